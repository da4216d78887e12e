/** Reads what obligations follow from, for many people at once, in batches of bounded size. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { affiliations, units } from '@/lib/agencies/tables'
import type { TeamNamed } from '@/lib/agencies/team-inputs'
import { teamSpansOf } from '@/lib/agencies/team-queries'
import { teams } from '@/lib/agencies/team-tables'
import { type Held, heldBy } from '@/lib/certifications/held'
import { joinedTo } from '@/lib/identity/joined-records'
import type { Tx } from '@/lib/platform/database'
import { credits } from '@/lib/records/tables'
import { aboutOf } from './about'
import { allOf, asksForCertification, type Criterion, coursesOf } from './criterion'
import type { OwnDates } from './cycles'
import type { CountableCredit } from './lots'
import { ownDatesOf } from './own-dates-kept'
import type { Relief } from './relief'
import { grantedTo } from './reliefs'
import type { Facts } from './rules'
import type { Version } from './shapes'
import type { Assignment, Service, Span } from './stretches'
import { assignmentPeople, assignments, requirements, requirementVersions } from './tables'

/** A requirement with its versions and whom it is for; the same for all people of the agency. */
export type Rule = {
  requirementId: string
  agencyId: string
  retiredOn: string | null
  versions: Version[]
  assignments: RuleAssignment[]
}
/** Where it is for single people: who they are, and on which days. */
export type RuleAssignment = Assignment & { members?: Members | undefined }
export type Members = ReadonlyMap<string, readonly Span[]>

export async function loadRules(tx: Tx, scope: { agencyIds: string[] } | { requirementId: string }): Promise<Rule[]> {
  const which =
    'requirementId' in scope
      ? eq(requirements.id, scope.requirementId)
      : inArray(requirements.agencyId, scope.agencyIds)
  const found = await tx
    .select({ requirementId: requirements.id, agencyId: requirements.agencyId, retiredOn: requirements.retiredOn })
    .from(requirements)
    .where(which)
    .orderBy(asc(requirements.id))
  if (found.length === 0) return []
  const ids = found.map((each) => each.requirementId)
  // Asked one behind the other without waiting in between: one way there and back.
  const versions = tx
    .select({
      requirementId: requirementVersions.requirementId,
      id: requirementVersions.id,
      number: requirementVersions.number,
      criterion: requirementVersions.criterion,
      dueKind: requirementVersions.dueKind,
      withinDays: requirementVersions.withinDays,
      dueBy: requirementVersions.dueBy,
      repeatMonths: requirementVersions.repeatMonths,
      repeatFrom: requirementVersions.repeatFrom,
      windowDays: requirementVersions.windowDays,
      limits: requirementVersions.limits,
      citation: requirementVersions.citation,
      effectiveFrom: requirementVersions.effectiveFrom,
    })
    .from(requirementVersions)
    .where(inArray(requirementVersions.requirementId, ids))
  const assigned = tx
    .select({
      id: assignments.id,
      requirementId: assignments.requirementId,
      population: assignments.population,
      unitId: assignments.unitId,
      position: assignments.position,
      employment: assignments.employment,
      teamId: assignments.teamId,
      team: teamNamed,
      from: assignments.validFrom,
      to: assignments.validTo,
    })
    .from(assignments)
    .leftJoin(teams, eq(teams.id, assignments.teamId))
    .where(inArray(assignments.requirementId, ids))
    .orderBy(asc(assignments.validFrom), asc(assignments.id))
  const below = loadUnitsBelow(tx, [...new Set(found.map((each) => each.agencyId))])
  const named = tx
    .select({ assignmentId: assignmentPeople.assignmentId, personId: assignmentPeople.personId })
    .from(assignmentPeople)
    .innerJoin(assignments, eq(assignments.id, assignmentPeople.assignmentId))
    .where(inArray(assignments.requirementId, ids))
  const [held, whom, unitIds, people] = await Promise.all([versions, assigned, below, named])
  const spans = await spansByTeam(
    tx,
    whom.flatMap(({ teamId }) => teamId ?? []),
  )
  const namedBy = grouped(people, ({ assignmentId }) => assignmentId)
  return found.map((rule) => ({
    ...rule,
    versions: held.filter((each) => each.requirementId === rule.requirementId),
    assignments: whom
      .filter((each) => each.requirementId === rule.requirementId)
      .map(({ id, teamId, ...each }) => ({
        ...each,
        unitIds: unitIds(each.unitId),
        members: teamId ? spans.get(teamId) : membersOf(each, namedBy.get(id)),
      })),
  }))
}

/** What a team is called, where a row has one. */
export const teamNamed = sql<TeamNamed | null>`case when ${teams.id} is not null
  then jsonb_build_object('name', ${teams.name}, 'kind', ${teams.kind}) end`

