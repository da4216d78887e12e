/** Whoever gave a role hears when it goes to somebody’s own record. */
import type { Writer } from '@/lib/audit/write'
import { notify } from '@/lib/platform/notify'
import { roleMoved } from './mails'

export type RoleGiven = { id: string; grantedBy: string | null }

export async function tellGrantors(w: Writer, roles: Iterable<RoleGiven>): Promise<void> {
  for (const { id, grantedBy } of roles)
    if (grantedBy) await notify(w, roleMoved, { roleId: id }, { key: `${id} moved`, personId: grantedBy })
}
