/** Forming a task force, and what is said of it. Partners are in partners.ts, awards in awards.ts, leads in leads.ts. */
import { eq, sql } from 'drizzle-orm'
import { isState } from '@/lib/agencies/zones'
import { changeOf } from '@/lib/audit/changes'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { listings } from '@/lib/directory/listing-tables'
import { safetyProblems } from '@/lib/directory/safety'
import { slugOf } from '@/lib/events/rules'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, invalid, invalidFields } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { changeTaskForceInput, changeTaskForceKindInput, formTaskForceInput } from './inputs'
import { can } from './policy'
import { partiesOf } from './queries'
import { dayOfForce, type ForceRow, forceColumnsOf, forceFieldsOf, forceVersion } from './records'
import { isEnded, partnerProblem } from './rules'
import type { ForceResult } from './shapes'
import { agencyName, listingIdOf, lockKept, refuseUnseen, tell } from './steps'
import { taskForcePartners, taskForces } from './tables'
import { forceFieldNames } from './words'

/**
 * Forms a task force with those who are in it from the days given, or from today at its seat.
 * @throws forbidden; invalid by field, also for a second partner of one side where the kind has one
 */
export async function formTaskForce(ctx: Ctx, input: unknown): Promise<ForceResult> {
  const { key, partners, kind, ...fields } = formTaskForceInput.parse(input)
  if (!can.form(ctx.actor)) throw forbidden()
  return writeOnce(ctx, 'task-force.formed', { key, terms: { ...fields, kind, partners } }, async (w) => {
    if (!isState(fields.state)) throw invalid('state', `${fields.state} is not a state or territory.`)
    const columns = { ...forceColumnsOf(fields), kind, listingId: await listingIdOf(w, fields.listingSlug, null) }
    const row = { ...columns, id: newId(), slug: await freeSlug(w, fields.name) }
    const today = dayOfForce(row, ctx.now)
    const parties = await checkedParties(w, kind, partners, today)
    await w.tx.insert(taskForces).values({ ...row, createdAt: ctx.now, updatedAt: ctx.now })
    await w.tx.insert(taskForcePartners).values(
      parties.map(({ partnerId, agencyId, name, side, validFrom, validTo }) => ({
        ...{ id: partnerId, taskForceId: row.id, agencyId, side, validFrom, validTo },
        name: agencyId ? null : name,
      })),
    )
    await tell(w, 'task-force.formed', row.id, { ...fields, kind, partners: parties })
    await bumpListing(w, null, row.listingId)
    return { taskForceId: row.id, slug: row.slug, version: forceVersion(row) }
  })
}

type Given = { agencyId: string | null; name: string; side: ForcePartner['side']; validFrom?: Day | undefined }
type ForcePartner = Parameters<typeof partnerProblem>[1][number]

async function checkedParties(
  w: Writer,
  kind: ForceRow['kind'],
  given: readonly Given[],
  today: Day,
): Promise<ForcePartner[]> {
  const parties: ForcePartner[] = []
  for (const [at, { agencyId, name, side, validFrom = today }] of given.entries()) {
    const party = {
      partnerId: newId(),
      ...(await partyOf(w, { agencyId, name }, `partners.${at}.`)),
      side,
      validFrom,
      validTo: null,
    }
    const problem = partnerProblem(kind, parties, party)
    if (problem) throw invalidFields([{ field: 'partners', message: problem.message }])
    parties.push(party)
  }
  return parties
}

/** An agency by its id, with the name it has there, or a name alone. @throws invalid */
export async function partyOf(w: Writer, { agencyId, name }: { agencyId: string | null; name: string }, path = '') {
  if (agencyId) return { agencyId, name: await agencyName(w, `${path}agencyId`, agencyId) }
  if (!name) throw invalid(`${path}name`, 'Choose an agency, or give the name of who is none here.')
  const [unsafe] = safetyProblems({ name }, false)
  if (unsafe) throw invalid(`${path}name`, unsafe.message)
  return { agencyId: null, name }
}

