/** One person as those who look after them see them: what they owe and why, what they earned, and who looked. */
import { type SQL, sql } from 'drizzle-orm'
import { addressIn } from '@/lib/agencies/known-addresses'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { unitsBelow } from '@/lib/agencies/reach'
import { type Ctx, holdsAgencyRole } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { recordsOf, servesYet } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { importedWords } from '@/lib/records/earlier'
import { listCredits } from '@/lib/records/queries'
import { verifyChain } from '@/lib/records/verification'
import { loadCalled } from '@/lib/requirements/called'
import { type Explanation, spokenOf } from '@/lib/requirements/engine/facts'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { cycleOn, type Status, statusOn } from '@/lib/requirements/engine/rules'
import type { Called } from '@/lib/requirements/explained/asked'
import { explain } from '@/lib/requirements/explained/explain'
import { isOwed } from '@/lib/requirements/owed'
import { waitsOf } from '@/lib/requirements/previewed/waiting'
import { byUrgency } from '@/lib/requirements/queries'
import { personRecordInput, statusInput } from './inputs'
import { type Known, knownOf } from './known'
import { readingBehind } from './reading'
import { heading, type Scope, scopeOf } from './scope'
import { noteView } from './views'

type PersonRow = {
  personId: string
  givenName: string
  familyName: string
  position: string | null
  unitName: string | null
  servesSince: Day | null
}

/** The person, if they ever served where the actor looks; unit and position are those of the day. */
export async function personIn(tx: Tx, scope: Scope, personId: string): Promise<PersonRow> {
  const reach: SQL =
    scope.reach.unitIds === null
      ? sql`true`
      : sql`exists (select 1 from affiliations x where x.person_id = p.id and x.agency_id = ${scope.agencyId}::uuid and ${servesYet('x')}
          and x.unit_id in ${unitsBelow(scope.reach.unitIds)})`
  const whose = { person: sql`p.id`, agency: sql`${scope.agencyId}::uuid` }
  const [row] = await tx.execute<PersonRow>(sql`
    select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", s.position, u.name as "unitName",
           s.service_starts_on as "servesSince"
    from people p
    left join lateral (
      select a.unit_id, a.position, a.service_starts_on from affiliations a
      where a.person_id = p.id and a.agency_id = ${scope.agencyId}::uuid and a.valid_from <= ${scope.day}::date
        and (a.valid_to is null or a.valid_to > ${scope.day}::date)
      order by a.service_starts_on, a.id limit 1) s on true
    left join units u on u.id = s.unit_id
    where p.id = ${personId}::uuid and ${reach}
      and exists (select 1 from affiliations x where x.person_id = p.id and x.agency_id = ${scope.agencyId}::uuid)`)
  if (!row) throw notFound('This person')
  return row
}

type CycleRow = {
  personId: string
  requirementId: string
  requirementName: string
  courseId: string | null
  courseSlug: string | null
  courseTitle: string | null
  unitName: string | null
  opensOn: Day
  dueOn: Day | null
  satisfiedOn: Day | null
  countedCredits: CountedCredit[]
  validUntil: Day | null
  endsOn: Day | null
  explanation: Explanation
}

async function cyclesOf(tx: Tx, scope: Scope, personId: string, requirementId: string | null): Promise<CycleRow[]> {
  const rows = await tx.execute<CycleRow>(sql`
    select o.person_id as "personId", o.requirement_id as "requirementId", r.name as "requirementName", o.course_id as "courseId", c.slug as "courseSlug",
           coalesce((select v.title from course_versions v where v.course_id = o.course_id order by v.edition desc limit 1), c.slug) as "courseTitle",
           u.name as "unitName", o.opens_on as "opensOn", o.due_on as "dueOn", o.satisfied_on as "satisfiedOn", o.counted_credits as "countedCredits",
           o.valid_until as "validUntil", o.ends_on as "endsOn", o.explanation
    from obligations o join requirements r on r.id = o.requirement_id left join courses c on c.id = o.course_id
    left join units u on u.id = (o.explanation->'population'->>'unitId')::uuid
    where o.person_id = ${personId}::uuid and o.agency_id = ${scope.agencyId}::uuid
      ${requirementId ? sql`and o.requirement_id = ${requirementId}::uuid` : sql``}
    order by o.requirement_id, o.cycle`)
  return [...rows]
}

type Earned = { id: string; title: string; courseId: string | null; earnedOn: Day; reversed: boolean }

