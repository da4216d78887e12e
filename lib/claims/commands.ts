/** What people do with their claims: write, keep, send, take back, see it otherwise. */
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { refuseAhead } from '@/lib/agencies/own-day'
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { forbidden, invalid, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { limitTries } from '@/lib/platform/rate-limit'
import { longDay } from '@/lib/platform/words-of-time'
import { alikeTo } from './alike'
import { type ClaimFields, claimFields } from './fields'
import { changeClaimInput, claimInput, claimStepInput, draftClaimInput, submitClaimInput } from './inputs'
import { refusalTexts } from './messages'
import { agenciesOn } from './people'
import { type ClaimRow, columnsOf, fieldsOf, standOf, versionOfRow } from './records'
import { disputeClaimInput } from './review-inputs'
import { isWritten, refusal } from './rules'
import type { ClaimResult } from './shapes'
import { type Locked, lockClaim, nextState, resultOf, takeStep } from './steps'
import { claims } from './tables'
import { checkTopics } from './topics'
import { fieldNames } from './words'

const DRAFTS_AN_HOUR = 60

/**
 * Starts a claim as a draft that only its writer sees; anything may still be missing. With a `key` it is safe to send
 * again: the second time answers as the first.
 * @throws signed-out; invalid where a topic or an event is not to be chosen; too-many after 60 drafts in an hour
 */
export async function draftClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { key, fields } = draftClaimInput.parse(input)
  const { actor, now } = ctx
  if (actor.kind !== 'person') throw signedOut()
  const { personId } = actor
  await limitTries(ctx, `claim:${personId}`, DRAFTS_AN_HOUR, 60)
  const again = async (w: Writer, before: ClaimResult): Promise<ClaimResult> => {
    const { row } = await lockClaim(w, before.claimId)
    if (row.status === 'draft') refuseOvertaken(row, fields, null)
    return resultOf(row)
  }
  return writeOnce(ctx, 'claim.drafted', { key, terms: fields, again, onlyByKey: true }, async (w) => {
    await checkChosen(w, fields)
    const id = newId()
    const times = { createdAt: now, updatedAt: now }
    await w.tx.insert(claims).values({ id, personId, status: 'draft', ...times, ...columnsOf(fields) })
    w.record('claim.drafted', { kind: 'claim', id, personId })
    return { claimId: id, state: 'draft', version: now.toISOString() }
  })
}

/** Two tabs: nobody writes over what they have not seen. */
const refuseOvertaken = (row: ClaimRow, given: ClaimFields, madeFrom: MadeFrom | null): boolean =>
  refuseStale<ClaimFields>({
    ...{ madeFrom, version: versionOfRow(row), current: fieldsOf(row), given, names: fieldNames },
    what: 'This claim was saved in the meantime, in another window.',
    facts: { claimId: row.id, state: row.status },
  })

/**
 * Saves what was written of a claim that nobody has to decide on: a draft, one that was returned or taken back.
 * @throws not-found; forbidden; not-now while it waits or when it was decided; conflict when it was saved since
 */
export async function changeClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, fields } = changeClaimInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockWritten(w, claimId)
    if (!refuseOvertaken(row, fields, madeFrom)) return resultOf(row)
    await checkChosen(w, fields)
    await w.tx
      .update(claims)
      .set({ ...columnsOf(fields), updatedAt: ctx.now })
      .where(eq(claims.id, claimId))
    w.record('claim.changed', { kind: 'claim', id: claimId, personId: row.lastingId })
    return { ...resultOf(row), version: ctx.now.toISOString() }
  })
}

/** A claim that the actor may write in. @throws not-found, forbidden, not-now */
export async function lockWritten(w: Writer, claimId: string): Promise<Locked> {
  const locked = await lockClaim(w, claimId)
  const { row, sides } = locked
  if (!sides.own) throw forbidden()
  if (!isWritten(row.status))
    throw notNow(inWords(refusalTexts, w.ctx.locale)(refusal(standOf(row), 'withdraw')), { state: row.status })
  return locked
}

