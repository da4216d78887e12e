/** What coordinators do with claims of their agency: return, approve, second, refuse, and give the final answer. */
import { and, eq, sql } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { DomainError, forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { lockChain, postReversal, recordCredit } from '@/lib/records/ledger'
import { credits } from '@/lib/records/tables'
import { namedFor, namingAt } from '@/lib/requirements/courses-named'
import { type Alike, alikeTo } from './alike'
import { secondAbove } from './claim-rules'
import { creditOf, titleAs } from './credited'
import { shownFor } from './evidence-shown'
import { reversedAmong } from './items'
import type { Topics } from './kinds'
import { agenciesOn } from './people'
import { can, visibleTo } from './policy'
import type { ClaimRow } from './records'
import {
  approveClaimInput,
  approveClaimsInput,
  rejectClaimInput,
  returnClaimInput,
  settleDisputeInput,
} from './review-inputs'
import { areSameTopics, wantsSecond } from './rules'
import type { ClaimResult } from './shapes'
import { lockClaim, nextState, takeStep } from './steps'
import { claims } from './tables'
import { corrected, topicsFinally, topicsOf } from './topics'

/** Returns a claim with what is missing, field by field; nothing of it is lost. @throws not-found, forbidden, not-now, conflict */
export async function returnClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, reasons } = returnClaimInput.parse(input)
  return write(ctx, 'claim.returned', async (w) =>
    takeStep(w, await lockClaim(w, claimId), {
      ...{ verb: 'return', madeFrom, fieldReasons: reasons },
      set: { firstBy: null, decidedBy: null },
    }),
  )
}

/** Refuses a claim; its claimant may see it otherwise once. @throws not-found, forbidden, not-now, conflict */
export async function rejectClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, reason } = rejectClaimInput.parse(input)
  return write(ctx, 'claim.rejected', async (w) =>
    takeStep(w, await lockClaim(w, claimId), {
      ...{ verb: 'reject', madeFrom, reason },
      // What the first of two accepted, and a name that they gave it, did not come to count.
      set: { ...decidedNow(w), acceptedMinutes: null, acceptedTopics: null, acceptedTitle: null },
    }),
  )
}

const decidedNow = (w: Writer) => ({ decidedBy: actingPersonId(w.ctx.actor), decidedAt: w.ctx.now })

/**
 * Approves a claim with the minutes that count, and posts its credit; of more minutes than the agency leaves to one person
 * the first approval waits for a second. What stands on the record as the same training counts once: it is approved beside
 * that only as another one (`apart`).
 * @throws not-found; forbidden for one's own, and for a second look by the same person; invalid (`minutes`, `topicIds`,
 * `topicMinutes`, `recordedAs`, `reason`, `apart`); not-now when it does not wait, or the claimant was not on the roster that day; conflict when changed since
 */
export async function approveClaim(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, minutes, recordedAs, reason, topics, apart } = approveClaimInput.parse(input)
  return write(ctx, 'claim.approved', async (w) => {
    const locked = await lockClaim(w, claimId)
    const { row } = locked
    const verb = row.status === 'seconding' ? 'second' : 'approve'
    nextState(w, locked, verb, madeFrom)
    const asked = verb === 'second' ? row.acceptedMinutes : row.minutes
    const other = await corrected(w, row, { given: topics, minutes })
    const isKept = verb === 'second' && recordedAs === null
    const acceptedTitle = isKept ? row.acceptedTitle : await titleAs(w.tx, row, recordedAs)
    if ((minutes !== asked || other || acceptedTitle !== row.acceptedTitle) && reason.length < 10)
      throw invalid('reason', 'Say why it counts otherwise than it was claimed; the claimant reads it.')
    const apartFrom = await refuseTwice(w, { ...row, acceptedTitle }, apart)
    const step = { madeFrom, reason, minutes, topics: other, apartFrom, recordedAs: acceptedTitle }
    const set = { acceptedTitle, ...(other && { acceptedTopics: other }) }
    if (verb === 'approve' && wantsSecond(minutes, await secondAbove(w.tx, row.agencyId ?? '')))
      return takeStep(w, locked, {
        ...{ ...step, verb, becomes: 'seconding' },
        set: { firstBy: actingPersonId(ctx.actor), acceptedMinutes: minutes, ...set },
      })
    const stepId = newId()
    const sourceId = await sourceOf(w, row, stepId)
    const credit = await posted(w, { ...row, acceptedTitle }, { minutes, topics: other ?? topicsOf(row), sourceId })
    return takeStep(w, locked, { ...step, verb, stepId, set: { ...credit, ...set } })
  })
}

/** Approves many as they were claimed, each by itself: what cannot be approved so is left with its reason. @throws forbidden */
export async function approveClaims(ctx: Ctx, input: unknown) {
  const { claims: chosen } = approveClaimsInput.parse(input)
  if (!can.reviewSome(ctx.actor)) throw forbidden()
  const items: { claimId: string; approved: boolean; why: string | null }[] = []
  for (const { claimId, madeFrom } of chosen) {
    try {
      const { minutes, named } = await standsAs(ctx, claimId)
      if (named) throw invalid('recordedAs', NAMED)
      await approveClaim(ctx, { claimId, madeFrom, minutes })
      items.push({ claimId, approved: true, why: null })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      items.push({ claimId, approved: false, why: error.message })
    }
  }
  return { items }
}

const NAMED =
  'By its name it counts for a requirement that asks for this course. Look at it by itself, and approve it there.'

/**
 * As they were claimed, or as the first of two approved them; the version says whether they are still those. And whether its
 * name alone makes it a course that a requirement asks for, which nobody decides at a glance.
 * @throws not-found
 */
