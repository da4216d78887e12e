/** Steps that several commands about claims share, inside their transaction. */
import { and, eq } from 'drizzle-orm'
import { lookWhoDecides } from '@/lib/agencies/jobs'
import type { AuditEventName } from '@/lib/audit/events'
import type { MadeFrom } from '@/lib/audit/sent'
import type { Writer } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { notify } from '@/lib/platform/notify'
import type { ClaimVerb, FieldReason, Topics } from './kinds'
import { claimDecided, claimReopened, claimReturned, claimWaits } from './mails'
import { refusalTexts } from './messages'
import { reviewersOf } from './people'
import { sidesOf, visibleTo } from './policy'
import { type ClaimRow, claimColumns, fieldsOf, standOf, versionOfRow } from './records'
import { type ClaimSides, follows, mayTake, refusal } from './rules'
import type { ClaimResult } from './shapes'
import { claimSteps, claims } from './tables'

export type Locked = { row: ClaimRow; sides: ClaimSides }

/**
 * Locks a claim that the actor sees. The lock itself is the system's: whoever may only say that they see it otherwise may
 * not write the row.
 * @throws not-found
 */
export async function lockClaim(w: Writer, claimId: string): Promise<Locked> {
  const visible = and(visibleTo(w.ctx.actor), eq(claims.id, claimId))
  const [seen] = await w.tx.select({ id: claims.id }).from(claims).where(visible)
  if (!seen) throw notFound('This claim')
  const [row] = await asSystem(w.tx, w.ctx, () => w.tx.select(claimColumns).from(claims).where(visible).for('update'))
  if (!row) throw notFound('This claim')
  return { row, sides: sidesOf(w.ctx.actor, row) }
}

const OWN = 'Nobody decides about their own claim. Another coordinator of the agency does.'
const ABOVE = 'Nobody decides about a claim of who supervises them. Another coordinator of the agency does.'
const ANOTHER = 'Somebody who did not decide about it before has to do this.'

/** @throws forbidden, and says why where it is one’s own, of who supervises them, or was decided by the same person before */
export function refuseOthers({ ctx }: { ctx: Ctx }, { row, sides }: Locked, verb: ClaimVerb): void {
  const stand = standOf(row)
  if (mayTake(verb, sides, stand, actingPersonId(ctx.actor))) return
  if (sides.own) throw forbidden(sides.reviews ? OWN : undefined)
  const isDecision = !['submit', 'withdraw', 'dispute'].includes(verb)
  throw forbidden(sides.reviews && isDecision ? (sides.above ? ABOVE : ANOTHER) : undefined)
}

/** Nobody acts on what they have not seen. @throws conflict with the version that it has now */
export function refuseUnseen(row: ClaimRow, madeFrom: MadeFrom): void {
  const version = versionOfRow(row)
  if (String(madeFrom) === version) return
  throw conflict('This claim was changed since you opened it. Look at it as it is now, and go on from there.', {
    ...{ claimId: row.id, state: row.status, version, current: fieldsOf(row) },
  })
}

/**
 * The state that a step leads to.
 * @throws forbidden where it is not theirs to take; not-now with why; conflict when it was changed since
 */
export function nextState(w: Writer, locked: Locked, verb: ClaimVerb, madeFrom: MadeFrom) {
  const { row } = locked
  refuseOthers(w, locked, verb)
  const next = follows(standOf(row), verb)
  if (!next) {
    const kind = refusal(standOf(row), verb)
    throw notNow(inWords(refusalTexts, w.ctx.locale)(kind), { state: row.status })
  }
  refuseUnseen(row, madeFrom)
  return next
}

const recorded = {
  submit: 'claim.sent',
  withdraw: 'claim.withdrawn',
  return: 'claim.returned',
  approve: 'claim.approved',
  second: 'claim.approved',
  reject: 'claim.rejected',
  dispute: 'claim.disputed',
  grant: 'claim.settled',
  refuse: 'claim.settled',
  reopen: 'claim.reopened',
} as const satisfies Record<ClaimVerb, AuditEventName>

