/** Granting and ending roles. What a role includes is asked at every call, so both take effect at once. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import { lockAddresses, mainAddressOf } from '@/lib/identity/addresses'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { addPerson, mustPrint } from '@/lib/identity/people'
import { people } from '@/lib/identity/tables'
import { actingPersonId, type Ctx, type RoleName } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { servesYet } from '@/lib/platform/row-security'
import { findAgency } from './commands'
import { grantRoleInput, nameCoordinatorInput, revokeRoleInput } from './inputs'
import { addressAskedOf, linesAskedAt } from './invitations'
import { lookAgainWhoDecides } from './jobs'
import { keepOneCoordinator } from './last-coordinator'
import { roleGiven } from './mails'
import { can, isInEffect } from './policy'
import { type RoleGiven, tellGrantors, touchHolders } from './role-moved'
import { misplacedRole } from './rules'
import { affiliations, roles, units } from './tables'

type Grant = {
  personId: string
  role: RoleName
  agencyId: string | null
  unitId: string | null
  /** The address by which the grantor named the person; without one it is the address they have now. */
  email?: string | null
}

/** A role waits, known address or not, until its person has signed in with it and said that they serve there. */
type Granted = { roleId: string; inEffect: boolean }

/**
 * Gives a role to the person of an address or id. An administrator grants every role; a coordinator names supervisors
 * who serve in the own agency. Nobody grants to themselves.
 * @throws forbidden; not-found for the person, agency or unit; invalid where the role cannot be held; conflict when held, or
 * when the person's record is joined to another at the same time
 */
export async function grantRole(ctx: Ctx, input: unknown): Promise<Granted> {
  const { key, email, personId: named, ...place } = grantRoleInput.parse(input)
  if (!can.grantRole(ctx.actor, place)) throw forbidden()
  const terms = { email, named, ...place }
  return writeOnce(ctx, 'role.granted', { key, terms, onlyByKey: true }, async (w) => {
    const misplaced = misplacedRole(place.role, place.agencyId, place.unitId)
    if (misplaced) throw invalid('role', misplaced)
    const personId = await lockFound(w, () => findGrantee(w, named ?? null, email ?? null, place.agencyId))
    if (place.agencyId) await checkPlace(w, place.agencyId, place.unitId)
    return grantRoleIn(w, { ...place, personId, email: email ?? null })
  })
}

/**
 * Grants within another command. The role takes effect while the address is the person's and confirmed, so that whoever
 * writes another address beside their name gets nothing by it.
 * @throws forbidden for oneself; invalid without an address; conflict when the person holds the role already
 */
export async function grantRoleIn(w: Writer, { personId, role, agencyId, unitId, email }: Grant): Promise<Granted> {
  const grantedBy = actingPersonId(w.ctx.actor)
  if (grantedBy === personId) throw forbidden('Nobody grants a role to themselves. Ask another administrator.')
  const boundTo =
    email ?? (await mainAddress(w, personId)) ?? (agencyId ? await addressAskedOf(w, { agencyId, personId }) : null)
  if (!boundTo)
    throw invalid('email', 'This person has no address to sign in with. Add one on the roster, then give the role.')
  const id = newId()
  const granted = await w.tx
    .insert(roles)
    .values({ id, personId, role, agencyId, unitId, boundTo, grantedBy, grantedAt: w.ctx.now })
    .onConflictDoNothing()
    .returning({ id: roles.id })
  if (granted.length === 0) throw conflict('This person holds the role already.')
  touchHolders(w, agencyId, [personId])
  if (agencyId) await lookAgainWhoDecides(w, agencyId)
  w.record('role.granted', { kind: 'role', id, personId, agencyId, detail: { role, unitId } })
  const vouched = can.nameCoordinator(w.ctx.actor)
  if (grantedBy) await notify(w, roleGiven, { roleId: id, vouched }, { key: id, personId })
  const [standing] = await w.tx.select({ inEffect: isInEffect }).from(roles).where(eq(roles.id, id))
  return { roleId: id, inEffect: standing?.inEffect ?? false }
}

/** Ends a role at once. @throws not-found; forbidden; not-now for the last administrator or an agency’s last coordinator */
export async function revokeRole(ctx: Ctx, input: unknown): Promise<void> {
  const { roleId } = revokeRoleInput.parse(input)
  await write(ctx, 'role.revoked', async (w) => {
    const [held] = await w.tx
      .select()
      .from(roles)
      .where(and(eq(roles.id, roleId), isNull(roles.revokedAt)))
      .for('update')
    if (!held || !can.grantRole(ctx.actor, held)) throw notFound('This role')
    if (held.role === 'administrator') await keepOneAdministrator(w, roleId)
    if (held.role === 'coordinator' && held.agencyId) await keepOneCoordinator(w, { agencyId: held.agencyId, roleId })
    await w.tx.update(roles).set({ revokedAt: ctx.now }).where(eq(roles.id, roleId))
    const { personId, agencyId, role, unitId } = held
    touchHolders(w, agencyId, [personId])
    if (agencyId) await lookAgainWhoDecides(w, agencyId)
    w.record('role.revoked', { kind: 'role', id: roleId, personId, agencyId, detail: { role, unitId } })
  })
}

