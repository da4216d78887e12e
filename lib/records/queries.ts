/** Reading the ledger: one's own credits, certificates for those who hold a code, and whether a chain holds. */
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { inCareOf } from '@/lib/agencies/reach'
import { affiliations, agencies } from '@/lib/agencies/tables'
import { courses } from '@/lib/catalog/tables'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import { parseCertificateCode } from '@/lib/platform/codes'
import { type Ctx, holdsPlatformRole } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/ids'
import { dayIn } from '@/lib/platform/time'
import {
  type CertificateFacts,
  certificateCodeInput,
  creditsPageInput,
  type Period,
  periodInput,
  type Verification,
} from './inputs'
import { visibleTo } from './policy'
import { certificateState, findBrokenLink, type Link } from './rules'
import { certificates, credits } from './tables'

/** The zone in which a day ends last: what is good for a day is good until it is over everywhere. */
const LAST_ZONE = 'Etc/GMT+12'

type Found = {
  code: string
  name_as_issued: string
  title: string
  edition: number | null
  credit_minutes: number
  earned_on: string
  agency_name: string | null
  issued_at: string
  valid_to: string | null
  superseded_by: string | null
  revoked_at: string | null
  revoked_reason: string | null
  credit_reversed: boolean
}

/**
 * What a certificate's code proves: valid, expired, superseded, revoked or unknown, and no more about the person than
 * the certificate shows. Open to everyone who holds the code, typed in any case, with or without dashes.
 */
export async function verifyCertificate(ctx: Ctx, input: unknown): Promise<Verification> {
  const typed = certificateCodeInput.parse(input).code
  const code = parseCertificateCode(typed)
  const checkedAt = ctx.now.toISOString()
  const nothing = { checkedAt, certificate: null, supersededBy: null, revokedAt: null, revokedReason: null }
  if (!code) return { state: 'unknown', code: typed, ...nothing }
  const [found] = await read(ctx, (tx) => tx.execute<Found>(sql`select * from certificate_by_code(${code})`))
  if (!found) return { state: 'unknown', code, ...nothing }
  const state = certificateState(
    {
      revoked: found.revoked_at !== null,
      creditReversed: found.credit_reversed,
      superseded: found.superseded_by !== null,
      validTo: found.valid_to,
    },
    dayIn(LAST_ZONE, ctx.now),
  )
  return {
    state,
    code,
    checkedAt,
    certificate: factsOf(found),
    supersededBy: found.superseded_by,
    revokedAt: found.revoked_at && new Date(found.revoked_at).toISOString(),
    revokedReason: state === 'revoked' ? (found.revoked_reason ?? 'The credit it stood for was taken back.') : null,
  }
}

const factsOf = (found: Found): CertificateFacts => ({
  code: found.code,
  nameAsIssued: found.name_as_issued,
  title: found.title,
  edition: found.edition,
  creditMinutes: found.credit_minutes,
  earnedOn: found.earned_on,
  agencyName: found.agency_name,
  issuedAt: new Date(found.issued_at).toISOString(),
  validTo: found.valid_to,
})

/**
 * The certificate as issued, for those who may have it as a document: the person, and who looks after them.
 * @throws not-found
 */
export async function getCertificateForDownload(
  ctx: Ctx,
  typed: string,
): Promise<CertificateFacts & { personId: string; state: Verification['state'] }> {
  const code = parseCertificateCode(typed)
  if (!code) throw notFound('This certificate')
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ personId: certificates.personId })
      .from(certificates)
      .innerJoin(credits, eq(credits.id, certificates.creditId))
      .where(and(visibleTo(ctx.actor), eq(certificates.code, code))),
  )
  const { certificate, state } = await verifyCertificate(ctx, { code })
  if (!row || !certificate) throw notFound('This certificate')
  return { ...certificate, personId: row.personId, state }
}

/**
 * Whether a person's chain of credits is whole and unchanged, or the first link that is not. For the person, those who
 * look after them, administrators and auditors; for an agency they left, as far as the last credit it may see.
 * @throws not-found
 */
export async function verifyChain(ctx: Ctx, personId: string) {
  return read(ctx, async (tx) => {
    const extent = isId(personId) ? await extentOf(ctx, tx, personId) : null
    if (extent === null) throw notFound('This person')
    return asSystem(tx, ctx, async () => {
      const all = await chainOf(tx, personId)
      const chain = extent === 'whole' ? all : all.filter(({ sequence }) => sequence <= extent)
      const [trail] = await tx.execute<{ recorded: number }>(sql`
        select coalesce(max((detail->>'sequence')::int), 0)::int as recorded from audit_events
        where person_id = ${personId}::uuid and event in ('credit.posted', 'credit.reversed')`)
      const recorded = trail?.recorded ?? 0
      const broken = findBrokenLink(personId, chain, extent === 'whole' ? recorded : Math.min(recorded, extent))
      const head = chain.at(-1)?.hash
      return {
        holds: broken === null,
        length: chain.length,
        head: head ? Buffer.from(head).toString('hex') : null,
        broken,
        checkedAt: ctx.now.toISOString(),
      }
    })
  })
}

