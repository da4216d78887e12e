import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { changeHourSettings } from '@/lib/agencies/hour-settings'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { getMyTranscript } from '@/lib/records/queries'
import type { Earned } from '@/lib/records/sources'
import { makeRequirement, reverseCredit } from '@/lib/requirements/commands'
import { agencyHours, exportHours } from './hours'
import { exportPersonHours, personHours } from './hours-person'
import { evenMinutes, hasPace, marksOf } from './pace'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T18:00:00Z')
const world = { agency: '', neighbor: '', patrol: '', records: '', bell: '', zhao: '', mover: '' }
let coordinator: Ctx

type Given = Partial<Pick<Earned, 'mode' | 'topicIds' | 'topicMinutes' | 'priorityIds'>> & {
  on?: string
  minutes?: number
}
const earnOf = (personId: string, { on = '2026-03-02', minutes = 60, ...given }: Given) =>
  earn(personId, { ...given, earnedOn: on, creditMinutes: minutes })

beforeAll(async () => {
  await loadReference(systemCtx('installation'))
  await owner()`insert into topics (id, name) values ('ethics', 'Ethics'), ('law', 'Law update'), ('talk', 'Interviewing')
    on conflict do nothing`
  const agency = await makeAgency('Marlow Bay Police Department')
  const neighbor = await makeAgency('Neighbor')
  const [patrol, records] = [await makeUnit(agency, 'Patrol'), await makeUnit(agency, 'Records')]
  const [bell, zhao, mover] = [await makePerson('Marcus', 'Bell'), await makePerson(), await makePerson()]
  await serve(bell, agency, { from: '2020-01-01', unitId: patrol, position: 'Officer' })
  await serve(zhao, agency, { from: '2020-01-01', unitId: records, position: 'Clerk' })
  await serve(mover, neighbor, { from: '2020-01-01', to: '2026-06-01' })
  await serve(mover, agency, { from: '2026-06-01', unitId: patrol, position: 'Officer' })
  Object.assign(world, { agency, neighbor, patrol, records, bell, zhao, mover })
  coordinator = actingCtx(newId(), [coordinatorOf(agency)], now)
})

const ask = (narrowed: object = {}) => ({ agencyId: world.agency, ...narrowed })
const minutesBy = (rows: readonly { key: string; minutes: number }[]) =>
  Object.fromEntries(rows.map(({ key, minutes }) => [key, minutes]))

