/** Reads what obligations follow from, for many people at once, in batches of bounded size. */
import { asc, sql } from 'drizzle-orm'
import { affiliations } from '@/lib/agencies/tables'
import { type Held, heldBy } from '@/lib/certifications/held'
import { joinedTo } from '@/lib/identity/joined-records'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { allOf, asksForCertification, type Criterion, coursesOf } from '../engine/criterion'
import type { OwnDates } from '../engine/cycles'
import { type Look, looksOf } from '../engine/looks'
import type { CountableCredit } from '../engine/lots'
import type { Relief } from '../engine/relief'
import type { Facts } from '../engine/rules'
import type { Assignment, Service } from '../engine/stretches'
import { ownDatesOf } from '../own-dates/kept'
import { grantedTo } from '../reliefs/kept'
import type { Edition, Version } from '../shapes'
import { type EarnedCredit, earnedBy } from './earned'
import { editionsOf } from './editions-kept'
import type { Reading } from './load-rules'
import type { Rule, RuleAssignment } from './stated-rules'

export type Gathered = (personId: string, rule: Rule) => Facts

/**
 * Service, credits and what was granted of some people, with those of records that were joined to theirs, as far as these rules ask about them.
 * @param supposed credits beside those that are there: they are looked at as if they were
 */
export function gather(
  tx: Tx,
  personIds: string[],
  rules: readonly Rule[],
  supposed: readonly EarnedCredit[] = NONE,
): Promise<Gathered> {
  const agencyIds = [...new Set(rules.map((rule) => rule.agencyId))]
  const versions = Promise.resolve(rules.flatMap((rule) => rule.versions))
  return gatherAhead(tx, personIds, { agencyIds, versions, rules: Promise.resolve(rules) }, supposed)
}

/** The same for rules that are on their way: what they ask for says what to read, while whom they ask it of is still to come. */
export async function gatherAhead(
  tx: Tx,
  personIds: string[],
  reading: Reading,
  supposed: readonly EarnedCredit[] = NONE,
): Promise<Gathered> {
  const ahead = together((await reading.versions).map(askedBy))
  const reads = asksForAny(ahead) ? readOf(tx, personIds, reading.agencyIds, ahead) : null
  reads?.catch(() => {}) // Should the rules fail before it is waited for.
  const rules = await reading.rules
  const taught = await editionsOf(tx, rules)
  const asked = new Map(rules.map((rule) => [rule, askedIn(rule, taught(rule))]))
  const needed = together([...asked.values()])
  if (!asksForAny(needed))
    return (_, rule) =>
      factsOf(rule, { records: [], service: [], earned: [], reliefs: [], dates: {}, held: [], editions: [] })
  const isRead = reads !== null && covers(ahead, needed)
  const [joined, served, granted, dates, certified, there] = await (isRead
    ? reads
    : readOf(tx, personIds, reading.agencyIds, needed))
  const earned = supposed.length === 0 ? there : [...there, ...supposed]
  const services = grouped(served, (row) => `${row.personId} ${row.agencyId}`)
  const counted = joined.size === 0 ? earned : onceOnJoined(earned, joined)
  const byPerson = grouped(counted, (row) => row.personId)
  const byCourse = new Map([...byPerson].map(([personId, rows]) => [personId, grouped(rows, (row) => row.courseId)]))
  const recordsOf = grouped([...joined], ([, lastingId]) => lastingId)
  const certifiedBy = grouped(certified, (row) => joined.get(row.personId) ?? row.personId)
  return (personId, rule) => {
    const modules = asked.get(rule)?.courseIds
    const all = byPerson.get(personId) ?? NONE
    const earnedInThem = modules ? earnedIn(all, byCourse.get(personId), modules) : all
    const service = services.get(`${personId} ${rule.agencyId}`) ?? []
    const waits = service.some(({ joined }) => !joined)
    const fitting = waits ? earnedInThem.filter(({ agencyId }) => agencyId === rule.agencyId) : earnedInThem
    const held = (certifiedBy.get(personId) ?? []).filter(({ agencyId }) => !waits || agencyId === rule.agencyId)
    const records = [personId, ...(recordsOf.get(personId) ?? []).map(([id]) => id)]
    const own = {
      records,
      reliefs: granted(personId, rule),
      dates: dates(personId, rule.agencyId),
      held,
      editions: taught(rule),
    }
    return factsOf(rule, { service, earned: fitting, ...own })
  }
}

/** Credits come last: they take longest, and what came before is read meanwhile. */
function readOf(tx: Tx, personIds: string[], agencyIds: readonly string[], asked: Asked) {
  const whose = { personIds, agencyIds: [...agencyIds] }
  const joining = joinedTo(tx, personIds)
  return Promise.all([
    joining,
    serving.on(tx, { people: idList(personIds), agencies: idList(whose.agencyIds) }),
    grantedTo(tx, whose, joining),
    ownDatesOf(tx, whose, joining),
    asked.isHeld ? heldBy(tx, personIds) : [],
    earnedBy(tx, personIds, asked),
  ])
}

