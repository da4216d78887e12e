/** How the invented people come to act: they sign in, as people do, and then call commands with what their roles allow. */
import { and, eq } from 'drizzle-orm'
import { findSessionActor } from '@/lib/identity/queries'
import { requestCode, signIn, signInAsPersona } from '@/lib/identity/sign-in'
import { logins } from '@/lib/identity/tables'
import { anyoneCtx, type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { connect, read } from '@/lib/platform/database'

const caller = { device: 'Firefox on Windows', network: null }

/** Signs in, and acts for a while. */
export async function as(email: string, at: Date): Promise<Ctx> {
  const { sessionId } = await signInAsPersona(anyoneCtx(at), { email }, caller)
  const held = await findSessionActor(sessionId, at)
  if (!held) throw new Error(`${email} could not sign in.`)
  return personCtx(held.actor, at)
}

/** The first time, by the code that was sent: the address is confirmed, and who is new is added to the record. */
export async function signInFirst(
  at: Date,
  person: { email: string; givenName?: string; familyName?: string },
): Promise<void> {
  if (await hasSignedIn(person.email)) return
  await requestCode(anyoneCtx(at), person, caller)
  const code = (await takeLetters('identity.send-code')).find(({ email }) => email === person.email)?.code
  await signIn(anyoneCtx(at), { email: person.email, code }, caller)
}

async function hasSignedIn(email: string): Promise<boolean> {
  const [login] = await read(systemCtx('demonstration'), (tx) =>
    tx
      .select({ verifiedAt: logins.verifiedAt })
      .from(logins)
      .where(and(eq(logins.kind, 'email'), eq(logins.identifier, email))),
  )
  return Boolean(login?.verifiedAt)
}

/** Takes the letters that wait to be sent out of the queue: in the story they were sent and read long ago. */
export async function takeLetters(task: string): Promise<Record<string, string>[]> {
  const sql = connect('owner', { max: 1 })
  try {
    const rows = await sql<{ payload: Record<string, string> }[]>`
      select (graphile_worker.remove_job(key)).payload from graphile_worker.jobs where task_identifier = ${task}`
    return rows.map(({ payload }) => payload)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
