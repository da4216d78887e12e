import net, { type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { closeOwner, makeAgency, makeLogin, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write, writeIfNeeded } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { type NoticeKind, notify } from '@/lib/platform/notify'
import { plusMinutes } from '@/lib/platform/time'
import { delivery } from './deliver'
import { listOutbox } from './queries'
import { notices } from './tables'

testDatabase()

/** As much of a mail server as letters need; it refuses while it is told to. */
const letters: string[] = []
let refuses = false
const server = net.createServer((socket) => {
  let letter: string[] | null = null
  socket.write('220 mail.example\r\n')
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    for (const line of bytes.toString('utf8').split('\r\n')) {
      if (letter && line !== '.') letter.push(line)
      else if (letter) {
        letters.push(letter.join('\n'))
        letter = null
        socket.write('250 ok\r\n')
      } else if (line === 'DATA') {
        letter = []
        socket.write('354 go on\r\n')
      } else if (line) socket.write(refuses && line.startsWith('MAIL') ? '451 later\r\n' : '250 ok\r\n')
    }
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
const withMailServer = () => {
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  forgetEnv()
}
afterEach(() => {
  delete process.env.SMTP_URL
  forgetEnv()
  letters.length = 0
  refuses = false
})
afterAll(async () => {
  server.close()
  await closeOwner()
})

const payload = z.object({ about: z.string() })
type About = z.infer<typeof payload>
const moot = new Set<string>()
const kind = (name: string, rest: Partial<NoticeKind<About>> = {}): NoticeKind<About> => ({
  ...{ name, payload, urgency: 'by-day', goesTo: 'person', subject: 'Something for you' },
  say: async (_, { about }) => (moot.has(about) ? { moot: 'It is over.' } : { lines: [`About ${about}.`] }),
  ...rest,
})
const plain = kind('test.plain')
const urgent = kind('test.urgent', { urgency: 'at-once', goesTo: 'given' })
const gathered = kind('test.gathered', { digest: { opening: ['Hello.'], closing: ['Goodbye.'] } })
const kinds = [plain, urgent, gathered] as unknown as readonly NoticeKind<never>[]

/** Noon and midnight in Los Angeles. */
const noon = new Date('2026-11-20T20:00:00Z')
const midnight = new Date('2026-11-21T08:00:00Z')
const morning = new Date('2026-11-21T15:00:00Z')

async function officer(confirmed = true) {
  const [personId, agencyId] = [await makePerson(), await makeAgency()]
  await serve(personId, agencyId, { from: '2026-01-01' })
  return { personId, to: await makeLogin(personId, `${personId}@agency.example`, confirmed) }
}
type Whom = { personId?: string; to?: string }
const put = (what: NoticeKind<About>, about: string, whom: Whom, key: string = newId()) =>
  writeIfNeeded(systemCtx('test', noon), (w) => notify(w, what, { about }, { key, ...whom }))
const { run } = delivery(kinds)
async function deliver(now: Date) {
  for (const { id } of await owner()`select id from notices where state in ('waiting', 'sending') order by id`)
    await run(systemCtx('test', now), { noticeId: String(id) })
}
const states = async (personId: string) =>
  (await owner()`select state from notices where person_id = ${personId} order by id`).map(({ state }) => state)

describe('a notice', () => {
  it('is sent once under its key, however often it is put down or its job runs', async () => {
    withMailServer()
    const { personId, to } = await officer()
    for (let times = 0; times < 3; times += 1) await put(plain, 'one thing', { personId }, `${personId} one`)
    await deliver(noon)
    await put(plain, 'one thing', { personId }, `${personId} one`)
    await deliver(noon)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain(`To: ${to}`)
    expect(await states(personId)).toEqual(['sent'])
    const [row] = await owner()`select payload, letter, address from notices where person_id = ${personId}`
    expect(row).toEqual({ payload: null, letter: null, address: to })
  })

  it('is nothing where the change that causes it is not made', async () => {
    const { personId } = await officer()
    const change = write(systemCtx('test', noon), 'person.added', async (w) => {
      await notify(w, plain, { about: 'nothing' }, { key: newId(), personId })
      throw new Error('No.')
    })
    await expect(change).rejects.toThrow('No.')
    expect(await states(personId)).toEqual([])
  })

  it('that is moot when it is to be sent is not sent, and the log says why', async () => {
    withMailServer()
    const { personId } = await officer()
    await put(plain, 'what was cancelled', { personId })
    moot.add('what was cancelled')
    await deliver(noon)
    expect(letters).toEqual([])
    const [row] = await owner()`select state, why_moot, payload from notices where person_id = ${personId}`
    expect(row).toEqual({ state: 'moot', why_moot: 'It is over.', payload: null })
  })

  it('goes to nobody who never confirmed an address, unless it is about that address', async () => {
    withMailServer()
    const { personId, to } = await officer(false)
    await put(plain, 'their person', { personId })
    await put(urgent, 'the address', { to })
    await deliver(noon)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain('About the address.')
    expect(await states(personId)).toEqual(['moot'])
  })

  it('waits through the night of its reader, unless it is urgent', async () => {
    withMailServer()
    const { personId, to } = await officer()
    await put(plain, 'no hurry', { personId })
    await put(urgent, 'a code', { to })
    await deliver(midnight)
    expect(letters.map((letter) => /About .*/.exec(letter)?.[0])).toEqual(['About a code.'])
    const [job] =
      await owner()`select max(j.run_at) filter (where j.key like '% %') as run_at from graphile_worker.jobs j
      join notices n on j.key like 'notice:' || n.id || '%' where n.person_id = ${personId}`
    expect(job?.run_at).toEqual(morning)
    await deliver(morning)
    expect(letters).toHaveLength(2)
  })

  it('of a digest takes along the others that wait for the same person, and no one else’s', async () => {
    withMailServer()
    const [one, other] = [await officer(), await officer()]
    for (const about of ['this', 'that', 'an old thing']) await put(gathered, about, { personId: one.personId })
    await put(gathered, 'their own', { personId: other.personId })
    moot.add('an old thing')
    await deliver(morning)
    expect(letters).toHaveLength(2)
    expect(letters[0]).toContain('Hello.\n\nAbout this.\n\nAbout that.\n\nGoodbye.')
    expect(letters[1]).toContain('Hello.\n\nAbout their own.\n\nGoodbye.')
    expect(await states(one.personId)).toEqual(['sent', 'sent', 'moot'])
  })

  it('that the mail server refuses is tried again, with all that it carries', async () => {
    withMailServer()
    refuses = true
    const { personId } = await officer()
    for (const about of ['first', 'second']) await put(gathered, about, { personId })
    const [first] = await owner()`select id from notices where person_id = ${personId} order by id`
    const again = () => run(systemCtx('test', noon), { noticeId: String(first?.id) })
    await expect(again()).rejects.toThrow()
    expect([letters, await states(personId)]).toEqual([[], ['sending', 'sending']])
    refuses = false
    await again()
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain('About first.\n\nAbout second.')
    expect(await states(personId)).toEqual(['sent', 'sent'])
  })
})

describe('without a mail server', () => {
  it('the demonstration world shows a letter at once, and until when it would have waited', async () => {
    const { personId, to } = await officer()
    await put(plain, 'the night', { personId })
    await deliver(midnight)
    const [letter] = await listOutbox()
    expect(letter).toEqual({
      ...{ to, subject: 'Something for you', text: 'About the night.' },
      ...{ sentAt: midnight.toISOString(), waitsUntil: morning.toISOString() },
    })
  })

  it('what the clock gathers waits for the morning of its reader there too', async () => {
    const { personId, to } = await officer()
    const now = plusMinutes(midnight, -10)
    await writeIfNeeded(systemCtx('test', now), (w) =>
      notify(w, gathered, { about: 'the week' }, { key: newId(), personId, notBefore: midnight }),
    )
    await deliver(midnight)
    expect(await states(personId)).toEqual(['waiting'])
    await deliver(morning)
    const [letter] = await listOutbox()
    expect(letter).toMatchObject({ to, sentAt: morning.toISOString(), waitsUntil: null })
  })

  it('nobody but the system reads what was told to whom', async () => {
    const { personId } = await officer()
    await put(plain, 'a secret', { personId })
    const person = { kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } } as const
    const seen = await read({ ...systemCtx('test'), actor: person }, (tx) => tx.select().from(notices))
    expect(seen).toEqual([])
  })
})
