/** Whatever happened in two agencies that share people, and in whichever order: what is kept is what the rules say. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { evaluated, expectKeptAsEvaluated } from '@/e2e/support/obligations'
import { testDatabase } from '@/e2e/support/test-database'
import { grantRole, revokeRole } from '@/lib/agencies/roles'
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { write } from '@/lib/audit/write'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { joinIn } from '@/lib/joined-records/joining'
import { lockBoth } from '@/lib/joined-records/moving'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { addDays, type Day } from '@/lib/platform/time'
import { completionSummary } from '@/lib/reporting/attention'
import { changeRequirement, makeRequirement, reverseCredit } from '../commands'
import { birthMonthDay } from '../engine/own-dates'
import { statusOn } from '../engine/rules'
import { getOwnDates, keepOwnDates } from '../own-dates/kept'
import { endRelief, grantRelief } from '../reliefs/commands'
import { askAgainEverywhere } from './asked-again'

testDatabase()
afterAll(closeOwner)

const START = '2025-06-01'
const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))
/** A role begins on the day on which it is given. */
const at = (day: Day) => systemCtx('test', new Date(`${day}T20:00:00Z`))

beforeAll(() => loadReference(system))

let worlds = 0
const markdown = (slug: string, words: number, changes?: string) =>
  moduleMarkdown({ slug, title: slug, words, ...(changes && { changes }) })

type Terms = { limits?: object; [term: string]: unknown }
type Place = {
  agencyId: string
  coordinator: Ctx
  teamId: string
  rules: { requirementId: string; terms: Terms; version: number }[]
}