/** How much of a chain the actor may have checked: all of it, up to a sequence, or nothing. A supervisor's look ends with the service. */
async function extentOf(ctx: Ctx, tx: Tx, personId: string): Promise<'whole' | number | null> {
  const { actor } = ctx
  if (actor.kind === 'system') return 'whole'
  if (holdsPlatformRole(actor, 'administrator', 'auditor'))
    return (await asSystem(tx, ctx, () => isSomebody(tx, personId))) ? 'whole' : null
  if (actor.kind !== 'person') return null
  if (actor.personId === personId) return 'whole'
  const person = sql`${personId}::uuid`
  const overAll = {
    ...actor,
    roles: actor.roles.filter(({ role, unitId }) => role !== 'supervisor' && unitId === null),
  }
  const [care] = await tx.execute<{ now: boolean; ever: boolean }>(
    sql`select ${inCareOf(actor, person, { now: true })} as now, ${inCareOf(overAll, person)} as ever`,
  )
  if (care?.now) return 'whole'
  if (!care?.ever) return null
  const [last] = await tx
    .select({ sequence: sql<number>`coalesce(max(${credits.sequence}), 0)::int` })
    .from(credits)
    .where(and(eq(credits.personId, personId), visibleTo(actor)))
  return last?.sequence ?? 0
}

async function isSomebody(tx: Tx, personId: string): Promise<boolean> {
  const [found] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId))
  return found !== undefined
}

