/** Steps of the ledger for earlier training: records it from a file, takes a file back, and tells what stands. */
import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { anyId, insertRows } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { lastingRecord } from '@/lib/platform/row-security'
import { type Day, dayIn } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { earlierTrainings } from './earlier-tables'
import { postReversals, recordCredits } from './ledger'
import type { NewCredit, SourceKind } from './sources'
import { credits } from './tables'
import { acceptedWords } from './wording'

/** A file that was loaded: by whom, when, and its SHA-256, hexadecimal. */
export type EarlierFile = {
  agencyId: string
  batchId: string
  fileName: string
  digest: string
  importedBy: string
  importedAt: Date
}
export type EarlierTraining = Pick<
  NewCredit,
  'personId' | 'title' | 'creditMinutes' | 'topicIds' | 'mode' | 'earnedOn' | 'zone'
> & { line: number; provider: string | null; reference: string | null }

const CREDITS_A_PART = 500

/** Posts a credit for each, without a certificate of ours: others gave the training. @throws as `recordCredits` */
export async function recordEarlier(w: Writer, file: EarlierFile, given: readonly EarlierTraining[]): Promise<void> {
  const { digest, ...kept } = file
  const rows = given.map((each) => ({ ...each, id: newId() }))
  await asSystem(w.tx, w.ctx, () =>
    insertRows(
      w.tx,
      earlierTrainings,
      rows.map(({ id, personId, line, provider, reference }) => ({
        ...{ id, personId, line, provider, reference },
        ...kept,
      })),
    ),
  )
  for (let at = 0; at < rows.length; at += CREDITS_A_PART)
    await recordCredits(
      w,
      rows.slice(at, at + CREDITS_A_PART).map(({ id, line: _, reference: __, ...training }) => ({
        ...training,
        ...{ sourceKind: 'import' as const, sourceId: id, courseId: null, courseVersionId: null, priorityIds: [] },
        ...{ topicMinutes: minutesOfOne(training), evidence: [digest] },
        ...{ forAgencyId: file.agencyId, certificate: null },
      })),
    )
}

/** Of several topics nobody knows how long each took. */
function minutesOfOne({ topicIds, creditMinutes }: Pick<NewCredit, 'topicIds' | 'creditMinutes'>) {
  const [topic, ...others] = topicIds
  return topic && others.length === 0 ? { [topic]: creditMinutes } : null
}

/** Reverses what stands of a file. @returns how many credits that were, and of how many people */
export async function takeEarlierBack(
  w: Writer,
  { batchId, reason }: { batchId: string; reason: string },
): Promise<{ credits: number; people: number }> {
  const rows = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ creditId: credits.id, personId: credits.personId })
      .from(credits)
      .innerJoin(earlierTrainings, eq(earlierTrainings.id, credits.sourceId))
      .where(
        sql`${earlierTrainings.batchId} = ${batchId}::uuid and ${credits.sourceKind} = 'import'
          and not exists (select 1 from credits x where x.reverses = ${credits.id})`,
      ),
  )
  await postReversals(
    w,
    rows.map(({ creditId }) => creditId),
    reason,
  )
  return { credits: rows.length, people: new Set(rows.map(({ personId }) => personId)).size }
}

export type Standing = {
  personId: string
  title: string
  earnedOn: Day
  source: SourceKind
  /** Of a training that was imported. */
  fileName: string | null
  reference: string | null
}

/** What stands on the records of these people, with those that were joined to them. Asked as the system. */
export async function standingOf(tx: Tx, personIds: readonly string[]): Promise<Standing[]> {
  const rows = await tx.execute<Standing>(sql`
    select p.id as "personId", c.title, c.earned_on as "earnedOn", c.source_kind as source,
      e.file_name as "fileName", e.reference
    from unnest(${`{${personIds.join(',')}}`}::uuid[]) as p(id)
    cross join lateral records_of(${lastingRecord(sql`p.id`)}) as r(id)
    join credits c on c.person_id = r.id
    left join earlier_trainings e on e.id = c.source_id and c.source_kind = 'import'
    where c.reverses is null and not exists (select 1 from credits x where x.reverses = c.id)`)
  return [...rows]
}

/** From which file each was imported, and by whom; by the source of its credit. Asked as the system. */
export async function importedFrom(tx: Tx, sourceIds: readonly string[]) {
  if (sourceIds.length === 0) return new Map<string, { fileName: string; importedBy: string; importedAt: Date }>()
  const rows = await tx
    .select({
      id: earlierTrainings.id,
      fileName: earlierTrainings.fileName,
      importedBy: earlierTrainings.importedBy,
      importedAt: earlierTrainings.importedAt,
    })
    .from(earlierTrainings)
    .where(sql`${earlierTrainings.id} = ${anyId(sourceIds)}`)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Of credits that were imported: "imported from “old.csv” on Nov 20, 2026, by Dana Whitfield", by their ids. */
export async function importedWords({ tx, ctx }: { tx: Tx; ctx: Ctx }, creditIds: readonly string[]) {
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({
        id: credits.id,
        zone: credits.zone,
        fileName: earlierTrainings.fileName,
        importedAt: earlierTrainings.importedAt,
        given: people.givenName,
        family: people.familyName,
      })
      .from(credits)
      .innerJoin(earlierTrainings, eq(earlierTrainings.id, credits.sourceId))
      .innerJoin(people, eq(people.id, earlierTrainings.importedBy))
      .where(sql`${credits.id} = ${anyId(creditIds)} and ${credits.sourceKind} = 'import'`),
  )
  return new Map(
    rows.map(({ id, zone, fileName, importedAt, ...name }) => {
      const words = acceptedWords({ byName: fullName(name), on: dayIn(zone, importedAt), fileName })
      return [id, `${words.charAt(0).toLowerCase()}${words.slice(1)}`]
    }),
  )
}