/** Pages that stand beside those of the task forces. */
const NO_SLUGS = ['new', 'mine', 'import']

/** One at a time chooses an address. It stays when the name changes: links to it are printed. */
async function freeSlug(w: Writer, name: string): Promise<string> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtext('task_forces.slug'))`)
  const rows = await w.tx.select({ slug: taskForces.slug }).from(taskForces)
  return slugOf(name, new Set([...NO_SLUGS, ...rows.map(({ slug }) => slug)]))
}

/**
 * Changes what is said of a task force, by a lead or an administrator. @throws not-found; forbidden; invalid by field; conflict
 * when it was changed since the version that the change was made from
 */
export async function changeTaskForce(ctx: Ctx, input: unknown): Promise<ForceResult> {
  const { taskForceId, madeFrom, ...fields } = changeTaskForceInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockKept(w, taskForceId)
    const before = forceFieldsOf(row, await slugOfListing(w, row.listingId))
    const version = forceVersion(row)
    const result = { taskForceId, slug: row.slug, version }
    if (!refuseStale({ madeFrom, version, current: before, given: fields, names: forceFieldNames, what: CHANGED }))
      return result
    if (fields.endedOn !== before.endedOn && isEnded(row, dayOfForce(row, ctx.now)) && !can.reopen(ctx.actor))
      throw invalid('endedOn', 'It has ended. An administrator says so where it works again, or ended on another day.')
    const listingId =
      fields.listingSlug === before.listingSlug ? row.listingId : await listingIdOf(w, fields.listingSlug, taskForceId)
    const columns = { ...forceColumnsOf(fields), listingId }
    const after = forceVersion({ ...row, ...columns })
    if (after === version) return result
    await w.tx.update(taskForces).set(columns).where(eq(taskForces.id, taskForceId))
    await tell(w, 'task-force.changed', taskForceId, { name: row.name, ...changeOf(before, fields) })
    await bumpListing(w, row.listingId, listingId)
    return { ...result, version: after }
  })
}

const CHANGED = 'This task force was changed in the meantime, by you in another window or by somebody else.'

/**
 * Says that a task force is of another kind. @throws not-found; forbidden but for administrators; invalid where two partners of one
 * side are in it at a time and the kind has one; conflict when it was changed since
 */
export async function changeTaskForceKind(ctx: Ctx, input: unknown): Promise<ForceResult> {
  const { taskForceId, madeFrom, kind } = changeTaskForceKindInput.parse(input)
  if (!can.changeKind(ctx.actor)) throw forbidden('Administrators say of which kind a task force is.')
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockKept(w, taskForceId)
    const version = forceVersion(row)
    if (row.kind === kind) return { taskForceId, slug: row.slug, version }
    refuseUnseen('This task force', madeFrom, version, { kind: row.kind })
    const parties = await partiesOf(w.tx, [taskForceId])
    for (const party of parties) {
      const problem = partnerProblem(kind, parties, party)
      if (problem?.field === 'side') throw invalid('kind', problem.message)
    }
    await w.tx.update(taskForces).set({ kind }).where(eq(taskForces.id, taskForceId))
    await tell(w, 'task-force.kind-changed', taskForceId, { name: row.name, before: row.kind, after: kind })
    return { taskForceId, slug: row.slug, version: forceVersion({ ...row, kind }) }
  })
}

export async function slugOfListing(w: Pick<Writer, 'tx'>, listingId: string | null): Promise<string | null> {
  if (!listingId) return null
  const [row] = await w.tx.select({ slug: listings.slug }).from(listings).where(eq(listings.id, listingId))
  return row?.slug ?? null
}

/** The page of a listing shows the way to its task force. */
async function bumpListing(w: Writer, before: string | null, after: string | null): Promise<void> {
  if (before !== after) await bumpGeneration(w.tx, 'directory')
}
