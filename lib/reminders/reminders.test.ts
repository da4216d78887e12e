import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
} from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { enterCertification, withdrawCertification } from '@/lib/certifications/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { makeRequirement } from '@/lib/requirements/commands'
import { grantRelief } from '@/lib/requirements/reliefs/commands'
import { remindAgencies } from './jobs'
import { datesNear, lateListed, rosterWelcome } from './mails'

testDatabase()
afterAll(closeOwner)

/** Monday in Los Angeles. */
const MONDAY = new Date('2026-11-16T16:00:00Z')
const at = (day: string) => new Date(`${day}T16:00:00Z`)
const on = (now: Date): Ctx => systemCtx('test', now)

let agencyId: string
let unitId: string
let coordinator: Ctx
let coordinatorId: string
let requirementId: string
let courseId: string
beforeEach(async () => {
  agencyId = await makeAgency('Marlow Bay')
  unitId = await makeUnit(agencyId, 'Patrol')
  coordinatorId = await makePerson('Nadia', 'Haddad')
  const email = await makeLogin(coordinatorId)
  await giveRole(coordinatorId, agencyId, 'coordinator', email)
  coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)], MONDAY)
  courseId = await makeCourse()
})

/** Due on a day, for everybody who serves there. */
async function ask(dueBy: string) {
  const made = await makeRequirement(coordinator, {
    ...{ agencyId, name: 'Trafficking response', criterion: { kind: 'course', courseId }, dueKind: 'by-date', dueBy },
    ...{ repeatMonths: null, population: 'everyone', effectiveFrom: '2026-01-01' },
  })
  requirementId = made.requirementId
}
async function officer(confirmed = true, unit: string | null = unitId) {
  const personId = await makePerson('Marcus', 'Bell')
  await makeLogin(personId, `${personId}@agency.example`, confirmed)
  await serve(personId, agencyId, { from: '2026-01-01', unitId: unit })
  return personId
}
const keysOf = async (kind: { name: string }, personId: string) =>
  (await owner()`select key from notices where kind = ${kind.name} and person_id = ${personId} order by key`).map(
    ({ key }) => String(key).slice(-10),
  )
const said = async (now: Date, personId: string, language: 'es' | null = null) =>
  JSON.stringify(await datesNear.say(on(now), { agencyId, personId }, language))

