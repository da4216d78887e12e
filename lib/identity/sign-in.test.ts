import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, it, test } from 'vitest'
import { closeOwner } from '@/e2e/support/facts'
import { waitingFor } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { networkOf } from '@/lib/platform/client-address'
import { connect } from '@/lib/platform/connection'
import { anyoneCtx, type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { countTry } from '@/lib/platform/rate-limit'
import { plusMinutes } from '@/lib/platform/time'
import { endOtherSessions, endSession, makeToken, revokeToken } from './commands'
import { addressCode, otherRecordCode, signInCode } from './mails'
import { addPerson } from './people'
import { findSessionActor, findTokenActor, listMySessions } from './queries'
import { requestCode, signIn } from './sign-in'
import { writeUses } from './signs-of-life'
import { people } from './tables'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const caller = { device: 'Firefox on Windows', network: null }
const from = (network: string) => ({ device: 'Chrome on Windows', network })
const at = (minutes: number): Ctx => ({ ...anyoneCtx(), now: plusMinutes(now, minutes) })
let count = 0

/** Somebody in the record with an address nobody else has. */
async function somebody() {
  count += 1
  const email = `person-${count}@agency.example`
  const { personId } = await write(systemCtx('test', now), 'person.added', (w) =>
    addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }),
  )
  return { email, personId }
}

/** The codes that wait to be sent. */
async function codesTo(email: string): Promise<string[]> {
  return (await waitingFor(email)).map(({ code }) => String(code))
}

async function codeFor(email: string): Promise<string> {
  await requestCode(at(0), { email }, caller)
  return (await codesTo(email)).at(-1) ?? ''
}

const wrong = (code: string) => (code === '000000' ? '111111' : '000000')

describe('signing in by code', () => {
  it('lets the person of the address in, whatever the case of the letters', async () => {
    const { email, personId } = await somebody()
    const code = await codeFor(email)
    expect(code).toMatch(/^\d{6}$/)
    const started = await signIn(at(1), { email: email.toUpperCase(), code }, caller)
    expect(started.personId).toBe(personId)
    expect((await findSessionActor(started.sessionId, at(2).now))?.actor.personId).toBe(personId)
  })

  it('makes a record for a newcomer, with one name as well as with two', async () => {
    for (const [given, sortName] of [
      ['', 'sukarno'],
      ['Nia', 'sukarno, nia'],
    ] as const) {
      count += 1
      const email = `newcomer-${count}@agency.example`
      await requestCode(at(0), { email, givenName: given, familyName: 'Sukarno' }, caller)
      const [code] = await codesTo(email)
      const { personId } = await signIn(at(1), { email, code }, caller)
      const [row] = await read(systemCtx('test'), (tx) => tx.select().from(people).where(eq(people.id, personId)))
      expect(row).toMatchObject({ givenName: given, familyName: 'Sukarno', sortName })
    }
  })

  it('sends a letter without a way in but the code: nothing that follows its links uses it up or signs in', async () => {
    for (const kind of [signInCode, addressCode, otherRecordCode]) {
      const said = await kind.say(at(0), { code: '123456', sentAt: at(0).now.toISOString() }, 'en')
      const text = JSON.stringify(said)
      expect(text).toContain('123456')
      expect(text).not.toMatch(/https?:|www\.|\/sign-in/)
    }
  })

  it('takes a code once', async () => {
    const { email } = await somebody()
    const code = await codeFor(email)
    await signIn(at(1), { email, code }, caller)
    await expect(signIn(at(2), { email, code }, caller)).rejects.toThrow('used up')
  })

  it('takes no code after ten minutes', async () => {
    const { email } = await somebody()
    const code = await codeFor(email)
    await expect(signIn(at(10), { email, code }, caller)).rejects.toThrow('too old')
  })

  it('counts wrong tries and refuses even the right code after five', async () => {
    const { email } = await somebody()
    const code = await codeFor(email)
    await expect(signIn(at(1), { email, code: wrong(code) }, caller)).rejects.toThrow('4 tries left')
    for (let i = 0; i < 4; i += 1) await signIn(at(1), { email, code: wrong(code) }, caller).catch(() => {})
    await expect(signIn(at(1), { email, code }, caller)).rejects.toThrow('used up')
  })

  it('answers an unknown address in the same words and sends nothing', async () => {
    const unknown = 'nobody@elsewhere.example'
    const { email } = await somebody()
    const [one, other] = [
      await requestCode(at(0), { email: unknown }, caller),
      await requestCode(at(0), { email }, caller),
    ]
    expect({ ...one, request: '' }).toEqual({ ...other, request: '' })
    expect(await codesTo(unknown)).toEqual([])
    await expect(signIn(at(1), { email: unknown, code: '123456' }, caller)).rejects.toThrow('4 tries left')
  })

  it('sends at most one code a minute and five in a quarter of an hour', async () => {
    const { email } = await somebody()
    await requestCode(at(0), { email }, caller)
    await expect(requestCode(at(0.5), { email }, caller)).rejects.toThrow('wait a minute')
    for (const minute of [2, 4, 6]) await requestCode(at(minute), { email }, caller)
    await expect(requestCode(at(8), { email }, caller)).rejects.toThrow('Too many tries')
  })

  it('adds a newcomer only when the code has proved the address', async () => {
    const email = 'newcomer@elsewhere.example'
    await requestCode(at(0), { email, givenName: 'Nia', familyName: 'Brandt' }, caller)
    const known = () =>
      read(systemCtx('test'), (tx) => tx.execute(sql`select 1 from logins where identifier = ${email}`))
    expect(await known()).toHaveLength(0)
    const code = (await codesTo(email)).at(-1) ?? ''
    await signIn(at(1), { email, code }, caller)
    expect(await known()).toHaveLength(1)
  })

  it('never keeps the code itself', async () => {
    const { email } = await somebody()
    const code = await codeFor(email)
    const rows = await read(systemCtx('test'), (tx) =>
      tx.execute(sql`select row_to_json(c)::text as text from sign_in_codes c where email = ${email}`),
    )
    expect(String(rows[0]?.text)).not.toContain(code)
  })
})