/** Credits as the reader may see them, for what counted and what did not; the latest first. */
async function creditsOf(tx: Tx, personId: string): Promise<Earned[]> {
  const rows = await tx.execute<Earned>(sql`
    select c.id, c.title, c.course_id as "courseId", c.earned_on as "earnedOn",
           exists (select 1 from credits x where x.reverses = c.id) as reversed
    from credits c where c.person_id in ${recordsOf(sql`${personId}::uuid`)} and c.reverses is null
    order by c.earned_on desc, c.id desc limit 5000`)
  return [...rows]
}

const MOST_OTHERS = 3

/** Another training than the one that is asked for; of what more is asked of, whatever is told of neither way. */
function isAnother({ courseId, countedCredits, explanation: { asks, notCounted } }: CycleRow, credit: Earned): boolean {
  if (!asks) return credit.courseId !== courseId
  return [...countedCredits, ...notCounted].every(({ creditId }) => creditId !== credit.id)
}

/** What was earned since the cycle opened and is another training than the one asked for. */
const othersFor = (cycle: CycleRow, day: Day, credits: readonly Earned[]) =>
  credits
    .filter((each) => !each.reversed && isAnother(cycle, each))
    .filter(({ earnedOn }) => earnedOn >= cycle.opensOn && earnedOn <= day)
    .slice(0, MOST_OTHERS)

/** Where to write to, for who may: a coordinator of the agency. */
async function addressFor(ctx: Ctx, tx: Tx, agencyId: string, personId: string): Promise<string | null> {
  if (!holdsAgencyRole(ctx.actor, agencyId, 'coordinator')) return null
  const [row] = await tx.execute<{ email: string | null }>(
    sql`select ${addressIn(sql`${personId}::uuid`, sql`${agencyId}::uuid`)} as email`,
  )
  return row?.email ?? null
}

async function wordsOf(ctx: Ctx, tx: Tx, cycles: readonly CycleRow[]): Promise<Words> {
  const counted = cycles.flatMap(({ countedCredits }) => countedCredits.map(({ creditId }) => creditId))
  return {
    called: await loadCalled(
      tx,
      cycles.flatMap(({ explanation }) => spokenOf(explanation)),
    ),
    imported: await importedWords({ tx, ctx }, counted),
  }
}

type Words = { called: Called; imported: ReadonlyMap<string, string> }
export type Told = { status: Status; cycle: CycleRow; explanation: ReturnType<typeof explain> }

function tell(
  cycles: readonly CycleRow[],
  day: Day,
  earned: readonly Earned[],
  { called, imported }: Words,
): Told | null {
  const cycle = cycleOn(cycles, day)
  if (!cycle) return null
  const status = statusOn(cycles, day)
  const names = {
    requirement: cycle.requirementName,
    course: cycle.courseTitle ?? cycle.requirementName,
    called,
    unit: cycle.unitName,
    credits: new Map(earned.map(({ id, title }) => [id, title])),
    imported,
    others: status.kind === 'met' ? [] : othersFor(cycle, day, earned),
  }
  return { status, cycle, explanation: explain(cycle, status, day, names) }
}

/** How one person stands with one requirement on a day, and why. @throws not-found */
export async function explainStatus(ctx: Ctx, input: unknown) {
  const { personId, requirementId, ...asked } = statusInput.parse(input)
  const answer = await read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    const { servesSince: _, ...person } = await personIn(tx, scope, personId)
    const cycles = await cyclesOf(tx, scope, personId, requirementId)
    const [first] = cycles
    const told = tell(cycles, scope.day, await creditsOf(tx, personId), await wordsOf(ctx, tx, cycles))
    const about = told?.cycle ?? first ?? (await requirementOf(tx, scope, requirementId))
    const isMissing = told !== null && told.status.kind !== 'met' && scope.day === scope.today
    const { courseId } = about
    const known = isMissing && courseId ? await knownOf(tx, [{ personId, courseId }]) : null
    return {
      ...heading(scope),
      ...person,
      requirementId,
      requirementName: about.requirementName,
      courseSlug: about.courseSlug,
      courseTitle: about.courseTitle,
      status: told?.status ?? statusOn([], scope.day),
      explanation: told?.explanation ?? null,
      waits: told
        ? null
        : await waitsOf(tx, ctx, {
            ...{ agencyId: scope.agencyId, requirementId, personId },
            ...{ name: about.requirementName, day: scope.day },
          }),
      known: known?.get(`${personId} ${courseId}`) ?? null,
      email: await addressFor(ctx, tx, scope.agencyId, personId),
    }
  })
  await noteView(ctx, { report: 'person', agencyId: asked.agencyId, personId })
  return answer
}

