/** Steps of the ledger inside another command's transaction: post a credit, reverse one, issue its certificate. */
import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { affiliations, agencies } from '@/lib/agencies/tables'
import type { Writer } from '@/lib/audit/write'
import { people, personNames } from '@/lib/identity/tables'
import { certificateCode } from '@/lib/platform/codes'
import type { Actor } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { type Day, dayIn } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { CHAIN_START, CREDIT_FORMAT, hashOf, type LedgerEntry, ledgerInstant } from './rules'
import { certificates, type creditModes, credits } from './tables'

export type NewCredit = {
  personId: string
  sourceKind: 'module' | 'event' | 'claim' | 'import'
  /** The enrollment, attendance, claim or import row it was earned by. It can be posted once. */
  sourceId: string
  courseId: string | null
  courseVersionId: string | null
  /** As it will be printed. */
  title: string
  creditMinutes: number
  priorityIds: readonly string[]
  topicIds: readonly string[]
  mode: (typeof creditModes)[number]
  /** The day it was earned, in `zone`. */
  earnedOn: Day
  zone: string
  /** Where the person served several agencies that day: the one it was earned for. */
  forAgencyId?: string
}
export type PostedCredit = {
  creditId: string
  agencyId: string | null
  sequence: number
  /** SHA-256, hexadecimal. */
  hash: string
}

/**
 * Posts a credit to the end of the person's chain. The agency of record is the one the person served on the day it was
 * earned (the longest service where there were several and none is named), and none when they served nowhere.
 * @throws conflict when this source has been posted before; invalid for a day still to come or no minutes
 */
export async function postCredit(w: Writer, credit: NewCredit): Promise<PostedCredit> {
  if (!Number.isInteger(credit.creditMinutes) || credit.creditMinutes <= 0)
    throw invalid('creditMinutes', 'A credit has a whole number of minutes, at least 1.')
  if (credit.earnedOn > dayIn(credit.zone, w.ctx.now))
    throw invalid('earnedOn', 'A credit cannot be earned on a day still to come.')
  const { forAgencyId, ...said } = credit
  return asSystem(w.tx, w.ctx, async () => {
    const agencyId = await agencyOn(w.tx, credit.personId, credit.earnedOn, forAgencyId)
    const posted = await append(w, { ...said, agencyId, reverses: null, reason: null })
    w.record('credit.posted', {
      kind: 'credit',
      id: posted.creditId,
      personId: credit.personId,
      agencyId,
      detail: { source: credit.sourceKind, title: credit.title, ...trace(posted), creditMinutes: credit.creditMinutes },
    })
    return posted
  })
}

/** Takes a credit back by adding its opposite. @throws not-found; conflict when it is a reversal or was reversed */
export async function postReversal(w: Writer, input: { creditId: string; reason: string }): Promise<PostedCredit> {
  return asSystem(w.tx, w.ctx, async () => {
    const [credit] = await w.tx.select().from(credits).where(eq(credits.id, input.creditId))
    if (!credit) throw notFound('This credit')
    if (credit.reverses) throw conflict('This is a reversal itself; record the training again instead.')
    const posted = await append(w, {
      ...credit,
      sourceKind: 'reversal',
      sourceId: credit.id,
      creditMinutes: -credit.creditMinutes,
      reverses: credit.id,
      reason: input.reason,
    })
    w.record('credit.reversed', {
      kind: 'credit',
      id: credit.id,
      personId: credit.personId,
      agencyId: credit.agencyId,
      detail: { reason: input.reason, title: credit.title, reversal: posted.creditId, ...trace(posted) },
    })
    return posted
  })
}

const trace = ({ sequence, hash }: PostedCredit) => ({ sequence, hash })

type Said = Omit<LedgerEntry, 'format' | 'id' | 'sequence' | 'recordedAt' | 'recordedBy' | 'sourceKind' | 'mode'> & {
  sourceKind: typeof credits.$inferSelect.sourceKind
  mode: typeof credits.$inferSelect.mode
}

