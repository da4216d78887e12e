/** What was shown for a certification: a photo or PDF. Its holder and those who look after them see it; each look is noted. */
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { forTheTrail } from '@/lib/audit/exported'
import { write } from '@/lib/audit/write'
import type { Actor, Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { asProduct, proofKind } from '@/lib/platform/files/proofs'
import { findFile, piecesOf, type StoredFile } from '@/lib/platform/files/store'
import { ofActingPerson } from '@/lib/platform/row-security'
import { certificationInput } from './inputs'
import { can } from './policy'
import { certifications } from './tables'

export { isPictureOf } from '@/lib/platform/files/proofs'
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

/** The file that was shown; that the actor looked at it is noted, each time. @throws not-found */
export async function getCertificationProof(ctx: Ctx, input: unknown): Promise<StoredFile & { isPicture: boolean }> {
  const { certificationId } = certificationInput.parse(input)
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
  await write(forTheTrail(ctx), 'evidence.viewed', async (w) => {
    const { personId, agencyId } = found
    w.record('evidence.viewed', { kind: 'certification', id: certificationId, personId, agencyId, detail: {} })
  })
  return { ...file, isPicture: found.isPicture === true }
}

export const piecesOfProof = (ctx: Ctx, file: StoredFile, part: { from: number; to: number }) =>
  piecesOf(asProduct(JOB, ctx), file, part)