describe('dates', () => {
  it('are written once for a week, however often it is looked at, and by how many at once', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    await Promise.all([remindAgencies(on(MONDAY)), remindAgencies(on(MONDAY))])
    await remindAgencies(on(at('2026-11-17')))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16'])
  })

  it('of a rule that was made after the letter of a week are in that of the next one, whatever day it reaches back to', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    await remindAgencies(on(new Date('2026-11-16T09:00:00Z')))
    await owner()`update obligations set satisfied_on = '2026-11-16' where person_id = ${personId}`
    // A month and a week before it were past when it was made.
    await ask('2026-11-25')
    await owner()`update obligations set due_on = '2026-12-10' where person_id = ${personId} and satisfied_on is null`
    await remindAgencies(on(at('2026-11-23')))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16', '2026-11-23'])
  })

  it('of weeks in which nothing ran come in one letter, on the first day on which it runs again', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    await remindAgencies(on(MONDAY))
    await remindAgencies(on(at('2026-12-03')))
    await remindAgencies(on(at('2026-12-04')))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16', '2026-11-30'])
  })

  it('are said in the language of their reader, by day and agency, and by no name of a training', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    const english = await said(MONDAY, personId)
    expect(english).toContain('Marlow Bay: One date is within seven days: November 20, 2026.')
    expect(await said(at('2026-11-21'), personId)).toContain('One date has passed: November 20, 2026.')
    expect(await said(at('2026-11-02'), personId)).toContain('One date is within thirty days')
    expect(await said(MONDAY, personId, 'es')).toContain('Una fecha cae en los próximos siete días: 20 de noviembre')
    expect(english).not.toContain('Trafficking')
  })

  it('are not written where they are met, waived or on leave, where the person left, or confirmed no address', async () => {
    const [met, waived, away, left, silent] = [
      await officer(),
      await officer(),
      await officer(),
      await officer(),
      await officer(false),
    ]
    await ask('2026-11-20')
    await earn(met, { courseId, earnedOn: '2026-11-10' })
    const relief = { agencyId, from: '2026-11-16', why: 'Surgery until the spring' }
    await grantRelief(coordinator, { ...relief, kind: 'waiver', personId: waived, requirementId })
    await grantRelief(coordinator, { ...relief, kind: 'leave', personId: away, untilOn: '2027-03-01' })
    await owner()`update affiliations set valid_to = '2026-11-15' where person_id = ${left}`
    await owner()`update obligations set ends_on = '2026-11-15' where person_id = ${left}`
    await remindAgencies(on(MONDAY))
    for (const personId of [met, waived, away, left, silent]) expect(await keysOf(datesNear, personId)).toEqual([])
    for (const personId of [met, waived, left]) expect(await said(MONDAY, personId)).toContain('moot')
  })

  it('say where they come from a new edition of a module that was completed before', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    const trigger = { kind: 'new-edition', edition: 2, name: '2026-11', differenceId: null, on: '2026-11-01' }
    await owner()`update obligations set explanation = jsonb_set(explanation, '{trigger}', ${owner().json(trigger)})
      where person_id = ${personId}`
    expect(await said(MONDAY, personId)).toContain(
      'Marlow Bay: One of these dates comes from a new edition of a module that you completed before.',
    )
    expect(await said(MONDAY, personId, 'es')).toContain('se debe a una nueva edición de un módulo')
  })

  it('of two agencies are one letter in the week', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    const elsewhere = await makeAgency('Harbor Light')
    await serve(personId, elsewhere, { from: '2026-01-01' })
    const theirs = actingCtx(coordinatorId, [coordinatorOf(elsewhere)], MONDAY)
    await makeRequirement(theirs, {
      ...{ agencyId: elsewhere, name: 'Confidentiality', criterion: { kind: 'course', courseId }, dueKind: 'by-date' },
      ...{ dueBy: '2026-11-21', repeatMonths: null, population: 'everyone', effectiveFrom: '2026-01-01' },
    })
    await remindAgencies(on(MONDAY))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16', '2026-11-16'])
    await tellAll(datesNear.name, plusMinutes(MONDAY, 10))
    const letters = await lettersTo(`${personId}@agency.example`)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.text).toContain('Marlow Bay: One date')
    expect(letters[0]?.text).toContain('Harbor Light: One date')
    await remindAgencies(on(at('2026-11-17')))
    expect(await keysOf(datesNear, personId)).toHaveLength(2)
  })

  it('are not a second letter on the day of another one', async () => {
    const personId = await officer()
    await ask('2026-11-20')
    const before = new Date('2026-11-16T10:00:00Z')
    await owner()`select put_notice(gen_random_uuid(), 'reminders.written', ${personId}, ${personId}, null, null, '{}', ${before}, null)`
    await remindAgencies(on(MONDAY))
    expect(await keysOf(datesNear, personId)).toEqual([])
    await remindAgencies(on(at('2026-11-17')))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16'])
  })
})

