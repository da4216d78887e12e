/** A registration comes to another state: whose it is hears of it, and the trail has it. */
import { eq } from 'drizzle-orm'
import type { AuditEventName } from '@/lib/audit/events'
import type { Writer } from '@/lib/audit/write'
import { notify } from '@/lib/platform/notify'
import type { RegistrationState } from './kinds'
import { standingTold } from './mails'
import { holdsPlace, type Registration, whose } from './places'
import { registrations } from './tables'

/** Moves a registration that is open on to another open state, and tells whose it is. */
export async function stand(w: Writer, row: Registration, state: RegistrationState): Promise<void> {
  await w.tx
    .update(registrations)
    .set({ state, offerUntil: null, changedAt: w.ctx.now })
    .where(eq(registrations.id, row.id))
  await tellStanding(w, row, state)
}

/** @param row as it was before, where it was @param line what their agency writes to them with it */
export async function tellStanding(
  w: Writer,
  row: Registration,
  state: RegistrationState,
  line?: string,
): Promise<void> {
  const key = `${row.id} ${state} ${w.ctx.now.toISOString()}`
  const told = { registrationId: row.id, state, had: holdsPlace(row), ...(line ? { line } : {}) }
  await notify(w, standingTold, told, { key, ...whose(row) })
}

export function tellTrail(w: Writer, event: AuditEventName, row: Registration, detail: Record<string, unknown>): void {
  const subject = { kind: 'registration', id: row.id, personId: row.personId, agencyId: row.agencyId }
  w.record(event, { ...subject, detail: { eventId: row.eventId, ...detail } })
}
