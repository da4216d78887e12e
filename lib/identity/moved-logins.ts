/** The addresses of two records that are joined, and of two that are parted again. */
import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { notNow } from '@/lib/platform/errors'
import { dropWaiting, mainAddressOf, moveMain } from './addresses'
import type { Moved, MovedLogin, Pair } from './moved'
import { logins } from './tables'

/** The main address stops being one first, so that agencies keep what they know. */
export async function moveLogins(
  w: Writer,
  { personId, lastingId }: Pair,
): Promise<{ logins: MovedLogin[]; main: string }> {
  await dropWaiting(w, personId, { reason: 'Two records were joined.' })
  const [row] = await w.tx.execute<{ main: string }>(sql`select ${mainAddressOf(sql`${personId}::uuid`)} as main`)
  const held = await w.tx.select().from(logins).where(eq(logins.personId, personId))
  await w.tx.update(logins).set({ mainSince: null }).where(eq(logins.personId, personId))
  await w.tx.update(logins).set({ personId: lastingId }).where(eq(logins.personId, personId))
  await w.tx.execute(sql`update sign_in_codes set used_at = ${w.ctx.now.toISOString()}
    where for_person_id = ${personId}::uuid and used_at is null`)
  return {
    main: row?.main ?? '',
    logins: held.map(({ id, kind, issuer, identifier, verifiedAt, createdAt, mainSince }) => ({
      ...{ id, kind, issuer, identifier, createdAt: createdAt.toISOString() },
      verifiedAt: verifiedAt?.toISOString() ?? null,
      mainSince: mainSince?.toISOString() ?? null,
    })),
  }
}

/** @throws not-now when either record would be left without an address: it would be an agency's own line then */
export async function moveLoginsBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { logins: theirs }: Moved,
): Promise<void> {
  const held = await w.tx.select().from(logins).where(eq(logins.personId, lastingId))
  const going = held.filter((each) => theirs.some((one) => isSame(one, each)))
  const staying = held.filter((each) => each.verifiedAt && !going.includes(each))
  const [first] = staying
  if (!first)
    throw notNow(
      'The record that goes on would have no address left. Add another one to it first (an administrator can, where its addresses stay as they are), then take this back.',
    )
  if (going.some(({ mainSince }) => mainSince)) await moveMain(w, lastingId, first.id)
  // One that was removed and added again meanwhile is another row of the same address.
  for (const { id } of going) await w.tx.delete(logins).where(and(eq(logins.id, id), eq(logins.personId, lastingId)))
  for (const { id, kind, issuer, identifier, verifiedAt, createdAt } of theirs) {
    const stamp = (at: string | null) => (at ? new Date(at) : null)
    // One that was removed since comes back too; one that somebody else has by now does not.
    await w.tx
      .insert(logins)
      .values({ id, personId, kind, issuer, identifier, verifiedAt: null, createdAt: new Date(createdAt) })
      .onConflictDoNothing()
    if (verifiedAt)
      await w.tx
        .update(logins)
        .set({ verifiedAt: stamp(verifiedAt) })
        .where(and(eq(logins.id, id), eq(logins.personId, personId)))
  }
  const [signsIn] = await w.tx
    .select({ id: logins.id })
    .from(logins)
    .where(and(eq(logins.personId, personId), isNotNull(logins.verifiedAt)))
    .limit(1)
  if (!signsIn)
    throw notNow('The other record would have no address: somebody else uses those it had. These records stay one.')
  const main = theirs.find(({ mainSince }) => mainSince)
  if (!main?.mainSince) return
  const own = eq(logins.personId, personId)
  await w.tx
    .update(logins)
    .set({ mainSince: null })
    .where(and(own, isNotNull(logins.mainSince), ne(logins.id, main.id)))
  await w.tx
    .update(logins)
    .set({ mainSince: new Date(main.mainSince) })
    .where(and(own, eq(logins.id, main.id)))
}

type Way = Pick<MovedLogin, 'id' | 'kind' | 'issuer' | 'identifier'>
const isSame = (one: Way, other: Way) =>
  one.id === other.id || (one.kind === other.kind && one.issuer === other.issuer && one.identifier === other.identifier)

/** All confirmed addresses of both, for letters. */
export async function addressesOfBoth(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const rows = await w.tx
    .select({ identifier: logins.identifier, verifiedAt: logins.verifiedAt, kind: logins.kind })
    .from(logins)
    .where(inArray(logins.personId, [personId, lastingId]))
  return rows.flatMap(({ identifier, verifiedAt, kind }) => (verifiedAt && kind === 'email' ? [identifier] : []))
}