describe('hours of an agency', () => {
  it('add up by topic, priority, month and provider to the same whole, however many topics a training has', async () => {
    await earnOf(world.bell, {
      minutes: 100,
      topicIds: ['ethics', 'law', 'talk'],
      priorityIds: ['collaboration', 'integration'],
    })
    await earnOf(world.bell, { minutes: 90, mode: 'virtual', topicIds: ['ethics', 'law'], topicMinutes: { law: 60 } })
    await earnOf(world.zhao, { minutes: 30, mode: 'self-paced', on: '2026-04-01' })
    const answer = await agencyHours(coordinator, ask())
    expect(answer).toMatchObject({ from: '2026-01-01', to: '2026-12-31', people: 2, serving: 3 })
    expect(answer.whole).toEqual({ inPerson: 100, virtual: 90, selfPaced: 30, minutes: 220, credits: 3 })
    expect(minutesBy(answer.topics)).toEqual({ law: 93, talk: 34, ethics: 33, '': 60 })
    expect(minutesBy(answer.priorities)).toEqual({ collaboration: 50, integration: 50, '': 120 })
    expect(minutesBy(answer.months)).toEqual({ '2026-03': 190, '2026-04': 30 })
    expect(minutesBy(answer.providers)).toEqual({ import: 220 })
    for (const rows of [answer.topics, answer.priorities, answer.months, answer.providers])
      expect(rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(220)
  })

  it('leave out what was reversed, what lies outside the period and what was earned for another agency', async () => {
    const { creditId } = await earnOf(world.zhao, { minutes: 45 })
    await earnOf(world.zhao, { on: '2025-12-31' })
    await earnOf(world.mover, { on: '2026-05-31' })
    await earnOf(world.mover, { minutes: 15, on: '2026-06-01' })
    await reverseCredit(coordinator, { creditId, reason: 'Recorded for somebody else.' })
    expect((await agencyHours(coordinator, ask())).whole.minutes).toBe(235)
    const last = await agencyHours(coordinator, ask({ from: '2025-01-01', to: '2025-12-31' }))
    expect(last).toMatchObject({ people: 1, asOf: '2025-12-31', whole: { minutes: 60 } })
  })

  it('go by how people served on the day earned, and by what a supervisor reaches', async () => {
    const of = async (ctx: Ctx, narrowed: object = {}) => (await agencyHours(ctx, ask(narrowed))).whole.minutes
    expect(await of(coordinator, { unitId: world.records })).toBe(30)
    expect(await of(coordinator, { position: 'officer' })).toBe(205)
    expect(await of(coordinator, { employment: 'volunteer' })).toBe(0)
    const supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.patrol)], now)
    expect(await of(supervisor)).toBe(205)
    expect(await of(supervisor, { unitId: world.records })).toBe(0)
    expect(await of(actingCtx(newId(), [auditorOf(world.agency)], now))).toBe(235)
    const stranger = actingCtx(newId(), [coordinatorOf(world.neighbor)], now)
    await expect(agencyHours(stranger, ask())).rejects.toMatchObject({ kind: 'not-found' })
    await expect(exportHours(stranger, ask())).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('name who gave what was imported, however it was typed, and keep whole sums that no integer of the database holds', async () => {
    const [agencyId, taught] = [await makeAgency(), await makePerson()]
    await serve(taught, agencyId, { from: '2020-01-01' })
    const there = actingCtx(newId(), [coordinatorOf(agencyId)], now)
    for (const provider of ['State Academy', 'state  academy', null]) {
      const { creditId } = await earnOf(taught, { minutes: 2_000_000_000 })
      await owner()`update credits set provider = ${provider} where id = ${creditId}`
    }
    const { providers, whole } = await agencyHours(there, { agencyId })
    expect(providers.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['State Academy', 4_000_000_000],
      [null, 2_000_000_000],
    ])
    expect(whole.minutes).toBe(6_000_000_000)
    expect((await getMyTranscript(actingCtx(taught, [], now))).totals.creditMinutes).toBe(6_000_000_000)
  })

  it('refuse a period that ends before it begins', async () => {
    await expect(agencyHours(coordinator, ask({ from: '2026-02-01', to: '2026-01-01' }))).rejects.toThrow(/first day/)
  })

  it('take what nobody has for nothing', async () => {
    for (const position of ['\u0000\u0007', ' '])
      expect((await agencyHours(coordinator, ask({ position }))).whole.minutes).toBe(235)
    expect((await agencyHours(coordinator, ask({ position: '%'.repeat(10_000) }))).whole.minutes).toBe(0)
    expect((await agencyHours(coordinator, ask({ requirementId: newId() }))).short).toMatchObject({
      ...{ total: 0, items: [], minimums: [], overLimit: null },
    })
    expect((await agencyHours(coordinator, ask({ unitId: newId() }))).whole.minutes).toBe(0)
  })

  it('come as a file that holds the same', async () => {
    const rows: unknown[] = []
    for await (const line of (await exportHours(coordinator, ask({ unitId: world.records }))).rows) rows.push(line)
    expect(rows[0]).toEqual(['2026-01-01', '2026-12-31', 'all', '', null, 0, 0, 30, 30, 1])
    expect(rows).toContainEqual(['2026-01-01', '2026-12-31', 'month', '2026-04', null, 0, 0, 30, 30, 1])
  })
})

describe('a training that was given elsewhere', () => {
  it('counts for whoever gave it, as the credit says, also for those who may not read the claim', async () => {
    const { creditId } = await earnOf(world.zhao, { minutes: 20, on: '2024-05-05' })
    await owner()`update credits set source_kind = 'claim', provider = 'Bayview Institute' where id = ${creditId}`
    const period = { from: '2024-01-01', to: '2024-12-31' }
    for (const ctx of [coordinator, actingCtx(newId(), [auditorOf(world.agency)], now)])
      expect((await agencyHours(ctx, ask(period))).providers).toMatchObject([
        { name: 'Bayview Institute', minutes: 20 },
      ])
  })
})