describe('strangers who ask for codes', () => {
  const own = { device: 'Firefox on Windows', network: '198.51.100.7', remembers: () => true }

  it('do not keep out a browser that signed in before: it has its own code, and its own tries', async () => {
    const { email, personId } = await somebody()
    for (let i = 0; i < 5; i += 1) await requestCode(at(i * 2), { email }, from('203.0.113.5'))
    await expect(requestCode(at(10), { email }, from('203.0.113.5'))).rejects.toThrow('Too many tries')
    await requestCode(at(10), { email }, own)
    const code = (await codesTo(email)).at(-1) ?? ''
    for (let i = 0; i < 8; i += 1)
      await signIn(at(10), { email, code: wrong(code) }, from('203.0.113.5')).catch(() => null)
    await expect(signIn(at(11), { email, code }, from('203.0.113.5'))).rejects.toThrow()
    expect((await signIn(at(11), { email, code }, own)).personId).toBe(personId)
  })

  it('do not shut an address out for other networks, and cannot flood its mailbox from many', async () => {
    const { email } = await somebody()
    for (let i = 0; i < 5; i += 1) await requestCode(at(i * 2), { email }, from('203.0.113.6'))
    await expect(requestCode(at(11), { email }, from('203.0.113.6'))).rejects.toThrow('Too many tries')
    await requestCode(at(11), { email }, from('203.0.113.7'))
    const flood = Array.from({ length: 30 }, (_, i) => i).map((i) =>
      requestCode(at(12), { email }, from(`192.0.2.${i}`)).catch((error: Error) => error.message),
    )
    expect((await Promise.all(flood)).filter((answer) => typeof answer !== 'string')).toHaveLength(14)
  })

  it('neither use up, nor replace, nor name what somebody asked for who signs in for the first time', async () => {
    const email = 'first-time@elsewhere.example'
    const home = from('198.51.100.30')
    await requestCode(at(0), { email, givenName: 'Some', familyName: 'Insult' }, from('203.0.113.40'))
    const asked = await requestCode(at(0), { email, givenName: 'Nia', familyName: 'Brandt' }, home)
    const [planted = '', own = ''] = await codesTo(email)
    await requestCode(at(1), { email, givenName: 'Some', familyName: 'Insult' }, from('203.0.113.40'))
    for (let i = 0; i < 6; i += 1)
      await signIn(at(1), { email, code: wrong(own) }, from('203.0.113.40')).catch(() => null)
    await expect(signIn(at(2), { email, code: own }, from('203.0.113.40'))).rejects.toThrow()
    await expect(signIn(at(2), { email, code: planted, request: asked.request }, home)).rejects.toThrow('tries left')
    const onAnotherNetwork = from('198.51.100.31')
    const { personId } = await signIn(at(3), { email, code: own, request: asked.request }, onAnotherNetwork)
    const [person] = await read(systemCtx('test'), (tx) =>
      tx.execute(sql`select family_name as name from people where id = ${personId}`),
    )
    expect(person?.name).toBe('Brandt')
  })

  it('from one network ask for ten codes a day, and leave the others theirs', async () => {
    const { email } = await somebody()
    const room = from('203.0.113.41')
    const day = (quarter: number, minute: number) => at(quarter * 15 + minute)
    for (let i = 0; i < 10; i += 1) await requestCode(day(Math.floor(i / 5), (i % 5) * 2), { email }, room)
    await expect(requestCode(day(4, 0), { email }, room)).rejects.toThrow('Too many tries')
    await requestCode(day(4, 0), { email }, from('203.0.113.42'))
  })

  it('count as one network where IPv6 gives a household billions of addresses', async () => {
    const { email } = await somebody()
    for (let i = 0; i < 5; i += 1) await requestCode(at(i * 2), { email }, from(`2001:db8:1:2::${i + 1}`))
    await expect(requestCode(at(11), { email }, from('2001:db8:1:2::99'))).rejects.toThrow('Too many tries')
  })
})