describe('what has to be met before an act', () => {
  /** Of everybody who serves there, from a day on. */
  async function gate(effectiveFrom: string) {
    const made = await makeRequirement(coordinator, {
      ...{ agencyId, name: 'Forty hours', criterion: { kind: 'minutes', atLeast: 2400 }, dueKind: 'before-act' },
      ...{ limits: { heldBack: 'answer the line' }, population: 'everyone', effectiveFrom },
    })
    requirementId = made.requirementId
  }
  const listOf = async () =>
    JSON.stringify(await lateListed.say(on(MONDAY), { agencyId, personId: coordinatorId }, null))

  it('is said once by itself, beside dates as long as it holds, and never as overdue nor by name', async () => {
    const personId = await officer()
    await gate('2026-11-11')
    for (const day of ['2026-11-10', '2026-11-16', '2026-11-23', '2026-11-30']) await remindAgencies(on(at(day)))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16'])
    const letter = await said(MONDAY, personId)
    expect(letter).toContain('Marlow Bay: One requirement comes before work that you may not do until it is met.')
    expect(letter).toContain('/training')
    expect(letter).not.toMatch(/overdue|passed|Forty hours|answer the line/)
    expect(await said(MONDAY, personId, 'es')).toContain('Un requisito va antes de un trabajo')
    await tellAll(datesNear.name, plusMinutes(MONDAY, 10))
    const subjects = async () => (await lettersTo(`${personId}@agency.example`)).map(({ subject }) => subject)
    expect(await subjects()).toEqual(['A step before some of your work'])
    await ask('2026-12-31')
    await remindAgencies(on(at('2026-12-07')))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16', '2026-12-07'])
    const beside = await said(at('2026-12-07'), personId)
    expect(beside).toContain('One date is within thirty days')
    expect(beside).toContain('One requirement comes before work')
    await tellAll(datesNear.name, plusMinutes(at('2026-12-07'), 10))
    expect(await subjects()).toContain('Dates to note')
  })

  it('is said to whoever had a letter before the rule was made, from whatever day on it asks, and only once', async () => {
    const [personId, other] = [await officer(), await officer()]
    await ask('2026-11-20')
    await owner()`update obligations set satisfied_on = '2026-11-12' where person_id = ${other}`
    const early = new Date('2026-11-16T09:00:00Z')
    await remindAgencies(on(early))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16'])
    await owner()`update obligations set satisfied_on = '2026-11-16' where person_id = ${personId}`
    // On the same Monday, after the letter.
    await gate('2026-01-01')
    for (const day of ['2026-11-17', '2026-11-23', '2026-11-30']) await remindAgencies(on(at(day)))
    expect(await keysOf(datesNear, personId)).toEqual(['2026-11-16', '2026-11-23'])
    expect(await keysOf(datesNear, other)).toEqual(['2026-11-16'])
  })

  it('is not said once it is met or waived, nor to who is on leave, left, or confirmed no address', async () => {
    const [met, waived, away, left] = [await officer(), await officer(), await officer(), await officer()]
    const silent = await officer(false)
    await gate('2026-11-11')
    const relief = { agencyId, from: '2026-11-11', why: 'Surgery until the spring' }
    await grantRelief(coordinator, { ...relief, kind: 'waiver', personId: waived, requirementId })
    await grantRelief(coordinator, { ...relief, kind: 'leave', personId: away, untilOn: '2027-03-01' })
    await owner()`update obligations set satisfied_on = '2026-11-12' where person_id = ${met}`
    await owner()`update obligations set ends_on = '2026-11-15' where person_id = ${left}`
    await remindAgencies(on(MONDAY))
    for (const personId of [met, waived, away, left, silent]) expect(await keysOf(datesNear, personId)).toEqual([])
    for (const personId of [met, waived, away, left]) expect(await said(MONDAY, personId)).toContain('moot')
  })

  it('is counted of those whom a supervisor looks after, and of nobody else', async () => {
    const supervisorId = await makePerson('Lee', 'Park')
    await giveRole(supervisorId, agencyId, 'supervisor', await makeLogin(supervisorId))
    await owner()`update roles set unit_id = ${unitId} where person_id = ${supervisorId}`
    const elsewhere = await makeUnit(agencyId, 'Records')
    for (const unit of [unitId, elsewhere, elsewhere]) await officer(true, unit)
    await gate('2026-11-11')
    await ask('2026-10-14')
    const list = JSON.stringify(await lateListed.say(on(MONDAY), { agencyId, personId: supervisorId }, null))
    expect(list).toContain('1 person is not yet cleared for something')
    expect(await listOf()).toContain('3 people are not yet cleared for something')
  })

  it('is a count in the list of a Monday, and no reason for one', async () => {
    await officer()
    await officer()
    await gate('2026-11-11')
    await remindAgencies(on(MONDAY))
    expect(await keysOf(lateListed, coordinatorId)).toEqual([])
    expect(await listOf()).toContain('moot')
    await ask('2026-10-14')
    const list = await listOf()
    expect(list).toContain('2 people have dates that have passed')
    expect(list).toContain('Bell, Marcus: 1 date, the first October 14, 2026')
    expect(list).toContain('2 people are not yet cleared for something')
    expect(list).toContain(`/agency?due=not-cleared&agency=${agencyId}`)
  })

  it('is said in the welcome to somebody new of whom it is asked', async () => {
    const fresh = await officer(false)
    const welcome = async () =>
      JSON.stringify(await rosterWelcome.say(on(MONDAY), { agencyId, email: `${fresh}@agency.example` }, null))
    expect(await welcome()).not.toContain('no last day')
    await gate('2026-11-11')
    expect(await welcome()).toContain('It has no last day, and stands there as well.')
  })
})

