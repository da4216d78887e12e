/** Entering, verifying and withdrawing certifications that people hold. Nobody verifies their own; nothing is overwritten. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { isAboveActor } from '@/lib/agencies/above'
import { lookWhoDecidesFor } from '@/lib/agencies/jobs'
import { findReach, withinReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { lastingOf } from '@/lib/identity/joined-records'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, notFound, signedOut } from '@/lib/platform/errors'
import { proofSent } from '@/lib/platform/files/proofs'
import { newId } from '@/lib/platform/ids'
import { lastingRecord, ofActingPerson, recordsOf, servesYet, supervisesActing } from '@/lib/platform/row-security'
import { type Day, dayIn } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import {
  type CertificationTerms,
  certificationInput,
  enterCertificationInput,
  settledWhich,
  withdrawCertificationInput,
} from './inputs'
import { isWhich } from './kinds'
import { can } from './policy'
import { certificationFile } from './proof'
import { certifications } from './tables'

type Row = typeof certifications.$inferSelect
const ABOVE = 'Nobody keeps the certifications of who supervises them. Ask another coordinator.'

type Entered = { certificationId: string }

/**
 * Enters one of one's own, which waits to be verified, or, as a coordinator, one of somebody in the agency, which counts at
 * once: whoever enters it has seen it. One that renews another follows it, and that one stays as it was. Sent twice, it is
 * entered once.
 * @throws signed-out; not-found for whom one does not look after; forbidden for who does not keep them; invalid for an agency
 * one does not serve, a day to come, a file that is gone, the same one again, or one that cannot be followed
 */