test('wrong codes of a network count and right ones do not; after a hundred of them it waits', async () => {
  const room = from('203.0.113.77')
  const count = () => countTry({ ...systemCtx('test'), now: at(1).now }, `sign-in-wrong:${networkOf(room.network)}`, 60)
  for (let i = 0; i < 99; i += 1) await count()
  const comeIn = async () => {
    const { email, personId } = await somebody()
    await requestCode(at(0), { email }, room)
    const signed = await signIn(at(1), { email, code: (await codesTo(email)).at(-1) ?? '' }, room)
    expect(signed.personId).toBe(personId)
  }
  for (let i = 0; i < 3; i += 1) await comeIn()
  await count()
  await expect(comeIn()).rejects.toThrow('Too many tries')
})

test('five wrong codes of a colleague who names no request leave whoever asked their own', async () => {
  const { email, personId } = await somebody()
  const room = from('203.0.113.79')
  const { request } = await requestCode(at(0), { email }, room)
  const code = (await codesTo(email)).at(-1) ?? ''
  for (let i = 0; i < 5; i += 1) await signIn(at(1), { email, code: wrong(code) }, room).catch(() => null)
  await expect(signIn(at(1), { email, code }, room)).rejects.toThrow('used up')
  expect((await signIn(at(1), { email, code, request }, room)).personId).toBe(personId)
})

test('a class of seventy behind one network signs in within fifteen minutes, mistakes included', async () => {
  const room = { device: 'Edge on Windows', network: '198.51.100.20' }
  for (let i = 0; i < 70; i += 1) {
    const { email, personId } = await somebody()
    await requestCode(at(i / 10), { email }, room)
    const code = (await codesTo(email)).at(-1) ?? ''
    await signIn(at(i / 10), { email, code: wrong(code) }, room).catch(() => null)
    expect((await signIn(at(i / 10 + 1), { email, code }, room)).personId).toBe(personId)
  }
}, 120_000)

