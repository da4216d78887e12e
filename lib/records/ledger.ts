/** Steps of the ledger inside another command's transaction: record what was earned, take a credit back. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import type { Actor } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { dayIn } from '@/lib/platform/time'
import { issueCertificates } from './certificates'
import { CHAIN_START, CREDIT_FORMAT, hashOf, type LedgerEntry, ledgerInstant } from './rules'
import type { Earned, NewCredit } from './sources'
import { credits } from './tables'

export type PostedCredit = {
  creditId: string
  agencyId: string | null
  sequence: number
  /** SHA-256, hexadecimal. */
  hash: string
}
export type RecordedCredit = { creditId: string; certificateCode: string | null }

/**
 * The one door for all that is earned, whatever it was earned by: posts the credits and issues the certificates that
 * follow, in the order given, in the caller's transaction and as the system, since nobody posts their own. A file of many
 * is recorded in parts of some hundreds.
 * @throws conflict when a source was recorded before; invalid as `postCredits`
 */
export async function recordCredits(w: Writer, earned: readonly Earned[]): Promise<RecordedCredit[]> {
  const posted = await postCredits(
    w,
    earned.map(({ certificate: _, ...credit }) => credit),
  )
  const wanted = posted.flatMap(({ creditId }, i) => {
    const certificate = earned[i]?.certificate
    return certificate ? [{ creditId, ...certificate }] : []
  })
  const issued = new Map((await issueCertificates(w, wanted)).map(({ creditId, code }) => [creditId, code]))
  return posted.map(({ creditId }) => ({ creditId, certificateCode: issued.get(creditId) ?? null }))
}

/** Records one. @throws as `recordCredits` */
export async function recordCredit(w: Writer, earned: Earned): Promise<RecordedCredit> {
  const [recorded] = await recordCredits(w, [earned])
  if (!recorded) throw new Error('Nothing was recorded.')
  return recorded
}

/**
 * Posts credits to the ends of their people's chains. The agency of record is the one the person served on the day it was
 * earned (the longest service where there were several and none is named), and none when they served nowhere.
 * @throws conflict when a source has been posted before; invalid for a day still to come, no minutes, or minutes by topic
 * that do not fit the credit
 */
export async function postCredits(w: Writer, given: readonly NewCredit[]): Promise<PostedCredit[]> {
  for (const credit of given) refuseUnfit(w, credit)
  return asSystem(w.tx, w.ctx, async () => {
    const agencies = await agenciesOfRecord(w.tx, given)
    const said = given.map(({ forAgencyId: _, ...credit }, i) => ({
      ...credit,
      ...{
        topicMinutes: credit.topicMinutes ?? null,
        evidence: credit.evidence ?? [],
        eventId: credit.eventId ?? null,
      },
      ...{ provider: credit.provider?.trim() || null, providerAgencyId: credit.providerAgencyId ?? null },
      ...{ agencyId: agencies[i] ?? null, reverses: null, reason: null },
    }))
    const posted = await append(w, said)
    for (const [i, credit] of said.entries()) {
      const { personId, agencyId, title, creditMinutes, sourceKind: source } = credit
      const { creditId: id, sequence, hash } = posted[i] ?? missing()
      const detail = { source, title, sequence, hash, creditMinutes }
      w.record('credit.posted', { kind: 'credit', id, personId, agencyId, detail })
    }
    return posted
  })
}

function refuseUnfit({ ctx }: Writer, { creditMinutes, earnedOn, zone, topicIds, topicMinutes }: NewCredit): void {
  if (!Number.isInteger(creditMinutes) || creditMinutes <= 0)
    throw invalid('creditMinutes', 'A credit has a whole number of minutes, at least 1.')
  if (earnedOn > dayIn(zone, ctx.now)) throw invalid('earnedOn', 'A credit cannot be earned on a day still to come.')
  const parts = Object.entries(topicMinutes ?? {})
  const isFit = parts.every(([topic, minutes]) => topicIds.includes(topic) && Number.isInteger(minutes) && minutes > 0)
  if (!isFit || parts.reduce((sum, [, minutes]) => sum + minutes, 0) > creditMinutes)
    throw invalid('topicMinutes', 'Minutes by topic are whole, of topics of the credit, and not more than its minutes.')
}

/** Takes a credit back by adding its opposite. @throws not-found; conflict when it is a reversal or was reversed */
export async function postReversal(w: Writer, input: { creditId: string; reason: string }): Promise<PostedCredit> {
  const [posted = missing()] = await postReversals(w, [input.creditId], input.reason)
  return posted
}

