/** How long it is known that somebody was told something. */
import { sql } from 'drizzle-orm'
import type { RetentionRule } from '@/lib/audit/sweep'

export const noticesRetention: readonly RetentionRule[] = [
  {
    name: 'notices',
    what: 'That somebody was written to: the kind of message, the address and the time; its text is not kept',
    days: 180,
    since: 'it was written, or its day came',
    why: 'so long the same is not told twice, and whoever asks can be told whether it went out',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`delete from notices where id = any(array(select n.id from notices n
          where greatest(n.made_at, n.due_at, n.ended_at) < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
  },
]
