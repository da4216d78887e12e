import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { makeRequirement, rebuildObligations } from '@/lib/requirements/commands'
import { writeMessage } from './commands'
import { MOST_PEOPLE } from './inputs'
import { remindAgencies } from './jobs'
import { lateListed, writtenByHand } from './mails'
import { listRecipients, listSentMessages, nextReminders } from './queries'
import { greetingFor } from './written'

testDatabase()
afterAll(closeOwner)

/** Friday in Los Angeles. */
const NOW = new Date('2026-11-20T16:00:00Z')

let agencyId: string
let coordinator: Ctx
let coordinatorId: string
beforeEach(async () => {
  agencyId = await makeAgency('Marlow Bay')
  coordinatorId = await makePerson('Dana', 'Whitfield')
  await giveRole(coordinatorId, agencyId, 'coordinator', await makeLogin(coordinatorId))
  coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)], NOW)
  await makeRequirement(coordinator, {
    ...{ agencyId, name: 'First response', criterion: { kind: 'course', courseId: await makeCourse() } },
    ...{
      dueKind: 'by-date',
      dueBy: '2026-11-01',
      repeatMonths: null,
      population: 'everyone',
      effectiveFrom: '2026-01-01',
    },
  })
})
async function officer(confirmed = true, at = agencyId) {
  const personId = await makePerson('Marcus', 'Bell')
  await makeLogin(personId, `${personId}@agency.example`, confirmed)
  await serve(personId, at, { from: '2026-01-01' })
  await rebuildObligations(systemCtx('test', NOW))
  return personId
}
/** As it is listed where a letter went to somebody before they took back that they serve there. */
async function sentTo(personId: string) {
  await owner()`insert into notices (id, kind, key, person_id, state, made_at, due_at)
    values (${newId()}, 'reminders.dates', ${`${agencyId} ${personId} 2026-11-16`}, ${personId}, 'sent', now(), now())`
  return listSentMessages(coordinator, { agencyId })
}
const noticesOf = (personId: string) =>
  owner()`select kind, payload from notices where person_id = ${personId} and kind = 'reminders.written'`

