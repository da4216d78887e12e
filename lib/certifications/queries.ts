/** Reading certifications: one's own, of a person whom one looks after, and in lists of an agency. */
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { isAboveActor } from '@/lib/agencies/above'
import { askedSince, type Waiting } from '@/lib/agencies/deciders'
import { nameShownTo, sortNameShownTo } from '@/lib/agencies/names-on-papers'
import { getReach, type Reach, withinReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { noteExport } from '@/lib/audit/exported'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { pagesOf } from '@/lib/platform/files/pdf-pages'
import { lastingRecord, ofActingPerson, recordsOf, servesYet, supervisesActing } from '@/lib/platform/row-security'
import { addDays, type Day, dayIn } from '@/lib/platform/time'
import { agencyCertificationsInput, type CertificationTold, personCertificationsInput } from './inputs'
import { certificationWords, stateOn, validUntil } from './kinds'
import { can } from './policy'
import { certifications } from './tables'

/** Those of people who serve that wait to be verified. */
export const waitingCertifications: Waiting = sql`
  select c.id, c.agency_id, lasting_record(c.person_id) as person_id, '' as turn, '{}'::uuid[] as before
  from certifications c where c.verified_at is null and c.withdrawn_at is null and exists (
    select 1 from affiliations a where a.agency_id = c.agency_id and ${servesYet()}
      and a.person_id in ${recordsOf(sql`lasting_record(c.person_id)`)})`

const PAGE = 50
const MOST = 200
const MOST_IN_A_FILE = 20_000

/** One's own, the last issued first. @throws signed-out */
export async function listMyCertifications(ctx: Ctx) {
  const me = ownerOf(ctx.actor)
  return read(ctx, async (tx) => {
    const items = await told(tx, ctx, { where: sql`${certifications.personId} in ${recordsOf(sql`${me}::uuid`)}` })
    const serving = await tx.execute(sql`select 1 from affiliations a where ${ofActingPerson(sql`a.person_id`)}
      and ${servesYet()} limit 1`)
    return { items, mayEnter: serving.length > 0 }
  })
}

/** Of a person within reach, as far as the agency keeps them. @throws not-found */
export async function listCertifications(ctx: Ctx, input: unknown) {
  const { agencyId, personId } = personCertificationsInput.parse(input)
  const reach = getReach(ctx.actor, agencyId)
  return read(ctx, async (tx) => {
    const found = await tx.execute<{ serves: boolean; own: boolean }>(sql`
      select coalesce(bool_or(${servesYet()}), false) as serves, coalesce(bool_or(${ofActingPerson(sql`a.person_id`)}), false) as own
      from affiliations a where a.agency_id = ${agencyId}::uuid and a.person_id = ${personId}::uuid
        and ${withinReach(reach, sql`a.unit_id`)} having count(*) > 0`)
    const [whose] = found
    if (!whose) throw notFound('This person')
    const theirs = sql`${certifications.personId} in ${recordsOf(sql`${personId}::uuid`)}`
    const items = await told(tx, ctx, { where: and(eq(certifications.agencyId, agencyId), theirs) })
    const mayKeep = whose.serves && !whose.own && can.keep(ctx.actor, agencyId)
    return { items, mayEnter: mayKeep && !(await isAboveActor(tx, { personId, agencyId })) }
  })
}

/**
 * Of the people who serve an agency within reach: what waits to be verified, expires within so many days or expired and was
 * not renewed, the first to expire first; or all. @throws not-found
 */
export async function listAgencyCertifications(ctx: Ctx, input: unknown) {
  const { page, ...asked } = agencyCertificationsInput.parse(input)
  const reach = getReach(ctx.actor, asked.agencyId)
  return read(ctx, async (tx) => {
    const where = await listed(tx, ctx, { ...asked, reach })
    const [{ total } = { total: 0 }] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(certifications)
      .where(where)
    const items = await told(tx, ctx, { where, byDay: true, most: PAGE, from: (page - 1) * PAGE })
    return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) }
  })
}

/** In this order for good; a new one is added at the end. */
export const certificationColumns = [
  ...['name', 'certification', 'number', 'issuer', 'issued_on', 'expires_on', 'stands', 'valid_until'],
  ...['entered_by', 'verified_by', 'withdrawn_why'],
]

/** The same list as a file, at most 20,000 lines; that it was taken out is noted. @throws not-found */
export async function exportCertifications(ctx: Ctx, input: unknown) {
  const { page: _, ...asked } = agencyCertificationsInput.parse(input)
  const { agencyId, which } = asked
  const reach = getReach(ctx.actor, agencyId)
  const found = await read(ctx, async (tx) => {
    const [agency] = await tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId))
    const where = await listed(tx, ctx, { ...asked, reach })
    return { agency, items: await told(tx, ctx, { where, byDay: true, most: MOST_IN_A_FILE }) }
  })
  const lines = found.items.map((item) => [
    ...[item.personName, certificationWords(item), item.number ?? '', item.issuer, item.issuedOn],
    ...[item.expiresOn ?? '', item.stands, item.validUntil ?? '', item.entered.by, item.verified?.by ?? ''],
    item.withdrawn?.why ?? '',
  ])
  await noteExport(ctx, { agencyId, detail: { report: 'certifications', which, lines: lines.length } })
  return { title: `${found.agency?.name ?? ''} certifications`, lines }
}

/**
 * What people who serve an agency hold whose last day lies between two days and which nothing follows: for lists, and for
 * whoever tells people in time. Of each the others of that person are looked up by their index: `offset 0` keeps them from being
 * compared with those of everybody.
 */