/** Throws a draft away, with what was added to it. @throws not-found; forbidden; not-now once it was sent */
export async function discardClaim(ctx: Ctx, input: unknown): Promise<void> {
  const { claimId } = claimInput.parse(input)
  await write(ctx, 'claim.discarded', async (w) => {
    const { row, sides } = await lockClaim(w, claimId)
    if (!sides.own) throw forbidden()
    if (row.status !== 'draft') throw notNow('This claim was sent. Take it back instead.', { state: row.status })
    await w.tx.delete(claims).where(eq(claims.id, claimId))
    w.record('claim.discarded', { kind: 'claim', id: claimId, personId: row.lastingId })
  })
}

/**
 * Sends a claim to the agency whom the person served on the last day of the training.
 * @throws not-found; invalid by field (`fields.…`) for what is missing, a day ahead, a day on which no agency had them, or
 * what they claim already; not-now when it was sent before; conflict when it was saved since
 */
export async function submitClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom } = submitClaimInput.parse(input)
  return write(ctx, 'claim.sent', async (w) => {
    const locked = await lockClaim(w, claimId)
    nextState(w, locked, 'submit', madeFrom)
    const { fields } = z.object({ fields: claimFields }).parse({ fields: fieldsOf(locked.row) })
    await refuseAhead(w, 'fields.endsOn', fields.endsOn)
    await checkChosen(w, fields)
    await refuseClaimed(w, locked.row, fields)
    const agencyId = await agencyOfRecord(w, locked.row, fields)
    // What was accepted of it before it came back was accepted of what it said then.
    const accepted = { acceptedMinutes: null, acceptedTopics: null, acceptedTitle: null }
    const undecided = { firstBy: null, decidedBy: null, decidedAt: null, ...accepted }
    const set = { ...columnsOf(fields), agencyId, sentAt: w.ctx.now, ...undecided }
    return takeStep(w, locked, { verb: 'submit', madeFrom, set })
  })
}

async function agencyOfRecord(w: Writer, row: ClaimRow, { endsOn, agencyId }: ClaimFields): Promise<string> {
  const served = await agenciesOn(w, row.lastingId, endsOn)
  const chosen = served.find((each) => each.agencyId === agencyId) ?? served[0]
  if (chosen) return chosen.agencyId
  const day = longDay(endsOn)
  throw invalid(
    'fields.endsOn',
    `No agency had you on its roster on ${day}, and only that one can accept the training.`,
  )
}

/** The same training of the same days that waits already is one claim. Two at once: the second finds the first. */
async function refuseClaimed(w: Writer, row: ClaimRow, fields: z.infer<typeof claimFields>): Promise<void> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`claims ${row.lastingId}`}, 0))`)
  const sought = { ...fields, personId: row.lastingId, claimId: row.id, creditId: null }
  const same = (await alikeTo(w, sought)).find(({ likeness, source }) => likeness === 'same' && source === 'open-claim')
  if (same)
    throw invalid('fields.title', `You sent “${same.title}” of these days already. Change that claim, or take it back.`)
}

/** Takes a claim back; it can be changed and sent again. @throws not-found, forbidden, not-now when decided, conflict */
export async function withdrawClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom } = claimStepInput.parse(input)
  return write(ctx, 'claim.withdrawn', async (w) =>
    takeStep(w, await lockClaim(w, claimId), { verb: 'withdraw', madeFrom }),
  )
}

/**
 * Says once why one sees it otherwise: a refusal, or fewer hours than were claimed. Somebody else then gives the final
 * answer. @throws not-found, forbidden, not-now, conflict
 */
export async function disputeClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, reason } = disputeClaimInput.parse(input)
  return write(ctx, 'claim.disputed', async (w) =>
    takeStep(w, await lockClaim(w, claimId), { verb: 'dispute', madeFrom, reason }),
  )
}

/** What the fields name by id is there to be chosen. @throws invalid */
async function checkChosen(w: Writer, { topicIds, eventSlug }: ClaimFields): Promise<void> {
  await checkTopics(w, topicIds, 'fields.topicIds')
  if (eventSlug === null) return
  const [event] = await w.tx.select({ kind: events.kind }).from(events).where(eq(events.slug, eventSlug))
  if (!event) throw invalid('fields.title', 'This event is not on the calendar.')
  if (event.kind === 'support-group')
    throw invalid(
      'fields.title',
      'A group of survivors gives no credit, so that nobody learns from a record who goes there.',
    )
}
