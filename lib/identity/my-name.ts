/** The name that somebody signs with: kept as it was then, beside what they decided. */
import { eq } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { actingPersonId } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { fullName } from '@/lib/platform/words'
import { people } from './tables'

export async function myName(w: Writer): Promise<string> {
  const me = actingPersonId(w.ctx.actor)
  if (me === null) return 'The system'
  const [row] = await asSystem(w.tx, w.ctx, () =>
    w.tx.select({ given: people.givenName, family: people.familyName }).from(people).where(eq(people.id, me)),
  )
  return row ? fullName(row) : ''
}