/** Who is in these teams, and on which days. */
export async function spansByTeam(tx: Tx, teamIds: readonly string[]): Promise<Map<string, Members>> {
  const rows = teamIds.length === 0 ? [] : await teamSpansOf(tx, teamIds)
  const byTeam = grouped(rows, ({ teamId }) => teamId)
  return new Map(
    teamIds.map((teamId) => [teamId, grouped(byTeam.get(teamId) ?? [], ({ personId }) => personId)] as const),
  )
}

type Whom = Pick<Assignment, 'population' | 'from' | 'to'>

/** Of a rule for people by name: they, for as long as it names them. */
export const membersOf = ({ population, from, to }: Whom, named: readonly { personId: string }[] = []) =>
  population === 'people' ? new Map(named.map(({ personId }) => [personId, [{ from, to }]])) : undefined

/** Gives a unit with all below it. */
export async function loadUnitsBelow(tx: Tx, agencyIds: string[]): Promise<(unitId: string | null) => Set<string>> {
  const rows = await tx
    .select({ id: units.id, parentId: units.parentId })
    .from(units)
    .where(inArray(units.agencyId, agencyIds))
  const children = grouped(rows, (row) => row.parentId)
  const collect = (id: string, into: Set<string>): Set<string> => {
    if (into.has(id)) return into
    into.add(id)
    for (const child of children.get(id) ?? []) collect(child.id, into)
    return into
  }
  return (unitId) => (unitId === null ? new Set() : collect(unitId, new Set()))
}

export type Gathered = (personId: string, rule: Rule) => Facts

/** Service, credits and what was granted of some people, with those of records that were joined to theirs, as far as these rules ask about them. */
export async function gather(tx: Tx, personIds: string[], rules: readonly Rule[]): Promise<Gathered> {
  const agencyIds = [...new Set(rules.map((rule) => rule.agencyId))]
  const criteria = rules.flatMap(criteriaOf)
  const courseIds = coursesOf(criteria)
  const asksHeld = criteria.some(asksForCertification)
  if (agencyIds.length === 0 || (courseIds?.length === 0 && !asksHeld))
    return (_, rule) => factsOf(rule, { records: [], service: [], earned: [], reliefs: [], dates: {}, held: [] })
  const [served, joined] = await Promise.all([servedBy(tx, personIds, agencyIds), joinedTo(tx, personIds)])
  const [earned, granted, dates, certified] = await Promise.all([
    earnedBy(tx, [...personIds, ...joined.keys()], courseIds, criteria),
    grantedTo(tx, { personIds, agencyIds }, joined),
    ownDatesOf(tx, { personIds, agencyIds }, joined),
    asksHeld ? heldBy(tx, [...personIds, ...joined.keys()]) : [],
  ])
  const services = grouped(served, (row) => `${row.personId} ${row.agencyId}`)
  // What a joined record earned counts for the one that goes on, and for the service that it keeps itself.
  const own = earned.filter(({ personId }) => !joined.has(personId))
  const taken = earned.flatMap((row) => {
    const lastingId = joined.get(row.personId)
    return lastingId ? [{ ...row, personId: lastingId }] : []
  })
  const kept = earned.filter(({ personId }) => joined.has(personId))
  const counted = [...kept, ...minutesOnce(own, taken), ...minutesOnce(taken, own)]
  const byPerson = grouped(counted, (row) => row.personId)
  const byCourse = new Map([...byPerson].map(([personId, rows]) => [personId, grouped(rows, (row) => row.courseId)]))
  const recordsOf = grouped([...joined], ([, lastingId]) => lastingId)
  const certifiedBy = grouped(certified, (row) => joined.get(row.personId) ?? row.personId)
  return (personId, rule) => {
    const named = coursesOf(criteriaOf(rule))
    const earnedInThem = named
      ? named.flatMap((courseId) => byCourse.get(personId)?.get(courseId) ?? [])
      : (byPerson.get(personId) ?? [])
    const service = services.get(`${personId} ${rule.agencyId}`) ?? []
    const waits = service.some(({ joined }) => !joined)
    const fitting = waits ? earnedInThem.filter(({ agencyId }) => agencyId === rule.agencyId) : earnedInThem
    const held = (certifiedBy.get(personId) ?? []).filter(({ agencyId }) => !waits || agencyId === rule.agencyId)
    const records = [personId, ...(recordsOf.get(personId) ?? []).map(([id]) => id)]
    const own = { records, reliefs: granted(personId, rule), dates: dates(personId, rule.agencyId), held }
    return factsOf(rule, { service, earned: fitting, ...own })
  }
}

