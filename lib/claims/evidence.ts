/** What is shown for a claim: a photo or PDF. Its writer and whoever decides see it, and each look is noted. */
import { and, eq, isNull } from 'drizzle-orm'
import { lookAtPage, noteLookAt, type PageAnswer } from '@/lib/audit/looks'
import { removeUnused } from '@/lib/audit/uploads'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forbidden, invalid, notFound } from '@/lib/platform/errors'
import { asProduct, proofKind, proofSent } from '@/lib/platform/files/proofs'
import { findFile, piecesOf, type StoredFile } from '@/lib/platform/files/store'
import { newId } from '@/lib/platform/ids'
import { lockWritten } from './commands'
import { addEvidenceInput, evidenceInput, evidencePageInput, removeEvidenceInput } from './inputs'
import { visibleTo } from './policy'
import type { ClaimRow } from './records'
import type { ClaimSides } from './rules'
import { lockClaim } from './steps'
import { claimEvidence, claims } from './tables'

const MOST_FILES = 5
export const JOB = 'claims.evidence'

export const evidenceFile = proofKind('claim')

/**
 * Adds a file that was sent for it (`/files?use=claim`) to a claim that its writer may change. The same file again is the
 * same proof. @throws not-found; forbidden; not-now while it waits; invalid (`file`) for more than five, or one that is gone
 */
export async function addEvidence(ctx: Ctx, input: unknown): Promise<{ evidenceId: string }> {
  const { claimId, fileId } = addEvidenceInput.parse(input)
  const {
    name,
    size,
    isPicture,
    sha256: digest,
  } = await proofSent(ctx, fileId, { use: evidenceFile.use, field: 'file' })
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockWritten(w, claimId)
    const there = await w.tx
      .select({ id: claimEvidence.id, digest: claimEvidence.digest, removedAt: claimEvidence.removedAt })
      .from(claimEvidence)
      .where(eq(claimEvidence.claimId, claimId))
    const same = there.find((each) => each.digest === digest)
    if (same && !same.removedAt) {
      // Sent again under another name, or after parts of it were covered, it stays as it is, and what came is not kept.
      await removeUnused(w, fileId, claimEvidence)
      return { evidenceId: same.id }
    }
    if (there.filter(({ removedAt }) => !removedAt).length >= MOST_FILES)
      throw invalid('file', 'A claim holds at most five files. Remove one first.')
    const evidenceId = same?.id ?? newId()
    const shown = { fileId, name, size, isPicture, addedAt: ctx.now }
    const uncovered = { coveredAt: null, coveredBy: null, coveredWhy: null, coveredDigest: null }
    const present = { removedAt: null, removedBy: null, removedWhy: null, ...uncovered }
    await w.tx
      .insert(claimEvidence)
      .values({ id: evidenceId, claimId, digest, ...shown })
      .onConflictDoUpdate({ target: [claimEvidence.claimId, claimEvidence.digest], set: { ...shown, ...present } })
    w.record('evidence.added', { ...aboutProof(row, evidenceId), detail: { claimId, digest } })
    return { evidenceId }
  })
}

export const aboutProof = (row: ClaimRow, id: string) => ({
  ...{ kind: 'evidence', id, personId: row.lastingId },
  agencyId: row.status === 'draft' ? null : row.agencyId,
})

/**
 * Removes the file of a proof for good, as its owner or for privacy as whoever decides; what was decided, the credit and
 * its hash stay, and so does the digest. Of a claim that was never sent nothing is kept. A second time it changes nothing.
 * @throws not-found; forbidden; invalid (`reason`) where somebody may have decided by it
 */