/** In the first months of a module, rules of every population and kind of start, in each of the two. */
async function makePlace(courseId: string): Promise<Place> {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Grant', kind: 'grant' })
  const base = {
    ...{ agencyId, criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start', withinDays: 60 },
    ...{ population: 'everyone', effectiveFrom: '2025-01-01' },
  }
  const hours = { kind: 'minutes', atLeast: 240 }
  const all: Terms[] = [
    { ...base, name: 'Editions', repeatMonths: 12, limits: { editionDays: 45 } },
    { ...base, name: 'License', limits: { countedFrom: 'license', breakMonths: 3 } },
    {
      ...{ ...base, name: 'Credit hours', dueKind: 'within-months-of-start', withinDays: null, repeatMonths: 12 },
      criterion: { ...hours, hour: { minutes: 50, inHalves: true } },
      repeatFrom: 'first-due',
      limits: { withinMonths: 7, countedFrom: 'license', roundedTo: 'birth-month', firstPeriod: 2, lastPeriod: 3 },
    },
    {
      ...{ ...base, name: 'Groups', repeatMonths: 12 },
      limits: {
        countedFrom: 'license',
        startedBy: '2025-06-30',
        startedDueBy: '2026-01-31',
        doneBy: '2025-09-30',
        doneDueBy: '2026-06-30',
      },
    },
    {
      ...{ ...base, name: 'Credential', criterion: hours, dueKind: 'before-act', withinDays: null },
      limits: { heldBack: 'hold it', countedFrom: 'application', lookBackMonths: 6 },
    },
    { ...base, name: 'Supervisors', population: 'role', role: 'supervisor' },
    { ...base, name: 'Team', population: 'team', teamId, repeatMonths: 6 },
    {
      ...base,
      name: 'Yearly hours',
      criterion: hours,
      dueKind: 'by-date',
      withinDays: null,
      dueBy: '2025-12-31',
      repeatMonths: 12,
      repeatFrom: 'fixed-day',
      limits: { joiners: 'by-month', onLeave: 'by-month', carryOverMinutes: 60 },
    },
    {
      ...base,
      name: 'Gate',
      criterion: hours,
      dueKind: 'before-act',
      withinDays: null,
      limits: { heldBack: 'answer the line' },
    },
    {
      ...base,
      name: 'Access',
      dueKind: 'before-act',
      withinDays: null,
      repeatMonths: 6,
      limits: { heldBack: 'log in' },
    },
  ]
  const rules: Place['rules'] = []
  for (const terms of all) rules.push({ ...(await makeRequirement(coordinator, terms)), terms, version: 1 })
  return { agencyId, coordinator, teamId, rules }
}

const step = fc.record({
  what: fc.constantFrom(
    ...(['earn', 'earn', 'hours', 'hours', 'reverse', 'date', 'lead', 'follow', 'team', 'publish', 'mend'] as const),
    ...(['waiver', 'extension', 'exemption', 'leave', 'end', 'depart', 'return', 'change', 'join'] as const),
  ),
  ...{
    who: fc.nat({ max: 2 }),
    where: fc.nat({ max: 1 }),
    days: fc.nat({ max: 500 }),
    length: fc.integer({ min: 1, max: 120 }),
  },
  of: fc.nat({ max: 9 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function makeWorld() {
  const slug = `histories-${++worlds}`
  await publishCourse(at('2025-01-05'), { markdown: markdown(slug, 0) })
  const [course] = await owner()`select id from courses where slug = ${slug}`
  const courseId = String(course?.id)
  const places = [await makePlace(courseId), await makePlace(courseId)]
  const people = [await makePerson(), await makePerson(), await makePerson()]
  for (const personId of people) await makeLogin(personId, `${personId}@histories.example`, true)
  // The first serves both, the others one each.
  for (const [i, { agencyId }] of places.entries())
    for (const personId of [people[0] ?? '', people[1 + i] ?? ''])
      await served(agencyId, personId, () => serve(personId, agencyId, { from: START }))
  return {
    slug,
    courseId,
    places,
    people,
    /** Those that were joined to another one. */
    records: [] as string[],
    credits: [] as string[],
    reliefs: [] as { at: Place; id: string }[],
    roles: [] as string[],
    words: 0,
  }
}
type World = Awaited<ReturnType<typeof makeWorld>>

async function served(agencyId: string, personId: string, change: () => Promise<unknown>) {
  await change()
  await write(system, 'affiliation.changed', async (w) => {
    w.touch({ agency: agencyId, people: [personId] })
    w.record('affiliation.changed', { kind: 'person', id: personId })
  })
}

/** What has no meaning where it comes is refused, and changes nothing. */
async function take(world: World, { what, who, where, days, length, of }: Step): Promise<void> {
  const place = world.places[where]
  const personId = world.people[who] ?? ''
  if (!place) return
  const { agencyId, coordinator, teamId } = place
  const on = addDays(START, days)
  const until = addDays(on, length)
  if (what === 'earn') {
    const rows =
      await owner()`select id from course_versions where course_id = ${world.courseId} and published_at <= ${`${on}T23:00:00Z`} order by edition`
    const edition = rows[length % Math.max(1, rows.length)]
    const { creditId } = await earn(personId, {
      courseId: world.courseId,
      courseVersionId: edition ? String(edition.id) : null,
      earnedOn: on,
    })
    world.credits.push(creditId)
  } else if (what === 'hours') {
    const { creditId } = await earn(personId, { creditMinutes: 40 + length, earnedOn: on })
    world.credits.push(creditId)
  } else if (what === 'reverse') {
    const creditId = world.credits.splice(of % Math.max(1, world.credits.length), 1)[0]
    if (creditId) await reverseCredit(actingCtx(newId(), [administrator]), { creditId, reason: 'Recorded by mistake.' })
  } else if (what === 'date') {
    const { version, mayKeep: _, ...kept } = await getOwnDates(coordinator, { agencyId, personId })
    const field = (['licenseOn', 'birthMonth', 'applicationOn', 'grantContactOn'] as const)[of % 4] ?? 'licenseOn'
    const said = field === 'birthMonth' ? birthMonthDay(on) : on
    const changed = { ...kept, [field]: length % 5 === 0 ? null : said }
    await keepOwnDates(coordinator, { agencyId, personId, madeFrom: version, ...changed })
  } else if (what === 'lead') {
    world.roles.push((await grantRole(at(on), { personId, role: 'supervisor', agencyId })).roleId)
  } else if (what === 'follow') {
    const roleId = world.roles.pop()
    if (roleId) await revokeRole(at('2026-11-01'), { roleId })
  } else if (what === 'team') await addTeamMembers(coordinator, { teamId, personIds: [personId], firstOn: on })
  else if (what === 'publish' || what === 'mend') {
    world.words += 5
    await publishCourse(at(on), {
      markdown: markdown(world.slug, world.words, what === 'publish' ? 'material' : undefined),
    })
    // Sometimes the background comes to it later.
    if (length % 2 === 0) await askAgainEverywhere(system)
  } else if (what === 'end') {
    const given = world.reliefs.pop()
    if (given) await endRelief(given.at.coordinator, { reliefId: given.id, why: 'By mistake' })
  } else if (what === 'depart')
    await served(
      agencyId,
      personId,
      () => owner()`update affiliations set valid_to = greatest(valid_from, ${on}::date)
      where person_id = ${personId} and agency_id = ${agencyId} and valid_to is null`,
    )
  else if (what === 'return') {
    const [open] = await owner()`select 1 from affiliations where person_id = ${personId} and agency_id = ${agencyId}
      and (valid_to is null or valid_to > ${on}::date)`
    if (!open) await served(agencyId, personId, () => serve(personId, agencyId, { from: on }))
  } else if (what === 'join') await join(world, length % 2)
  else if (what === 'change') {
    const rule = place.rules[of]
    if (!rule) return
    const change = {
      ...rule.terms,
      effectiveFrom: addDays('2026-11-20', length),
      ...(length % 2 === 0 ? { withinDays: 30 } : { windowDays: 30 }),
      limits: { ...rule.terms.limits, ...(length % 3 === 0 && { replaces: 'running' }) },
    }
    rule.version = (
      await changeRequirement(coordinator, { ...change, requirementId: rule.requirementId, madeFrom: rule.version })
    ).version
  } else {
    const terms = {
      agencyId,
      personId,
      requirementId: place.rules[of]?.requirementId,
      from: on,
      why: 'Surgery',
      key: newId(),
    }
    const { reliefId } = await grantRelief(coordinator, { ...terms, kind: what, untilOn: until, newDueOn: until })
    world.reliefs.push({ at: place, id: reliefId })
  }
}

/** The two who serve one agency each turn out to be one person, by whichever record goes on; then they serve both. */
async function join(world: World, goesOn: number): Promise<void> {
  const both = world.people.slice(1)
  const [lastingId = '', personId = ''] = goesOn === 0 ? both : both.toReversed()
  if (lastingId === personId) return
  await write(system, 'record.joined', (w) =>
    asSystem(w.tx, system, async () => {
      await lockBoth(w, { personId, lastingId })
      await joinIn(w, { personId, lastingId })
    }),
  )
  world.people = world.people.map((each) => (each === personId ? lastingId : each))
  world.records.push(personId)
}

/** The figures of the first screen, counted from what the pure rules say of each person. */
async function recounted({ agencyId }: Place, people: readonly string[], day: Day) {
  const counts = { overdue: 0, notCleared: 0 }
  const cycles = await evaluated(agencyId, people)
  for (const personId of people) {
    const kinds = cycles.filter((each) => each.personId === personId).map((each) => statusOn(each.cycles, day).kind)
    if (kinds.includes('overdue')) counts.overdue += 1
    if (kinds.includes('not-cleared')) counts.notCleared += 1
  }
  return counts
}

test('after any history of two agencies, what is kept is what the rules say, and what the reports count', async () => {
  const seen = new Set<string>()
  const refused = new Set<string>()
  const told = fc.asyncProperty(
    fc.array(step, { minLength: 6, maxLength: 14, size: 'max' }),
    fc.array(fc.nat({ max: 700 }), { minLength: 2, maxLength: 2 }),
    async (steps, days) => {
      const world = await makeWorld()
      for (const each of steps)
        await take(world, each).then(
          () => seen.add(each.what),
          (error: { kind?: string }) => {
            if (error.kind === undefined) throw error
            refused.add(each.what)
          },
        )
      await askAgainEverywhere(system)
      const people = [...new Set([...world.people, ...world.records])]
      for (const place of world.places) {
        await expectKeptAsEvaluated(place.agencyId, people)
        for (const n of days) {
          const day = addDays(START, n)
          const { counts } = await completionSummary(place.coordinator, { agencyId: place.agencyId, asOf: day })
          expect(counts).toMatchObject(await recounted(place, people, day))
        }
      }
    },
  )
  await fc.assert(told, { numRuns: 20, endOnFailure: true })
  // Each kind of step comes to something, or the histories are poorer than they look.
  const done = [...seen].sort()
  expect(done, `refused: ${[...refused].join(', ')}`).toEqual(
    expect.arrayContaining(['earn', 'hours', 'date', 'lead', 'publish', 'join', 'leave', 'depart']),
  )
}, 240_000)
