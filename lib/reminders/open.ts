/** Who has what to do by when, and whether they can be written to about it. Asked as the system: letters go out by themselves. */
import { type SQL, sql } from 'drizzle-orm'
import { nameShownTo, sortNameShownTo } from '@/lib/agencies/names-on-papers'
import { type Reach, withinReach } from '@/lib/agencies/reach'
import { runsOut } from '@/lib/certifications/queries'
import { anyId, anyText } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { inForce, servesOn } from '@/lib/reporting/scope'
import { pending } from '@/lib/requirements/pending'
import { AHEAD_DAYS, type Binding, CERTIFICATION_AHEAD_DAYS, type Dated, type Instant } from './rules'

export const DATES = 'reminders.dates'
export const WRITTEN = 'reminders.written'
export const LATE_LIST = 'reminders.late-list'

/**
 * Nobody gets two letters of these kinds on one day. What each agency of a person
 * says of dates at one instant is one letter.
 */
const A_DAY = sql`interval '20 hours'`

/** Everybody in an agency, for whoever looks after all of it. */
const whole = (agencyId: string, day: Day) => ({ agencyId, day, reach: { unitIds: null }, unitId: null })

/** A certification has no name here: letters that go out by themselves say none. */
export type OpenItem = Dated & { id: string; name: string; ofEdition?: boolean }
/** A requirement without a last day: until it is met one may not do what is held back (decision 0065). */
export type Gate = Binding & { id: string; name: string; heldBack: string }
export type Planned = {
  personId: string
  givenName: string
  familyName: string
  items: OpenItem[]
  gates: Gate[]
  isAsked: boolean
  onLeave: boolean
  hasAddress: boolean
  /** The Monday of the last letter about dates there; null also where people are asked about by name. */
  told: Day | null
  /** When it was made. */
  toldAt: Instant | null
  isWrittenLately: boolean
}
type Asked = {
  agencyId: string
  today: Day
  now: Date
  aheadDays?: number
  /** Also the certifications that run out. */
  certifications?: boolean
  of?: readonly string[]
}

/**
 * People of an agency with what they have to do by a day ahead, the most urgent first; each once, by the record that goes on.
 * With what has to be met before an act, which has no day, and with certifications that run out, those of theirs that nothing follows yet: one that waits to be verified does.
 */
export async function openOf(tx: Tx, asked: Asked): Promise<Planned[]> {
  const { agencyId, today, now, aheadDays = AHEAD_DAYS, certifications = false, of } = asked
  const at = sql`${now.toISOString()}::timestamptz`
  // By the line that the agency keeps of them: of who has not said that they serve there it knows no other name.
  const whose = { person: sql`open.lines[1]`, agency: sql`${agencyId}::uuid` }
  const rows = await tx.execute<Planned & { [column: string]: unknown }>(sql`
    with due as (
      select o.person_id as line, 'training' as of, r.id, r.name, o.opens_on, o.due_on, '' as held_back, ${begun(agencyId)} as binds_at,
        ${isOfEdition} as of_edition
      from obligations o join requirements r on r.id = o.requirement_id join requirement_versions v on v.id = o.version_id
      where ${inForce(whole(agencyId, today))} and ${pending(today)} and o.due_on <= ${today}::date + ${aheadDays}::int
        ${of ? sql`and o.person_id ${amongRecords(of)}` : sql``}
      union all
      select o.person_id, 'gate', r.id, r.name, o.opens_on, null, v.limits->>'heldBack', ${begun(agencyId)}, false
      from obligations o join requirements r on r.id = o.requirement_id join requirement_versions v on v.id = o.version_id
      where ${inForce(whole(agencyId, today))} and ${pending(today)} and o.due_on is null
        ${of ? sql`and o.person_id ${amongRecords(of)}` : sql``}
      ${certifications ? sql`union all ${notYetRenewed(asked)}` : sql``}),
    lines as materialized (select d.line, lasting_record(d.line) as person_id from (select distinct line from due) d),
    open as (
      select l.person_id, array_agg(distinct l.line order by l.line) as lines, min(due.due_on) as due_on,
        coalesce(jsonb_agg(jsonb_build_object('of', due.of, 'id', due.id, 'name', due.name, 'opensOn', due.opens_on, 'bindsAt', ${instantText(sql`due.binds_at`)}, 'dueOn', due.due_on, 'ofEdition', due.of_edition)
          order by due.due_on, due.name, due.id) filter (where due.of <> 'gate'), '[]') as items,
        coalesce(jsonb_agg(jsonb_build_object('id', due.id, 'name', due.name, 'opensOn', due.opens_on, 'bindsAt', ${instantText(sql`due.binds_at`)}, 'heldBack', due.held_back)
          order by due.name, due.id) filter (where due.of = 'gate'), '[]') as gates
      from due join lines l on l.line = due.line
      ${of ? sql`where l.person_id = ${anyId(of)}` : sql``} group by l.person_id),
    told as (${of ? neverTold : toldIn(agencyId)}),
    lately as (
      select distinct n.person_id from notices n
      where n.kind in (${DATES}, ${WRITTEN}) and n.state <> 'moot' and n.made_at > ${at} - ${A_DAY} and not (n.kind = ${DATES} and n.made_at = ${at}))
    select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", open.items, open.gates,
           (select bool_and(awaits_word(l.line, ${agencyId}::uuid)) from unnest(open.lines) as l(line)) as "isAsked",
           exists (select 1 from reliefs l where l.person_id = any(open.lines) and l.agency_id = ${agencyId}::uuid
             and l.kind = 'leave' and l.granted and l.from_on <= ${today}::date
             and (l.until_on is null or l.until_on > ${today}::date)
             and (l.ended_at is null or l.ended_on > ${today}::date)) as "onLeave",
           exists (select 1 from logins g where g.person_id = p.id and g.kind = 'email'
             and g.verified_at is not null) as "hasAddress",
           told.told, told.told_at as "toldAt", lately.person_id is not null as "isWrittenLately"
    from open join people p on p.id = open.person_id
    left join told on told.person_id = p.id left join lately on lately.person_id = p.id
    order by open.due_on, ${sortNameShownTo(whose, sql`p.sort_name`)}, p.id`)
  return [...rows]
}

