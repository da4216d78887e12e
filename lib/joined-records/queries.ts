/** What two records hold, and which of one's own were joined. */
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { finalAt } from '@/lib/identity/joined-records'
import type { Pair } from '@/lib/identity/moved'
import { ownerOf } from '@/lib/identity/policy'
import { BACK_DAYS } from '@/lib/identity/rules'
import { joinedRecords, people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { servesYet } from '@/lib/platform/row-security'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { countedOn } from '@/lib/records/queries'
import type { RecordFacts, TwoRecords } from './inputs'
import { can } from './policy'

/** Both records, for who has proved that they are theirs. */
export async function describeRecords(ctx: Ctx, pair: Pair): Promise<TwoRecords> {
  return read(ctx, (tx) => asSystem(tx, ctx, () => factsOfBoth(tx, pair)))
}

/** The same within a transaction, as the system. */
export async function factsOfBoth(tx: Tx, { personId, lastingId }: Pair): Promise<TwoRecords> {
  return {
    lasting: await factsOf(tx, lastingId),
    joined: await factsOf(tx, personId),
    together: await countedOn(tx, [lastingId, personId]),
  }
}

async function factsOf(tx: Tx, personId: string): Promise<RecordFacts> {
  const [row] = await tx.execute<Pick<RecordFacts, 'name' | 'agencies'>>(sql`
    select trim(p.given_name || ' ' || p.family_name) as name,
      coalesce((select jsonb_agg(distinct g.name) from affiliations a join agencies g on g.id = a.agency_id
        where a.person_id = p.id and ${servesYet()}), '[]'::jsonb) as agencies
    from people p where p.id = ${personId}::uuid`)
  return { ...(row ?? { name: '', agencies: [] }), ...(await countedOn(tx, [personId])) }
}

/** Records that were joined to one's own, the latest first. */
export async function listMyJoins(ctx: Ctx) {
  const owner = ownerOf(ctx.actor)
  const rows = await read(ctx, (tx) => asSystem(tx, ctx, () => joinsOf(tx, eq(joinedRecords.lastingId, owner))))
  return { items: rows.map((row) => shaped(row, ctx.now)).map(({ lastingName: _, ...item }) => item) }
}

/** Records of anybody that can be parted again, the latest first (at most 100). @throws forbidden */
export async function listJoins(ctx: Ctx) {
  if (!can.partOthers(ctx.actor)) throw forbidden()
  const since = gt(joinedRecords.joinedAt, plusDays(ctx.now, -BACK_DAYS))
  const rows = await read(ctx, (tx) => joinsOf(tx, since))
  return { items: rows.map((row) => shaped(row, ctx.now)) }
}

function joinsOf(tx: Tx, which: SQL) {
  const lasting = alias(people, 'lasting')
  return tx
    .select({
      joinId: joinedRecords.id,
      given: people.givenName,
      family: people.familyName,
      lastingGiven: lasting.givenName,
      lastingFamily: lasting.familyName,
      joinedAt: joinedRecords.joinedAt,
    })
    .from(joinedRecords)
    .innerJoin(people, eq(people.id, joinedRecords.personId))
    .innerJoin(lasting, eq(lasting.id, joinedRecords.lastingId))
    .where(and(which, isNull(joinedRecords.endedAt)))
    .orderBy(desc(joinedRecords.joinedAt), desc(joinedRecords.id))
    .limit(100)
}

type Row = Awaited<ReturnType<typeof joinsOf>>[number]

const shaped = ({ joinId, given, family, lastingGiven, lastingFamily, joinedAt }: Row, now: Date) => ({
  joinId,
  name: fullName({ given, family }),
  lastingName: fullName({ given: lastingGiven, family: lastingFamily }),
  joinedAt: joinedAt.toISOString(),
  finalAt: finalAt(joinedAt) > now ? finalAt(joinedAt).toISOString() : null,
})
