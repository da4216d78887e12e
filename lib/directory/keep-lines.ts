/**
 * Keeping the lines people are told to turn to. A number that leads elsewhere than before is the worst that can happen here:
 * it is taken only with the day and the way somebody made sure, and after a look at the old and the new side by side.
 */
import { asc, eq, isNull } from 'drizzle-orm'
import { refuseAhead } from '@/lib/agencies/own-day'
import { changeOf } from '@/lib/audit/changes'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale, versionOf } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { slugOf } from '@/lib/events/rules'
import type { Ctx } from '@/lib/platform/context'
import { conflict, type FieldProblem, forbidden, invalid, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import type { Day } from '@/lib/platform/time'
import {
  addContactLineInput,
  changeContactLineInput,
  type LineFields,
  orderContactLinesInput,
  retireContactLineInput,
  verifyContactLineInput,
} from './line-inputs'
import { aboveEveryPage, movedReach, standsAbove } from './line-numbers'
import { type LineRow, lineFieldsOf, lineVersion } from './line-records'
import { lineFieldNames } from './line-words'
import { can } from './policy'
import { contactLines } from './tables'

type Result = { lineId: string; version: string }

/**
 * Adds a line after those that stand, with the day and the way somebody made sure that it is right.
 * @throws forbidden; invalid by field, also for a day that has not come
 */
export async function addContactLine(ctx: Ctx, input: unknown): Promise<Result> {
  const { key, ...given } = addContactLineInput.parse(input)
  refuseOthers(ctx)
  const { verifiedOn, verifiedHow, looked = false, ...fields } = given
  return writeOnce(ctx, 'contact-line.added', { key, terms: given }, async (w) => {
    refuseProblems([...leadsNowhere(fields), ...lacksCheck({ verifiedOn, verifiedHow, looked })])
    if (!verifiedOn || !verifiedHow) throw notNow('A line is added with the check of it.')
    await refuseAhead(w, 'verifiedOn', verifiedOn)
    const rows = await w.tx.select({ id: contactLines.id, position: contactLines.position }).from(contactLines)
    const lineId = slugOf(fields.name, new Set(rows.map(({ id }) => id)))
    const position = Math.max(0, ...rows.map((row) => row.position)) + 1
    const checked = { lastVerifiedOn: verifiedOn, verifiedHow }
    await w.tx.insert(contactLines).values({ id: lineId, ...fields, ...checked, position, keptSince: w.ctx.now })
    record(w, 'contact-line.added', lineId, given)
    await bumpGeneration(w.tx, 'help')
    return { lineId, version: lineVersion({ ...fields, ...checked }) }
  })
}

/**
 * Changes what a line says. Where it leads is changed only with a check, no earlier than the last one, and a second look (`looked`).
 * @throws forbidden; not-found; not-now for a retired line; invalid by field; conflict when it was changed since
 */
export async function changeContactLine(ctx: Ctx, input: unknown): Promise<Result> {
  const { lineId, madeFrom, verifiedOn, verifiedHow, looked = false, ...fields } = changeContactLineInput.parse(input)
  refuseOthers(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockLine(w, lineId)
    const version = lineVersion(row)
    const before = lineFieldsOf(row)
    if (!refuseStale({ madeFrom, version, current: before, given: fields, names: lineFieldNames, what: CHANGED }))
      return { lineId, version }
    const moved = movedReach(before, fields)
    const check = moved.length > 0 ? { verifiedOn, verifiedHow, looked } : null
    refuseProblems([...leadsNowhere(fields), ...lacksBand(lineId, before, fields), ...(check ? lacksCheck(check) : [])])
    if (check?.verifiedOn) await refuseDay(w, check.verifiedOn, row)
    const after = {
      ...fields,
      lastVerifiedOn: check?.verifiedOn ?? row.lastVerifiedOn,
      verifiedHow: check?.verifiedHow ?? row.verifiedHow,
    }
    const saved = { lineId, version: lineVersion(after) }
    if (saved.version === version) return saved
    await w.tx
      .update(contactLines)
      .set({ ...after, keptSince: row.keptSince ?? ctx.now })
      .where(eq(contactLines.id, lineId))
    record(w, 'contact-line.changed', lineId, {
      name: after.name,
      ...changeOf({ ...row, ...before }, { ...row, ...after }),
    })
    await bumpGeneration(w.tx, 'help')
    return saved
  })
}

/**
 * Says that somebody made sure that a line is right as it stands. An earlier day than the last one is refused.
 * @throws forbidden; not-found; not-now for a retired line; invalid; conflict when the line was changed since it was read
 */
export async function verifyContactLine(ctx: Ctx, input: unknown): Promise<Result> {
  const { lineId, madeFrom, verifiedOn, verifiedHow } = verifyContactLineInput.parse(input)
  refuseOthers(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockLine(w, lineId)
    const version = lineVersion(row)
    if (row.lastVerifiedOn === verifiedOn && row.verifiedHow === verifiedHow) return { lineId, version }
    refuseUnseen(row, madeFrom)
    await refuseDay(w, verifiedOn, row)
    const after = { ...row, lastVerifiedOn: verifiedOn, verifiedHow }
    await w.tx.update(contactLines).set({ lastVerifiedOn: verifiedOn, verifiedHow }).where(eq(contactLines.id, lineId))
    record(w, 'contact-line.verified', lineId, {
      name: row.name,
      ...{ phone: row.phone, textNumber: row.textNumber, url: row.url, verifiedOn, verifiedHow },
    })
    await bumpGeneration(w.tx, 'help')
    return { lineId, version: lineVersion(after) }
  })
}

