/** Checking the ledger: certificates for those who hold a code, and whether a chain holds. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { inCareOf } from '@/lib/agencies/reach'
import { people, showsItself } from '@/lib/identity/tables'
import { parseCertificateCode } from '@/lib/platform/codes'
import { type Ctx, holdsPlatformRole } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/ids'
import { ofActingPerson } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { type CertificateFacts, certificateCodeInput, type Verification } from './inputs'
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
 * Whether a person's credits are whole and unchanged, or the first link that is not. A record that was joined keeps the chain
 * it has: each is checked by itself, and the record holds when all do. For the person, those who look after them,
 * administrators and auditors; for an agency they left, as far as the last credit it may see.
 * @throws not-found
 */
export async function verifyChain(ctx: Ctx, personId: string) {
  return read(ctx, async (tx) => {
    const extents = isId(personId) ? await extentsOf(ctx, tx, personId) : []
    const [own] = extents
    if (!own) throw notFound('This person')
    return asSystem(tx, ctx, async () => {
      const first = await checkChain(tx, own)
      const joined: (typeof first)[] = []
      for (const each of extents.slice(1)) joined.push(await checkChain(tx, each))
      const broken = [first, ...joined].find((each) => each.broken)?.broken ?? null
      return {
        ...first,
        holds: broken === null,
        broken,
        joined: joined.filter(({ length }) => length > 0).map(({ length, head }) => ({ length, head })),
        checkedAt: ctx.now.toISOString(),
      }
    })
  })
}

type Extent = { personId: string; extent: 'whole' | number }

async function checkChain(tx: Tx, { personId, extent }: Extent) {
  const all = await chainOf(tx, personId)
  const chain = extent === 'whole' ? all : all.filter(({ sequence }) => sequence <= extent)
  const [trail] = await tx.execute<{ recorded: number }>(sql`
    select coalesce(max((detail->>'sequence')::int), 0)::int as recorded from audit_events
    where person_id = ${personId}::uuid and event in ('credit.posted', 'credit.reversed')`)
  const recorded = trail?.recorded ?? 0
  const broken = findBrokenLink(personId, chain, extent === 'whole' ? recorded : Math.min(recorded, extent))
  const head = chain.at(-1)?.hash
  return { length: chain.length, head: head ? Buffer.from(head).toString('hex') : null, broken }
}

/** The record and those that were joined to it, each with how much of its chain the actor may have checked. */
async function extentsOf(ctx: Ctx, tx: Tx, personId: string): Promise<Extent[]> {
  const far = await howFar(ctx, tx, personId)
  if (far === null) return []
  const rows = await tx.execute<{ id: string }>(sql`select r as id from records_of(${personId}::uuid) as r`)
  const extents: Extent[] = []
  for (const { id } of rows) extents.push({ personId: id, extent: far === 'whole' ? far : await lastSeen(ctx, tx, id) })
  return extents
}

/** All of it, as far as the actor sees credits, or nothing. A supervisor's look ends with the service. */
async function howFar(ctx: Ctx, tx: Tx, personId: string): Promise<'whole' | 'seen' | null> {
  const { actor } = ctx
  if (actor.kind === 'system') return 'whole'
  if (holdsPlatformRole(actor, 'administrator', 'auditor'))
    return (await asSystem(tx, ctx, () => isSomebody(tx, personId))) ? 'whole' : null
  if (actor.kind !== 'person') return null
  const person = sql`${personId}::uuid`
  const overAll = {
    ...actor,
    roles: actor.roles.filter(({ role, unitId }) => role !== 'supervisor' && unitId === null),
  }
  const [care] = await tx.execute<{ own: boolean; now: boolean; ever: boolean; shows: boolean }>(
    sql`select ${ofActingPerson(person)} as own, ${inCareOf(actor, person, { now: true })} as now,
      ${inCareOf(overAll, person)} as ever, ${showsItself(person)} as shows`,
  )
  if (care?.own || (care?.now && care.shows)) return 'whole'
  return care?.ever || care?.now ? 'seen' : null
}

/** The last place of a chain that the actor sees. */
async function lastSeen(ctx: Ctx, tx: Tx, personId: string): Promise<number> {
  const [last] = await tx
    .select({ sequence: sql<number>`coalesce(max(${credits.sequence}), 0)::int` })
    .from(credits)
    .where(and(eq(credits.personId, personId), visibleTo(ctx.actor)))
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
      eventId: credits.eventId,
      evidence: credits.evidence,
      format: credits.format,
      id: credits.id,
      mode: credits.mode,
      personId: credits.personId,
      priorityIds: credits.priorityIds,
      provider: credits.provider,
      providerAgencyId: credits.providerAgencyId,
      reason: credits.reason,
      recordedAt: sql<string>`to_char(${credits.recordedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      recordedBy: credits.recordedBy,
      reverses: credits.reverses,
      sequence: credits.sequence,
      sourceId: credits.sourceId,
      sourceKind: credits.sourceKind,
      title: credits.title,
      topicIds: credits.topicIds,
      topicMinutes: credits.topicMinutes,
      zone: credits.zone,
      prevHash: credits.prevHash,
      hash: credits.hash,
    })
    .from(credits)
    .where(eq(credits.personId, personId))
    .orderBy(asc(credits.sequence))
}
