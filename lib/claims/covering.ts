/** Covering parts of a photo that was shown for a claim: what lies under them is gone from what is kept. */
import { and, eq } from 'drizzle-orm'
import { removeUnused } from '@/lib/audit/uploads'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import type { Received } from '@/lib/platform/files/kinds'
import { coverPicture } from '@/lib/platform/files/pictures'
import { asProduct } from '@/lib/platform/files/proofs'
import { findFile, piecesOf, type StoredFile, storeFile } from '@/lib/platform/files/store'
import { limitTries } from '@/lib/platform/rate-limit'
import { files } from '@/lib/platform/tables'
import { aboutProof, evidenceFile, JOB, plainName, refuseKeeping, shownTo } from './evidence'
import { coverEvidenceInput } from './inputs'
import { sidesOf, visibleTo } from './policy'
import { claimColumns } from './records'
import { lockClaim } from './steps'
import { claimEvidence, claims } from './tables'

const AN_HOUR = 60
const CHANGED = 'Somebody covered or removed this proof since you opened it. Look at it as it is now.'
const YOURS = 'You covered this proof already. Look at it as it is now.'
const NO_PICTURE = 'Only a photo can be covered here. Remove this PDF, or send a photo of its page instead.'
const WHY = 'Say why it is covered, in a few words.'

/**
 * Covers areas of a photo for good, as its owner, or for privacy as whoever decides: the file as it was is removed, the one
 * that is kept holds nothing of what lay under them. What was decided, the credit and its hash stay, and so does the digest of
 * what was shown first.
 * @param input `areas` as parts of the picture from 0 to 1; `digest`, of the file that was looked at
 * @throws not-found; forbidden; invalid (`areas`) for a PDF, (`reason`) where somebody may have decided by it; conflict when
 * it was covered or removed since; too-many after 60 in an hour
 */
export async function coverEvidence(ctx: Ctx, input: unknown): Promise<void> {
  const { claimId, evidenceId, digest: before, areas, reason } = coverEvidenceInput.parse(input)
  await refuseCovering(ctx, claimId, reason)
  const { file, isPicture, coveredBy } = await shownTo(ctx, { claimId, evidenceId })
  if (!isPicture) throw invalid('areas', NO_PICTURE)
  const me = actingPersonId(ctx.actor)
  if (file.digest.toString('hex') !== before) throw conflict(coveredBy === me ? YOURS : CHANGED)
  await limitTries(ctx, `cover:${me}`, AN_HOUR, 60)
  const name = plainName(isPicture)
  const covered = await coverPicture(name, await bytesOf(ctx, file), areas)
  await writeIfNeeded(ctx, async (w) => {
    const { row, sides } = await lockClaim(w, claimId)
    refuseKeeping(sides)
    if (row.sentAt !== null && reason.length < 5) throw invalid('reason', WHY)
    const fileId = await keptInstead(w, { evidenceId, fileId: file.fileId }, covered)
    if (fileId === file.fileId) return
    const digest = covered.digest.toString('hex')
    await w.tx
      .update(claimEvidence)
      .set({
        ...{ name, fileId, size: covered.size, coveredAt: ctx.now, coveredBy: me },
        ...{ coveredWhy: reason || null, coveredDigest: digest },
      })
      .where(eq(claimEvidence.id, evidenceId))
    await removeUnused(w, file.fileId, claimEvidence)
    const detail = { claimId, before, digest, areas: areas.length, ...(reason ? { reason } : {}) }
    w.record('evidence.covered', { ...aboutProof(row, evidenceId), detail })
  })
}

/** Before anything is drawn: who may not, or has not said why, is told so. */
async function refuseCovering(ctx: Ctx, claimId: string, reason: string): Promise<void> {
  await read(ctx, async (tx) => {
    const [row] = await tx
      .select(claimColumns)
      .from(claims)
      .where(and(visibleTo(ctx.actor), eq(claims.id, claimId)))
    if (!row) throw notFound('This claim')
    refuseKeeping(sidesOf(ctx.actor, row))
    if (row.sentAt !== null && reason.length < 5) throw invalid('reason', WHY)
  })
}

/** Under whose the photo was: whoever covers it has not sent it, and gets no way to it that nobody notes. @throws conflict */
async function keptInstead(
  w: Writer,
  { evidenceId, fileId }: { evidenceId: string; fileId: string },
  { name, ...covered }: Received,
): Promise<string> {
  return asSystem(w.tx, w.ctx, async () => {
    const [shown] = await w.tx
      .select({ by: files.uploadedBy })
      .from(claimEvidence)
      .innerJoin(files, eq(files.id, claimEvidence.fileId))
      .where(and(eq(claimEvidence.id, evidenceId), eq(claimEvidence.fileId, fileId)))
    if (!shown) throw conflict(CHANGED)
    const as = { use: evidenceFile.use, name, by: shown.by, now: w.ctx.now }
    return (await storeFile(w.tx, { name, ...covered }, as)).fileId
  })
}

/** @throws conflict where it was covered or removed while it was read */
async function bytesOf(ctx: Ctx, file: StoredFile): Promise<Buffer> {
  const product = asProduct(JOB, ctx)
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of piecesOf(product, file)) pieces.push(piece)
  } catch (error) {
    if (await findFile(product, file.fileId)) throw error
    throw conflict(CHANGED)
  }
  return Buffer.concat(pieces)
}
