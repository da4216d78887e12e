/** Teams that an agency keeps of its own people: under a grant, in a task force. Who is in one has days, as service has. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { agencies } from './tables'
import { teamKinds } from './team-inputs'

export const teams = pgTable(
  'teams',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    kind: oneOf(teamKinds).notNull(),
    createdAt: instant().notNull(),
    /** The first day on which it is no more; nobody is in it from then on. */
    validTo: day(),
  },
  (t) => [
    uniqueIndex('teams_name_once').on(t.agencyId, sql`lower(${t.name})`),
    checkOneOf('teams_kind', t.kind, teamKinds),
    rowsRead('teams_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
    rowsAdded('teams_added', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsChanged('teams_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
    rowsRemoved('teams_removed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)

/** The agency's own people, in a team of its own. */
type Member = Record<'teamId' | 'personId' | 'agencyId', Parameters<typeof inManagedAgencies>[0]>
const mayBeIn = ({ teamId, personId, agencyId }: Member) => sql`(${inManagedAgencies(agencyId)}
  and exists (select 1 from affiliations a where a.person_id = ${personId} and a.agency_id = ${agencyId})
  and exists (select 1 from teams g where g.id = ${teamId} and g.agency_id = ${agencyId}))`

/** `validTo` is the first day on which somebody is in it no longer; whoever never was in it ends on the day they began. */
export const teamMembers = pgTable(
  'team_members',
  {
    id: id(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    validFrom: day().notNull(),
    validTo: day(),
    recordedAt: instant().notNull(),
    recordedBy: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('team_members_once').on(t.teamId, t.personId).where(sql`${t.validTo} is null`),
    index('team_members_by_team').on(t.teamId, t.personId),
    index('team_members_by_agency').on(t.agencyId),
    check('team_members_in_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    rowsRead('team_members_read', anyOf(actingAs('system'), ofActingPerson(t.personId), inActingAgencies(t.agencyId))),
    rowsAdded('team_members_added', anyOf(actingAs('system'), mayBeIn(t))),
    rowsChanged('team_members_changed', anyOf(actingAs('system'), inManagedAgencies(t.agencyId))),
  ],
)
