/** What whom a rule is for may name: people, a unit and a team of the agency; and what people are called where it is read. */
import { and, eq, sql } from 'drizzle-orm'
import { joinNamesWritten, nameShownTo, sortNameJoined } from '@/lib/agencies/names-on-papers'
import { type Reach, withinReach } from '@/lib/agencies/reach'
import { servingRecord } from '@/lib/agencies/serving-record'
import { affiliations, units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { people } from '@/lib/identity/tables'
import { anyId, idList } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import { grouped } from '@/lib/platform/grouped'
import type { Day } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import type { RequirementTerms } from './inputs'
import { settled } from './settled'

/** Ids of those whom an assignment names, or leaves out where it is for others than people by name, in order. Names its column itself: Drizzle would write `id` alone. */
export const namedInAssignment = sql<string[]>`coalesce((
  select jsonb_agg(distinct l.id order by l.id)
  from assignment_people n, lateral (select ${servingRecord('n')} as id) l where n.assignment_id = assignments.id), '[]'::jsonb)`

/** Refuses what whom a rule is for names of elsewhere: people, units and teams. Nothing is said of whose they are. @throws invalid */
export async function refuseElsewhere(tx: Tx, agencyId: string, terms: RequirementTerms): Promise<void> {
  const { population, unitId, teamId, personIds, exceptPersonIds, effectiveFrom: from } = settled(terms)
  if (population === 'people' && personIds.length === 0) throw invalid('personIds', 'Choose at least one person.')
  await refuseStrangers(tx, agencyId, { personIds, exceptPersonIds })
  if (population === 'team') await refuseStrangeTeam(tx, { agencyId, teamId, from })
  if (unitId === null) return
  const unit = and(eq(units.id, unitId), eq(units.agencyId, agencyId))
  const [found] = await tx.select({ id: units.id }).from(units).where(unit)
  if (!found) throw invalid('unitId', 'Choose a unit of this agency.')
}

type Lists = Pick<RequirementTerms, 'personIds' | 'exceptPersonIds'>

/** Whoever never served the agency. */
async function refuseStrangers(tx: Tx, agencyId: string, lists: Lists): Promise<void> {
  for (const [field, personIds] of Object.entries(lists)) {
    const known = await namedPeople(tx, { agencyId, personIds })
    if (personIds.length > known.length)
      throw invalid(field, 'Somebody you chose is not on the roster. Choose people of this agency.')
  }
}

type TeamAsked = { agencyId: string; teamId: string | null; from: Day }

/** Also one that has ended by the day on which it would be asked. */
async function refuseStrangeTeam(tx: Tx, { agencyId, teamId, from }: TeamAsked): Promise<void> {
  const [team] = teamId
    ? await tx.select({ agencyId: teams.agencyId, endsOn: teams.validTo }).from(teams).where(eq(teams.id, teamId))
    : []
  if (team?.agencyId !== agencyId) throw invalid('teamId', 'Choose a team of this agency.')
  if (team.endsOn !== null && team.endsOn <= from)
    throw invalid('teamId', 'This team has ended by then. Choose another one, or retire the requirement.')
}

type ByName = { population: RequirementTerms['population']; namedIds: string[] }

/** Those whom an assignment names are those it is for, or whom it leaves out. */
export const byName = ({ population, namedIds }: ByName): Lists =>
  population === 'people' ? { personIds: namedIds, exceptPersonIds: [] } : { personIds: [], exceptPersonIds: namedIds }

/** How many that are. */
export function countedByName(assignment: ByName) {
  const { personIds, exceptPersonIds } = byName(assignment)
  return { peopleNamed: personIds.length, peopleExcepted: exceptPersonIds.length }
}

/** Keeps a team from being removed while a requirement for it is written. */
export const holdTeam = (tx: Tx, teamId: string | null) =>
  teamId ? tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId)).for('key share') : []

export type Named = { personId: string; name: string; startsOn: Day; endsOn: Day | null }

/** These people as the agency knows them, by name: since when they serve, and the first day on which they no longer do. */
export async function namedPeople(
  tx: Tx,
  { agencyId, personIds, reach }: { agencyId: string; personIds: readonly string[]; reach?: Reach },
): Promise<Named[]> {
  if (personIds.length === 0) return []
  const part = (of: 'given_name' | 'family_name') =>
    nameShownTo(of, { person: sql`p.id`, agency: sql`a.agency_id` }, sql`p.${sql.raw(of)}`)
  const rows = await tx.execute<{
    personId: string
    given: string
    family: string
    startsOn: Day
    endsOn: Day | null
  }>(sql`
    select * from (
      select distinct on (p.id) p.id as "personId", ${part('given_name')} as given, ${part('family_name')} as family, p.sort_name,
        a.service_starts_on::text as "startsOn", a.valid_to::text as "endsOn"
      from ${affiliations} a join ${people} p on p.id = a.person_id
      where a.agency_id = ${agencyId}::uuid and a.person_id = ${anyId(personIds)}
        and ${reach ? withinReach(reach, sql`a.unit_id`) : sql`true`}
      order by p.id, a.valid_from desc, a.id desc) found
    order by sort_name, "personId"`)
  return rows.map(({ given, family, ...each }) => ({ ...each, name: fullName({ given, family }) }))
}

type Groups = { agencyId: string; groups: ReadonlyMap<string, readonly string[]>; most: number }

/**
 * The first of each group, in the order of the names that the agency knows them by. All are sorted, and the names read of those
 * alone who come first.
 */
export async function firstOfEach(tx: Tx, { agencyId, groups, most }: Groups) {
  const all = [...groups].flatMap(([group, ids]) => ids.map((id) => [id, group] as const))
  const whose = { person: sql`p.id`, agency: sql`${agencyId}::uuid` }
  const shown = (of: 'given_name' | 'family_name') =>
    nameShownTo(of, { person: sql`s.id`, agency: sql`${agencyId}::uuid` }, sql`s.${sql.raw(of)}`)
  const rows = await tx.execute<{ group: string; personId: string; given: string; family: string }>(sql`
    select s."group", s.id as "personId", ${shown('given_name')} as given, ${shown('family_name')} as family
    from (select g."group", p.id, p.given_name, p.family_name,
        row_number() over (partition by g."group" order by ${sortNameJoined(sql`p.sort_name`)}, p.id) as place
      from unnest(${idList(all.map(([id]) => id))}::uuid[], ${idList(all.map(([, group]) => group))}::text[]) as g(id, "group")
      join ${people} p on p.id = g.id ${joinNamesWritten(whose)}) s
    where s.place <= ${most} order by s."group", s.place`)
  const found = grouped(rows, (row) => row.group)
  return (group: string) =>
    (found.get(group) ?? []).map(({ personId, given, family }) => ({ personId, name: fullName({ given, family }) }))
}