export type Step = {
  verb: ClaimVerb
  madeFrom: MadeFrom
  reason?: string | undefined
  fieldReasons?: FieldReason[]
  minutes?: number | null
  topics?: Topics | null
  /** What it was said to be apart from. */
  apartFrom?: string | null
  /** What it is called on the record, where that is otherwise than it was claimed. */
  recordedAs?: string | null
  set?: Partial<typeof claims.$inferInsert>
  /** Where another state follows than the rule says: a first look where two are wanted. */
  becomes?: ClaimRow['status']
  stepId?: string
}

/** Takes a step: the state, its row in the history, the trail, and whoever is to hear of it. */
export async function takeStep(w: Writer, locked: Locked, step: Step): Promise<ClaimResult> {
  const {
    verb,
    madeFrom,
    reason = null,
    fieldReasons = [],
    minutes = null,
    topics = null,
    apartFrom = null,
    recordedAs = null,
    set = {},
  } = step
  const { row } = locked
  const { now, actor } = w.ctx
  const status = step.becomes ?? nextState(w, locked, verb, madeFrom)
  const id = step.stepId ?? newId()
  const put = async () => {
    await w.tx
      .update(claims)
      .set({ ...set, status, updatedAt: now })
      .where(eq(claims.id, row.id))
    await w.tx.insert(claimSteps).values({
      ...{ id, claimId: row.id, verb, fromStatus: row.status, toStatus: status, reason: reason || null },
      ...{ fieldReasons, minutes, topics, apartFrom, takenBy: actingPersonId(actor) ?? '', takenAt: now },
    })
  }
  // A claim that waits or was decided is not its claimant's to write; to take it back or to dispute it is.
  // A decision that is taken back is nobody's to write either.
  const isLent = verb === 'reopen' || (locked.sides.own && (verb === 'dispute' || row.status === 'seconding'))
  await (isLent ? asSystem(w.tx, w.ctx, put) : put())
  const agencyId = set.agencyId ?? row.agencyId
  w.record(recorded[verb], {
    ...{ kind: 'claim', id: row.id, personId: row.lastingId, agencyId },
    detail: {
      from: row.status,
      to: status,
      ...(minutes === null ? {} : { minutes }),
      ...(apartFrom ? { apartFrom } : {}),
      ...(recordedAs ? { recordedAs } : {}),
      ...(topics ? { topics: topics.topicIds, topicMinutes: topics.topicMinutes } : {}),
    },
  })
  await tell(w, { ...row, agencyId, status }, { key: id, verb, from: row.status })
  return { claimId: row.id, state: status, version: now.toISOString() }
}

type Taken = { key: string; verb: ClaimVerb; from: ClaimRow['status'] }

/** Whoever claims hears what was decided or is missing; those who can decide, that something waits. */
async function tell(w: Writer, row: ClaimRow, { key, verb, from }: Taken): Promise<void> {
  const about = { claimId: row.id }
  const me = actingPersonId(w.ctx.actor)
  const toClaimant = { key, personId: row.lastingId }
  // Of the first of two approvals they never heard.
  if (verb === 'reopen' && from !== 'seconding') await notify(w, claimReopened, about, toClaimant)
  if (row.status === 'returned') await notify(w, claimReturned, about, toClaimant)
  if (row.status === 'approved' || row.status === 'rejected') await notify(w, claimDecided, about, toClaimant)
  if (!['submitted', 'seconding', 'disputed'].includes(row.status) || row.agencyId === null) return
  const reviewers = await reviewersOf(w, { ...row, decidedBy: row.decidedBy ?? me })
  // Whoever takes their decision back knows that it waits.
  const others = reviewers.filter(({ personId }) => verb !== 'reopen' || personId !== me)
  for (const { personId } of others) await notify(w, claimWaits, about, { key: `${key} ${personId}`, personId })
  if (reviewers.length === 0) await lookWhoDecides(w, row.agencyId)
}

export const resultOf = (row: ClaimRow): ClaimResult => ({
  ...{ claimId: row.id, state: row.status, version: versionOfRow(row) },
})
