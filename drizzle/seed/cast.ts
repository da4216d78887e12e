/** How the invented people come to act: they sign in, as people do, and then call commands with what their roles allow. */
import type postgres from 'postgres'
import { joinEverywhere, signInAsPersona } from '@/lib/agencies/personas'
import { listPeople } from '@/lib/agencies/queries'
import { writeIfNeeded } from '@/lib/audit/write'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { findSessionActor } from '@/lib/identity/queries'
import { requestCode, signIn } from '@/lib/identity/sign-in'
import { connect } from '@/lib/platform/connection'
import { anyoneCtx, type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'

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
  const sent = async () => (await codesSentTo(person.email))[0]?.code
  if (!(await sent())) await requestCode(anyoneCtx(at), person, caller)
  const { personId } = await signIn(anyoneCtx(at), { email: person.email, code: await sent() }, caller)
  await writeIfNeeded(systemCtx('demonstration', at), (w) => joinEverywhere(w, personId))
}

/** Somebody on the roster of an agency, by their address. */
export async function personOf(ctx: Ctx, agencyId: string, email: string): Promise<string> {
  const [found] = (await listPeople(ctx, { agencyId, search: email })).items
  if (!found) throw new Error(`${email} is not on the roster.`)
  return found.personId
}

async function hasSignedIn(email: string): Promise<boolean> {
  const login = await read(systemCtx('demonstration'), (tx) => findLogin(tx, byEmail(email)))
  return Boolean(login?.verifiedAt)
}

/** What waits to be sent: where the invented people read their mail. */
const codesSentTo = (email: string) =>
  asOwner(
    (sql) => sql<{ code: string }[]>`
      select payload->>'code' as code from notices where kind = 'identity.sign-in-code' and address = ${email}
        and state = 'waiting' order by made_at desc, id desc`,
  )

/** In the story all of it was sent and read long ago, so that nobody gets it today. */
export const forgetLetters = () =>
  asOwner(async (sql) => {
    await sql`select graphile_worker.remove_job('notice:' || id) from notices`
    await sql`delete from notices where letter is null`
  })

/** Out of the queue, since whoever tells the story sends them: those written first before the others. */
export const takeWaitingLetters = (): Promise<string[]> =>
  asOwner(async (sql) => {
    const rows = await sql<{ id: string }[]>`select id from notices where state = 'waiting' order by made_at, id`
    await sql`select graphile_worker.remove_job('notice:' || id) from notices where state = 'waiting'`
    return rows.map(({ id }) => id)
  })

async function asOwner<T>(ask: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = connect('owner', { max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
