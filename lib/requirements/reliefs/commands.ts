/** Recommending, granting, declining and ending what lifts or moves the duty of one person. Nobody does it for themselves. */
import { and, eq, sql } from 'drizzle-orm'
import { isAboveActor } from '@/lib/agencies/above'
import { lookWhoDecidesFor } from '@/lib/agencies/jobs'
import { findReach, type Reach, withinReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import { lastingOf } from '@/lib/identity/joined-records'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { servesYet } from '@/lib/platform/row-security'
import { type Day, dayIn, daysBetween } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { statusOn } from '../engine/rules'
import { recommendationAnswered, reliefTold } from '../mails'
import { can } from '../policy'
import { reliefs } from '../relief-tables'
import { obligations, requirements } from '../tables'
import {
  decideReliefInput,
  endReliefInput,
  MOST_LEAVE_DAYS,
  type ReliefTerms,
  reliefInput,
  settledRelief,
} from './inputs'
import { filesSent, putProofs } from './proofs'

/**
 * A supervisor recommends a waiver, an extension, an exemption or leave for somebody of their unit; a coordinator decides.
 * Sent twice, it is recommended once. @throws not-found for whom one does not look after; forbidden for oneself and for who
 * only reads; invalid where there is nothing to lift
 */
export async function recommendRelief(ctx: Ctx, input: unknown): Promise<{ reliefId: string }> {
  const { key, fileIds, ...given } = reliefInput.parse(input)
  const terms = settledRelief(given)
  const reach = reachOf(ctx, terms.agencyId)
  if (!can.recommend(ctx.actor, terms.agencyId)) throw forbidden()
  const sent = await filesSent(ctx, fileIds)
  return writeOnce(ctx, 'relief.recommended', { key, terms: { ...terms, fileIds } }, async (w) => {
    const row = await rowOf(w, reach, terms)
    const signed = {
      recommendedBy: actingPersonId(ctx.actor),
      recommendedAt: ctx.now,
      recommendedByName: await myName(w),
    }
    await w.tx.insert(reliefs).values({ ...row, ...signed })
    await putProofs(w, row, sent)
    await lookWhoDecidesFor(w, row)
    w.record('relief.recommended', subjectOf(row))
    return { reliefId: row.id }
  })
}

/**
 * A coordinator grants one at once. What the person owes follows, and they are told. Sent twice, it is granted once.
 * @throws not-found; forbidden for oneself, for who supervises one, and for who does not decide; invalid where there is nothing to lift
 */
export async function grantRelief(ctx: Ctx, input: unknown): Promise<{ reliefId: string }> {
  const { key, fileIds, ...given } = reliefInput.parse(input)
  const terms = settledRelief(given)
  const reach = reachOf(ctx, terms.agencyId)
  if (!can.keep(ctx.actor, terms.agencyId)) throw forbidden()
  const sent = await filesSent(ctx, fileIds)
  return writeOnce(ctx, 'relief.granted', { key, terms: { ...terms, fileIds } }, async (w) => {
    const row = await rowOf(w, reach, terms)
    await refuseAbove(w, row)
    await w.tx.insert(reliefs).values({ ...row, granted: true, ...(await signedDecision(w)) })
    await putProofs(w, row, sent)
    await granted(w, row)
    return { reliefId: row.id }
  })
}

/**
 * A coordinator decides what was recommended; whoever recommended it is told. @throws not-found; forbidden for oneself and for who supervises one;
 * conflict when it was decided before; invalid where there is nothing to lift any longer, or it is declined without a word
 */
export async function decideRelief(ctx: Ctx, input: unknown): Promise<{ granted: boolean }> {
  const { reliefId, granted: isGranted, words } = decideReliefInput.parse(input)
  if (!isGranted && !words) throw invalid('words', 'Say why not: whoever recommended it reads it.')
  return write(ctx, isGranted ? 'relief.granted' : 'relief.declined', async (w) => {
    const found = await lockToDecide(w, reliefId)
    if (found.decidedAt) throw conflict('This was decided already.')
    const dueOn = isGranted ? (await checked(w, found)).dueOn : found.dueOn
    const decision = { granted: isGranted, decisionWords: words, dueOn, ...(await signedDecision(w)) }
    await w.tx.update(reliefs).set(decision).where(eq(reliefs.id, reliefId))
    if (isGranted) await granted(w, found)
    else w.record('relief.declined', subjectOf(found))
    if (found.recommendedBy)
      await notify(w, recommendationAnswered, { reliefId }, { key: reliefId, personId: found.recommendedBy })
    return { granted: isGranted }
  })
}

/**
 * Ends one from a day on (leave and exemptions), or takes it back as though it never was. It stays to be read.
 * @throws not-found; forbidden for oneself; conflict when it does not hold; invalid for a day outside it
 */
export async function endRelief(ctx: Ctx, input: unknown): Promise<void> {
  const { reliefId, on, why } = endReliefInput.parse(input)
  await write(ctx, 'relief.ended', async (w) => {
    const found = await lockToDecide(w, reliefId)
    if (!found.granted || found.endedAt) throw conflict('This does not hold any longer, or never did.')
    if (on !== null) refuseEnd(found, on)
    const ended = { endedBy: actingPersonId(ctx.actor), endedByName: await myName(w), endedAt: ctx.now }
    await w.tx
      .update(reliefs)
      .set({ ...ended, endedOn: on, endedWhy: why })
      .where(eq(reliefs.id, reliefId))
    w.touch({ agency: found.agencyId, people: [found.personId] })
    w.record('relief.ended', { ...subjectOf(found), detail: { kind: found.kind, on, why } })
    await notify(w, reliefTold, { reliefId }, { key: `${reliefId} ended`, personId: found.personId })
  })
}

function refuseEnd({ kind, fromOn, untilOn }: Row, on: Day): void {
  if (kind !== 'leave' && kind !== 'exemption')
    throw invalid('on', 'A waiver and an extension are taken back as a whole.')
  if (on <= fromOn) throw invalid('on', `It began on ${longDay(fromOn)}: choose a later day, or take it back.`)
  if (untilOn !== null && on >= untilOn)
    throw invalid('on', `It ends on ${longDay(untilOn)} anyway. For a longer one, record another that follows it.`)
}

type Row = typeof reliefs.$inferSelect
type Placed = Pick<Row, 'id' | 'agencyId' | 'personId' | 'kind' | 'requirementId' | 'fromOn' | 'untilOn' | 'newDueOn'>

const reachOf = (ctx: Ctx, agencyId: string): Reach => {
  const reach = findReach(ctx.actor, agencyId)
  if (!reach) throw notFound('This agency')
  return reach
}

/** The row of what was asked for, of somebody in reach who is not oneself. */
async function rowOf(w: Writer, reach: Reach, terms: ReliefTerms) {
  const { agencyId, personId, kind, requirementId, from: fromOn, untilOn, newDueOn, why, evidence } = terms
  const serving = await w.tx.execute(sql`select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
    and a.person_id = ${personId}::uuid and ${servesYet()} and ${withinReach(reach, sql`a.unit_id`)} limit 1`)
  if (serving.length === 0) throw notFound('This person')
  await refuseOwn(w, personId)
  const row = { id: newId(), agencyId, personId, kind, requirementId, fromOn, untilOn, newDueOn }
  return { ...row, why, evidence: evidence || null, ...(await checked(w, row)) }
}

async function refuseOwn(w: Writer, personId: string): Promise<void> {
  const me = actingPersonId(w.ctx.actor)
  if (me !== null && (me === personId || me === (await lastingOf(w.tx, personId))))
    throw forbidden('Nobody decides this for themselves. Ask another coordinator.')
}

async function refuseAbove(w: Writer, row: Pick<Placed, 'personId' | 'agencyId'>): Promise<void> {
  if (await isAboveActor(w.tx, row))
    throw forbidden('Nobody decides this for who supervises them. Ask another coordinator.')
}

/** @returns the last day by the rule of what is open on its day, where that is what is lifted or moved */
async function checked(w: Writer, row: Placed): Promise<{ dueOn: Day | null }> {
  const [agency] = await w.tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, row.agencyId))
  if (!agency) throw notFound('This agency')
  const today = dayIn(agency.zone, w.ctx.now)
  if (row.kind === 'leave') {
    if (row.untilOn && daysBetween(row.fromOn, row.untilOn) > MOST_LEAVE_DAYS)
      throw invalid('untilOn', 'At most three years at once. Record what comes after when it is known.')
    return { dueOn: null }
  }
  await requirementThere(w, row)
  if (row.kind === 'exemption') return { dueOn: null }
  if (row.fromOn > today) throw invalid('from', 'Choose today or an earlier day.')
  return { dueOn: await openOn(w, row) }
}

