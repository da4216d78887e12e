/** A registration as it is answered. */
import type { RegistrationResult } from './shapes'
import type { registrations } from './tables'

export const resultOf = (row: typeof registrations.$inferSelect): RegistrationResult => ({
  registrationId: row.id,
  eventId: row.eventId,
  sessionId: row.sessionId,
  state: row.state,
  offerUntil: row.offerUntil?.toISOString() ?? null,
  checkInCode: row.state === 'registered' ? row.checkInCode : null,
})