const servedBy = (tx: Tx, personIds: string[], agencyIds: string[]) =>
  tx
    .select({
      personId: affiliations.personId,
      agencyId: affiliations.agencyId,
      startsOn: affiliations.serviceStartsOn,
      from: affiliations.validFrom,
      to: affiliations.validTo,
      unitId: affiliations.unitId,
      position: affiliations.position,
      employment: affiliations.employment,
      /** Before they have said that they serve there, only what the agency wrote itself counts for it. */
      joined: sql<boolean>`(exists (select 1 from joinings j where j.agency_id = ${affiliations.agencyId}
        and j.person_id = ${affiliations.personId}) or ${affiliations.validTo} is not null or not is_confirmed(${affiliations.personId}))`,
    })
    .from(affiliations)
    .where(and(inArray(affiliations.personId, personIds), inArray(affiliations.agencyId, agencyIds)))
    .orderBy(asc(affiliations.validFrom), asc(affiliations.id))

/**
 * Credits in these modules, by the days earned; all of them, and what hours are asked of, where any might count. They come as
 * one value: three hundred rows of it take several times as long to be read as to be found.
 */
async function earnedBy(
  tx: Tx,
  personIds: string[],
  courseIds: string[] | null,
  criteria: readonly Criterion[],
): Promise<EarnedCredit[]> {
  const about = courseIds === null ? aboutOf(criteria) : sql`null`
  const [found] = await tx
    .select({
      all: sql<EarnedCredit[]>`coalesce(json_agg(json_build_object(
        'personId', ${credits.personId}, 'id', ${credits.id}, 'courseId', ${credits.courseId},
        'courseVersionId', ${credits.courseVersionId}, 'creditMinutes', ${credits.creditMinutes},
        'earnedOn', ${credits.earnedOn}, 'agencyId', ${credits.agencyId}, 'about', ${about},
        'reversed', exists (select 1 from credits x where x.reverses = credits.id)
      ) order by ${credits.earnedOn}, ${credits.id}), '[]')`,
    })
    .from(credits)
    .where(
      and(
        inArray(credits.personId, personIds),
        courseIds === null ? undefined : inArray(credits.courseId, courseIds),
        sql`${credits.reverses} is null`,
      ),
    )
  return found?.all ?? []
}

type EarnedCredit = CountableCredit & { personId: string; courseVersionId: string | null; agencyId: string | null }

type Earned = { id: string; personId: string; courseVersionId: string | null; earnedOn: string; reversed: boolean }

/** The minutes of an edition that stands on the other record of the person since before count there; its day counts here too. */
const minutesOnce = <E extends Earned & { creditMinutes: number }>(
  rows: readonly E[],
  others: readonly Earned[],
): E[] =>
  rows.map((row) => {
    const twice = others.some(
      (other) =>
        !other.reversed &&
        other.personId === row.personId &&
        other.courseVersionId !== null &&
        other.courseVersionId === row.courseVersionId &&
        (other.earnedOn < row.earnedOn || (other.earnedOn === row.earnedOn && other.id < row.id)),
    )
    return twice ? { ...row, creditMinutes: 0 } : row
  })

/** What the rule asks for and what it is counted from. */
const criteriaOf = ({ versions }: Rule) =>
  versions.flatMap(({ criterion, limits }) =>
    limits?.afterCourses ? [criterion, allOf(limits.afterCourses)] : criterion,
  )

type Theirs = {
  /** The person's own, and those that were joined to it: named is whom any of them stands for. */
  records: readonly string[]
  service: Service[]
  earned: CountableCredit[]
  reliefs: Relief[]
  dates: OwnDates
  held: Held[]
}

const forOne =
  (records: readonly string[]) =>
  ({ members, ...each }: RuleAssignment): Assignment =>
    members ? { ...each, includes: records.flatMap((id) => members.get(id) ?? []) } : each

const factsOf = (rule: Rule, { records, service, earned, reliefs, dates, held }: Theirs): Facts => ({
  affiliations: service,
  versions: rule.versions,
  assignments: rule.assignments.some(({ members }) => members)
    ? rule.assignments.map(forOne(records))
    : rule.assignments,
  retiredOn: rule.retiredOn,
  credits: earned,
  held,
  reliefs,
  ownDates: dates,
})

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const BATCH = 200

/**
 * Everybody who ever served the agency or has an obligation there, in batches by id. Only ids are held, all at once: to
 * page through them in order, PostgreSQL would walk the rows of every agency.
 */
export async function* peopleOf(tx: Tx, agencyId: string): AsyncGenerator<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select person_id as id from affiliations where agency_id = ${agencyId}::uuid
    union select person_id from obligations where agency_id = ${agencyId}::uuid order by id`)
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH).map((row) => row.id)
}
