/** Keeping the days of single people that rules count from, and reading them. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { lockRoster } from '@/lib/agencies/affiliations'
import { todayAt } from '@/lib/agencies/queries'
import { findReach, withinReach } from '@/lib/agencies/reach'
import { refuseStale, versionOf } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { anyRecordOf } from '@/lib/identity/joined-records'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { forbidden, invalid, notFound } from '@/lib/platform/errors'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import { servesYet } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import type { OwnDates } from '../engine/cycles'
import {
  keepOwnDatesInput,
  type OwnDateFields,
  type OwnDateKind,
  ownDateFields,
  ownDateKinds,
  ownDateLabels,
  ownDatesInput,
  strangeOwnDate,
} from '../engine/own-dates'
import { ownDates } from '../own-dates-tables'
import { can } from '../policy'

type Whose = { agencyId: string; personId: string }
type Sent = { [Field in keyof OwnDateFields]?: Day | null | undefined }

/** The days that an agency keeps of a person within reach. @throws not-found */
export async function getOwnDates(ctx: Ctx, input: unknown) {
  const whose = ownDatesInput.parse(input)
  return read(ctx, async (tx) => {
    await refuseOutOfReach(ctx, tx, whose)
    const fields = inFields(await openRows(tx, whose))
    return { ...fields, version: versionOf(fields), mayKeep: can.keep(ctx.actor, whose.agencyId) }
  })
}

/**
 * Keeps those that are sent, as a coordinator; what the person owes by them follows. What is not sent stays, and null takes a day away. What is corrected stays in the table, with its time.
 * @throws not-found; forbidden; conflict when they were changed since they were read; invalid for a day of no known time
 */
export async function keepOwnDates(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { madeFrom, agencyId, personId, ...sent } = keepOwnDatesInput.parse(input)
  const whose = { agencyId, personId }
  return writeIfNeeded(ctx, async (w) => {
    await refuseOutOfReach(ctx, w.tx, whose)
    if (!can.keep(ctx.actor, agencyId)) throw forbidden()
    refuseStrange(sent, await todayAt(w.tx, agencyId, ctx.now))
    await lockRoster(w, agencyId)
    const rows = await openRows(w.tx, whose)
    const current = inFields(rows)
    const given = inFull(sent, current)
    const what = 'The days of this person were changed in the meantime.'
    const toDo = refuseStale<OwnDateFields>({ madeFrom, version: versionOf(current), current, given, names, what })
    if (toDo) await replace(w, whose, { rows, current, given })
    return { version: versionOf(given) }
  })
}

/** What is not sent stays as it is: a client that knows nothing of a field takes nothing away. */
const inFull = (sent: Sent, current: OwnDateFields): OwnDateFields => ({
  ...current,
  ...(Object.fromEntries(Object.entries(sent).filter(([, on]) => on !== undefined)) as Partial<OwnDateFields>),
})

function refuseStrange(given: Sent, today: Day): void {
  for (const field of Object.values(ownDateFields)) {
    const problem = given[field] && strangeOwnDate(given[field], today)
    if (problem) throw invalid(field, problem)
  }
}

type Row = { id: string; kind: OwnDateKind; datedOn: Day }
type Change = { rows: readonly Row[]; current: OwnDateFields; given: OwnDateFields }

async function replace(w: Writer, { agencyId, personId }: Whose, { rows, current, given }: Change): Promise<void> {
  const changed = ownDateKinds.filter((kind) => current[ownDateFields[kind]] !== given[ownDateFields[kind]])
  if (changed.length === 0) return
  const gone = rows.filter(({ kind }) => changed.includes(kind)).map(({ id }) => id)
  if (gone.length > 0) await w.tx.update(ownDates).set({ replacedAt: w.ctx.now }).where(inArray(ownDates.id, gone))
  const signed = { recordedAt: w.ctx.now, recordedBy: actingPersonId(w.ctx.actor) }
  const added = changed.flatMap((kind) => {
    const datedOn = given[ownDateFields[kind]]
    return datedOn === null ? [] : [{ id: newId(), agencyId, personId, kind, datedOn, ...signed }]
  })
  if (added.length > 0) await w.tx.insert(ownDates).values(added)
  w.touch({ agency: agencyId, people: [personId] })
  const of = (from: OwnDateFields) =>
    Object.fromEntries(changed.map((kind) => [ownDateFields[kind], noted(kind, from[ownDateFields[kind]])]))
  const detail = { before: of(current), after: of(given) }
  w.record('own-dates.changed', { kind: 'person', id: personId, personId, agencyId, detail })
}

/** The trail is for good, and says of a month of birth only whether it is kept. */
export const noted = (kind: OwnDateKind, on: Day | null): Day | 'kept' | null =>
  kind === 'birth-month' && on !== null ? 'kept' : on

/** Whoever looks after nobody there, or not after this person, learns of neither. */
async function refuseOutOfReach(ctx: Ctx, tx: Tx, { agencyId, personId }: Whose): Promise<void> {
  const reach = findReach(ctx.actor, agencyId)
  if (!reach) throw notFound('This agency')
  const found = await tx.execute(sql`select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
    and a.person_id = ${personId}::uuid and ${servesYet()} and ${withinReach(reach, sql`a.unit_id`)} limit 1`)
  if (found.length === 0) throw notFound('This person')
}

const openRows = (tx: Tx, { agencyId, personId }: Whose): Promise<Row[]> =>
  tx
    .select({ id: ownDates.id, kind: ownDates.kind, datedOn: ownDates.datedOn })
    .from(ownDates)
    .where(and(eq(ownDates.agencyId, agencyId), eq(ownDates.personId, personId), isNull(ownDates.replacedAt)))

const names = Object.fromEntries(
  ownDateKinds.map((kind) => [ownDateFields[kind], ownDateLabels[kind].toLowerCase()]),
) as Record<keyof OwnDateFields, string>

const inFields = (rows: readonly Row[]): OwnDateFields =>
  Object.fromEntries(
    ownDateKinds.map((kind) => [ownDateFields[kind], rows.find((row) => row.kind === kind)?.datedOn ?? null]),
  ) as OwnDateFields

const kept = named('requirements-own-dates', (db) =>
  db
    .select({ agencyId: ownDates.agencyId, personId: ownDates.personId, kind: ownDates.kind, on: ownDates.datedOn })
    .from(ownDates)
    .where(
      and(
        sql`${ownDates.personId} = ${anyRecordOf('people')}`,
        sql`${ownDates.agencyId} = ${anyIdGiven('agencies')}`,
        isNull(ownDates.replacedAt),
      ),
    ),
)

/**
 * The days of these people, as the rules of these agencies take them.
 * @param joining records that were joined to theirs: what is kept of them holds where the record that goes on has none
 */
export async function ownDatesOf(
  tx: Tx,
  { personIds, agencyIds }: { personIds: readonly string[]; agencyIds: readonly string[] },
  joining: Promise<ReadonlyMap<string, string>>,
): Promise<(personId: string, agencyId: string) => OwnDates> {
  const rows = await kept.on(tx, { people: idList(personIds), agencies: idList(agencyIds) })
  const joined = await joining
  const taken = rows.flatMap((row) => {
    const lastingId = joined.get(row.personId)
    return lastingId ? [{ ...row, personId: lastingId }] : []
  })
  // What stands on the record itself comes last, and holds.
  const byPlace = grouped([...taken, ...rows], ({ personId, agencyId }) => `${personId} ${agencyId}`)
  return (personId, agencyId) =>
    Object.fromEntries((byPlace.get(`${personId} ${agencyId}`) ?? []).map(({ kind, on }) => [kind, on]))
}
