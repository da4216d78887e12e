/** Who keeps a task force: named by an administrator by the confirmed address of an account, as roles are given. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Rebind } from '@/lib/agencies/own-addresses'
import { writeOnce } from '@/lib/audit/once'
import { writeIfNeeded } from '@/lib/audit/write'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { endLeadInput, nameLeadInput } from './inputs'
import { can } from './policy'
import { lockKept } from './steps'
import { taskForceLeads, taskForces } from './tables'

/**
 * Makes somebody a lead. Nobody names themselves.
 * @throws forbidden; not-found; invalid where nobody signs in with the address; conflict when they lead it already
 */
export async function nameLead(ctx: Ctx, input: unknown): Promise<{ leadId: string }> {
  const { key, taskForceId, email } = nameLeadInput.parse(input)
  if (!can.nameLeads(ctx.actor)) throw forbidden('Administrators name the leads of a task force.')
  return writeOnce(ctx, 'task-force.lead-named', { key, terms: { taskForceId, email }, onlyByKey: true }, async (w) => {
    const force = await lockKept(w, taskForceId)
    const login = await asSystem(w.tx, ctx, () => findLogin(w.tx, byEmail(email)))
    if (!login?.verifiedAt)
      throw invalid('email', 'Nobody signs in with this address. They sign in with it once; name them then.')
    const { personId } = login
    if (personId === actingPersonId(ctx.actor)) throw forbidden('Nobody names themselves. Ask another administrator.')
    const [held] = await w.tx
      .select({ id: taskForceLeads.id })
      .from(taskForceLeads)
      .where(
        and(
          eq(taskForceLeads.taskForceId, taskForceId),
          eq(taskForceLeads.personId, personId),
          isNull(taskForceLeads.endedAt),
        ),
      )
    if (held) throw conflict('This person leads the task force already.')
    const leadId = newId()
    const row = { id: leadId, taskForceId, personId, boundTo: email, namedBy: actingPersonId(ctx.actor) }
    await w.tx.insert(taskForceLeads).values({ ...row, namedAt: ctx.now })
    w.record('task-force.lead-named', {
      kind: 'task-force',
      id: taskForceId,
      personId,
      detail: { force: force.name, leadId },
    })
    return { leadId }
  })
}

/** Ends it at once; the record keeps who led it. Sent twice it changes nothing more. @throws forbidden; not-found */
export async function endLead(ctx: Ctx, input: unknown): Promise<Record<string, never>> {
  const { leadId } = endLeadInput.parse(input)
  if (!can.nameLeads(ctx.actor)) throw forbidden('Administrators name the leads of a task force.')
  return writeIfNeeded(ctx, async (w) => {
    const [lead] = await w.tx.select().from(taskForceLeads).where(eq(taskForceLeads.id, leadId)).for('update')
    if (!lead) throw notFound('This lead')
    if (lead.endedAt) return {}
    await w.tx.update(taskForceLeads).set({ endedAt: ctx.now }).where(eq(taskForceLeads.id, leadId))
    const [force] = await w.tx
      .select({ name: taskForces.name })
      .from(taskForces)
      .where(eq(taskForces.id, lead.taskForceId))
    w.record('task-force.lead-ended', {
      kind: 'task-force',
      id: lead.taskForceId,
      personId: lead.personId,
      detail: { force: force?.name, leadId },
    })
    return {}
  })
}

/** Who leads a task force goes on leading it when the address is removed that it was given to. */
export const rebindLeads: Rebind = async (w, { personId, from, to }) => {
  const moved = await w.tx
    .update(taskForceLeads)
    .set({ boundTo: to })
    .where(and(eq(taskForceLeads.personId, personId), eq(taskForceLeads.boundTo, from), isNull(taskForceLeads.endedAt)))
    .returning({ leadId: taskForceLeads.id, taskForceId: taskForceLeads.taskForceId })
  for (const { leadId, taskForceId } of moved)
    w.record('task-force.lead-rebound', { kind: 'task-force', id: taskForceId, personId, detail: { leadId } })
}