describe('a session', () => {
  const signedIn = async () => {
    const { email, personId } = await somebody()
    const { sessionId } = await signIn(at(1), { email, code: await codeFor(email) }, caller)
    const held = await findSessionActor(sessionId, at(1).now)
    if (!held) throw new Error('not signed in')
    return { personId, sessionId, ctx: personCtx(held.actor, at(1).now) }
  }

  it('ends at once when it is ended', async () => {
    const { ctx, sessionId } = await signedIn()
    await endSession(ctx, { sessionId })
    expect(await findSessionActor(sessionId, at(1).now)).toBeNull()
  })

  it('ends after two hours without activity', async () => {
    const { sessionId } = await signedIn()
    expect(await findSessionActor(sessionId, at(120).now)).not.toBeNull()
    expect(await findSessionActor(sessionId, at(122).now)).toBeNull()
  })

  it('goes on while there are signs of life, each noted at most once a minute', async () => {
    const { sessionId } = await signedIn()
    const owner = connect('owner', { max: 1 })
    const seenAt = async (minute: number) => {
      expect(await findSessionActor(sessionId, at(minute).now, { seen: true })).not.toBeNull()
      await writeUses()
      const [row] = await owner<{ at: Date }[]>`select last_seen_at as at from sessions where id = ${sessionId}`
      return row?.at.getTime()
    }
    expect(await seenAt(100)).toBe(at(100).now.getTime())
    expect(await seenAt(100.5)).toBe(at(100).now.getTime())
    expect(await seenAt(210)).toBe(at(210).now.getTime())
    expect(await findSessionActor(sessionId, at(331).now, { seen: true })).toBeNull()
    await owner.end()
  })

  it('stays ended when it ends before its sign of life is noted', async () => {
    const { ctx, sessionId } = await signedIn()
    expect(await findSessionActor(sessionId, at(100).now, { seen: true })).not.toBeNull()
    await endSession(ctx, { sessionId })
    await writeUses()
    expect(await findSessionActor(sessionId, at(101).now, { seen: true })).toBeNull()
  })

  it('is listed to its owner alone, and nobody else can end it', async () => {
    const mine = await signedIn()
    const theirs = await signedIn()
    expect((await listMySessions(mine.ctx)).items.map((each) => each.id)).toEqual([mine.sessionId])
    await expect(endSession(mine.ctx, { sessionId: theirs.sessionId })).rejects.toThrow('does not exist')
    expect(await findSessionActor(theirs.sessionId, at(1).now)).not.toBeNull()
  })

  it('makes tokens that act for their owner until they are revoked, and that only read unless told otherwise', async () => {
    const { ctx, personId } = await signedIn()
    const { id, token } = await makeToken(ctx, { name: 'nightly report', mayWrite: false, days: 30 })
    const actor = await findTokenActor(token, at(2).now)
    expect(actor?.personId).toBe(personId)
    if (!actor) return
    await expect(makeToken(personCtx(actor, at(2).now), { name: 'another', mayWrite: true, days: 1 })).rejects.toThrow(
      'not with a token',
    )
    await revokeToken(ctx, { tokenId: id })
    expect(await findTokenActor(token, at(2).now)).toBeNull()
    expect(await findTokenActor(`${token}x`, at(2).now)).toBeNull()
  })

  it('are made and ended from a browser only: a token makes no tokens and ends no sessions, whatever it may write', async () => {
    const { ctx, sessionId } = await signedIn()
    const { id, token } = await makeToken(ctx, { name: 'loads the roster', mayWrite: true, days: 30 })
    const actor = await findTokenActor(token, at(2).now)
    if (!actor) throw new Error('no token')
    const program = personCtx(actor, at(2).now)
    for (const attempt of [
      () => makeToken(program, { name: 'another', mayWrite: true, days: 365 }),
      () => revokeToken(program, { tokenId: id }),
      () => endSession(program, { sessionId }),
      () => endOtherSessions(program),
    ])
      await expect(attempt()).rejects.toThrow('not with a token')
    expect(await findSessionActor(sessionId, at(2).now)).not.toBeNull()
  })

  it('end with everything else when somebody ends all but this one', async () => {
    const { ctx, sessionId } = await signedIn()
    const { token } = await makeToken(ctx, { name: 'nightly report', mayWrite: true, days: 30 })
    expect(await endOtherSessions(ctx)).toEqual({ ended: 0, revoked: 1 })
    expect(await findTokenActor(token, at(2).now)).toBeNull()
    expect(await findSessionActor(sessionId, at(2).now)).not.toBeNull()
  })
})