export const runsOut = (from: SQL | Day, to: SQL | Day): SQL => sql`(${certifications.verifiedAt} is not null
  and ${certifications.withdrawnAt} is null and ${certifications.expiresOn} between ${from} and ${to}
  and not exists (select 1 from certifications l where l.verified_at is not null and l.withdrawn_at is null
    and l.person_id = any(array${recordsOf(lastingRecord(certifications.personId))}) and l.kind = ${certifications.kind}
    and l.state is not distinct from ${certifications.state} and lower(l.name) is not distinct from lower(${certifications.name})
    and (l.expires_on is null or l.expires_on > ${certifications.expiresOn}) offset 0))`

type Listed = { agencyId: string; which: string; reach: Reach }

async function listed(tx: Tx, ctx: Ctx, { agencyId, which, reach }: Listed): Promise<SQL | undefined> {
  const [agency] = await tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  const today = dayIn(agency.zone, ctx.now)
  const serving = sql`exists (select 1 from affiliations a where a.agency_id = ${agencyId}::uuid and ${servesYet()}
    and a.person_id in ${recordsOf(lastingRecord(certifications.personId))} and ${withinReach(reach, sql`a.unit_id`)})`
  const here = and(eq(certifications.agencyId, agencyId), serving)
  if (which === 'all') return here
  if (which === 'waiting')
    return and(here, sql`${certifications.verifiedAt} is null and ${certifications.withdrawnAt} is null`)
  if (which === 'expired') return and(here, runsOut('1940-01-01', addDays(today, -1)))
  return and(here, runsOut(today, addDays(today, Number(which))))
}

type Told = { where: SQL | undefined; byDay?: boolean; most?: number; from?: number }

async function told(
  tx: Tx,
  ctx: Ctx,
  { where, byDay = false, most = MOST, from = 0 }: Told,
): Promise<CertificationTold[]> {
  const whose = { person: certifications.personId, agency: certifications.agencyId }
  const rows = await tx
    .select({
      row: certifications,
      agency: { name: agencies.name, zone: agencies.timeZone },
      isOwn: sql<boolean>`${ofActingPerson(certifications.personId)}`,
      above: sql<boolean>`${supervisesActing(certifications.personId, certifications.agencyId)}`,
      isRenewed: sql<boolean>`exists (select 1 from certifications l where l.follows_id = ${certifications.id}
        and l.withdrawn_at is null)`,
      personName: sql<string>`trim(${nameShownTo('given_name', whose, people.givenName)} || ' ' || ${nameShownTo('family_name', whose, people.familyName)})`,
    })
    .from(certifications)
    .innerJoin(agencies, eq(agencies.id, certifications.agencyId))
    .innerJoin(people, eq(people.id, certifications.personId))
    .where(where)
    .orderBy(
      ...(byDay
        ? [sql`${certifications.expiresOn} nulls last`, sortNameShownTo(whose, people.sortName), certifications.id]
        : [desc(certifications.issuedOn), desc(certifications.id)]),
    )
    .limit(most)
    .offset(from)
  const fileIds = rows.map(({ row }) => row.fileId)
  const pages = await pagesOf(tx, ctx, fileIds)
  const waiting = rows.filter(({ row }) => row.verifiedAt === null && row.withdrawnAt === null)
  const asked = await askedSince(
    tx,
    ctx,
    waiting.map(({ row }) => row.id),
  )
  return rows.map((each) =>
    shaped({ ...each, pages: pages.get(each.row.fileId ?? '') ?? null, askedAt: asked.get(each.row.id) ?? null }, ctx),
  )
}

type Found = {
  row: typeof certifications.$inferSelect
  agency: { name: string; zone: string }
  isOwn: boolean
  /** Of somebody who supervises the reader. */
  above: boolean
  isRenewed: boolean
  personName: string
  pages: number | null
  askedAt: Date | null
}

function shaped(
  { row, agency, isOwn, above, isRenewed, personName, pages, askedAt }: Found,
  { actor, now }: Ctx,
): CertificationTold {
  const dated = { ...row, isVerified: row.verifiedAt !== null, isWithdrawn: row.withdrawnAt !== null }
  const stands = stateOn(dated, dayIn(agency.zone, now))
  const signed = (by: string | null, at: Date | null) => at && { by: by ?? '', on: dayIn(agency.zone, at) }
  const withdrawn = signed(row.withdrawnByName, row.withdrawnAt)
  const sees = !isOwn && can.keep(actor, row.agencyId)
  const keeps = sees && !above
  const stays = row.withdrawnAt === null
  const mayVerify = keeps && stays && row.verifiedAt === null
  const { kind, state, name, number, issuer, issuedOn, expiresOn } = row
  return {
    ...{ certificationId: row.id, personId: row.personId, personName, agencyName: agency.name },
    ...{ kind, state, name, number, issuer, issuedOn, expiresOn, stands, isRenewed },
    validUntil: stands === 'waiting' || stands === 'withdrawn' ? null : validUntil(row),
    proof:
      row.fileId !== null && (isOwn || sees)
        ? { fileName: row.fileName ?? '', isPicture: row.isPicture === true, pages }
        : null,
    entered: { by: row.enteredByName, on: dayIn(agency.zone, row.enteredAt) },
    verified: signed(row.verifiedByName, row.verifiedAt),
    askedOn: askedAt && !mayVerify ? dayIn(agency.zone, askedAt) : null,
    withdrawn: withdrawn && { ...withdrawn, why: row.withdrawnWhy ?? '', endedOn: row.endedOn },
    mayVerify,
    mayWithdraw: stays && (keeps || (isOwn && row.verifiedAt === null)),
    mayRenew: stays && !isRenewed && (keeps || isOwn),
  }
}