/** A requirement that never applied to the person. */
async function requirementOf(tx: Tx, scope: Scope, requirementId: string) {
  type Row = Pick<CycleRow, 'requirementName' | 'courseId' | 'courseSlug' | 'courseTitle'>
  const [row] = await tx.execute<Row>(sql`
    select r.name as "requirementName", v.course_id as "courseId", c.slug as "courseSlug",
           coalesce((select t.title from course_versions t where t.course_id = v.course_id order by t.edition desc limit 1), c.slug) as "courseTitle"
    from requirements r join requirement_versions v on v.requirement_id = r.id left join courses c on c.id = v.course_id
    where r.id = ${requirementId}::uuid and r.agency_id = ${scope.agencyId}::uuid order by v.number desc limit 1`)
  if (!row) throw notFound('This requirement')
  return row
}

const FIRST_CREDITS = 50

/** All that an agency sees of a person on a day: obligations with reasons, credits, service, who looked. @throws not-found */
export async function personRecord(ctx: Ctx, input: unknown) {
  const { personId, ...asked } = personRecordInput.parse(input)
  const found = await read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    const person = await personIn(tx, scope, personId)
    return {
      ...heading(scope),
      ...person,
      obligations: await withKnown(tx, scope, await standsWith(ctx, tx, scope, personId)),
      email: await addressFor(ctx, tx, scope.agencyId, personId),
      service: await serviceOf(tx, scope, personId),
      views: await viewsOf(tx, scope, personId),
    }
  })
  const { items, nextCursor, totals } = await listCredits(ctx, personId, { limit: FIRST_CREDITS })
  const reading = await readingBehind(
    ctx,
    items.map(({ creditId }) => creditId),
  )
  const credits = items.map((each) => ({ ...each, reading: reading.get(each.creditId) ?? null }))
  const chain = await verifyChain(ctx, personId)
  await noteView(ctx, { report: 'person', agencyId: asked.agencyId, personId })
  const mayCorrect = holdsAgencyRole(ctx.actor, asked.agencyId, 'coordinator')
  return { ...found, credits, moreCredits: nextCursor !== null, totals, chain, mayCorrect }
}

/** How the person stands with each requirement on the day, in order of urgency. */
export async function standsWith(ctx: Ctx, tx: Tx, scope: Scope, personId: string): Promise<Told[]> {
  const earned = await creditsOf(tx, personId)
  const rows = await cyclesOf(tx, scope, personId, null)
  const words = await wordsOf(ctx, tx, rows)
  const cycles = new Map<string, CycleRow[]>()
  for (const row of rows) cycles.set(row.requirementId, [...(cycles.get(row.requirementId) ?? []), row])
  return [...cycles.values()]
    .flatMap((each) => tell(each, scope.day, earned, words) ?? [])
    .sort((a, b) => byUrgency(urgencyOf(a), urgencyOf(b)))
}

const urgencyOf = ({ status, cycle: { requirementName: name } }: Told) => ({ status, name })

/** For today with what is known of what is missing. */
async function withKnown(tx: Tx, scope: Scope, told: readonly Told[]) {
  const missing = told.filter(isOwed)
  const wanted = missing.flatMap(({ cycle: { personId, courseId } }) => (courseId ? { personId, courseId } : []))
  const known = scope.day === scope.today ? await knownOf(tx, wanted) : new Map<string, Known>()
  return told.map(({ cycle, status, explanation }) => {
    const { requirementId, requirementName, courseSlug, courseTitle, personId, courseId } = cycle
    const facts = missing.some((each) => each.cycle === cycle) ? known.get(`${personId} ${courseId}`) : null
    return { requirementId, requirementName, courseSlug, courseTitle, status, explanation, known: facts ?? null }
  })
}

async function serviceOf(tx: Tx, scope: Scope, personId: string) {
  const rows = await tx.execute<{ from: Day; to: Day | null; unitName: string | null; position: string | null }>(sql`
    select a.valid_from as "from", a.valid_to as "to", u.name as "unitName", a.position
    from affiliations a left join units u on u.id = a.unit_id
    where a.person_id = ${personId}::uuid and a.agency_id = ${scope.agencyId}::uuid order by a.valid_from desc, a.id limit 100`)
  return [...rows]
}

/** Who looked at this person's record for the agency, the latest first. */
async function viewsOf(tx: Tx, scope: Scope, personId: string) {
  const rows = await tx.execute<{ at: string; by: string | null }>(sql`
    select e.recorded_at as at, nullif(trim(p.given_name || ' ' || p.family_name), '') as by
    from audit_events e left join people p on p.id = e.actor_person_id
    where e.person_id in ${recordsOf(sql`${personId}::uuid`)} and e.agency_id = ${scope.agencyId}::uuid and e.event = 'report.viewed'
    order by e.recorded_at desc, e.id desc limit 20`)
  return rows.map((row) => ({ at: new Date(row.at).toISOString(), by: row.by ?? 'Somebody of the agency' }))
}