/**
 * Puts the lines that stand into another order. Sent twice it changes nothing more.
 * @throws forbidden; conflict when lines were added, retired or ordered since
 */
export async function orderContactLines(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { madeFrom, lineIds } = orderContactLinesInput.parse(input)
  refuseOthers(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const rows = await w.tx
      .select({ id: contactLines.id, position: contactLines.position })
      .from(contactLines)
      .where(isNull(contactLines.retiredAt))
      .orderBy(asc(contactLines.position), asc(contactLines.id))
      .for('update')
    const now = rows.map(({ id }) => id)
    const version = versionOf({ ids: now })
    if (now.join() === lineIds.join()) return { version }
    if (String(madeFrom) !== version || [...now].sort().join() !== [...lineIds].sort().join())
      throw conflict('The lines were changed in the meantime. Look at them as they are now, and order them then.', {
        version,
        current: { lineIds: now },
      })
    for (const [at, id] of lineIds.entries())
      await w.tx
        .update(contactLines)
        .set({ position: at + 1 })
        .where(eq(contactLines.id, id))
    w.record('contact-line.ordered', { kind: 'contact-lines', id: 'contact-lines', detail: { lines: lineIds } })
    await bumpGeneration(w.tx, 'help')
    return { version: versionOf({ ids: lineIds }) }
  })
}

/**
 * Takes a line away from everybody; the record keeps it, with the reason. 911 and the hotline stay: they stand above every page.
 * @throws forbidden; not-found; not-now for one of those two; conflict when the line was changed since it was read
 */
export async function retireContactLine(ctx: Ctx, input: unknown): Promise<Result> {
  const { lineId, madeFrom, reason } = retireContactLineInput.parse(input)
  refuseOthers(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockLine(w, lineId, true)
    const result = { lineId, version: lineVersion(row) }
    if (row.retiredAt) return result
    if (standsAbove(lineId)) throw notNow('This line stands above every page, so it cannot go. Change it instead.')
    refuseUnseen(row, madeFrom)
    await w.tx
      .update(contactLines)
      .set({ retiredAt: ctx.now, retiredReason: reason, keptSince: row.keptSince ?? ctx.now })
      .where(eq(contactLines.id, lineId))
    record(w, 'contact-line.retired', lineId, { name: row.name, reason })
    await bumpGeneration(w.tx, 'help')
    return result
  })
}

const CHANGED = 'This line was changed in the meantime, by you in another window or by somebody else.'

function refuseOthers({ actor }: Ctx): void {
  if (!can.keepContactLines(actor)) throw forbidden()
}

async function lockLine(w: Writer, lineId: string, evenRetired = false): Promise<LineRow> {
  const [row] = await w.tx.select().from(contactLines).where(eq(contactLines.id, lineId)).for('update')
  if (!row) throw notFound('This line')
  if (row.retiredAt && !evenRetired) throw notNow('This line was retired. Add it anew, with a check.')
  return row
}

function refuseUnseen(row: LineRow, madeFrom: string | number): void {
  const version = lineVersion(row)
  if (String(madeFrom) === version) return
  throw conflict(`${CHANGED} Look at it as it is now, and decide then.`, { version, current: lineFieldsOf(row) })
}

function refuseProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalidFields([...problems])
}

const leadsNowhere = ({ phone, textNumber, url }: LineFields): FieldProblem[] =>
  phone || textNumber || url
    ? []
    : [{ field: 'phone', message: 'Give a number or a page: people must be able to reach it.' }]

/** What stands above every page has its numbers there, and 911 is 911 everywhere. */
function lacksBand(lineId: string, before: LineFields, after: LineFields): FieldProblem[] {
  if (!standsAbove(lineId)) return []
  const needed = (['phone', 'textNumber'] as const).filter((part) => before[part] && !after[part])
  return [
    ...needed.map((field) => ({
      field,
      message: 'This number stands above every page; it can be changed, not left out.',
    })),
    ...mixesNumbers(lineId, after),
    ...(before.kind === after.kind ? [] : [{ field: 'kind', message: 'What stands above every page keeps its kind.' }]),
  ]
}

/** 911 is the number of its own line, and of no other above the pages. */
function mixesNumbers(lineId: string, after: LineFields): FieldProblem[] {
  if (lineId === aboveEveryPage.emergency)
    return after.phone && after.phone !== '911'
      ? [{ field: 'phone', message: '911 is the number for emergencies everywhere in the country.' }]
      : []
  return (['phone', 'textNumber'] as const)
    .filter((part) => after[part] === '911')
    .map((field) => ({ field, message: '911 has its own line. Give the number of the hotline.' }))
}

type Check = { verifiedOn?: Day | null | undefined; verifiedHow?: unknown; looked: boolean }
const lacksCheck = ({ verifiedOn, verifiedHow, looked }: Check): FieldProblem[] => [
  ...(verifiedOn ? [] : [{ field: 'verifiedOn', message: 'Give the day on which somebody made sure of the new one.' }]),
  ...(verifiedHow ? [] : [{ field: 'verifiedHow', message: 'Say how somebody made sure of the new one.' }]),
  ...(looked
    ? []
    : [{ field: 'looked', message: 'Compare the number with its source once more, and say that you did.' }]),
]

async function refuseDay(w: Writer, on: Day, { lastVerifiedOn }: LineRow): Promise<void> {
  await refuseAhead(w, 'verifiedOn', on)
  if (on < lastVerifiedOn) throw invalid('verifiedOn', 'Somebody made sure of it later than that. Give a later day.')
}

function record(w: Writer, event: Parameters<Writer['record']>[0], lineId: string, detail: Record<string, unknown>) {
  w.record(event, { kind: 'contact-line', id: lineId, detail })
}
