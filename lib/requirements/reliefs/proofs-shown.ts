/** Looking at what was shown for a waiver, an extension, an exemption or leave: by few, and each look is noted. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { lookAtPage, noteLookAt, type PageAnswer } from '@/lib/audit/looks'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { pagesOf } from '@/lib/platform/files/pdf-pages'
import { asProduct } from '@/lib/platform/files/proofs'
import { findFile, piecesOf, type StoredFile } from '@/lib/platform/files/store'
import { grouped } from '@/lib/platform/grouped'
import { files } from '@/lib/platform/tables'
import { dayIn } from '@/lib/platform/time'
import { reliefProofs } from '../relief-tables'
import { type ReliefProof, reliefPageInput, reliefProofInput } from './inputs'
import { mayLookAt, type ReliefRow, type Sides, seen } from './sides'

const JOB = 'requirements.relief-proofs'

type Of = { row: ReliefRow; sides: Sides; zone: string }

/** Of several, what the reader may look at; of what was removed by whom, when and why. */
export async function proofsOf(tx: Tx, ctx: Ctx, reliefs: readonly Of[]): Promise<Map<string, ReliefProof[]>> {
  const ids = reliefs.map(({ row }) => row.id)
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(reliefProofs)
    .where(sql`${reliefProofs.reliefId} = ${anyId(ids)}`)
    .orderBy(asc(reliefProofs.addedAt), asc(reliefProofs.id))
  const fileIds = rows.map(({ fileId }) => fileId)
  const [names, pages] = [await namesOf(tx, ctx, fileIds), await pagesOf(tx, ctx, fileIds)]
  const byRelief = grouped(rows, ({ reliefId }) => reliefId)
  return new Map(
    reliefs.map(({ row, sides, zone }) => [
      row.id,
      (byRelief.get(row.id) ?? [])
        .filter((each) => mayLookAt(each, row, sides, ctx.actor))
        .map(({ id: proofId, fileId, isPicture, ...each }) => ({
          ...{ proofId, isPicture, name: names.get(fileId ?? '') ?? null, pages: pages.get(fileId ?? '') ?? null },
          added: { by: each.addedByName, on: dayIn(zone, each.addedAt) },
          removed: each.removedAt && {
            ...{ by: each.removedByName, on: dayIn(zone, each.removedAt), why: each.removedWhy ?? '' },
          },
        })),
    ]),
  )
}

async function namesOf(tx: Tx, ctx: Ctx, fileIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = fileIds.filter((each) => each !== null)
  if (ids.length === 0) return new Map()
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ id: files.id, name: files.name })
      .from(files)
      .where(sql`${files.id} = ${anyId(ids)}`),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Shown = { personId: string; agencyId: string; isPicture: boolean; file: StoredFile }

/** @throws not-found */
async function shownTo(ctx: Ctx, { reliefId, proofId }: { reliefId: string; proofId: string }): Promise<Shown> {
  const found = await read(ctx, async (tx) => {
    const { row, sides } = await seen(tx, ctx.actor, reliefId)
    const isIt = and(eq(reliefProofs.id, proofId), eq(reliefProofs.reliefId, reliefId), isNotNull(reliefProofs.fileId))
    const [proof] = await tx.select().from(reliefProofs).where(isIt)
    if (!proof || !mayLookAt(proof, row, sides, ctx.actor)) throw notFound('This proof')
    return { ...proof, personId: row.personId, agencyId: row.agencyId }
  })
  const file = found.fileId ? await findFile(asProduct(JOB, ctx), found.fileId) : null
  if (!file) throw notFound('This proof')
  const { personId, agencyId, isPicture } = found
  return { personId, agencyId, isPicture, file }
}

const lookAt = (id: string, { personId, agencyId }: Shown, detail: Record<string, unknown>) => ({
  ...{ kind: 'evidence', id, personId, agencyId, detail },
})

/** The file of a proof; that the actor looked at it is noted, each time. @throws not-found */
export async function getReliefProof(ctx: Ctx, input: unknown): Promise<StoredFile & { isPicture: boolean }> {
  const asked = reliefProofInput.parse(input)
  const shown = await shownTo(ctx, asked)
  await noteLookAt(ctx, lookAt(asked.proofId, shown, { reliefId: asked.reliefId }))
  return { ...shown.file, isPicture: shown.isPicture }
}

/**
 * A page of a proof that is a PDF, as a picture (`pageOf`); noted as a look, each time.
 * @throws not-found for a page that is not there or cannot be drawn; too-many where that was tried before
 */
export async function getReliefProofPage(ctx: Ctx, input: unknown): Promise<PageAnswer> {
  const { page, ...asked } = reliefPageInput.parse(input)
  const shown = await shownTo(ctx, asked)
  if (shown.isPicture) throw notFound('This page')
  const look = lookAt(asked.proofId, shown, { reliefId: asked.reliefId, page })
  return lookAtPage(ctx, { job: JOB, file: shown.file, page, look })
}

export const piecesOfReliefProof = (ctx: Ctx, file: StoredFile, part: { from: number; to: number }) =>
  piecesOf(asProduct(JOB, ctx), file, part)
