/** Days of many people at once, as a roster brings them, and taking back what it brought. The roster is locked. */
import { isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId, insertRows } from '@/lib/platform/bulk'
import { actingPersonId } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { type OwnDateChanges, type OwnDateKind, ownDateFields, ownDateKinds } from '../engine/own-dates'
import { ownDates } from '../own-dates-tables'
import { noted } from './kept'

type Kept = { id: string; personId: string; kind: OwnDateKind; datedOn: Day }
/** What was added and what it took the place of. */
export type OwnDatesSet = { added: Kept[]; replaced: Kept[] }

const columns = { id: ownDates.id, personId: ownDates.personId, kind: ownDates.kind, datedOn: ownDates.datedOn }
const holdsHere = (agencyId: string) => sql`${ownDates.agencyId} = ${agencyId} and ${isNull(ownDates.replacedAt)}`

/** All that an agency keeps. */
export const listOwnDates = (tx: Tx, agencyId: string): Promise<Kept[]> =>
  tx.select(columns).from(ownDates).where(holdsHere(agencyId)).orderBy(ownDates.personId, ownDates.kind)

/** Sets days that are not as they should be, and says what it did; what people owe by them follows. */
export async function setOwnDates(
  w: Writer,
  agencyId: string,
  given: readonly { personId: string; days: OwnDateChanges }[],
): Promise<OwnDatesSet> {
  const kept = new Map(
    (await keptOf(w.tx, agencyId, given)).map((row) => [`${row.personId} ${row.kind}`, row] as const),
  )
  const set: OwnDatesSet = { added: [], replaced: [] }
  for (const { personId, days } of given)
    for (const kind of ownDateKinds) {
      const [on, before] = [days[kind], kept.get(`${personId} ${kind}`)]
      if (on === undefined || on === (before?.datedOn ?? null)) continue
      if (before) set.replaced.push(before)
      if (on !== null) set.added.push({ id: newId(), personId, kind, datedOn: on })
    }
  await replaceRows(w, set.replaced)
  const signed = { agencyId, recordedAt: w.ctx.now, recordedBy: actingPersonId(w.ctx.actor) }
  await insertRows(
    w.tx,
    ownDates,
    set.added.map((row) => ({ ...row, ...signed })),
  )
  note(w, agencyId, { before: set.replaced, after: set.added })
  return set
}

/** What was set goes, and what it took the place of holds again. */
export async function takeOwnDatesBack(w: Writer, agencyId: string, { added, replaced }: OwnDatesSet): Promise<void> {
  if (added.length > 0) await w.tx.delete(ownDates).where(sql`${ownDates.id} = ${anyId(added.map(({ id }) => id))}`)
  if (replaced.length > 0)
    await w.tx
      .update(ownDates)
      .set({ replacedAt: null })
      .where(sql`${ownDates.id} = ${anyId(replaced.map(({ id }) => id))}`)
  note(w, agencyId, { before: added, after: replaced })
}

/** Whose days are no longer as they were set. */
export async function ownDatesChangedSince(
  tx: Tx,
  agencyId: string,
  { added, replaced }: OwnDatesSet,
): Promise<string[]> {
  const set = new Map([
    ...replaced.map((row) => [place(row), null] as const),
    ...added.map((row) => [place(row), row.id] as const),
  ])
  const now = new Map((await keptOf(tx, agencyId, [...added, ...replaced])).map((row) => [place(row), row.id]))
  return [...added, ...replaced].flatMap((row) =>
    set.get(place(row)) === (now.get(place(row)) ?? null) ? [] : [row.personId],
  )
}

const place = ({ personId, kind }: Kept) => `${personId} ${kind}`

const keptOf = async (tx: Tx, agencyId: string, whose: readonly { personId: string }[]): Promise<Kept[]> =>
  whose.length === 0
    ? []
    : tx
        .select(columns)
        .from(ownDates)
        .where(sql`${holdsHere(agencyId)} and ${ownDates.personId} = ${anyId(whose.map(({ personId }) => personId))}`)

async function replaceRows(w: Writer, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return
  await w.tx
    .update(ownDates)
    .set({ replacedAt: w.ctx.now })
    .where(sql`${ownDates.id} = ${anyId(rows.map(({ id }) => id))}`)
}

/** Of each person what it was and what it is, as by hand. */
function note(
  w: Writer,
  agencyId: string,
  { before, after }: { before: readonly Kept[]; after: readonly Kept[] },
): void {
  const was = grouped(before, ({ personId }) => personId)
  const is = grouped(after, ({ personId }) => personId)
  for (const personId of new Set([...was.keys(), ...is.keys()])) {
    const rows = { before: was.get(personId) ?? [], after: is.get(personId) ?? [] }
    const kinds = ownDateKinds.filter((kind) => [...rows.before, ...rows.after].some((row) => row.kind === kind))
    const of = (from: readonly Kept[]) =>
      Object.fromEntries(
        kinds.map((kind) => [ownDateFields[kind], noted(kind, from.find((row) => row.kind === kind)?.datedOn ?? null)]),
      )
    w.touch({ agency: agencyId, people: [personId] })
    const detail = { before: of(rows.before), after: of(rows.after) }
    w.record('own-dates.changed', { kind: 'person', id: personId, personId, agencyId, detail })
  }
}