export async function removeEvidence(ctx: Ctx, input: unknown): Promise<void> {
  const { claimId, evidenceId, reason } = removeEvidenceInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const { row, sides } = await lockClaim(w, claimId)
    refuseKeeping(sides)
    const [proof] = await w.tx
      .select({ fileId: claimEvidence.fileId, digest: claimEvidence.digest, isPicture: claimEvidence.isPicture })
      .from(claimEvidence)
      .where(and(eq(claimEvidence.id, evidenceId), eq(claimEvidence.claimId, claimId)))
    if (!proof) throw notFound('This proof')
    if (proof.fileId === null) return
    if (row.sentAt !== null && reason.length < 5) throw invalid('reason', 'Say why it is removed, in a few words.')
    await takeAway(w, row, { ...proof, evidenceId }, reason)
    await removeUnused(w, proof.fileId, claimEvidence)
    const detail = { claimId, digest: proof.digest, ...(reason ? { reason } : {}) }
    w.record('evidence.removed', { ...aboutProof(row, evidenceId), detail })
  })
}

/** What was shown is taken away or covered by whose it is, or by who decides about it. @throws forbidden */
export function refuseKeeping({ own, reviews, above }: ClaimSides): void {
  if (!own && (!reviews || above)) throw forbidden()
}

/** What a file is called once something of it had to go: what its sender called it may say the same. */
export const plainName = (isPicture: boolean): string => (isPicture ? 'photo.jpg' : 'document.pdf')

type Gone = { evidenceId: string; isPicture: boolean }

async function takeAway(w: Writer, { sentAt }: ClaimRow, { evidenceId, isPicture }: Gone, reason: string) {
  const isProof = eq(claimEvidence.id, evidenceId)
  if (sentAt === null) return void (await w.tx.delete(claimEvidence).where(isProof))
  const by = { removedAt: w.ctx.now, removedBy: actingPersonId(w.ctx.actor), removedWhy: reason }
  await w.tx
    .update(claimEvidence)
    .set({ fileId: null, name: plainName(isPicture), ...by })
    .where(isProof)
}

type Proof = {
  personId: string
  agencyId: string | null
  isPicture: boolean
  coveredBy: string | null
  file: StoredFile
}

/** A proof that the actor may see, with its file. @throws not-found */
export async function shownTo(
  ctx: Ctx,
  { claimId, evidenceId }: { claimId: string; evidenceId: string },
): Promise<Proof> {
  const [found] = await read(ctx, (tx) =>
    tx
      .select({
        ...{ fileId: claimEvidence.fileId, isPicture: claimEvidence.isPicture, personId: claims.personId },
        ...{ status: claims.status, agencyId: claims.agencyId, coveredBy: claimEvidence.coveredBy },
      })
      .from(claimEvidence)
      .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
      .where(
        and(
          visibleTo(ctx.actor),
          ...[eq(claims.id, claimId), eq(claimEvidence.id, evidenceId), isNull(claimEvidence.removedAt)],
        ),
      ),
  )
  const file = found?.fileId ? await findFile(asProduct(JOB, ctx), found.fileId) : null
  if (!found || !file) throw notFound('This proof')
  const { personId, status, isPicture, coveredBy } = found
  return { personId, agencyId: status === 'draft' ? null : found.agencyId, isPicture, coveredBy, file }
}

/** The file of a proof; that the actor looked at it is noted, each time. @throws not-found */
export async function getEvidence(ctx: Ctx, input: unknown): Promise<StoredFile & { isPicture: boolean }> {
  const asked = evidenceInput.parse(input)
  const { file, isPicture, ...about } = await shownTo(ctx, asked)
  await noteLookAt(ctx, { kind: 'evidence', id: asked.evidenceId, ...about, detail: { claimId: asked.claimId } })
  return { ...file, isPicture }
}

/**
 * A page of a proof that is a PDF, as a picture (`pageOf`); noted as a look, each time.
 * @throws not-found for a page that is not there or cannot be drawn; too-many where that was tried before
 */
export async function getEvidencePage(ctx: Ctx, input: unknown): Promise<PageAnswer> {
  const { page, ...asked } = evidencePageInput.parse(input)
  const { file, isPicture, ...about } = await shownTo(ctx, asked)
  if (isPicture) throw notFound('This page')
  const look = { kind: 'evidence', id: asked.evidenceId, ...about, detail: { claimId: asked.claimId, page } }
  return lookAtPage(ctx, { job: JOB, file, page, look })
}

export const piecesOfEvidence = (ctx: Ctx, file: StoredFile, part: { from: number; to: number }) =>
  piecesOf(asProduct(JOB, ctx), file, part)