/** Dates as text with all six decimals, so that no digit can be changed unseen. */
async function chainOf(tx: Tx, personId: string): Promise<Link[]> {
  return tx
    .select({
      agencyId: credits.agencyId,
      courseId: credits.courseId,
      courseVersionId: credits.courseVersionId,
      creditMinutes: credits.creditMinutes,
      earnedOn: credits.earnedOn,
      id: credits.id,
      mode: credits.mode,
      personId: credits.personId,
      priorityIds: credits.priorityIds,
      reason: credits.reason,
      recordedAt: sql<string>`to_char(${credits.recordedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      recordedBy: credits.recordedBy,
      reverses: credits.reverses,
      sequence: credits.sequence,
      sourceId: credits.sourceId,
      sourceKind: credits.sourceKind,
      title: credits.title,
      topicIds: credits.topicIds,
      zone: credits.zone,
      prevHash: credits.prevHash,
      hash: credits.hash,
    })
    .from(credits)
    .where(eq(credits.personId, personId))
    .orderBy(asc(credits.sequence))
}

const latestFirst = pagedBy('day', 'count')

/** One's own credits, the latest first, with totals over all of them. */
export async function listMyCredits(ctx: Ctx, input: unknown = {}) {
  return listCredits(ctx, ownerOf(ctx.actor), input)
}

/** A person's credits as far as the actor may see them, the latest first; reversed ones are marked, reversals folded in. */
export async function listCredits(ctx: Ctx, personId: string, input: unknown = {}) {
  const { cursor, limit, ...period } = creditsPageInput.parse(input)
  const scope = sql`${visibleTo(ctx.actor)} and ${credits.personId} = ${personId}::uuid${within(period)}`
  return read(ctx, async (tx) => {
    const rows = await creditRows(tx, sql`${scope}${after(cursor)}`, limit + 1)
    const { items, nextCursor } = latestFirst.pageOf(rows, limit, (row) => [row.earnedOn, row.sequence])
    return {
      items: items.map(({ sequence: _, ...row }) => row),
      nextCursor,
      totals: await totalsOf(tx, scope),
    }
  })
}

/** Everything for a transcript: who, all credits of a period that stand and were reversed (at most 5,000), totals, and the chain. */
export async function getMyTranscript(ctx: Ctx, input: unknown = {}) {
  const period = periodInput.parse(input)
  const personId = ownerOf(ctx.actor)
  const scope = sql`${visibleTo(ctx.actor)} and ${credits.personId} = ${personId}::uuid${within(period)}`
  const record = await read(ctx, async (tx) => {
    const [person] = await tx
      .select({
        givenName: people.givenName,
        familyName: people.familyName,
        agencyName: agencies.name,
      })
      .from(people)
      .leftJoin(affiliations, and(eq(affiliations.personId, people.id), isNull(affiliations.validTo)))
      .leftJoin(agencies, eq(agencies.id, affiliations.agencyId))
      .where(eq(people.id, personId))
      .orderBy(asc(affiliations.serviceStartsOn), asc(affiliations.id))
      .limit(1)
    if (!person) throw notFound('This person')
    const rows = await creditRows(tx, scope, 5000)
    const today = await dayOfPerson(tx, personId, ctx.now)
    return {
      person: { ...person, today },
      items: rows.map(({ sequence: _, ...row }) => row),
      totals: await totalsOf(tx, scope),
    }
  })
  return { ...record, period, chain: await verifyChain(ctx, personId) }
}

/**
 * The same for an agency's paper, as far as the actor may see the person there: all that those who serve now have earned,
 * and of others what they earned while they served. `whole` says whether anything is left out.
 */
export async function getAgencyTranscript(ctx: Ctx, { personId, agencyId }: { personId: string; agencyId: string }) {
  const serves = sql`exists (select 1 from affiliations a where a.person_id = ${credits.personId}
    and a.agency_id = ${agencyId}::uuid and a.valid_to is null)`
  const scope = sql`${visibleTo(ctx.actor)} and ${credits.personId} = ${personId}::uuid
    and (${credits.agencyId} = ${agencyId}::uuid or ${serves})`
  const record = await read(ctx, async (tx) => ({
    items: (await creditRows(tx, scope, 5000)).map(({ sequence: _, ...row }) => row),
    totals: await totalsOf(tx, scope),
  }))
  const chain = await verifyChain(ctx, personId)
  return { ...record, chain, whole: record.totals.credits + record.totals.reversed === chain.length }
}

const within = ({ from, to }: Period): SQL =>
  sql`${from ? sql` and ${credits.earnedOn} >= ${from}::date` : sql``}${to ? sql` and ${credits.earnedOn} <= ${to}::date` : sql``}`

function after(cursor: string | undefined): SQL {
  const place = latestFirst.placeOf(cursor)
  if (!place) return sql``
  const [day, sequence] = place
  return sql` and (${credits.earnedOn}, ${credits.sequence}) < (${day}::date, ${sequence}::int)`
}

async function creditRows(tx: Tx, where: SQL, limit: number) {
  const reversal = sql`(select x.recorded_at, x.reason from credits x where x.reverses = ${credits.id})`
  const rows = await tx
    .select({
      creditId: credits.id,
      title: credits.title,
      creditMinutes: credits.creditMinutes,
      mode: credits.mode,
      sourceKind: credits.sourceKind,
      earnedOn: credits.earnedOn,
      recordedAt: credits.recordedAt,
      agencyName: agencies.name,
      courseSlug: courses.slug,
      certificateCode: sql<string | null>`(select c.code from certificates c where c.credit_id = ${credits.id}
        and not exists (select 1 from certificates n where n.supersedes = c.id) order by c.issued_at desc limit 1)`,
      reversal: sql<{ recorded_at: string; reason: string | null } | null>`(select to_jsonb(r) from ${reversal} r)`,
      sequence: credits.sequence,
    })
    .from(credits)
    .leftJoin(agencies, eq(agencies.id, credits.agencyId))
    .leftJoin(courses, eq(courses.id, credits.courseId))
    .where(and(where, isNull(credits.reverses)))
    .orderBy(desc(credits.earnedOn), desc(credits.sequence))
    .limit(limit)
  return rows.map(({ reversal: taken, recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    reversed: taken ? { at: new Date(taken.recorded_at).toISOString(), reason: taken.reason } : null,
  }))
}

async function totalsOf(tx: Tx, where: SQL) {
  const [row] = await tx
    .select({
      credits: sql<number>`(count(*) filter (where ${credits.reverses} is null))::int`,
      reversed: sql<number>`(count(*) filter (where ${credits.reverses} is not null))::int`,
      creditMinutes: sql<number>`coalesce(sum(${credits.creditMinutes}), 0)::int`,
      firstEarnedOn: sql<string | null>`min(${credits.earnedOn})`,
      agencies: sql<number>`count(distinct ${credits.agencyId})::int`,
    })
    .from(credits)
    .where(where)
  const year = sql<number>`extract(year from ${credits.earnedOn})::int`
  const years = await tx
    .select({
      year,
      creditMinutes: sql<number>`sum(${credits.creditMinutes})::int`,
      credits: sql<number>`(count(*) filter (where ${credits.reverses} is null))::int`,
    })
    .from(credits)
    .where(where)
    .groupBy(year)
    .orderBy(desc(year))
  return { ...(row ?? { credits: 0, reversed: 0, creditMinutes: 0, firstEarnedOn: null, agencies: 0 }), years }
}