describe('against what is asked', () => {
  it('counts who is short and by how much, and says it of each; minutes beyond what is asked of one are none of another’s', async () => {
    const { requirementId } = await makeRequirement(coordinator, {
      ...{
        agencyId: world.agency,
        name: 'Four hours',
        population: 'everyone',
        citation: null,
        effectiveFrom: '2026-01-01',
      },
      criterion: { kind: 'minutes', atLeast: 240, parts: [{ of: { topics: ['law'] }, atLeast: 60 }] },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    const { requirements, short } = await agencyHours(coordinator, ask({ requirementId }))
    expect(requirements).toMatchObject([{ name: 'Four hours', people: 3, needMinutes: 720, met: 0, short: 3 }])
    expect(short).toMatchObject({ total: 3, figures: { farShort: 2, short: 1, partMissing: 0, met: 0 } })
    expect(short?.items.map(({ haveMinutes }) => haveMinutes)).toEqual([75, 110, 190])
    expect(short?.items[0]?.missing).toEqual([{ label: 'Law update', minutes: 60 }])
    await earnOf(world.bell, { minutes: 600, on: '2026-10-01' })
    const after = await agencyHours(coordinator, ask({ requirementId }))
    expect(after.requirements).toMatchObject([{ needMinutes: 720, haveMinutes: 425, met: 1 }])
    const records = await agencyHours(coordinator, ask({ requirementId, unitId: world.records }))
    expect(records.requirements).toMatchObject([{ people: 1, needMinutes: 240, short: 1 }])
    expect(records.short?.figures).toMatchObject({ farShort: 1, short: 0 })
    expect((await agencyHours(coordinator, ask({ position: 'Clerk' }))).requirements).toMatchObject([{ people: 1 }])
  })
})

describe('what would fix it soonest', () => {
  const claimed = async (personId: string, given: { minutes?: number; endsOn?: string; status?: string } = {}) => {
    const { minutes = 60, endsOn = '2026-11-02', status = 'submitted' } = given
    const claimId = newId()
    await owner()`insert into claims (id, person_id, agency_id, status, title, provider, starts_on, ends_on, minutes, mode, topic_ids,
      priority_ids, note, created_at, updated_at, sent_at) values (${claimId}, ${personId}, ${world.agency}, ${status}, 'A day of law',
      'Bayview Institute', ${endsOn}, ${endsOn}, ${minutes}, 'in-person', '{law}', '{}', '', now(), now(), now())`
    return claimId
  }
  const asked = async () => (await agencyHours(coordinator, ask())).requirements[0]?.requirementId ?? ''
  const nextOf = async (ctx: Ctx, personId: string, narrowed: object = {}) => {
    const requirementId = await asked()
    const { short } = await agencyHours(ctx, ask({ requirementId, ...narrowed }))
    return short?.items.find((each) => each.personId === personId)?.next
  }

  it('is the module that brings the most, and nothing on an earlier day', async () => {
    expect(await nextOf(coordinator, world.zhao)).toEqual({ claim: null, module: null, event: null })
    await publishCourse(systemCtx('installation'), {
      markdown: moduleMarkdown({
        slug: 'law-of-the-year',
        title: 'Law of the year',
        topics: '{ slug: law, label: Law update }',
      }),
    })
    expect(await nextOf(coordinator, world.zhao)).toMatchObject({ module: { slug: 'law-of-the-year' } })
    expect(await nextOf(coordinator, world.zhao, { to: '2026-11-10' })).toBeNull()
    const { asked: theirs } = await personHours(coordinator, { ...ask(), personId: world.zhao })
    expect(theirs[0]?.closing?.items).toMatchObject([{ kind: 'module', slug: 'law-of-the-year' }])
    const met = await personHours(coordinator, { ...ask(), personId: world.bell })
    expect(met.asked[0]?.closing).toBeNull()
  })

  it('is a claim that the reader may decide and that would count, and no other', async () => {
    expect((await nextOf(coordinator, world.zhao))?.claim).toBeNull()
    const claimId = await claimed(world.zhao)
    const claim = { claimId, title: 'A day of law', minutes: 60 }
    expect((await nextOf(coordinator, world.zhao))?.claim).toEqual(claim)
    for (const role of [auditorOf(world.agency), supervisorOf(world.agency, world.records)])
      expect((await nextOf(actingCtx(newId(), [role], now), world.zhao))?.claim).toBeNull()
    expect((await nextOf(actingCtx(world.zhao, [coordinatorOf(world.agency)], now), world.zhao))?.claim).toBeNull()
    const { asked: theirs } = await personHours(coordinator, { ...ask(), personId: world.zhao })
    expect(theirs[0]?.claims).toEqual([{ ...claim, would: 170, need: 240, isMet: false }])
    const unseen = await personHours(actingCtx(newId(), [auditorOf(world.agency)], now), {
      ...ask(),
      personId: world.zhao,
    })
    expect(unseen.asked[0]?.claims).toEqual([])
    await owner()`delete from claims where id = ${claimId}`
  })

  it('is a claim for training from before the rule began too, where no day is set from which training counts', async () => {
    const claimId = await claimed(world.zhao, { endsOn: '2025-11-02' })
    expect((await nextOf(coordinator, world.zhao))?.claim).toMatchObject({ claimId })
    await owner()`delete from claims where id = ${claimId}`
  })
})

describe('how an agency counts', () => {
  it('is said by its coordinators alone, and not over what somebody else said since', async () => {
    const given = { agencyId: world.agency, madeFrom: null, yearStartsIn: 7, hourCents: 4250 }
    for (const role of [auditorOf(world.agency), supervisorOf(world.agency)])
      await expect(changeHourSettings(actingCtx(newId(), [role]), given)).rejects.toMatchObject({ kind: 'forbidden' })
    const me = actingCtx(world.bell, [coordinatorOf(world.agency)], now)
    const { version } = await changeHourSettings(me, given)
    expect(await agencyHours(coordinator, ask())).toMatchObject({ yearStartsIn: 7, hourCents: 4250, version })
    await expect(changeHourSettings(me, { ...given, yearStartsIn: 1 })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(changeHourSettings(me, { ...given, madeFrom: version, yearStartsIn: 13 })).rejects.toThrow(/month/)
  })
})

describe('hours of one person', () => {
  const of = (personId: string, narrowed: object = {}) => ({ ...ask(narrowed), personId })

  it('are the tables of the agency for that person, each training behind, and what counts toward what is asked', async () => {
    const answer = await personHours(coordinator, of(world.zhao))
    expect(answer).toMatchObject({ from: '2026-01-01', to: '2026-12-31', position: 'Clerk', unitName: 'Records' })
    expect(answer.whole).toEqual({ inPerson: 0, virtual: 0, selfPaced: 30, minutes: 30, credits: 1 })
    for (const rows of [answer.topics, answer.priorities, answer.providers, answer.months])
      expect(rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(30)
    expect(answer.credits).toMatchObject([
      { title: 'Training', earnedOn: '2026-04-01', mode: 'self-paced', minutes: 30 },
    ])
    const [asked] = answer.asked
    expect(answer.credits[0]?.toward).toEqual([{ requirementName: 'Four hours', minutes: 30 }])
    expect(asked).toMatchObject({ requirementName: 'Four hours', explanation: { progress: { have: 110, need: 240 } } })
    expect(asked?.pace).toEqual({ from: '2026-01-01', to: '2026-12-31', evenMinutes: 213 })
    const met = await personHours(coordinator, of(world.bell))
    expect(met.asked).toMatchObject([{ status: { kind: 'met' }, pace: null }])
  })

  it('are seen by whom the record is seen, and by nobody else', async () => {
    const supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.patrol)], now)
    expect((await personHours(supervisor, of(world.bell))).whole.minutes).toBe(790)
    const hidden: [Ctx, string][] = [
      [supervisor, world.zhao],
      [actingCtx(newId(), [coordinatorOf(world.neighbor)], now), world.bell],
      [actingCtx(world.zhao, [], now), world.zhao],
      [coordinator, newId()],
    ]
    for (const [ctx, personId] of hidden) {
      await expect(personHours(ctx, of(personId))).rejects.toMatchObject({ kind: 'not-found' })
      await expect(exportPersonHours(ctx, of(personId))).rejects.toMatchObject({ kind: 'not-found' })
    }
    const neighbor = actingCtx(newId(), [coordinatorOf(world.neighbor)], now)
    const theirs = await personHours(neighbor, { ...of(world.mover), agencyId: world.neighbor })
    expect(theirs.credits.map(({ earnedOn }) => earnedOn)).toEqual(['2026-05-31'])
  })

  it('stay with who moved on, for the time with the agency', async () => {
    const answer = await personHours(coordinator, of(world.mover))
    expect(answer.credits.map(({ earnedOn, minutes }) => [earnedOn, minutes])).toEqual([['2026-06-01', 15]])
  })

  it('come as a file with each training after the tables, and the download is on the trail', async () => {
    const { rows } = await exportPersonHours(coordinator, of(world.zhao))
    expect(rows[0]).toEqual(['2026-01-01', '2026-12-31', 'all', '', null, 0, 0, 30, 30, 1, null, null, null])
    expect(rows.at(-1)).toMatchObject({
      2: 'training',
      4: 'Training',
      7: 30,
      8: 30,
      10: '2026-04-01',
      11: 'self-paced',
    })
    const noted =
      await owner()`select detail from audit_events where event = 'report.exported' and person_id = ${world.zhao}`
    expect(noted).toMatchObject([{ detail: { report: 'hours' } }])
  })
})

describe('an even pace', () => {
  it('is as much of what is owed as of its time is gone, and nothing where the time is short or over', () => {
    const year = { minutes: 2400, from: '2026-01-01', to: '2026-12-31' }
    expect(evenMinutes(year, '2025-12-31')).toBe(0)
    expect(evenMinutes(year, '2026-07-01')).toBe(Math.floor((2400 * 182) / 365))
    for (const day of ['2026-12-31', '2027-03-01']) expect(evenMinutes(year, day)).toBe(2400)
    expect(hasPace(year, '2026-12-31')).toBe(true)
    expect(hasPace(year, '2027-01-01')).toBe(false)
    expect(hasPace({ from: '2026-01-01', to: '2026-03-31' }, '2026-02-01')).toBe(false)
  })

  it('is drawn at the first day, the ends of months, today and the last day, each once', () => {
    expect(marksOf({ from: '2026-01-31', to: '2026-04-30' }, '2026-03-31')).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ])
  })

  it('is said of a requirement that all have until the same day, of nobody more than is owed, and of no other', async () => {
    const [four] = (await agencyHours(coordinator, ask())).requirements
    expect((await agencyHours(coordinator, ask())).pace).toBeNull()
    const requirementId = four?.requirementId ?? ''
    const { pace } = await agencyHours(coordinator, ask({ requirementId }))
    expect(pace).toMatchObject({ to: '2026-12-31', haveMinutes: 425 })
    expect(pace?.marks.find(({ on }) => on === '2026-11-20')).toMatchObject({ haveMinutes: 425 })
    expect(pace?.marks.at(-1)).toEqual({ on: '2026-12-31', evenMinutes: 720, haveMinutes: null })
    const own = await makeRequirement(coordinator, {
      ...{ agencyId: world.agency, name: 'Each from their start', population: 'everyone', citation: null },
      ...{ effectiveFrom: '2020-01-01', criterion: { kind: 'minutes', atLeast: 6000, parts: [] } },
      ...{ dueKind: 'within-days-of-start', withinDays: 3000 },
    })
    expect((await agencyHours(coordinator, ask({ requirementId: own.requirementId }))).pace).toBeNull()
  })
})