/** Lines of these people, who are named by the record that goes on: read by their index, however many serve there. */
const amongRecords = (people: readonly string[]): SQL =>
  sql`= any(array(select records_of(i.id) from unnest(array(select jsonb_array_elements_text(${JSON.stringify(people)}::jsonb)::uuid)) as i(id)))`

/** It is asked again because of a new edition of its module. */
const isOfEdition = sql`coalesce(o.explanation->'trigger'->>'kind' = 'new-edition', false)`

/** From when an obligation binds: its first day, and not before somebody made the rule, or published the edition it asks for. */
const begun = (agencyId: string): SQL =>
  sql`greatest(v.created_at, o.opens_on::timestamp at time zone (select a.time_zone from agencies a where a.id = ${agencyId}::uuid),
    case when ${isOfEdition} then (select c.published_at from course_versions c
      where c.course_id = o.course_id and c.edition = (o.explanation->'trigger'->>'edition')::int) end)`
const instantText = (at: SQL): SQL => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The Monday of the last letter about dates and when it was made, of all in an agency. */
const toldIn = (agencyId: string): SQL => sql`
  select n.person_id, max(right(n.key, 10) collate "C") as told, ${instantText(sql`max(n.made_at)`)} as told_at from notices n
  where n.kind = ${DATES} and starts_with(n.key, ${agencyId}) and n.state <> 'moot' group by n.person_id`
/** Who is asked about by name is written to whatever they were told. */
const neverTold = sql`select null::uuid as person_id, null::text as told, null::text as told_at where false`

type Running = Pick<Asked, 'agencyId' | 'of'> & { day: Day; unitIds: Reach['unitIds']; from: SQL; to: SQL }

/** Certifications that run out between two days and nothing follows, by the line of whoever serves within the reach. */
const runningOut = ({ agencyId, day, unitIds, from, to, of }: Running): SQL => sql`
  select w.line, 'certification' as of, certifications.id, '' as name,
    certifications.issued_on, certifications.expires_on, '' as held_back, certifications.entered_at as binds_at,
    false as of_edition
  from certifications cross join lateral (
    select a.person_id as line from affiliations a
    where a.agency_id = ${agencyId}::uuid and a.person_id = any(array${recordsOf(sql`lasting_record(certifications.person_id)`)})
      and ${servesOn({ agencyId, day, reach: { unitIds }, unitId: null })} and ${withinReach({ unitIds }, sql`a.unit_id`)}
    order by a.person_id limit 1) w
  where certifications.agency_id = ${agencyId}::uuid and ${runsOut(sql`${day}::date + ${from}`, sql`${day}::date + ${to}`)}
    ${of ? sql`and certifications.person_id ${amongRecords(of)}` : sql``}`

/** A renewal that waits to be verified follows as well: there is nothing left to do for whoever entered it. */
const notYetRenewed = (asked: Asked): SQL => sql`
  select r.* from (${runningOut({ ...asked, day: asked.today, unitIds: null, from: sql`0`, to: sql`${CERTIFICATION_AHEAD_DAYS}::int` })}) r
  where not exists (select 1 from certifications l where l.follows_id = r.id and l.withdrawn_at is null)`

export type Late = { personId: string; givenName: string; familyName: string; dates: number; dueOn: Day }