async function requirementThere(w: Writer, { requirementId, agencyId }: Placed): Promise<void> {
  const [found] = await w.tx
    .select({ id: requirements.id })
    .from(requirements)
    .where(and(eq(requirements.id, requirementId ?? newId()), eq(requirements.agencyId, agencyId)))
  if (!found) throw invalid('requirementId', 'Choose a requirement of this agency.')
}

async function openOn(w: Writer, { requirementId, personId, fromOn, newDueOn, kind }: Placed): Promise<Day | null> {
  const cycles = await w.tx
    .select()
    .from(obligations)
    .where(and(eq(obligations.personId, personId), eq(obligations.requirementId, requirementId ?? newId())))
    .orderBy(obligations.cycle)
  const { dueOn, kind: status } = statusOn(cycles, fromOn)
  if (status === 'not-cleared') {
    if (kind === 'waiver') return null
    throw invalid('newDueOn', 'It has no last day that could be moved: it must be done before an act.')
  }
  if (dueOn === null)
    throw invalid(
      'from',
      status === 'met' ? 'It was met on this day: there is nothing to lift.' : 'It was not asked of them on this day.',
    )
  const cycle = cycles.find((each) => each.dueOn === dueOn && each.opensOn <= fromOn)
  if (kind === 'extension' && (newDueOn ?? '') <= dueOn)
    throw invalid('newDueOn', `Choose a day after ${longDay(dueOn)}, the last day now.`)
  return cycle?.explanation.relief?.ruleDueOn ?? dueOn
}

