/** Who may do what with task forces: administrators all of it, a lead what is theirs to keep. Everything but the leads is public. */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'

const isAdministrator = (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator')

export const can = {
  form: isAdministrator,
  changeKind: isAdministrator,
  nameLeads: isAdministrator,
  /** What has ended works again, or ended on another day. */
  reopen: isAdministrator,
  /** A listing that another task force has already. */
  shareListing: isAdministrator,
  /** Facts, partners, members and awards. */
  keep: (actor: Actor, isLead: boolean) => isAdministrator(actor) || (actor.kind === 'person' && isLead),
  /** Files of awards: who keeps no task force may not send one either, which is asked again with the force. */
  sendAwards: (actor: Actor) => actor.kind !== 'anyone',
}

/** Of the acting person, by an address that is theirs and confirmed. The transaction knows who acts. */
export const isLed = (force: SQL): SQL<boolean> => sql<boolean>`${force} in (select led_task_forces())`

export async function leads(tx: Tx, taskForceId: string): Promise<boolean> {
  const [row] = await tx.execute<{ leads: boolean }>(sql`select ${isLed(sql`${taskForceId}::uuid`)} as leads`)
  return row?.leads ?? false
}
