/** What moderators do with courses of others: list, return, change, open the link again, retire. */

import { refuseAhead } from '@/lib/agencies/own-day'
import { changeOf } from '@/lib/audit/changes'
import type { Writer } from '@/lib/audit/write'
import { write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import {
  changeRelatedInput,
  checkedRelatedInput,
  type RelatedResult,
  retireRelatedInput,
  returnRelatedInput,
} from './inputs'
import { suggestionDecided } from './mails'
import { byId, fieldsOf, type RelatedRow, resultOf } from './records'
import { afterChange } from './rules'
import { announce, columnsWritten, lockForKeeper, recordRelated, refuseOvertaken, refuseUnseen } from './steps'
import { relatedTrainings } from './tables'

/**
 * Makes a suggestion public, or brings back what was retired; the moderator has opened its link on the day given.
 * @throws not-found, forbidden (no moderator, or one's own), not-now; invalid for a day ahead; conflict when it changed since
 */
export async function approveRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, linkCheckedOn } = checkedRelatedInput.parse(input)
  return write(ctx, 'related.listed', async (w) => {
    const { row, next } = await lockForKeeper(w, relatedId, 'list')
    refuseUnseen(row, madeFrom)
    await refuseAhead(w, 'linkCheckedOn', linkCheckedOn)
    const saved = await save(w, row, {
      ...{ status: next, linkCheckedOn, reason: null, retiredAt: null },
      listedAt: row.listedAt ?? ctx.now,
    })
    await tell(w, row)
    recordRelated(w, 'related.listed', row, { title: row.title, linkCheckedOn })
    return saved
  })
}

/** Sends a suggestion back with what to change. @throws not-found, forbidden, not-now, conflict */
export async function returnRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, reason } = returnRelatedInput.parse(input)
  return write(ctx, 'related.returned', async (w) => {
    const { row, next } = await lockForKeeper(w, relatedId, 'return')
    refuseUnseen(row, madeFrom)
    const saved = await save(w, row, { status: next, reason })
    await tell(w, row)
    recordRelated(w, 'related.returned', row, { title: row.title, reason })
    return saved
  })
}

/**
 * Changes what is said of a course. With another page nobody has opened its link: a public one waits until a moderator has.
 * @throws not-found, forbidden, not-now; invalid by field; conflict when it changed since
 */
export async function changeRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, ...fields } = changeRelatedInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockForKeeper(w, relatedId, 'change')
    if (!refuseOvertaken(row, fields, madeFrom)) return resultOf(row)
    const stands = afterChange(row, fields.url)
    const saved = await save(w, row, { ...(await columnsWritten(w, fields)), ...stands })
    const { status } = stands
    recordRelated(w, 'related.changed', row, { title: fields.title, status, ...changeOf(fieldsOf(row), fields) })
    return saved
  })
}

/** Says that the link of a listed course was opened on a day. Twice is once. @throws not-found, forbidden, not-now, invalid, conflict */
export async function checkRelatedLink(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, linkCheckedOn } = checkedRelatedInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockForKeeper(w, relatedId, 'check')
    if (row.linkCheckedOn === linkCheckedOn) return resultOf(row)
    refuseUnseen(row, madeFrom)
    await refuseAhead(w, 'linkCheckedOn', linkCheckedOn)
    if (row.linkCheckedOn && linkCheckedOn < row.linkCheckedOn)
      throw invalid('linkCheckedOn', 'Somebody opened the link later than that. Give a later day.')
    const saved = await save(w, row, { linkCheckedOn })
    recordRelated(w, 'related.link-checked', row, { title: row.title, linkCheckedOn })
    return saved
  })
}

/** Takes a course out of the list, or a suggestion out of the queue; the record keeps it. @throws not-found, forbidden, not-now, conflict */
export async function retireRelated(ctx: Ctx, input: unknown): Promise<RelatedResult> {
  const { relatedId, madeFrom, reason } = retireRelatedInput.parse(input)
  return write(ctx, 'related.retired', async (w) => {
    const { row, next } = await lockForKeeper(w, relatedId, 'retire')
    refuseUnseen(row, madeFrom)
    const saved = await save(w, row, { status: next, reason, retiredAt: ctx.now })
    await tell(w, row)
    recordRelated(w, 'related.retired', row, { title: row.title, reason })
    return saved
  })
}

async function save(w: Writer, row: RelatedRow, values: Partial<typeof relatedTrainings.$inferInsert> | object) {
  const [saved] = await w.tx
    .update(relatedTrainings)
    .set({ ...values, updatedAt: w.ctx.now })
    .where(byId(row.id))
    .returning()
  const after = saved as RelatedRow
  await announce(w, row.status, after.status)
  return resultOf(after)
}

const tell = (w: Writer, { id, suggestedBy }: RelatedRow) =>
  suggestedBy ? notify(w, suggestionDecided, { relatedId: id }, { key: newId(), personId: suggestedBy }) : undefined