/** The same for many, all for one reason, in the order given. @throws as `postReversal` */
export async function postReversals(w: Writer, creditIds: readonly string[], reason: string): Promise<PostedCredit[]> {
  return asSystem(w.tx, w.ctx, async () => {
    const rows = await w.tx
      .select()
      .from(credits)
      .where(sql`${credits.id} = ${anyId(creditIds)}`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const taken = creditIds.map((creditId) => reversible(byId.get(creditId)))
    const posted = await append(
      w,
      taken.map((credit) => ({
        ...credit,
        sourceKind: 'reversal',
        sourceId: credit.id,
        creditMinutes: -credit.creditMinutes,
        topicMinutes: credit.topicMinutes && negated(credit.topicMinutes),
        reverses: credit.id,
        reason,
      })),
    )
    for (const [i, { id, personId, agencyId, title }] of taken.entries()) {
      const { creditId: reversal, sequence, hash } = posted[i] ?? missing()
      const detail = { reason, title, reversal, sequence, hash }
      w.record('credit.reversed', { kind: 'credit', id, personId, agencyId, detail })
    }
    return posted
  })
}

function reversible(credit: typeof credits.$inferSelect | undefined): typeof credits.$inferSelect {
  if (!credit) throw notFound('This credit')
  if (credit.reverses) throw conflict('This is a reversal itself; record the training again instead.')
  return credit
}

const negated = (minutes: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(minutes).map(([topic, count]) => [topic, -count]))

function missing(): never {
  throw new Error('A credit was not posted.')
}

type Said = Omit<
  LedgerEntry,
  'format' | 'id' | 'sequence' | 'recordedAt' | 'recordedBy' | 'sourceKind' | 'mode' | 'topicMinutes'
> &
  Pick<typeof credits.$inferSelect, 'sourceKind' | 'mode' | 'topicMinutes'>

/** A chain grows by one writer at a time; the locks end with the transaction. */
async function append(w: Writer, said: readonly Said[]): Promise<PostedCredit[]> {
  const personIds = [...new Set(said.map(({ personId }) => personId))]
  await lockChains(w.tx, personIds)
  const ends = await endsOf(w.tx, personIds)
  const rows = said.map((each) => {
    const { sequence, hash: previous } = ends.get(each.personId) ?? { sequence: 0, hash: CHAIN_START }
    const row = linkAfter(w, each, { sequence, previous })
    ends.set(each.personId, { sequence: row.sequence, hash: row.hash })
    return row
  })
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await insert(w.tx, rows.slice(at, at + ROWS_A_STATEMENT))
  for (const person of personIds) w.touch({ person })
  return rows.map(({ id, agencyId, sequence, hash }) => ({
    ...{ creditId: id, agencyId, sequence },
    hash: hash.toString('hex'),
  }))
}

function linkAfter({ ctx }: Writer, said: Said, { sequence, previous }: { sequence: number; previous: Buffer }) {
  const { priorityIds, topicIds, evidence } = said
  const lists = { priorityIds: [...priorityIds], topicIds: [...topicIds], evidence: [...evidence] }
  const id = newId()
  const entry = {
    ...said,
    ...lists,
    format: CREDIT_FORMAT,
    id,
    sequence: sequence + 1,
    recordedBy: recorderOf(ctx.actor),
  }
  const hash = hashOf({ ...entry, recordedAt: ledgerInstant(ctx.now) }, previous)
  if (!hash) throw new Error(`Nothing writes credits in format ${CREDIT_FORMAT}.`)
  return { ...entry, recordedAt: ctx.now, prevHash: Buffer.from(previous), hash }
}

const ROWS_A_STATEMENT = 1000

async function insert(tx: Tx, rows: (typeof credits.$inferInsert)[]): Promise<void> {
  const added = await tx
    .insert(credits)
    .values(rows)
    .onConflictDoNothing({ target: [credits.sourceKind, credits.sourceId] })
    .returning({ id: credits.id })
  if (added.length === rows.length) return
  throw conflict(
    rows[0]?.sourceKind === 'reversal'
      ? 'This credit was reversed before.'
      : 'This training is in the record already; one training counts once.',
  )
}

type End = { sequence: number; hash: Buffer }

async function endsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, End>> {
  const rows = await tx.execute<{ person: string; sequence: number; hash: string }>(sql`
    select p.id as person, c.sequence, encode(c.hash, 'hex') as hash from unnest(${`{${personIds.join(',')}}`}::uuid[]) as p(id)
    cross join lateral (select x.sequence, x.hash from credits x where x.person_id = p.id order by x.sequence desc limit 1) c`)
  return new Map(rows.map(({ person, sequence, hash }) => [person, { sequence, hash: Buffer.from(hash, 'hex') }]))
}

/** Serializes everything that adds to these people's records; in one order for everybody. */
export const lockChains = (tx: Tx, personIds: readonly string[]) =>
  tx.execute(sql`
    select pg_advisory_xact_lock(l.key) from (
      select hashtextextended('credits ' || p.id, 0) as key from unnest(${`{${personIds.join(',')}}`}::text[]) as p(id)
      order by 1 offset 0) l`)

/** The same for one person. */
export const lockChain = (tx: Tx, personId: string) => lockChains(tx, [personId])

function recorderOf(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`
  return actor.kind === 'system' ? `system:${actor.job}` : 'anyone'
}

/** Whoever signs in says themselves whom they serve; a line that nobody signed in to is its agency's own. */
const hasJoined = sql`(exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
  or not is_confirmed(a.person_id))`

type Asked = Pick<NewCredit, 'personId' | 'earnedOn' | 'forAgencyId'>

/** The agency of record of each, in the order given. Asked as the system. */
export async function agenciesOfRecord(tx: Tx, given: readonly Asked[]): Promise<(string | null)[]> {
  const asked = given.map(({ personId, earnedOn, forAgencyId }, n) => ({ n, personId, earnedOn, forAgencyId }))
  const rows = await tx.execute<{ n: number; agency: string | null }>(sql`
    select r.n, (
      select a.agency_id from affiliations a
      where a.person_id = r."personId" and ${hasJoined} and a.valid_from <= r."earnedOn" and (a.valid_to is null or a.valid_to > r."earnedOn")
      order by a.agency_id is not distinct from r."forAgencyId" desc, a.service_starts_on, a.valid_from, a.id limit 1) as agency
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(n int, "personId" uuid, "earnedOn" date, "forAgencyId" uuid)`)
  const agencies = new Map(rows.map(({ n, agency }) => [n, agency]))
  return given.map((_, n) => agencies.get(n) ?? null)
}