export async function enterCertification(ctx: Ctx, input: unknown): Promise<Entered> {
  const { key, ...given } = enterCertificationInput.parse(input)
  const terms = settledWhich(given)
  const me = actingPersonId(ctx.actor)
  if (me === null) throw signedOut()
  return writeOnce(ctx, 'certification.entered', { key, terms }, async (w) => {
    const { personId, isOwn } = await whoseOf(w, terms, me)
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`certifications ${personId}`}, 0))`)
    await refuseTerms(w, terms, personId)
    const { agencyId, personId: _, fileId, ...what } = terms
    const name = await myName(w)
    const row = {
      ...{ id: newId(), agencyId, personId, ...what, ...(await shown(w.ctx, fileId)) },
      ...{ enteredBy: me, enteredByName: name, enteredAt: ctx.now },
      ...(isOwn ? {} : { verifiedBy: me, verifiedByName: name, verifiedAt: ctx.now }),
    }
    await w.tx.insert(certifications).values(row)
    w.touch({ person: personId })
    if (isOwn) await lookWhoDecidesFor(w, row)
    const { kind, state, issuedOn, expiresOn, followsId } = terms
    w.record('certification.entered', {
      ...subjectOf(row),
      detail: { kind, state, issuedOn, expiresOn, followsId, verified: !isOwn },
    })
    return { certificationId: row.id }
  })
}

const subjectOf = ({ id, personId, agencyId }: Pick<Row, 'id' | 'personId' | 'agencyId'>) => ({
  ...{ kind: 'certification', id, personId, agencyId },
})

/** Oneself at an agency that one serves, or somebody there whom one looks after. */
async function whoseOf(w: Writer, { agencyId, personId }: CertificationTerms, me: string) {
  if (personId === null || personId === me || (await lastingOf(w.tx, personId)) === me) {
    const serving = await w.tx.execute(sql`select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
      and ${ofActingPerson(sql`a.person_id`)} and ${servesYet()} limit 1`)
    if (serving.length === 0) throw invalid('agencyId', 'Choose an agency that you serve.')
    return { personId: me, isOwn: true }
  }
  const reach = findReach(w.ctx.actor, agencyId)
  if (!reach) throw notFound('This agency')
  const serving = await w.tx.execute(sql`select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
    and a.person_id = ${personId}::uuid and ${servesYet()} and ${withinReach(reach, sql`a.unit_id`)} limit 1`)
  if (serving.length === 0) throw notFound('This person')
  if (!can.keep(w.ctx.actor, agencyId)) throw forbidden()
  if (await isAboveActor(w.tx, { personId, agencyId })) throw forbidden(ABOVE)
  return { personId, isOwn: false }
}

async function refuseTerms(w: Writer, terms: CertificationTerms, personId: string): Promise<void> {
  const { agencyId, kind, state, name, issuedOn, followsId } = terms
  if (issuedOn > (await todayAt(w, agencyId))) throw invalid('issuedOn', 'Choose today or an earlier day.')
  const theirs = await w.tx
    .select()
    .from(certifications)
    .where(and(eq(certifications.personId, personId), isNull(certifications.withdrawnAt)))
  const isSame = (each: Row) => each.agencyId === agencyId && isWhich({ kind, state, name }, each)
  if (theirs.some((each) => isSame(each) && each.issuedOn === issuedOn && each.number === terms.number))
    throw invalid('issuedOn', 'It is entered already, issued on this day.')
  if (followsId === null) return
  const before = theirs.find(({ id }) => id === followsId)
  if (!before || !isSame(before)) throw invalid('followsId', 'What this renews is not there any more. Enter it anew.')
  if (theirs.some((each) => each.followsId === followsId))
    throw invalid('followsId', 'This one was renewed already. Renew the one that followed it.')
  if (issuedOn <= before.issuedOn)
    throw invalid('issuedOn', `The one that it renews was issued on ${longDay(before.issuedOn)}: choose a later day.`)
}

async function shown(ctx: Ctx, fileId: string | null) {
  if (fileId === null) return {}
  const { use } = certificationFile
  const { name: fileName, size: fileSize, sha256, isPicture } = await proofSent(ctx, fileId, { use, field: 'fileId' })
  return { fileId, fileName, fileSize, fileDigest: sha256, isPicture }
}

async function todayAt(w: Writer, agencyId: string): Promise<Day> {
  const [agency] = await w.tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  return dayIn(agency.zone, w.ctx.now)
}

/**
 * A coordinator confirms that it was shown and is as it was entered: from then on it counts. A second time it changes nothing.
 * @throws not-found; forbidden for one’s own and for who does not keep them; conflict when it was withdrawn
 */
export async function verifyCertification(ctx: Ctx, input: unknown): Promise<Entered> {
  const { certificationId } = certificationInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row, isOwn, keeps } = await lockSeen(w, certificationId)
    if (isOwn) throw forbidden('Nobody verifies their own. Ask another coordinator.')
    if (!keeps) throw forbidden()
    if (row.withdrawnAt) throw conflict('It was withdrawn in the meantime.')
    if (row.verifiedAt) return { certificationId }
    const signed = { verifiedBy: actingPersonId(ctx.actor), verifiedByName: await myName(w), verifiedAt: ctx.now }
    await w.tx.update(certifications).set(signed).where(eq(certifications.id, certificationId))
    w.touch({ person: row.personId })
    w.record('certification.verified', subjectOf(row))
    return { certificationId }
  })
}

/**
 * Withdraws one with a reason: as though it never held, or from the day on which it was taken back or given up. It stays to
 * be read. One’s own only while nobody verified it.
 * @throws not-found; forbidden; conflict when it was withdrawn before; invalid for a day outside it
 */
export async function withdrawCertification(ctx: Ctx, input: unknown): Promise<Entered> {
  const { certificationId, endedOn, why } = withdrawCertificationInput.parse(input)
  return write(ctx, 'certification.withdrawn', async (w) => {
    const { row, isOwn, keeps } = await lockSeen(w, certificationId)
    if (isOwn && row.verifiedAt)
      throw forbidden('It was verified. Ask a coordinator to say that it does not hold any longer.')
    if (!isOwn && !keeps) throw forbidden()
    if (row.withdrawnAt) throw conflict('It was withdrawn before.')
    if (endedOn !== null) refuseEnd(row, endedOn, await todayAt(w, row.agencyId))
    const signed = { withdrawnBy: actingPersonId(ctx.actor), withdrawnByName: await myName(w), withdrawnAt: ctx.now }
    await w.tx
      .update(certifications)
      .set({ ...signed, withdrawnWhy: why, endedOn })
      .where(eq(certifications.id, certificationId))
    w.touch({ person: row.personId })
    w.record('certification.withdrawn', { ...subjectOf(row), detail: { endedOn, why } })
    return { certificationId }
  })
}

function refuseEnd({ verifiedAt, issuedOn, expiresOn }: Row, endedOn: Day, today: Day): void {
  if (!verifiedAt) throw invalid('endedOn', 'Nobody verified it, so it never counted: withdraw it as a whole.')
  if (endedOn > today) throw invalid('endedOn', 'Choose today or an earlier day.')
  if (endedOn <= issuedOn) throw invalid('endedOn', `It was issued on ${longDay(issuedOn)}: choose a later day.`)
  if (expiresOn !== null && endedOn > expiresOn)
    throw invalid('endedOn', `It expired on ${longDay(expiresOn)} anyway: there is nothing to end.`)
}

/** The row as whoever may see it, held against others; what one may do with it. @throws not-found */
async function lockSeen(w: Writer, certificationId: string) {
  const [seen] = await w.tx
    .select({
      agencyId: certifications.agencyId,
      personId: certifications.personId,
      isOwn: sql<boolean>`${ofActingPerson(certifications.personId)}`,
      above: sql<boolean>`${supervisesActing(certifications.personId, certifications.agencyId)}`,
    })
    .from(certifications)
    .where(eq(certifications.id, certificationId))
  const { actor } = w.ctx
  if (!seen || !(seen.isOwn || (await isInReach(w, seen)))) throw notFound('This certification')
  const { isOwn, above } = seen
  const keeps = can.keep(actor, seen.agencyId)
  if (!isOwn && !keeps) throw forbidden()
  if (above) throw forbidden(ABOVE)
  const [row] = await w.tx.select().from(certifications).where(eq(certifications.id, certificationId)).for('update')
  // Whoever may not change it does not get the row to lock: one’s own, once it was verified.
  if (!row) throw forbidden(isOwn ? 'It was verified: only a coordinator can say more about it.' : undefined)
  return { row, isOwn, keeps }
}

async function isInReach(w: Writer, { agencyId, personId }: { agencyId: string; personId: string }): Promise<boolean> {
  const reach = findReach(w.ctx.actor, agencyId)
  if (!reach) return false
  if (reach.unitIds === null) return true
  const found = await w.tx.execute(sql`select 1 from affiliations a where a.agency_id = ${agencyId}::uuid
    and a.person_id in ${recordsOf(lastingRecord(sql`${personId}::uuid`))} and ${servesYet()}
    and ${withinReach(reach, sql`a.unit_id`)} limit 1`)
  return found.length > 0
}
