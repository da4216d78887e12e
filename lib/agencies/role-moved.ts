/** What follows from a role that is given, moved or ended: whoever gave it hears that it moved, and what is asked of its holders is derived again. */
import type { Writer } from '@/lib/audit/write'
import { notify } from '@/lib/platform/notify'
import { roleMoved } from './mails'

export type RoleGiven = { id: string; grantedBy: string | null }

export async function tellGrantors(w: Writer, roles: Iterable<RoleGiven>): Promise<void> {
  for (const { id, grantedBy } of roles)
    if (grantedBy) await notify(w, roleMoved, { roleId: id }, { key: `${id} moved`, personId: grantedBy })
}

/** A rule may be for those who hold a role in an agency. */
export function touchHolders(w: Writer, agencyId: string | null, people: readonly string[]): void {
  if (agencyId) w.touch({ agency: agencyId, people })
}
