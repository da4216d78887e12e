/** Reading editions, readings and adoptions as the queries and commands need them. */
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Tx } from '@/lib/platform/database'
import { lastingRecord } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { requirements } from '@/lib/requirements/tables'
import type { Pack } from './pack'
import { isAdoptable, standingOf } from './rules'
import { packAdoptions, packEditions, packReadings } from './tables'

/** The latest edition of every pack, or of one. */
export const latestEditions = (tx: Tx, packId?: string) =>
  tx
    .selectDistinctOn([packEditions.packId], {
      packId: packEditions.packId,
      edition: packEditions.edition,
      pack: packEditions.pack,
      digest: packEditions.digest,
    })
    .from(packEditions)
    .where(packId === undefined ? undefined : eq(packEditions.packId, packId))
    .orderBy(asc(packEditions.packId), desc(packEditions.edition))

/** In the order in which they were recorded; `readerId` is the record that goes on, so that joined ones are one person. */
export const readingsOf = (tx: Tx, packId?: string) =>
  tx
    .select({
      id: packReadings.id,
      packId: packReadings.packId,
      edition: packReadings.edition,
      readerId: sql<string>`${lastingRecord(packReadings.personId)}`,
      name: packReadings.readerName,
      readOn: packReadings.readOn,
      found: packReadings.found,
      words: packReadings.words,
    })
    .from(packReadings)
    .where(packId === undefined ? undefined : eq(packReadings.packId, packId))
    .orderBy(asc(packReadings.recordedAt), asc(packReadings.id))

type ReadingRow = Awaited<ReturnType<typeof readingsOf>>[number]

const READINGS_ON_A_PAGE = 20

/** What is told of an edition beside its pack; of its readings a page, of which the first has the latest. */
export function statusOf(
  row: { packId: string; edition: number; pack: Pack },
  readings: readonly ReadingRow[],
  me: string | null,
  asked = 1,
) {
  const own = readings.filter(({ packId, edition }) => packId === row.packId && edition === row.edition)
  const readingsPages = Math.max(1, Math.ceil(own.length / READINGS_ON_A_PAGE))
  const readingsPage = Math.min(asked, readingsPages)
  const end = own.length - (readingsPage - 1) * READINGS_ON_A_PAGE
  return {
    edition: row.edition,
    ...standingOf(row.pack, own),
    adoptable: isAdoptable(row.pack),
    ...{ readingsPage, readingsPages, readingsCount: own.length },
    lastFound: own.at(-1)?.found ?? null,
    readByMe: own.some(({ readerId }) => readerId === me),
    readings: own
      .slice(Math.max(0, end - READINGS_ON_A_PAGE), end)
      .map(({ id, name, readOn, found, words, readerId }) => ({
        ...{ id, name, readOn, found, words, mine: readerId === me },
      })),
  }
}

/** What agencies last answered for each requirement that came of a pack and is not retired. */
export async function adoptionsOf(tx: Tx, where: SQL | undefined) {
  const rows = await tx
    .selectDistinctOn([packAdoptions.requirementId], {
      requirementId: packAdoptions.requirementId,
      name: requirements.name,
      agencyId: packAdoptions.agencyId,
      packId: packAdoptions.packId,
      edition: packAdoptions.edition,
      by: packAdoptions.byName,
      at: packAdoptions.answeredAt,
      zone: agencies.timeZone,
      readOn: packAdoptions.readOn,
      /** What it was made of: an edition that was kept away changes nothing of it. */
      madeOf: sql<number>`(select max(a.edition) from mandate_pack_adoptions a
        where a.requirement_id = ${packAdoptions.requirementId} and a.answer = 'adopted')`,
      version: sql<number>`(select max(v.number) from requirement_versions v where v.requirement_id = ${packAdoptions.requirementId})`,
    })
    .from(packAdoptions)
    .innerJoin(requirements, and(eq(requirements.id, packAdoptions.requirementId), isNull(requirements.retiredOn)))
    .innerJoin(agencies, eq(agencies.id, packAdoptions.agencyId))
    .where(where)
    .orderBy(asc(packAdoptions.requirementId), desc(packAdoptions.edition))
  return rows.map(({ at, zone, ...row }) => ({ ...row, on: dayIn(zone, at) }))
}
export type Adoption = Awaited<ReturnType<typeof adoptionsOf>>[number]
