/** What was shown for a certification: a photo or PDF. Its holder and those who look after them see it; each look is noted. */
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { lookAtPage, noteLookAt, type PageAnswer } from '@/lib/audit/looks'
import type { Actor, Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { asProduct, proofKind } from '@/lib/platform/files/proofs'
import { findFile, piecesOf, type StoredFile } from '@/lib/platform/files/store'
import { ofActingPerson } from '@/lib/platform/row-security'
import { certificationInput, certificationPageInput } from './inputs'
import { can } from './policy'
import { certifications } from './tables'

export const certificationFile = proofKind('certification')

const JOB = 'certifications.proof'

/** One’s own, or of an agency that one coordinates. */
function provedTo(actor: Actor): SQL {
  if (actor.kind !== 'person') return sql`false`
  const kept = actor.roles.flatMap(({ agencyId }) => (agencyId !== null && can.keep(actor, agencyId) ? [agencyId] : []))
  const ids = sql.join(
    kept.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const isOwn = ofActingPerson(certifications.personId)
  if (kept.length === 0) return isOwn
  return sql`(${isOwn} or ${certifications.agencyId} in (${ids}))`
}

type Shown = { personId: string; agencyId: string; isPicture: boolean; file: StoredFile }

/** @throws not-found */
async function shownTo(ctx: Ctx, certificationId: string): Promise<Shown> {
  const [found] = await read(ctx, (tx) =>
    tx
      .select({
        ...{ fileId: certifications.fileId, isPicture: certifications.isPicture },
        ...{ personId: certifications.personId, agencyId: certifications.agencyId },
      })
      .from(certifications)
      .where(and(provedTo(ctx.actor), eq(certifications.id, certificationId), isNotNull(certifications.fileId))),
  )
  const file = found?.fileId ? await findFile(asProduct(JOB, ctx), found.fileId) : null
  if (!found || !file) throw notFound('This proof')
  const { personId, agencyId, isPicture } = found
  return { personId, agencyId, isPicture: isPicture === true, file }
}

const lookAt = (id: string, { personId, agencyId }: Shown, detail: Record<string, unknown>) => ({
  ...{ kind: 'certification', id, personId, agencyId, detail },
})

/** The file that was shown; that the actor looked at it is noted, each time. @throws not-found */
export async function getCertificationProof(ctx: Ctx, input: unknown): Promise<StoredFile & { isPicture: boolean }> {
  const { certificationId } = certificationInput.parse(input)
  const shown = await shownTo(ctx, certificationId)
  await noteLookAt(ctx, lookAt(certificationId, shown, {}))
  return { ...shown.file, isPicture: shown.isPicture }
}

/**
 * A page of a proof that is a PDF, as a picture (`pageOf`); noted as a look, each time.
 * @throws not-found for a page that is not there or cannot be drawn; too-many where that was tried before
 */
export async function getCertificationPage(ctx: Ctx, input: unknown): Promise<PageAnswer> {
  const { certificationId, page } = certificationPageInput.parse(input)
  const shown = await shownTo(ctx, certificationId)
  if (shown.isPicture) throw notFound('This page')
  return lookAtPage(ctx, { job: JOB, file: shown.file, page, look: lookAt(certificationId, shown, { page }) })
}

export const piecesOfProof = (ctx: Ctx, file: StoredFile, part: { from: number; to: number }) =>
  piecesOf(asProduct(JOB, ctx), file, part)
