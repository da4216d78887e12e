/** Who sees and sends messages of an agency: its coordinators. */
import { refusal, can as roster } from '@/lib/agencies/policy'
import type { Actor } from '@/lib/platform/context'

/** @throws forbidden for who else looks after people there; not-found for everybody else */
export function mayWrite(actor: Actor, agencyId: string): void {
  if (!roster.managePeople(actor, agencyId)) throw refusal(actor, agencyId)
}