/** One person's chain grows by one writer at a time; the lock ends with the transaction. */
async function append(w: Writer, said: Said): Promise<PostedCredit> {
  await lockChain(w.tx, said.personId)
  const [last] = await w.tx
    .select({ sequence: credits.sequence, hash: credits.hash })
    .from(credits)
    .where(eq(credits.personId, said.personId))
    .orderBy(desc(credits.sequence))
    .limit(1)
  const previous = last?.hash ?? CHAIN_START
  const entry = {
    ...said,
    format: CREDIT_FORMAT,
    id: newId(),
    sequence: (last?.sequence ?? 0) + 1,
    recordedAt: ledgerInstant(w.ctx.now),
    recordedBy: recorderOf(w.ctx.actor),
  }
  const hash = hashOf(entry, previous)
  if (!hash) throw new Error(`Nothing writes credits in format ${entry.format}.`)
  const added = await w.tx
    .insert(credits)
    .values({
      ...entry,
      priorityIds: [...entry.priorityIds],
      topicIds: [...entry.topicIds],
      recordedAt: w.ctx.now,
      prevHash: Buffer.from(previous),
      hash,
    })
    .onConflictDoNothing({ target: [credits.sourceKind, credits.sourceId] })
    .returning({ id: credits.id })
  if (added.length === 0)
    throw conflict(
      said.sourceKind === 'reversal'
        ? 'This credit was reversed before.'
        : 'This training is in the record already; one training counts once.',
    )
  return { creditId: entry.id, agencyId: entry.agencyId, sequence: entry.sequence, hash: hash.toString('hex') }
}

/** Serializes everything that adds to one person's record. */
export const lockChain = (tx: Tx, personId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`credits ${personId}`}, 0))`)

function recorderOf(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`
  return actor.kind === 'system' ? `system:${actor.job}` : 'anyone'
}

/** Whoever signs in says themselves whom they serve; a line that nobody signed in to is its agency's own. */
const hasJoined = sql`(exists (select 1 from joinings j where j.agency_id = ${affiliations.agencyId}
  and j.person_id = ${affiliations.personId}) or not is_confirmed(${affiliations.personId}))`

async function agencyOn(tx: Tx, personId: string, on: Day, wanted?: string): Promise<string | null> {
  const rows = await tx
    .select({ agencyId: affiliations.agencyId })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.personId, personId),
        hasJoined,
        lte(affiliations.validFrom, on),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, on)),
      ),
    )
    .orderBy(asc(affiliations.serviceStartsOn), asc(affiliations.validFrom), asc(affiliations.id))
  return rows.find((row) => row.agencyId === wanted)?.agencyId ?? rows[0]?.agencyId ?? null
}

/**
 * Issues the certificate of a credit under the name the person bore on the day it was earned.
 * `edition` is that of the module, where there is one; `validTo` the last day on which it is valid (null: no end).
 */
export async function issueCertificate(
  w: Writer,
  input: { creditId: string; edition?: number | null; validTo?: Day | null },
): Promise<{ certificateId: string; code: string }> {
  return asSystem(w.tx, w.ctx, async () => {
    const [credit] = await w.tx
      .select({
        creditId: credits.id,
        personId: credits.personId,
        agencyId: credits.agencyId,
        title: credits.title,
        creditMinutes: credits.creditMinutes,
        earnedOn: credits.earnedOn,
        agencyName: agencies.name,
      })
      .from(credits)
      .leftJoin(agencies, eq(agencies.id, credits.agencyId))
      .where(and(eq(credits.id, input.creditId), isNull(credits.reverses)))
    if (!credit) throw notFound('This credit')
    const nameAsIssued = await nameOn(w.tx, credit.personId, credit.earnedOn)
    const issued = { certificateId: newId(), code: certificateCode() }
    const { certificateId: id, code } = issued
    await w.tx.insert(certificates).values({
      ...credit,
      id,
      code,
      nameAsIssued,
      edition: input.edition ?? null,
      issuedAt: w.ctx.now,
      validTo: input.validTo ?? null,
    })
    w.record('certificate.issued', {
      kind: 'certificate',
      id: code,
      personId: credit.personId,
      agencyId: credit.agencyId,
      detail: { title: credit.title, creditId: credit.creditId },
    })
    return issued
  })
}

/** The name on a day; the earliest known one for days before any was recorded. */
async function nameOn(tx: Tx, personId: string, on: Day): Promise<string> {
  const name = { given: personNames.givenName, family: personNames.familyName }
  const [then] = await tx
    .select(name)
    .from(personNames)
    .where(eq(personNames.personId, personId))
    .orderBy(
      sql`${personNames.validFrom} <= ${on}::date desc`,
      sql`case when ${personNames.validFrom} <= ${on}::date then ${personNames.validFrom} end desc nulls last`,
      asc(personNames.validFrom),
      desc(personNames.recordedAt),
    )
    .limit(1)
  if (then) return fullName(then)
  const [today] = await tx
    .select({ given: people.givenName, family: people.familyName })
    .from(people)
    .where(eq(people.id, personId))
  if (!today) throw notFound('This person')
  return fullName(today)
}