describe('a message to people', () => {
  it('goes once to each, whoever sends it twice, and whoever cannot be reached is named with why', async () => {
    const [one, silent] = [await officer(), await officer(false)]
    const input = { agencyId, personIds: [one, silent, one], note: 'The test is open again.', key: newId() }
    const [first, again] = await Promise.all([writeMessage(coordinator, input), writeMessage(coordinator, input)])
    expect(first).toEqual({ sent: 1, leftOut: [{ personId: silent, why: 'no-address' }] })
    expect(again).toEqual(first)
    expect([await noticesOf(one), await noticesOf(silent)]).toMatchObject([[{ kind: 'reminders.written' }], []])
    expect(await writeMessage(coordinator, { ...input, key: newId() })).toMatchObject({
      ...{ sent: 0, leftOut: [{ personId: one, why: 'written-lately' }, { why: 'no-address' }] },
    })
    const [told] =
      await owner()`select detail from audit_events where event = 'message.written' and agency_id = ${agencyId}`
    expect(told?.detail).toEqual({ to: [one], leftOut: 1 })
  })

  it('leaves for nobody once whoever wrote it looks after nobody there any more', async () => {
    const payload = { agencyId, personId: await officer(), by: coordinatorId, note: 'Call me.' }
    await owner()`update roles set revoked_at = now() where person_id = ${coordinatorId}`
    expect(await writtenByHand.say(systemCtx('test', NOW), payload, null)).toEqual({
      moot: 'Whoever wrote it no longer looks after people there.',
    })
  })

  it('of who has not said that they serve there nobody reads another name than the agency wrote', async () => {
    const personId = await officer()
    await owner()`delete from joinings where person_id = ${personId}`
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      values (${agencyId}, ${personId}, 'M.', 'Belle', now())`
    const shown = [
      await listRecipients(coordinator, { agencyId, which: 'overdue' }),
      await nextReminders(coordinator, { agencyId }),
      await lateListed.say(systemCtx('test', NOW), { agencyId, personId: coordinatorId }, null),
      await sentTo(personId),
    ].map((each) => JSON.stringify(each))
    for (const text of shown) {
      expect(text).toContain('Belle')
      expect(text).not.toContain('Marcus')
    }
  })

  it('two coordinators at once are one letter to a person', async () => {
    const one = await officer()
    const otherId = await makePerson()
    const other = actingCtx(otherId, [coordinatorOf(agencyId)], NOW)
    const each = { agencyId, personIds: [one] }
    const sent = await Promise.all([writeMessage(coordinator, each), writeMessage(other, each)])
    expect(sent.map((answer) => answer.sent).sort()).toEqual([0, 1])
    expect(await noticesOf(one)).toHaveLength(1)
  })

  it('says what is missing when it leaves, with the words of whoever wrote, and nothing once all is done', async () => {
    const one = await officer()
    const payload = { agencyId, personId: one, by: coordinatorId, note: 'The test is open again.' }
    const say = (language: 'es' | null) => writtenByHand.say(systemCtx('test', NOW), payload, language)
    expect(await say(null)).toMatchObject({
      lines: [
        'Hello Marcus,',
        'The test is open again.',
        '“First response” was due on November 1, 2026.',
        expect.stringContaining('/training'),
        expect.stringMatching(/^Dana Whitfield, Marlow Bay, wrote this/),
      ],
    })
    expect(JSON.stringify(await say('es'))).toContain('vencía el 1 de noviembre de 2026')
    await owner()`update obligations set satisfied_on = '2026-11-19' where person_id = ${one}`
    expect(await say(null)).toMatchObject({ moot: expect.any(String) })
    expect(await writeMessage(coordinator, { agencyId, personIds: [one] })).toMatchObject({
      leftOut: [{ why: 'nothing-open' }],
    })
  })

  it('says of what comes before an act until when it is not to be done, also where nothing else is missing', async () => {
    const one = await officer()
    await owner()`update obligations set satisfied_on = '2026-11-19' where person_id = ${one}`
    await makeRequirement(coordinator, {
      ...{ agencyId, name: 'Forty hours', criterion: { kind: 'minutes', atLeast: 2400 }, dueKind: 'before-act' },
      ...{ limits: { heldBack: 'answer the line' }, population: 'everyone', effectiveFrom: '2026-01-01' },
    })
    const { items } = await listRecipients(coordinator, { agencyId, personId: one })
    expect(items[0]?.lines[0]).toBe('“Forty hours” has no last day. Until it is met, you may not yet answer the line.')
    expect(await listRecipients(coordinator, { agencyId })).toMatchObject({ total: 0 })
    const next = await nextReminders(coordinator, { agencyId })
    expect(next.people).toMatchObject([{ personId: one, dates: 0, gates: 1, firstDueOn: null }])
    expect(next.lists).toEqual([])
  })

  it('greets whoever has one name by it', () => {
    expect(greetingFor({ givenName: '', familyName: 'Sukarno' }, 'en')).toBe('Hello Sukarno,')
    expect(greetingFor({ givenName: 'Ada', familyName: 'Reyes' }, 'es')).toBe('Hola, Ada:')
  })

  it('reaches nobody of another agency, and comes from nobody but a coordinator there', async () => {
    const elsewhere = await makeAgency()
    const [mine, stranger] = [await officer(), await officer(true, elsewhere)]
    await expect(writeMessage(coordinator, { agencyId, personIds: [mine, stranger] })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await noticesOf(mine)).toEqual([])
    const sergeant = actingCtx(await makePerson(), [supervisorOf(agencyId)], NOW)
    await expect(writeMessage(sergeant, { agencyId, personIds: [mine] })).rejects.toMatchObject({ kind: 'forbidden' })
    const former = actingCtx(coordinatorId, [], NOW)
    for (const ask of [writeMessage, listRecipients, nextReminders, listSentMessages])
      await expect(ask(former, { agencyId, personIds: [mine] })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is of a length that a letter has, without signs that nobody sees', async () => {
    const one = await officer()
    await expect(writeMessage(coordinator, { agencyId, personIds: [one], note: 'x'.repeat(10_000) })).rejects.toThrow()
    await writeMessage(coordinator, { agencyId, personIds: [one], note: 'Please\u0007 read\u202e on.' })
    expect((await noticesOf(one))[0]?.payload).toMatchObject({ note: 'Please read on.' })
  })
})

describe('what a coordinator sees', () => {
  it('whom they can write to, with the letter of each', async () => {
    const one = await officer()
    const { items, total, subject } = await listRecipients(coordinator, { agencyId })
    expect({ total, subject }).toEqual({ total: 1, subject: 'A message about your training' })
    expect(items).toMatchObject([{ personId: one, leftOut: null, greeting: 'Hello Marcus,' }])
    expect(items[0]?.lines[0]).toBe('“First response” was due on November 1, 2026.')
    expect(await listRecipients(coordinator, { agencyId, which: 'due-30' })).toMatchObject({ items: [], total: 0 })
  })

  it('those who can be written to first, so that a hundred who cannot keep nobody away', async () => {
    const one = await officer()
    for (let n = 0; n < MOST_PEOPLE; n += 1) {
      const silent = await makePerson('Aaron', 'Abel')
      await serve(silent, agencyId, { from: '2026-01-01' })
    }
    await rebuildObligations(systemCtx('test', NOW))
    const { items, total } = await listRecipients(coordinator, { agencyId })
    expect([items.length, total, items[0]?.personId]).toEqual([MOST_PEOPLE, MOST_PEOPLE + 1, one])
  })

  it('what goes out on Monday as things stand, who is left out, and afterward what became of it', async () => {
    const [one, silent] = [await officer(), await officer(false)]
    const before = await nextReminders(coordinator, { agencyId })
    expect(before).toMatchObject({ on: '2026-11-23', totals: { goOut: 1, leftOut: 1 } })
    expect(before.people.map(({ personId, leftOut }) => [personId, leftOut]).sort()).toEqual(
      [
        [one, null],
        [silent, 'no-address'],
      ].sort(),
    )
    expect(before.letter?.text).toContain('Marlow Bay: One date has passed: November 1, 2026.')
    expect(before.lists).toMatchObject([{ personId: coordinatorId, givenName: 'Dana', people: 2 }])
    await remindAgencies(systemCtx('test', new Date('2026-11-23T16:00:00Z')))
    const monday = { ...coordinator, now: new Date('2026-11-23T17:00:00Z') }
    const after = await nextReminders(monday, { agencyId })
    expect(after.people.map(({ personId }) => personId)).toEqual([silent])
    expect(after.lists).toEqual([])
    const { items } = await listSentMessages(monday, { agencyId })
    expect(items.map(({ kind, to, state }) => [kind, to, state]).sort()).toEqual([
      ['dates', 'Bell, Marcus', 'waiting'],
      ['late-list', 'Whitfield, Dana', 'waiting'],
      ['welcome', `${silent}@agency.example`, 'waiting'],
    ])
  })

  it('a page of the log goes on where the one before ended', async () => {
    for (let n = 0; n < 3; n += 1) await officer()
    await remindAgencies(systemCtx('test', new Date('2026-11-23T16:00:00Z')))
    const first = await listSentMessages(coordinator, { agencyId, limit: 3 })
    const rest = await listSentMessages(coordinator, { agencyId, limit: 3, cursor: first.nextCursor ?? undefined })
    expect(new Set([...first.items, ...rest.items].map(({ noticeId }) => noticeId)).size).toBe(4)
    expect(rest.nextCursor).toBeNull()
  })
})
