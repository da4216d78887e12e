/** Reading requirements: what one owes oneself, and the rules of an agency for those who keep or follow them. */

import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { todayAt } from '@/lib/agencies/queries'
import { findReach, type Reach } from '@/lib/agencies/reach'
import { agencies, units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { ownerOf } from '@/lib/identity/policy'
import type { Ctx } from '@/lib/platform/context'
import { gate, gated, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { grouped } from '@/lib/platform/grouped'
import { recordsOf } from '@/lib/platform/row-security'
import { type Day, dayIn } from '@/lib/platform/time'
import { newEditionFor } from './asked-again'
import { eventsNamed, loadCalled } from './called'
import { askAgainOf } from './derived/asked-again'
import { teamNamed } from './derived/stated-rules'
import { allOf, namedIn } from './engine/criterion'
import type { Limits } from './engine/limits'
import { cycleOn, type Status, statusOn } from './engine/rules'
import { askedShort, type Called, termsNotes } from './explained/asked'
import { explain } from './explained/explain'
import { asOfInput, listRequirementsInput, requirementIdInput } from './inputs'
import { can } from './policy'
import { knownFor } from './previewed/more-than-one'
import { soonestWay } from './previewed/would-count'
import type { Version } from './shapes'
import { assignments, obligations, requirements, requirementVersions, versionColumns } from './tables'
import { whyItStands } from './undone'
import { assignedOf, versionsOf } from './versions'
import { byName, countedByName, namedInAssignment, namedPeople } from './whom'

/** Columns of the module's edition that the catalog shows today (or showed last). */
const latestVersion = sql`(select v.id from course_versions v where v.course_id = ${courses.id} order by v.edition desc limit 1)`

const mine = gated('my-obligations', (db) =>
  db
    .select({
      requirementId: obligations.requirementId,
      name: requirements.name,
      agencyName: agencies.name,
      timeZone: agencies.timeZone,
      courseId: obligations.courseId,
      courseSlug: courses.slug,
      courseTitle: courseVersions.title,
      creditMinutes: courseVersions.creditMinutes,
      unitName: units.name,
      opensOn: obligations.opensOn,
      dueOn: obligations.dueOn,
      satisfiedOn: obligations.satisfiedOn,
      countedCredits: obligations.countedCredits,
      validUntil: obligations.validUntil,
      endsOn: obligations.endsOn,
      explanation: obligations.explanation,
      isBehind: sql<boolean>`(${obligations.agencyId} in (select q.agency_id from asked_editions q where q.finished_at is null))`,
    })
    .from(obligations)
    .innerJoin(requirements, eq(requirements.id, obligations.requirementId))
    .innerJoin(agencies, eq(agencies.id, obligations.agencyId))
    .leftJoin(courses, eq(courses.id, obligations.courseId))
    .leftJoin(courseVersions, sql`${courseVersions.id} = ${latestVersion}`)
    .leftJoin(units, sql`${units.id} = (${obligations.explanation}->'population'->>'unitId')::uuid`)
    .where(and(sql`${obligations.personId} in ${recordsOf(sql.placeholder('person'))}`, gate))
    .orderBy(asc(obligations.requirementId), asc(obligations.cycle)),
)

const URGENCY = { overdue: 0, 'due-soon': 1, 'not-cleared': 2, open: 3, met: 4, 'not-applicable': 5 } as const
/** Most urgent first: by kind of status, then by date, then by name. */
export const byUrgency = (a: { status: Status; name: string }, b: { status: Status; name: string }): number =>
  URGENCY[a.status.kind] - URGENCY[b.status.kind] ||
  (a.status.dueOn ?? a.status.validUntil ?? '9').localeCompare(b.status.dueOn ?? b.status.validUntil ?? '9') ||
  a.name.localeCompare(b.name)

/** Where it is not worked out yet for all of an agency who owes a new edition, it is for whoever asks. */
async function mineNow(ctx: Ctx, person: string) {
  const rows = await mine(ctx, { person })
  if (!rows.some(({ isBehind }) => isBehind)) return rows
  await askAgainOf(ctx, person)
  return mine(ctx, { person })
}

/** What one owes and has met oneself on a day (today in the agency's zone), most urgent first, each with its reason. */
export async function listMyObligations(ctx: Ctx, input: unknown = {}) {
  const personId = ownerOf(ctx.actor)
  const { asOf } = asOfInput.parse(input)
  const rows = await mineNow(ctx, personId)
  const known = await knownFor(ctx, rows)
  const items = [...grouped(rows, (row) => row.requirementId).values()].flatMap((cycles) => {
    const [first] = cycles
    if (!first) return []
    const day = asOf ?? dayIn(first.timeZone, ctx.now)
    const cycle = cycleOn(cycles, day)
    if (!cycle) return []
    const status = statusOn(cycles, day)
    const { requirementId, name, agencyName, courseId, courseSlug, courseTitle, creditMinutes } = cycle
    const names = { requirement: name, course: courseTitle ?? name, unit: cycle.unitName, own: true, ...known?.words }
    const explanation = explain(cycle, status, day, names)
    const modules = status.kind === 'met' ? [] : (known?.modulesFor(cycle, day) ?? [])
    return [
      {
        ...{ requirementId, name, agencyName, courseId, courseSlug, courseTitle, creditMinutes },
        ...{ status, explanation, modules },
        soonest: soonestWay(cycle.explanation.asks, modules.length > 0),
      },
    ]
  })
  return {
    asOf:
      asOf ??
      (rows[0] ? dayIn(rows[0].timeZone, ctx.now) : await read(ctx, (tx) => dayOfPerson(tx, personId, ctx.now))),
    items: items.sort(byUrgency),
  }
}

const { number: version, ...ofVersion } = versionColumns

const requirementColumns = {
  requirementId: requirements.id,
  agencyId: requirements.agencyId,
  name: requirements.name,
  retiredOn: requirements.retiredOn,
  ...ofVersion,
  version,
  courseSlug: courses.slug,
  creditMinutes: courseVersions.creditMinutes,
  population: assignments.population,
  unitId: assignments.unitId,
  unitName: units.name,
  position: assignments.position,
  employment: assignments.employment,
  role: assignments.role,
  teamId: assignments.teamId,
  team: teamNamed,
  namedIds: namedInAssignment,
}

/** Requirements with their newest version and whom it is for. */
const requirementRows = (tx: Tx, where: SQL | undefined) =>
  tx
    .select(requirementColumns)
    .from(requirements)
    .innerJoin(
      requirementVersions,
      sql`${requirementVersions.requirementId} = ${requirements.id} and ${requirementVersions.number} =
        (select max(n.number) from requirement_versions n where n.requirement_id = ${requirements.id})`,
    )
    .innerJoin(
      assignments,
      sql`${assignments.id} = (select s.id from assignments s where s.requirement_id = ${requirements.id}
        order by s.valid_to is null desc, s.valid_from desc, s.id desc limit 1)`,
    )
    .leftJoin(courses, eq(courses.id, requirementVersions.courseId))
    .leftJoin(courseVersions, sql`${courseVersions.id} = ${latestVersion}`)
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(teams, eq(teams.id, assignments.teamId))
    .where(where)
    .orderBy(asc(requirements.name), asc(requirements.id))

/** What versions ask for and what they are counted from is called today. */
const calledIn = (tx: Tx, versions: readonly Pick<Version, 'criterion' | 'limits'>[]) =>
  loadCalled(
    tx,
    versions.flatMap(({ criterion, limits }) =>
      limits?.afterCourses ? [criterion, allOf(limits.afterCourses)] : criterion,
    ),
  )
const titlesAfter = ({ limits }: Pick<Version, 'limits'>, called: Called) => (limits?.afterCourses ?? []).map(called)

/** An agency's requirements by name (at most 500); retired ones only when asked for. @throws not-found */
export async function listRequirements(ctx: Ctx, input: unknown) {
  const { agencyId, retired } = listRequirementsInput.parse(input)
  if (!can.read(ctx.actor, agencyId)) throw notFound('This agency')
  const items = await read(ctx, async (tx) => {
    const where = and(eq(requirements.agencyId, agencyId), retired ? undefined : isNull(requirements.retiredOn))
    const rows = await requirementRows(tx, where).limit(500)
    const called = await calledIn(tx, rows)
    return rows.map(({ namedIds, ...row }) => ({
      ...row,
      ...countedByName({ ...row, namedIds }),
      asks: askedShort(row.criterion, called),
      after: titlesAfter(row, called),
    }))
  })
  return { items, mayChange: can.keep(ctx.actor, agencyId) }
}

/** A requirement with all its versions, the newest first. @throws not-found */
export async function getRequirement(ctx: Ctx, input: unknown) {
  const { requirementId } = requirementIdInput.parse(input)
  return read(ctx, async (tx) => {
    const [found] = await requirementRows(tx, eq(requirements.id, requirementId))
    const reach = found && findReach(ctx.actor, found.agencyId)
    if (!found || !reach) throw notFound('This requirement')
    const { namedIds, ...row } = found
    const { personIds, exceptPersonIds } = byName(found)
    const { agencyId } = row
    const versions = await versionsOf(tx, requirementId)
    const [newest] = versions
    const mayChange = can.keep(ctx.actor, row.agencyId) && row.retiredOn === null
    const called = await calledIn(tx, versions)
    const at = { now: ctx.now, today: await todayAt(tx, agencyId, ctx.now) }
    return {
      ...row,
      limits: stillToCome(row, at.today),
      ...countedByName(found),
      whom: await whomOnce(tx, requirementId),
      people: await namedBy(tx, { agencyId, personIds, reach }, ctx.now),
      excepted: await namedBy(tx, { agencyId, personIds: exceptPersonIds, reach }, ctx.now),
      events: await eventsNamed(tx, namedIn(row.criterion).events),
      newEdition: await newEditionFor(tx, row),
      asks: askedShort(row.criterion, called),
      after: titlesAfter(row, called),
      asksNotes: termsNotes(row.criterion, called),
      mayChange,
      mayUndo: mayChange && newest !== undefined && (await whyItStands(tx, requirementId, newest, at)) === null,
      versions: versions.map(({ criterion, createdAt, ...each }) => ({
        ...each,
        asks: askedShort(criterion, called),
        asksNotes: termsNotes(criterion, called),
        after: titlesAfter(each, called),
        criterion,
        createdAt: createdAt.toISOString(),
      })),
    }
  })
}

/** What a version replaces it replaces on its day: sent back with a later change it would end everything once more. */
function stillToCome({ limits, effectiveFrom }: Pick<Version, 'limits' | 'effectiveFrom'>, today: Day): Limits {
  const { replaces, ...others } = limits ?? {}
  return replaces && effectiveFrom >= today ? { ...others, replaces } : others
}

/** Whom it has been for, the newest first, but for what was replaced before its day. */
async function whomOnce(tx: Tx, requirementId: string) {
  const rows = (await assignedOf(tx, requirementId)).filter(({ from, to }) => from !== to)
  return rows.reverse().map(({ assignmentId: _, ...each }) => each)
}

/** Whom it names, as far as the reader looks after them. */
async function namedBy(tx: Tx, named: { agencyId: string; personIds: string[]; reach: Reach }, now: Date) {
  const found = await namedPeople(tx, named)
  const today = await todayAt(tx, named.agencyId, now)
  return found.map(({ personId, name, endsOn }) => ({ personId, name, serves: endsOn === null || endsOn > today }))
}
