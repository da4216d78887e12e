/** Whose a way to sign in is: the one look-up. */
import { and, eq, type SQL } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { type loginKinds, logins, OWN_ISSUER } from './tables'

export type LoginKey = { kind: (typeof loginKinds)[number]; issuer: string; identifier: string }

/** An e-mail address, folded to lower case. */
export const byEmail = (email: string): LoginKey => ({ kind: 'email', issuer: OWN_ISSUER, identifier: email })

const isLogin = ({ kind, issuer, identifier }: LoginKey): SQL | undefined =>
  and(eq(logins.kind, kind), eq(logins.issuer, issuer), eq(logins.identifier, identifier))

/** As far as whoever acts may see it; nothing when nobody has it. */
export async function findLogin(tx: Tx, key: LoginKey): Promise<typeof logins.$inferSelect | null> {
  const [login] = await tx.select().from(logins).where(isLogin(key))
  return login ?? null
}

/** The same, locked until the transaction ends. */
export async function lockLogin(tx: Tx, key: LoginKey): Promise<typeof logins.$inferSelect | null> {
  const [login] = await tx.select().from(logins).where(isLogin(key)).for('update')
  return login ?? null
}
