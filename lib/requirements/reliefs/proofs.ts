/** Files that are shown for a waiver, an extension, an exemption or leave: added by whoever recommends or decides, and removed. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { removeUnused } from '@/lib/audit/uploads'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { proofKind, proofSent, type SentProof } from '@/lib/platform/files/proofs'
import { newId } from '@/lib/platform/ids'
import { reliefProofs, reliefs } from '../relief-tables'
import { addReliefProofInput, MOST_PROOFS, removeReliefProofInput, TOO_MANY_PROOFS } from './inputs'
import { lockSeen, mayLookAt } from './sides'

/** A letter about leave may say in its name what is nobody’s business. */
export const reliefFile = proofKind('relief')

/** @throws invalid (`fileIds`) for one that is gone */
export const filesSent = (ctx: Ctx, fileIds: readonly string[]): Promise<SentProof[]> =>
  Promise.all([...new Set(fileIds)].map((id) => proofSent(ctx, id, { use: reliefFile.use, field: 'fileIds' })))

/**
 * Adds a file that was sent for it (`/files?use=relief`) to what waits or was granted, also later. The same file again is the same
 * proof. @throws not-found; forbidden for one’s own and for who neither recommended it nor decides; conflict where it was
 * declined or taken back; invalid (`fileId`) for more than five, or one that is gone
 */
export async function addReliefProof(ctx: Ctx, input: unknown): Promise<{ proofId: string }> {
  const { reliefId, fileId } = addReliefProofInput.parse(input)
  const file = await proofSent(ctx, fileId, { use: reliefFile.use, field: 'fileId' })
  return writeIfNeeded(ctx, async (w) => {
    const { row, sides } = await lockSeen(w, reliefId)
    if (sides.own || !(sides.decides || sides.recommended)) throw forbidden()
    if (!isOpenToProofs(row)) throw conflict('This was declined or taken back: nothing more is shown for it.')
    const [proofId] = await putProofs(w, row, [file])
    return { proofId: proofId ?? '' }
  })
}

type Relief = typeof reliefs.$inferSelect
type Shown = Pick<Relief, 'id' | 'agencyId' | 'personId'>

/** Not of what was declined, nor of what counts as though it never was. */
export const isOpenToProofs = ({
  granted,
  endedAt,
  endedOn,
}: Pick<Relief, 'granted' | 'endedAt' | 'endedOn'>): boolean =>
  granted !== false && (endedAt === null || endedOn !== null)

/** Puts files beside a relief, each once. @returns their ids @throws invalid for more than five */
export async function putProofs(w: Writer, relief: Shown, sent: readonly SentProof[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of sent) ids.push(await putProof(w, relief, file))
  return ids
}

async function putProof(
  w: Writer,
  relief: Shown,
  { fileId, size, isPicture, sha256: digest }: SentProof,
): Promise<string> {
  const there = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({
        ...{ id: reliefProofs.id, digest: reliefProofs.digest },
        ...{ removedAt: reliefProofs.removedAt, removedBy: reliefProofs.removedBy },
      })
      .from(reliefProofs)
      .where(eq(reliefProofs.reliefId, relief.id)),
  )
  const same = there.find((each) => each.digest === digest)
  if (same && !same.removedAt) return same.id
  if (there.filter(({ removedAt }) => !removedAt).length >= MOST_PROOFS) throw invalid('fileId', TOO_MANY_PROOFS)
  const id = same?.id ?? newId()
  const added = { addedBy: actingPersonId(w.ctx.actor) ?? '', addedByName: await myName(w), addedAt: w.ctx.now }
  const shown = { fileId, size, isPicture, ...added }
  const present = { removedAt: null, removedBy: null, removedByName: null, removedWhy: null }
  // One that somebody else removed is not the actor’s to write.
  if (same)
    await asSystem(w.tx, w.ctx, () =>
      w.tx
        .update(reliefProofs)
        .set({ ...shown, ...present })
        .where(eq(reliefProofs.id, id)),
    )
  else await w.tx.insert(reliefProofs).values({ id, reliefId: relief.id, digest, ...shown })
  // What its time took away is counted still.
  if (!same || same.removedBy) await count(w, relief, 1)
  w.record('evidence.added', { ...aboutProof(relief, id), detail: { reliefId: relief.id, digest } })
  return id
}

const aboutProof = ({ agencyId, personId }: Shown, id: string) => ({ kind: 'evidence', id, agencyId, personId })

/** How many were shown stands in the explanation of what follows. */
async function count(w: Writer, { id, agencyId, personId }: Shown, more: 1 | -1): Promise<void> {
  const filesShown = sql`${reliefs.filesShown} + ${more}`
  await asSystem(w.tx, w.ctx, () => w.tx.update(reliefs).set({ filesShown }).where(eq(reliefs.id, id)))
  w.touch({ agency: agencyId, people: [personId] })
}

/**
 * Removes the file of a proof for good, as the person it is about, whoever added it, or a coordinator; what was decided stays, and so do
 * the digest and who removed it. A second time it changes nothing. @throws not-found; forbidden
 */
export async function removeReliefProof(ctx: Ctx, input: unknown): Promise<void> {
  const { reliefId, proofId, reason } = removeReliefProofInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const { row, sides } = await lockSeen(w, reliefId)
    const [proof] = await w.tx
      .select()
      .from(reliefProofs)
      .where(and(eq(reliefProofs.id, proofId), eq(reliefProofs.reliefId, reliefId)))
    if (!proof) throw notFound('This proof')
    if (!mayLookAt(proof, row, sides, ctx.actor)) throw forbidden()
    if (proof.fileId === null) return
    const removed = { removedBy: actingPersonId(ctx.actor), removedByName: await myName(w), removedAt: ctx.now }
    await w.tx
      .update(reliefProofs)
      .set({ fileId: null, ...removed, removedWhy: reason })
      .where(and(eq(reliefProofs.id, proofId), isNull(reliefProofs.removedAt)))
    await removeUnused(w, proof.fileId, reliefProofs)
    await count(w, row, -1)
    // Why stands with the proof alone: it may say what the file said, and more people read the trail.
    w.record('evidence.removed', { ...aboutProof(row, proofId), detail: { reliefId, digest: proof.digest } })
  })
}