async function standsAs(ctx: Ctx, claimId: string): Promise<{ minutes: number; named: boolean }> {
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({
        ...{ title: sql<string>`coalesce(${claims.acceptedTitle}, ${claims.title})`, agencyId: claims.agencyId },
        minutes: sql<number>`coalesce(${claims.acceptedMinutes}, ${claims.minutes})`,
      })
      .from(claims)
      .where(and(visibleTo(ctx.actor), eq(claims.id, claimId)))
    if (!row) throw notFound('This claim')
    const naming = row.agencyId === null ? [] : await namingAt(tx, row.agencyId)
    return { minutes: row.minutes, named: namedFor(naming, row.title).length > 0 }
  })
}

/**
 * The final answer to what was seen otherwise, by somebody who did not decide before: the minutes that count, or none.
 * Where it says nothing of topics, they follow from what was accepted or claimed.
 * @throws as `approveClaim`
 */
export async function settleDispute(ctx: Ctx, input: unknown): Promise<ClaimResult> {
  const { claimId, madeFrom, minutes, reason, topics: given, apart } = settleDisputeInput.parse(input)
  return write(ctx, 'claim.settled', async (w) => {
    const locked = await lockClaim(w, claimId)
    const { row } = locked
    const verb = minutes === null ? 'refuse' : 'grant'
    nextState(w, locked, verb, madeFrom)
    const final = { ...decidedNow(w), settledAt: ctx.now }
    const step = { madeFrom, verb, reason, minutes } as const
    const stands = row.creditId !== null && (await reversedAmong(w, [row])).size === 0 ? row.creditId : null
    const other = minutes === null || given === null ? null : await corrected(w, row, { given, minutes })
    if (minutes !== null && minutes === row.acceptedMinutes && other === null && stands !== null)
      return takeStep(w, locked, { ...step, set: final })
    const stepId = newId()
    const apartFrom = minutes === null ? null : await refuseTwice(w, row, apart)
    if (stands !== null) await postReversal(w, { creditId: stands, reason: CORRECTED })
    if (minutes === null) {
      const none = { creditId: null, acceptedMinutes: null, acceptedTopics: null }
      return takeStep(w, locked, { ...step, apartFrom, stepId, set: { ...none, ...final } })
    }
    const topics = topicsFinally(row, minutes, given)
    const credit = await posted(w, row, { minutes, topics, sourceId: stepId })
    return takeStep(w, locked, {
      ...{ ...step, apartFrom, stepId, topics: areSameTopics(topics, topicsOf(row)) ? null : topics },
      set: { ...credit, ...final, acceptedTopics: areSameTopics(topics, row) ? null : topics },
    })
  })
}

const CORRECTED = 'The final answer to the claim counts other hours or topics.'

/**
 * One training counts once, whichever way it came. Two who approve at once: the second finds what the first posted.
 * @returns what it is another one than, in words
 * @throws invalid (`apart`)
 */
async function refuseTwice(w: Writer, row: ClaimRow, apart: boolean): Promise<string | null> {
  await lockChain(w.tx, row.lastingId)
  const sought = {
    ...trainingOf(row),
    ...{ personId: row.lastingId, claimId: row.id, creditId: row.creditId, recordedAs: row.acceptedTitle },
  }
  const same = (await alikeTo(w, sought)).find(({ likeness, source }) => likeness === 'same' && source !== 'open-claim')
  if (!same) return null
  if (apart) return wordsOf(same)
  throw invalid(
    'apart',
    `${wordsOf(same)} looks like the same training, which counts once. Return the claim, or say that it is another one.`,
  )
}

const wordsOf = ({ title, endsOn, minutes }: Alike) =>
  `“${title}”, ${longDay(endsOn)}${minutes === null ? '' : `, ${hours(minutes)}`},`

function trainingOf({ title, startsOn, endsOn, eventSlug }: ClaimRow) {
  if (startsOn === null || endsOn === null) throw new Error('A claim that waits has its days.')
  return { title, startsOn, endsOn, eventSlug }
}

/** A claim posts a credit once; where that was taken back with its decision, the step that approves it anew does. */
async function sourceOf(w: Writer, row: ClaimRow, stepId: string): Promise<string> {
  const ofClaim = and(eq(credits.sourceKind, 'claim'), eq(credits.sourceId, row.id))
  const [before] = await asSystem(w.tx, w.ctx, () => w.tx.select({ id: credits.id }).from(credits).where(ofClaim))
  return before ? stepId : row.id
}

type Counts = { minutes: number; topics: Topics; sourceId: string }

/** Posts the credit, recorded by whoever approves; no certificate of ours follows. @returns what the claim keeps of it */
async function posted(w: Writer, row: ClaimRow, { minutes, topics, sourceId }: Counts) {
  const { mode, agencyId } = row
  const days = trainingOf(row)
  const served = await agenciesOn(w, row.lastingId, days.endsOn)
  const agency = served.find((each) => each.agencyId === agencyId)
  if (!agency || mode === null)
    throw notNow(
      'Your roster no longer has them on the last day of this training. Return the claim, or mend the roster.',
    )
  const { creditId } = await recordCredit(w, {
    ...(await creditOf(w.tx, { ...row, ...days, mode }, { minutes, topics })),
    ...{ sourceId, personId: row.lastingId, zone: agency.zone, forAgencyId: agency.agencyId },
    ...{ evidence: await shownFor(w.tx, row.id), certificate: null },
  })
  return { creditId, acceptedMinutes: minutes, ...decidedNow(w) }
}