/** Modules that teach what is new in an edition count where it is asked for. */
const differencesIn = (editions: readonly Edition[]): Criterion[] =>
  editions.flatMap(({ differenceId }) => (differenceId ? [allOf([differenceId])] : []))

const NONE: readonly never[] = []

/** Of one module the same list each time, which many rules share; of several in the order of all. */
function earnedIn<C extends { courseId: string | null }>(
  all: readonly C[],
  byCourse: ReadonlyMap<string | null, readonly C[]> | undefined,
  modules: readonly string[],
): readonly C[] {
  const [only, more] = modules
  if (only && !more) return byCourse?.get(only) ?? NONE
  return all.filter(({ courseId }) => courseId !== null && modules.includes(courseId))
}

const serving = named('requirements-serving', (db) =>
  db
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
    .where(
      sql`${affiliations.personId} = ${anyIdGiven('people')} and ${affiliations.agencyId} = ${anyIdGiven('agencies')}`,
    )
    .orderBy(asc(affiliations.validFrom), asc(affiliations.id)),
)

type Earned = { id: string; personId: string; courseVersionId: string | null; earnedOn: string; reversed: boolean }

/** What a joined record earned counts for the one that goes on, and for the service that it keeps itself. */
function onceOnJoined<E extends Earned & { creditMinutes: number }>(
  earned: readonly E[],
  joined: ReadonlyMap<string, string>,
): E[] {
  const own = earned.filter(({ personId }) => !joined.has(personId))
  const taken = earned.flatMap((row) => {
    const lastingId = joined.get(row.personId)
    return lastingId ? [{ ...row, personId: lastingId }] : []
  })
  const kept = earned.filter(({ personId }) => joined.has(personId))
  return [...kept, ...minutesOnce(own, taken), ...minutesOnce(taken, own)]
}

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

/** What has to be known for rules: credits in which modules (null: in any), what is looked at of them, and what somebody holds. */
type Asked = { courseIds: readonly string[] | null; looks: ReadonlySet<Look>; isHeld: boolean }

/** What the rule asks for and what it is counted from. */
function askedIn({ versions }: Rule, editions: readonly Edition[]): Asked {
  const [only, more] = versions
  if (only && !more && editions.length === 0) return askedBy(only)
  const differences = differencesIn(editions).map(askedFor)
  return together([...versions.map(askedBy), ...differences])
}

const known = new WeakMap<Version, Asked>()

function askedBy(version: Version): Asked {
  const before = known.get(version)
  if (before) return before
  const { criterion, limits } = version
  const asked = together([criterion, ...(limits?.afterCourses ? [allOf(limits.afterCourses)] : [])].map(askedFor))
  known.set(version, asked)
  return asked
}

const askedFor = (criterion: Criterion): Asked => ({
  courseIds: coursesOf([criterion]),
  looks: new Set(looksOf(criterion)),
  isHeld: asksForCertification(criterion),
})

function together(all: readonly Asked[]): Asked {
  const courseIds = new Set<string>()
  const looks = new Set<Look>()
  let isAny = false
  for (const each of all) {
    isAny ||= each.courseIds === null
    for (const id of each.courseIds ?? NONE) courseIds.add(id)
    for (const look of each.looks) looks.add(look)
  }
  return { courseIds: isAny ? null : [...courseIds], looks, isHeld: all.some(({ isHeld }) => isHeld) }
}

const asksForAny = ({ courseIds, isHeld }: Asked): boolean => courseIds?.length !== 0 || isHeld

/**
 * Whether all that has to be known was read: modules that teach a difference are known only with the rules, and where rules
 * changed since they were read last, what was read was what they asked for before.
 */
const covers = (read: Asked, needed: Asked): boolean =>
  (read.courseIds === null || (needed.courseIds?.every((id) => read.courseIds?.includes(id)) ?? false)) &&
  [...needed.looks].every((look) => read.looks.has(look)) &&
  (read.isHeld || !needed.isHeld)

type Theirs = {
  /** The person's own, and those that were joined to it: named is whom any of them stands for. */
  records: readonly string[]
  service: Service[]
  earned: readonly CountableCredit[]
  reliefs: Relief[]
  dates: OwnDates
  held: Held[]
  editions: readonly Edition[]
}

const forOne =
  (records: readonly string[]) =>
  ({ members, excepted, ...each }: RuleAssignment): Assignment => ({
    ...each,
    ...(members && { includes: records.flatMap((id) => members.get(id) ?? []) }),
    ...(excepted && { isExcepted: records.some((id) => excepted.has(id)) }),
  })

const factsOf = (rule: Rule, { records, service, earned, reliefs, dates, held, editions }: Theirs): Facts => ({
  affiliations: service,
  versions: rule.versions,
  assignments: rule.assignments.some(({ members, excepted }) => members ?? excepted)
    ? rule.assignments.map(forOne(records))
    : rule.assignments,
  retiredOn: rule.retiredOn,
  credits: earned,
  held,
  reliefs,
  ownDates: dates,
  editions,
})

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