describe('a certification that runs out', () => {
  const ADDED = { kind: 'first-aid', issuer: 'County', issuedOn: '2025-01-02' }
  const enter = async (personId: string, expiresOn: string, more: object = {}) =>
    (await enterCertification(coordinator, { agencyId, personId, ...ADDED, expiresOn, ...more })).certificationId
  const days = async (personId: string) => {
    await remindAgencies(on(MONDAY))
    return keysOf(datesNear, personId)
  }

  it('is told to its holder ninety, thirty and seven days before, by day and by no name, in the letter about dates', async () => {
    const [quarter, month, week, later] = [await officer(), await officer(), await officer(), await officer()]
    await enter(quarter, '2027-02-14')
    await enter(month, '2026-12-16')
    await enter(week, '2026-11-23')
    await enter(later, '2027-02-15')
    for (const personId of [quarter, month, week]) expect(await days(personId)).toEqual(['2026-11-16'])
    expect(await days(later)).toEqual([])
    expect(await said(MONDAY, quarter)).toContain('One certification runs out within ninety days: February 14, 2027.')
    expect(await said(MONDAY, month)).toContain('One certification runs out within thirty days: December 16, 2026.')
    const letter = await said(MONDAY, week, 'es')
    expect(letter).toContain('Una certificación vence en los próximos siete días: 23 de noviembre de 2026.')
    expect(letter).not.toMatch(/first-aid|First aid|County/)
    await remindAgencies(on(at('2026-11-23')))
    expect(await keysOf(datesNear, month)).toEqual(['2026-11-16'])
  })

  it('is not told once a renewal was entered, it was withdrawn, its holder left, or while nobody verified it', async () => {
    const [renewed, withdrawn, left, waiting] = [await officer(), await officer(), await officer(), await officer()]
    const of = [
      await enter(renewed, '2026-12-01'),
      await enter(withdrawn, '2026-12-01'),
      await enter(left, '2026-12-01'),
    ]
    const mine = actingCtx(renewed, [], MONDAY)
    await enterCertification(mine, {
      ...{ agencyId, ...ADDED, issuedOn: '2026-11-01', expiresOn: '2028-11-01', followsId: of[0] },
    })
    await enterCertification(actingCtx(waiting, [], MONDAY), { agencyId, ...ADDED, expiresOn: '2026-12-01' })
    await withdrawCertification(coordinator, { certificationId: of[1], why: 'Entered by mistake' })
    await owner()`update affiliations set valid_to = '2026-11-15' where person_id = ${left}`
    for (const personId of [renewed, withdrawn, left, waiting]) {
      expect(await days(personId)).toEqual([])
      expect(await said(MONDAY, personId)).toContain('moot')
    }
  })

  it('stands in the list of whoever looks after its holder from a month before to a month after, by no name, and never in their own', async () => {
    const [soon, expired, later, long] = [await officer(), await officer(), await officer(), await officer()]
    await enter(soon, '2026-12-16')
    await enter(expired, '2026-10-17')
    await enter(later, '2026-12-17')
    await enter(long, '2026-10-16')
    await remindAgencies(on(MONDAY))
    expect(await keysOf(lateListed, coordinatorId)).toEqual(['2026-11-16'])
    const list = JSON.stringify(await lateListed.say(on(MONDAY), { agencyId, personId: coordinatorId }, null))
    expect(list).toContain('2 people have certifications that run out within thirty days')
    expect(list).toContain('Bell, Marcus: 1 certification, the first October 17, 2026')
    expect(list).not.toMatch(/First aid|first-aid|dates that have passed/)
    const elsewhere = await makeUnit(agencyId, 'Investigations')
    const sergeant = await officer(true, elsewhere)
    await giveRole(sergeant, agencyId, 'supervisor', `${sergeant}@agency.example`)
    await owner()`update roles set unit_id = ${elsewhere} where person_id = ${sergeant}`
    await enter(sergeant, '2026-12-01')
    expect(JSON.stringify(await lateListed.say(on(MONDAY), { agencyId, personId: sergeant }, null))).toContain('moot')
  })
})

