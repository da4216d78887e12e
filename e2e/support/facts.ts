/**
 * The one builder of single facts for tests: agencies, people and their logins, service, roles, modules by name. Written as
 * the owner of the database; a whole world, told through the commands, is in `world.ts`.
 */
import type postgres from 'postgres'
import { sortNameOf } from '@/lib/identity/rules'
import { connect } from '@/lib/platform/connection'
import { type Ctx, type HeldRole, type PersonActor, personCtx, type RoleName } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

let sql: postgres.Sql | undefined
let made = 0

/** The owner's connection, which row security does not bind; `closeOwner` in `afterAll`. */
export function owner(): postgres.Sql {
  sql ??= connect('owner', { max: 1 })
  return sql
}
export async function closeOwner(): Promise<void> {
  await sql?.end({ timeout: 1 })
  sql = undefined
}

export async function makeAgency(name = `Agency ${++made}`): Promise<string> {
  const id = newId()
  await owner()`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
    values (${id}, ${name}, ${name.toLowerCase()}, 'law-enforcement', 'CA', 'America/Los_Angeles', now(), now())`
  return id
}

export async function makeUnit(agencyId: string, name: string, parentId: string | null = null): Promise<string> {
  const id = newId()
  await owner()`insert into units (id, agency_id, parent_id, name, created_at) values (${id}, ${agencyId}, ${parentId}, ${name}, now())`
  return id
}

export async function makePerson(givenName = 'Ada', familyName = `Person ${++made}`): Promise<string> {
  const id = newId()
  await owner()`insert into people (id, given_name, family_name, sort_name, created_at)
    values (${id}, ${givenName}, ${familyName}, ${sortNameOf(givenName, familyName)}, now())`
  await owner()`insert into person_names (id, person_id, given_name, family_name, valid_from, recorded_at)
    values (${newId()}, ${id}, ${givenName}, ${familyName}, '2000-01-01', now())`
  return id
}

/** An address that the person signs in with; confirmed unless said otherwise. */
export async function makeLogin(personId: string, address = `${personId}@agency.example`, confirmed = true) {
  await owner()`insert into logins (id, person_id, kind, identifier, verified_at, created_at)
    values (${newId()}, ${personId}, 'email', ${address}, ${confirmed ? new Date() : null}, now())`
  return address
}

/** Whoever serves has said so, should they sign in. */
type Service = { from: string; to?: string | null; startsOn?: string; unitId?: string | null; position?: string | null }

export async function serve(personId: string, agencyId: string, service: Service): Promise<void> {
  const { from, to = null, startsOn = from, unitId = null, position = null } = service
  await owner()`insert into affiliations (id, person_id, agency_id, unit_id, position, employment, service_starts_on, valid_from, valid_to, recorded_at)
    values (${newId()}, ${personId}, ${agencyId}, ${unitId}, ${position}, 'sworn', ${startsOn}, ${from}, ${to}, now())`
  await owner()`insert into joinings (agency_id, person_id, joined_at) values (${agencyId}, ${personId}, now()) on conflict do nothing`
}

/** A role at an agency, bound to an address; without one it is in effect only where no address is asked for. */
export async function giveRole(personId: string, agencyId: string, role: RoleName, boundTo: string | null = null) {
  await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
    values (${newId()}, ${personId}, ${role}, ${agencyId}, ${boundTo}, now())`
}

/** A module that the catalog knows; without a version, which the record does not need. */
export async function makeCourse(slug = `course-${++made}`): Promise<string> {
  const id = newId()
  await owner()`insert into sections (id, name, summary, position) values ('basics', 'Basics', '', 1) on conflict do nothing`
  await owner()`insert into courses (id, slug, section_id, created_at) values (${id}, ${slug}, 'basics', now())`
  return id
}

export function actingCtx(personId: string, roles: HeldRole[] = [], now = new Date('2026-11-20T16:00:00Z')): Ctx {
  const actor: PersonActor = { kind: 'person', personId, roles, via: { kind: 'session', sessionId: newId() } }
  return personCtx(actor, now)
}

/** Somebody who serves there since 2020 and signs in by a confirmed address, as they act in these roles. */
export async function makeActing(
  name: string,
  at: { agencyId: string; unitId?: string } | null,
  held: HeldRole[] = [],
) {
  const personId = await makePerson(name, 'Example')
  const address = await makeLogin(personId)
  if (at) await serve(personId, at.agencyId, { from: '2020-01-01', unitId: at.unitId ?? null })
  for (const each of held) await giveHeld(personId, each, address)
  return actingCtx(personId, held)
}

/** A role as it is acted in, bound to an address. */
export async function giveHeld(personId: string, { role, agencyId, unitId }: HeldRole, boundTo: string | null) {
  await owner()`insert into roles (id, person_id, role, agency_id, unit_id, bound_to, granted_at)
    values (${newId()}, ${personId}, ${role}, ${agencyId}, ${unitId}, ${boundTo}, now())`
}

export const coordinatorOf = (agencyId: string): HeldRole => ({ role: 'coordinator', agencyId, unitId: null })
export const supervisorOf = (agencyId: string, unitId: string | null = null): HeldRole => ({
  role: 'supervisor',
  agencyId,
  unitId,
})
export const auditorOf = (agencyId: string): HeldRole => ({ role: 'auditor', agencyId, unitId: null })
export const administrator: HeldRole = { role: 'administrator', agencyId: null, unitId: null }