async function granted(w: Writer, row: Placed): Promise<void> {
  w.touch({ agency: row.agencyId, people: [row.personId] })
  w.record('relief.granted', subjectOf(row))
  await notify(w, reliefTold, { reliefId: row.id }, { key: row.id, personId: row.personId })
}

const subjectOf = ({ id, agencyId, personId, kind, requirementId, fromOn, untilOn, newDueOn }: Placed) => ({
  ...{ kind: 'relief', id, agencyId, personId },
  detail: { kind, requirementId, from: fromOn, untilOn, newDueOn },
})

async function lockToDecide(w: Writer, reliefId: string): Promise<Row> {
  const [seen] = await w.tx.select().from(reliefs).where(eq(reliefs.id, reliefId))
  if (!seen || !can.read(w.ctx.actor, seen.agencyId)) throw notFound('This decision')
  if (!can.keep(w.ctx.actor, seen.agencyId)) throw forbidden()
  await refuseOwn(w, seen.personId)
  await refuseAbove(w, seen)
  const [row] = await w.tx.select().from(reliefs).where(eq(reliefs.id, reliefId)).for('update')
  if (!row) throw notFound('This decision')
  return row
}

const signedDecision = async (w: Writer) => ({
  decidedBy: actingPersonId(w.ctx.actor),
  decidedByName: await myName(w),
  decidedAt: w.ctx.now,
})
