/** Who supervises the actor: nobody decides about what is for such a one. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { supervisesActing } from '@/lib/platform/row-security'

/** Whether this person is named as supervisor of a unit in which the actor serves, or of the whole agency. */
export async function isAboveActor(
  tx: Tx,
  { personId, agencyId }: { personId: string; agencyId: string },
): Promise<boolean> {
  const [found] = await tx.execute<{ above: boolean }>(
    sql`select ${supervisesActing(sql`${personId}::uuid`, sql`${agencyId}::uuid`)} as above`,
  )
  return found?.above === true
}