describe('the list of a Monday', () => {
  const listOf = async (personId: string) =>
    JSON.stringify(await lateListed.say(on(MONDAY), { agencyId, personId }, null))

  async function supervisor(unit: string) {
    const personId = await officer(true, unit)
    await giveRole(personId, agencyId, 'supervisor', `${personId}@agency.example`)
    await owner()`update roles set unit_id = ${unit} where person_id = ${personId}`
    return personId
  }

  it('names whom its reader looks after, never themselves nor with what', async () => {
    const elsewhere = await makeUnit(agencyId, 'Investigations')
    const [sergeant, other] = [await supervisor(unitId), await supervisor(elsewhere)]
    await officer()
    await ask('2026-10-14')
    await Promise.all([remindAgencies(on(MONDAY)), remindAgencies(on(MONDAY))])
    expect([await keysOf(lateListed, sergeant), await keysOf(lateListed, other)]).toEqual([['2026-11-16'], []])
    expect(await keysOf(lateListed, coordinatorId)).toEqual(['2026-11-16'])
    expect(await listOf(sergeant)).toContain('Bell, Marcus: 1 date, the first October 14, 2026')
    expect(await listOf(sergeant)).toContain('1 person has')
    expect(await listOf(coordinatorId)).toContain('3 people have')
    expect(await listOf(sergeant)).not.toContain('Trafficking')
  })

  it('is none where nobody is overdue, and for whoever was one who looked after them', async () => {
    await officer()
    await ask('2026-11-20')
    await remindAgencies(on(MONDAY))
    expect(await keysOf(lateListed, coordinatorId)).toEqual([])
    await ask('2026-10-14')
    await owner()`update roles set revoked_at = now() where person_id = ${coordinatorId}`
    await remindAgencies(on(MONDAY))
    expect(await keysOf(lateListed, coordinatorId)).toEqual([])
    expect(await listOf(coordinatorId)).toContain('no longer look after')
  })
})

describe('a welcome', () => {
  const welcomes = async () =>
    (
      await owner()`select address from notices where kind = ${rosterWelcome.name} and starts_with(key, ${agencyId})`
    ).map(({ address }) => address)

  it('goes once to the address that a roster gave to somebody new, and not to whoever confirmed theirs', async () => {
    await officer()
    const fresh = await officer(false)
    const today = new Date()
    await remindAgencies(on(today))
    await owner()`update affiliations set recorded_at = now() where person_id = ${fresh}`
    await remindAgencies(on(today))
    const email = `${fresh}@agency.example`
    expect(await welcomes()).toEqual([email])
    expect(JSON.stringify(await rosterWelcome.say(on(today), { agencyId, email }, 'es'))).toContain('Marlow Bay lleva')
    await owner()`update logins set verified_at = now() where person_id = ${fresh}`
    expect(await rosterWelcome.say(on(today), { agencyId, email }, null)).toMatchObject({ moot: expect.any(String) })
  })

  it('is none for whoever is no longer on the roster', async () => {
    const fresh = await officer(false)
    await owner()`update affiliations set valid_to = '2026-02-01' where person_id = ${fresh}`
    await remindAgencies(on(new Date()))
    expect(await welcomes()).toEqual([])
  })
})
