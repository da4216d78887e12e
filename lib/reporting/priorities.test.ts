import { afterAll, beforeAll, expect, test } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  makeUnit,
  owner,
  serve,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { anyoneCtx, personCtx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { listMyCredits } from '@/lib/records/queries'
import { makeRequirement, reverseCredit } from '@/lib/requirements/commands'
import { completionMatrix } from './completion'
import { exportCompletion } from './completion-file'
import { LEAST_PEOPLE, priorityFigures } from './priorities'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T18:00:00Z')
let agency: string
let people: string[]

const earnAbout = (personId: string, priorityIds: string[], earnedOn = '2026-03-02') =>
  earn(personId, { sourceKind: 'event', priorityIds, earnedOn, creditMinutes: 90 })

beforeAll(async () => {
  await loadReference(systemCtx('installation'))
  agency = await makeAgency('Marlow Bay Police Department')
  people = []
  for (let n = 0; n < LEAST_PEOPLE; n += 1) {
    const personId = await makePerson('Person', `Number ${n}`)
    await serve(personId, agency, { from: '2020-01-01' })
    people.push(personId)
  }
})

async function courseWith(priority: string): Promise<string> {
  const slug = `about-${priority}`
  await publishCourse(systemCtx('installation', now), {
    markdown: moduleMarkdown({ slug, priorities: `[${priority}]` }),
  })
  const [row] = await owner()<{ id: string }[]>`select id from courses where slug = ${slug}`
  return row?.id ?? ''
}

const figures = (priority: string) => priorityFigures(anyoneCtx(now), { priority })

test('of fewer than five people nothing is said; of more, people once and whole hours, this year and not reversed', async () => {
  for (const personId of people.slice(1)) await earnAbout(personId, ['collaboration'])
  expect((await figures('collaboration')).kinds).toEqual([])
  const [first = '', second = ''] = people
  const wrong = await earnAbout(first, ['collaboration'])
  expect(await figures('collaboration')).toMatchObject({ year: 2026, kinds: [{ people: 5, hours: 8 }] })
  await earnAbout(second, ['collaboration', 'integration'])
  await earnAbout(second, ['collaboration'], '2025-12-31')
  expect((await figures('collaboration')).kinds).toMatchObject([{ people: 5, hours: 9 }])
  expect((await figures('integration')).kinds).toEqual([])
  const coordinator = actingCtx(newId(), [coordinatorOf(agency)], now)
  await reverseCredit(coordinator, { creditId: wrong.creditId, reason: 'Recorded for somebody else.' })
  expect((await figures('collaboration')).kinds).toEqual([])
  await expect(figures('harmony')).rejects.toThrow('This priority is not known')
})

test('one’s record says the hours of each priority, without what was reversed', async () => {
  const actor = (personId: string) =>
    personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } }, now)
  const [first = '', second = ''] = people
  expect((await listMyCredits(actor(second))).totals.priorities).toEqual([
    { id: 'collaboration', name: 'Collaboration', creditMinutes: 270 },
    { id: 'integration', name: 'Integration', creditMinutes: 90 },
  ])
  expect((await listMyCredits(actor(second), { from: '2026-01-01' })).totals.priorities[0]?.creditMinutes).toBe(180)
  expect((await listMyCredits(actor(first))).totals.priorities).toEqual([])
})

test('a coordinator asks the completion table, and its file, for the trainings of one priority', async () => {
  const [wanted, other] = [await courseWith('collaboration'), await courseWith('grantee-capacity')]
  const coordinator = actingCtx(newId(), [coordinatorOf(agency)], now)
  const unitId = await makeUnit(agency, 'Patrol')
  const late = await makePerson('Wen Li', 'Zhao')
  await serve(late, agency, { from: '2020-01-01', unitId })
  const terms = { agencyId: agency, dueKind: 'within-days-of-start', withinDays: 30, effectiveFrom: '2019-01-01' }
  const more = { repeatMonths: null, citation: 'Policy 4' }
  await makeRequirement(coordinator, {
    ...terms,
    ...more,
    name: 'Desks',
    criterion: { kind: 'course', courseId: wanted },
    population: 'unit',
    unitId,
  })
  await makeRequirement(coordinator, {
    ...terms,
    ...more,
    name: 'Forms',
    criterion: { kind: 'course', courseId: other },
    population: 'everyone',
  })
  const asked = { agencyId: agency, priority: 'collaboration' }
  const { columns, items } = await completionMatrix(coordinator, asked)
  expect(columns.map(({ name }) => name)).toEqual(['Desks'])
  expect(items.map(({ personId }) => personId)).toEqual([late])
  expect((await completionMatrix(coordinator, { agencyId: agency })).columns).toHaveLength(2)
  expect((await completionMatrix(coordinator, { ...asked, priority: 'integration' })).items).toEqual([])
  // No edition of it was there yet.
  expect((await completionMatrix(coordinator, { ...asked, asOf: '2026-01-05' })).columns).toEqual([])
  const lines = []
  for await (const line of (await exportCompletion(coordinator, asked)).rows) lines.push(line)
  expect(lines).toHaveLength(1)
})

test('the same edition on two records that are one gives its hours once, and none where it was reversed', async () => {
  const courseId = await courseWith('integration')
  const [version] = await owner()<{ id: string }[]>`select id from course_versions where course_id = ${courseId}`
  const taken = (personId: string, earnedOn: string) =>
    earn(personId, {
      ...{ sourceKind: 'module', courseId, courseVersionId: version?.id ?? '', earnedOn },
      ...{ priorityIds: ['integration'], creditMinutes: 120, mode: 'self-paced' },
    })
  const [first = '', second = ''] = people
  const earlier = await makePerson('Person', 'Number 0')
  await serve(earlier, agency, { from: '2020-01-01' })
  for (const personId of people) await taken(personId, '2026-04-01')
  const before = (await figures('integration')).kinds[0]
  const { creditId } = await taken(earlier, '2026-03-01')
  await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
    values (${newId()}, ${earlier}, ${first}, now())`
  expect((await figures('integration')).kinds[0]).toEqual(before)
  await taken(second, '2026-05-01')
  expect((await figures('integration')).kinds[0]).toMatchObject({ people: 5, hours: (before?.hours ?? 0) + 2 })
  const coordinator = actingCtx(newId(), [coordinatorOf(agency)], now)
  await reverseCredit(coordinator, { creditId, reason: 'Recorded for somebody else.' })
  expect((await figures('integration')).kinds[0]).toMatchObject({ people: 5, hours: (before?.hours ?? 0) + 2 })
})
