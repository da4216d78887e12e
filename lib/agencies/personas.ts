/** The invented people of the demonstration world, who said of every agency whether they serve there: it was yes. */
import { sql } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import { asSignIn, type Caller, startPersonaSession } from '@/lib/identity/sign-in'
import type { Ctx } from '@/lib/platform/context'

/** One click; nowhere but in the demonstration world. @throws not-found elsewhere */
export async function signInAsPersona(
  ctx: Ctx,
  { email }: { email: string },
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  return write(asSignIn(ctx), 'session.started', async (w) => {
    const session = await startPersonaSession(w, email, caller)
    await joinEverywhere(w, session.personId)
    return session
  })
}

export async function joinEverywhere(w: Writer, personId: string): Promise<void> {
  await w.tx.execute(sql`insert into joinings (agency_id, person_id, joined_at)
    select distinct a.agency_id, a.person_id, ${w.ctx.now.toISOString()}::timestamptz from affiliations a
    where a.person_id = ${personId}::uuid on conflict do nothing`)
  w.touch({ person: personId })
}