/**
 * Makes somebody coordinator of an agency: the person of the address, or a new one who signs in with it.
 * @throws forbidden; not-found for the agency; conflict when the person coordinates it already
 */
export async function nameCoordinator(ctx: Ctx, input: unknown): Promise<{ personId: string } & Granted> {
  const { key, ...terms } = nameCoordinatorInput.parse(input)
  const { agencyId, email, ...name } = terms
  if (!can.nameCoordinator(ctx.actor)) throw forbidden()
  return writeOnce(ctx, 'role.granted', { key, terms, onlyByKey: true }, async (w) => {
    await findAgency(w, agencyId)
    mustPrint(name)
    const known = await lockFound(w, () => personOf(w, email))
    const personId = known ?? (await addPerson(w, { ...name, email, agencyId })).personId
    return { personId, ...(await grantRoleIn(w, { personId, role: 'coordinator', agencyId, unitId: null, email })) }
  })
}

/**
 * Roles of a line in an agency go over to whoever says that the line is theirs; what they hold there already is not held
 * twice. @returns the roles that went over
 */
export async function takeRolesOver(
  w: Writer,
  { agencyId, line, personId }: { agencyId: string; line: string; personId: string },
): Promise<string[]> {
  const moved = await w.tx.execute<RoleGiven>(sql`
    update roles r set person_id = ${personId} where r.person_id = ${line} and r.agency_id = ${agencyId}
      and r.revoked_at is null and not exists (select 1 from roles h where h.person_id = ${personId} and h.role = r.role
        and h.agency_id = r.agency_id and h.unit_id is not distinct from r.unit_id and h.revoked_at is null)
    returning r.id, r.granted_by as "grantedBy"`)
  await tellGrantors(w, moved)
  await w.tx
    .update(roles)
    .set({ revokedAt: w.ctx.now })
    .where(and(eq(roles.personId, line), eq(roles.agencyId, agencyId), isNull(roles.revokedAt)))
  touchHolders(w, agencyId, [line, personId])
  return [...moved].map(({ id }) => id)
}

/**
 * Whoever is found, locked as they are where records are joined: a role and a join that are made at once see each other.
 * @throws conflict when somebody else is found by then
 */
async function lockFound<Found extends string | null>(w: Writer, find: () => Promise<Found>): Promise<Found> {
  const found = await find()
  if (found) await asSystem(w.tx, w.ctx, () => lockAddresses(w, found))
  if (found !== (await find())) throw conflict('This person’s record changed while the role was given. Give it again.')
  return found
}

/** Where messages to the person go. */
async function mainAddress(w: Writer, personId: string): Promise<string | null> {
  const [row] = await asSystem(w.tx, w.ctx, () =>
    w.tx.execute<{ address: string | null }>(sql`select ${mainAddressOf(sql`${personId}::uuid`)} as address`),
  )
  return row?.address ?? null
}

/** The person of an address, confirmed or not; nothing when nobody has it. */
export async function personOf(w: Writer, email: string): Promise<string | null> {
  const login = await asSystem(w.tx, w.ctx, () => findLogin(w.tx, byEmail(email)))
  return login?.personId ?? null
}

/**
 * A coordinator finds people of the own agency only: who else is in the record is not theirs to learn. A line whose address
 * was asked for is found by it like one whose address nobody has confirmed.
 */
async function findGrantee(
  w: Writer,
  personId: string | null,
  email: string | null,
  agencyId: string | null,
): Promise<string> {
  const asked = email && agencyId ? await linesAskedAt(w, { agencyId, email }) : []
  const owner = email ? await personOf(w, email) : null
  const candidates = personId ? [personId] : [owner, ...asked].filter((each) => each !== null)
  for (const candidate of candidates) if (await isInReach(w, candidate, agencyId)) return candidate
  throw invalid('email', 'Nobody with this address is in the record. They sign in once, or are added first.')
}

async function isInReach(w: Writer, personId: string, agencyId: string | null): Promise<boolean> {
  const [known] = await w.tx.select({ id: people.id }).from(people).where(eq(people.id, personId))
  if (!known) return false
  if (can.nameCoordinator(w.ctx.actor) || !agencyId) return true
  const [serves] = await w.tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(and(eq(affiliations.personId, personId), eq(affiliations.agencyId, agencyId), servesYet('affiliations')))
    .limit(1)
  return serves !== undefined
}

async function checkPlace(w: Writer, agencyId: string, unitId: string | null): Promise<void> {
  await findAgency(w, agencyId)
  if (!unitId) return
  const [unit] = await w.tx.select({ agencyId: units.agencyId }).from(units).where(eq(units.id, unitId))
  if (unit?.agencyId !== agencyId) throw invalid('unitId', 'This unit is not one of the agency. Choose another.')
}

/** Whoever could not sign in as one keeps nothing going, so only roles that are in effect count. */
async function keepOneAdministrator(w: Writer, roleId: string): Promise<void> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`)
  const [other] = await w.tx
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.role, 'administrator'), isNull(roles.revokedAt), ne(roles.id, roleId), isInEffect))
    .limit(1)
  if (!other)
    throw notNow('This is the last administrator who can sign in. Name another one first, who then signs in once.')
}
