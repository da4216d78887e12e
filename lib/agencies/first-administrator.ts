/** How a new installation gets its first administrator: by a command on the server, and only while there is none. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { write } from '@/lib/audit/write'
import { email, familyName, givenName } from '@/lib/identity/inputs'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { addPerson } from '@/lib/identity/people'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { roles } from './tables'

const firstAdministratorInput = z.object({ email, givenName, familyName })

/** @throws conflict when there is an administrator already; they can name more */
export async function makeFirstAdministrator(ctx: Ctx, input: unknown): Promise<{ personId: string }> {
  const given = firstAdministratorInput.parse(input)
  return write(ctx, 'role.granted', async (w) => {
    await w.tx.execute(sql`select pg_advisory_xact_lock(7274002)`)
    if (await anyAdministrator(w.tx))
      throw conflict('There is an administrator already. They can name others under Administration.')
    const known = await findLogin(w.tx, byEmail(given.email))
    const { personId } = known ?? (await addPerson(w, given))
    const id = newId()
    await w.tx.insert(roles).values({ id, personId, role: 'administrator', boundTo: given.email, grantedAt: ctx.now })
    w.record('role.granted', { kind: 'role', id, personId, detail: { role: 'administrator', first: true } })
    return { personId }
  })
}

export const hasAdministrator = (ctx: Ctx): Promise<boolean> => read(ctx, anyAdministrator)

async function anyAdministrator(tx: Tx): Promise<boolean> {
  const [row] = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.role, 'administrator'), isNull(roles.revokedAt)))
    .limit(1)
  return row !== undefined
}