/** Who is overdue on a day within a reach, the longest first: never whoever asks, for whom there is a letter of their own. */
async function overdueWithin(
  tx: Tx,
  { agencyId, unitIds, day, asker }: Reach & { day: Day; asker: string },
): Promise<Late[]> {
  const scope = { agencyId, day, reach: { unitIds }, unitId: null }
  const whose = { person: sql`p.id`, agency: sql`${agencyId}::uuid` }
  const rows = await tx.execute<Late & { [column: string]: unknown }>(sql`
    select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", count(*)::int as dates, min(o.due_on) as "dueOn"
    from obligations o join people p on p.id = o.person_id
    where ${inForce(scope)} and ${pending(day)} and o.due_on < ${day}::date and o.person_id not in ${recordsOf(sql`${asker}::uuid`)}
    group by p.id order by min(o.due_on), ${sortNameShownTo(whose, sql`p.sort_name`)}, p.id`)
  return [...rows]
}

/** Expired so long ago and not renewed, it is not listed any more: it is not needed, or a requirement asks for it. */
const LISTED_AFTER_DAYS = 30

/** Whose certifications within a reach run out within a month, or did in the last one: never those of whoever asks. */
async function runningOutWithin(
  tx: Tx,
  { agencyId, unitIds, day, asker }: Reach & { day: Day; asker: string },
): Promise<Late[]> {
  const whose = { person: sql`p.id`, agency: sql`${agencyId}::uuid` }
  const [from, to] = [sql`${-LISTED_AFTER_DAYS}::int`, sql`${AHEAD_DAYS}::int`]
  const rows = await tx.execute<Late & { [column: string]: unknown }>(sql`
    select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", count(*)::int as dates, min(f.expires_on) as "dueOn"
    from (${runningOut({ agencyId, day, unitIds, from, to })}) f join people p on p.id = f.line
    where f.line not in ${recordsOf(sql`${asker}::uuid`)}
    group by p.id order by min(f.expires_on), ${sortNameShownTo(whose, sql`p.sort_name`)}, p.id`)
  return [...rows]
}

/** How many within a reach have something to meet before an act: never whoever asks. */
async function notClearedWithin(
  tx: Tx,
  { agencyId, unitIds, day, asker }: Reach & { day: Day; asker: string },
): Promise<number> {
  const scope = { agencyId, day, reach: { unitIds }, unitId: null }
  const [row] = await tx.execute<{ people: number }>(sql`
    select count(distinct lasting_record(o.person_id))::int as people from obligations o
    where ${inForce(scope)} and ${pending(day)} and o.due_on is null and o.person_id not in ${recordsOf(sql`${asker}::uuid`)}`)
  return row?.people ?? 0
}

/** What the list of a Monday is made of; who is not yet cleared is counted where there is one, and no reason for it. */
export async function listedWithin(tx: Tx, asked: Parameters<typeof overdueWithin>[1]) {
  const late = await overdueWithin(tx, asked)
  const runningOut = await runningOutWithin(tx, asked)
  const isList = late.length + runningOut.length > 0
  return { late, runningOut, notCleared: isList ? await notClearedWithin(tx, asked) : 0 }
}
export type Listed = Awaited<ReturnType<typeof listedWithin>>

export type Keeper = {
  personId: string
  givenName: string
  familyName: string
  roles: { unitId: string | null }[]
}

/** Coordinators and supervisors of an agency whose role is in effect. */
export async function keepersOf(tx: Tx, agencyId: string, personId: string | null = null): Promise<Keeper[]> {
  const rows = await tx.execute<Keeper & { [column: string]: unknown }>(sql`
    select r.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName",
           jsonb_agg(jsonb_build_object('unitId', r.unit_id)) as roles
    from roles r join people p on p.id = r.person_id where r.agency_id = ${agencyId}::uuid and r.revoked_at is null and r.role in ('coordinator', 'supervisor')
      ${personId ? sql`and r.person_id = ${personId}::uuid` : sql``}
      and not awaits_word(r.person_id, r.agency_id) and exists (select 1 from logins l where l.person_id = r.person_id
        and l.kind = 'email' and l.identifier = r.bound_to and l.verified_at is not null)
    group by r.person_id, p.id order by p.sort_name, r.person_id`)
  return [...rows]
}

/** How the list of a Monday is named, so that it is told once. */
export const listKey = (agencyId: string, personId: string, monday: Day) => `${agencyId} ${personId} ${monday}`

/** Those of them to whom the list of a Monday went, or is on its way. */
export async function listedOn(
  tx: Tx,
  { agencyId, day, personIds }: { agencyId: string; day: Day; personIds: readonly string[] },
): Promise<Set<string>> {
  const keys = personIds.map((personId) => listKey(agencyId, personId, day))
  const rows = await tx.execute<{ personId: string }>(sql`
    select n.person_id as "personId" from notices n where n.kind = ${LATE_LIST} and n.key = ${anyText(keys)}`)
  return new Set(rows.map(({ personId }) => personId))
}

/** Letters of an agency are put down one after the other, so that nobody gets two on a day. */
export const oneAtATime = (tx: Tx, agencyId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`messages of ${agencyId}`}, 0))`)
