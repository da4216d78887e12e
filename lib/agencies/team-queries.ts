/** Reading an agency's teams, for those who look after its people. */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { versionOf } from '@/lib/audit/versions'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { nameShownTo } from './names-on-papers'
import { can } from './policy'
import { todayAt } from './queries'
import { findReach, getReach, type Reach, withinReach } from './reach'
import { servingRecord } from './serving-record'
import { listTeamsInput, teamInput, type teamShape, type teamsShape } from './team-inputs'
import { teamMembers, teams } from './team-tables'
import { daysOf, usedBy } from './teams'

/** An agency's teams by name (at most 500), and how many are in each today. @throws not-found */
export async function listTeams(ctx: Ctx, input: unknown): Promise<z.infer<typeof teamsShape>> {
  const { agencyId } = listTeamsInput.parse(input)
  getReach(ctx.actor, agencyId)
  return read(ctx, async (tx) => ({
    items: await teamsOf(tx, agencyId, await todayAt(tx, agencyId, ctx.now)),
    mayKeep: can.managePeople(ctx.actor, agencyId),
  }))
}

const lastDayOfTeam = sql<Day | null>`(${teams.validTo} - 1)::text`

/** The agency's teams with how many serve in each on a day. */
export const teamsOf = (tx: Tx, agencyId: string, day: Day) =>
  tx
    .select({
      teamId: teams.id,
      name: teams.name,
      kind: teams.kind,
      lastOn: lastDayOfTeam,
      isOver: sql<boolean>`coalesce(${teams.validTo} <= ${day}::date, false)`,
      members: sql<number>`(select count(distinct a.person_id) from team_members m join affiliations a
        on a.agency_id = m.agency_id and a.person_id = ${servingRecord('m')}
        where m.team_id = teams.id and daterange(m.valid_from, m.valid_to) @> ${day}::date
          and daterange(a.valid_from, a.valid_to) @> ${day}::date)::int`,
    })
    .from(teams)
    .where(eq(teams.agencyId, agencyId))
    .orderBy(asc(sql`lower(${teams.name})`))
    .limit(500)

/** A team with everybody who is or was in it, as far as the reader looks after them. @throws not-found */
export async function getTeam(ctx: Ctx, input: unknown): Promise<z.infer<typeof teamShape>> {
  const { teamId } = teamInput.parse(input)
  return read(ctx, async (tx) => {
    const [team] = await tx
      .select({ agencyId: teams.agencyId, name: teams.name, kind: teams.kind, lastOn: lastDayOfTeam })
      .from(teams)
      .where(eq(teams.id, teamId))
    const reach = team && findReach(ctx.actor, team.agencyId)
    if (!team || !reach) throw notFound('This team')
    const { agencyId, lastOn, ...named } = team
    const today = await todayAt(tx, agencyId, ctx.now)
    return {
      ...{ teamId, ...team, version: versionOf(named), mayKeep: can.managePeople(ctx.actor, agencyId) },
      ...{ endVersion: versionOf({ lastOn }), usedBy: await usedBy(tx, teamId), isWhole: reach.unitIds === null },
      members: (await membersOf(tx, teamId, { reach, today })).map(
        ({ given, family, endsOn, validFrom, validTo, ...each }) => {
          const days = daysOf({ validFrom, validTo })
          const { firstOn, lastOn } = days
          const serves = endsOn === null || endsOn > today
          return { ...each, name: fullName({ given, family }), firstOn, lastOn, serves, version: versionOf(days) }
        },
      ),
    }
  })
}

type Row = {
  memberId: string
  personId: string
  given: string
  family: string
  position: string | null
  unitName: string | null
  endsOn: Day | null
  validFrom: Day
  validTo: Day | null
}

function membersOf(tx: Tx, teamId: string, { reach, today }: { reach: Reach; today: Day }) {
  const part = (of: 'given_name' | 'family_name') =>
    nameShownTo(of, { person: sql`p.id`, agency: sql`m.agency_id` }, sql`p.${sql.raw(of)}`)
  return tx.execute<Row>(sql`
    select m.id as "memberId", p.id as "personId", ${part('given_name')} as given, ${part('family_name')} as family,
      f.position, u.name as "unitName", f.valid_to::text as "endsOn", m.valid_from::text as "validFrom", m.valid_to::text as "validTo"
    from ${teamMembers} m join people p on p.id = ${servingRecord('m')}
    join lateral (select a.position, a.unit_id, a.valid_to from affiliations a
      where a.agency_id = m.agency_id and a.person_id = p.id order by a.valid_from desc, a.id desc limit 1) f on true
    left join units u on u.id = f.unit_id
    where m.team_id = ${teamId}::uuid and m.valid_to is distinct from m.valid_from and ${withinReach(reach, sql`f.unit_id`)}
    order by coalesce(m.valid_to, 'infinity') > ${today}::date desc, p.sort_name, m.valid_from desc
    limit 2000`)
}

/** Who is in these teams and when, as rules take it. */
export const teamSpansOf = (tx: Tx, teamIds: readonly string[]) =>
  tx
    .select({
      teamId: teamMembers.teamId,
      personId: teamMembers.personId,
      from: teamMembers.validFrom,
      to: teamMembers.validTo,
    })
    .from(teamMembers)
    .where(inArray(teamMembers.teamId, [...teamIds]))
