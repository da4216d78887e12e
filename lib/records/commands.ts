/** What is done with certificates after they were issued. Credits are corrected by `reverseCredit` in requirements. */
import { desc, eq } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import { lastingOf } from '@/lib/identity/joined-records'
import { people } from '@/lib/identity/tables'
import { certificateCode, parseCertificateCode } from '@/lib/platform/codes'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, notFound, notNow } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import { fullName } from '@/lib/platform/words'
import { certificateCodeInput, revokeCertificateInput } from './inputs'
import { lockChain } from './ledger'
import { can } from './policy'
import { certificateRevocations, certificates, credits } from './tables'

/**
 * Issues a certificate again under the person's name of today; the earlier one stays as issued and answers "replaced".
 * @throws not-found; conflict when the name is the same; not-now when it was replaced or revoked
 */
export async function reissueCertificate(ctx: Ctx, input: unknown): Promise<{ code: string }> {
  const { code: earlier } = certificateCodeInput.parse(input)
  return write(ctx, 'certificate.superseded', (w) =>
    asSystem(w.tx, ctx, async () => {
      const { held, lastingId, creditReversed, ...state } = await lockCertificate(w, earlier)
      if (!can.reissue(ctx.actor, { ...held, lastingId })) throw notFound('This certificate')
      if (state.revoked || creditReversed) throw notNow('This certificate was revoked and cannot be issued again.')
      if (state.superseded) throw notNow('This certificate was replaced already. Use the newer one.')
      const [name] = await w.tx
        .select({ given: people.givenName, family: people.familyName })
        .from(people)
        .where(eq(people.id, lastingId))
      const nameAsIssued = name ? fullName(name) : held.nameAsIssued
      if (nameAsIssued === held.nameAsIssued) throw conflict('The certificate bears this name already.')
      const code = certificateCode()
      await w.tx
        .insert(certificates)
        .values({ ...held, id: newId(), code, nameAsIssued, issuedAt: ctx.now, supersedes: held.id })
      await bumpGeneration(w.tx, 'certificates')
      w.record('certificate.superseded', {
        kind: 'certificate',
        id: held.code,
        personId: held.personId,
        agencyId: held.agencyId,
        detail: { supersededBy: code },
      })
      return { code }
    }),
  )
}

/**
 * Withdraws a certificate; everybody who checks it reads the reason. The credit stays: to take that back as well,
 * reverse it. @throws not-found; forbidden for one's own; conflict when it was revoked before
 */
export async function revokeCertificate(ctx: Ctx, input: unknown): Promise<void> {
  const { code, reason } = revokeCertificateInput.parse(input)
  await write(ctx, 'certificate.revoked', (w) =>
    asSystem(w.tx, ctx, async () => {
      const { held, lastingId, revoked } = await lockCertificate(w, code)
      authorizeCorrection(ctx, { ...held, lastingId }, 'This certificate')
      if (revoked) throw conflict('This certificate was revoked before.')
      await revoke(w, held, reason)
    }),
  )
}

/** Revokes whatever was issued for a credit that is being reversed. */
export async function revokeCertificatesOf(w: Writer, input: { creditId: string; reason: string }): Promise<void> {
  await asSystem(w.tx, w.ctx, async () => {
    const issued = await w.tx
      .select({ held: certificates, revokedAt: certificateRevocations.revokedAt })
      .from(certificates)
      .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
      .where(eq(certificates.creditId, input.creditId))
    for (const { held, revokedAt } of issued) if (!revokedAt) await revoke(w, held, input.reason)
  })
}

/** @throws forbidden for one's own record, not-found for one that the actor does not keep */
export function authorizeCorrection(
  ctx: Ctx,
  subject: { personId: string; lastingId: string; agencyId: string | null },
  what: string,
): void {
  if (can.correct(ctx.actor, subject)) return
  if (can.isOwn(ctx.actor, subject))
    throw forbidden('Nobody corrects their own record. Ask your coordinator, or another one of your agency.')
  throw notFound(what)
}

type Certificate = typeof certificates.$inferSelect

async function revoke(w: Writer, held: Certificate, reason: string): Promise<void> {
  const revokedBy = w.ctx.actor.kind === 'person' ? w.ctx.actor.personId : null
  await w.tx.insert(certificateRevocations).values({ certificateId: held.id, revokedAt: w.ctx.now, revokedBy, reason })
  await bumpGeneration(w.tx, 'certificates')
  w.record('certificate.revoked', {
    kind: 'certificate',
    id: held.code,
    personId: held.personId,
    agencyId: held.agencyId,
    detail: { reason },
  })
}

async function lockCertificate(w: Writer, typed: string) {
  const code = parseCertificateCode(typed)
  const [held] = code ? await w.tx.select().from(certificates).where(eq(certificates.code, code)) : []
  if (!held) throw notFound('This certificate')
  await lockChain(w.tx, held.personId)
  const [newer] = await w.tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(eq(certificates.supersedes, held.id))
  const [revocation] = await w.tx
    .select({ id: certificateRevocations.certificateId })
    .from(certificateRevocations)
    .where(eq(certificateRevocations.certificateId, held.id))
  const [reversal] = await w.tx
    .select({ id: credits.id })
    .from(credits)
    .where(eq(credits.reverses, held.creditId))
    .orderBy(desc(credits.sequence))
  return {
    held,
    lastingId: await lastingOf(w.tx, held.personId),
    superseded: newer !== undefined,
    revoked: revocation !== undefined,
    creditReversed: reversal !== undefined,
  }
}
