/** Steps of every file that is checked, loaded and taken back, whatever it is about. */
import { createHash } from 'node:crypto'
import { type CsvFile, readCsvInSlices } from '@/lib/formats/csv'
import type { Ctx } from '@/lib/platform/context'
import { invalid, invalidFields, notNow } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { readFileOf } from '@/lib/platform/files/store'
import { inSlices, type Steps, TookTooLong } from '@/lib/platform/slices'
import { plusDays } from '@/lib/platform/time'
import { type batchStates, LARGEST_FILE_BYTES, MOST_ROWS, TAKEN_BACK_FOR_DAYS } from './batch-limits'
import { noSuchFile } from './table-files'

type RowsGiven = { fileId?: string | undefined; fileName: string; text?: string | undefined }

/** The file that was sent, or the rows as they were pasted. @throws invalid */
export async function rowsGiven(ctx: Ctx, { fileId, fileName, text = '' }: RowsGiven, kind: FileKind) {
  if (fileId === undefined) {
    const bytes = Buffer.from(text, 'utf8')
    return { fileName, bytes, digest: createHash('sha256').update(bytes).digest() }
  }
  const file = await readFileOf(ctx, fileId, kind)
  if (!file) throw noSuchFile()
  return { fileName: file.name, bytes: file.bytes, digest: file.digest }
}

/** @throws invalid for a file that cannot be read, by line */
export async function readTable(bytes: Uint8Array, isHeader: (cells: string[]) => boolean): Promise<CsvFile> {
  const limits = { maxBytes: LARGEST_FILE_BYTES, maxRows: MOST_ROWS, isHeader }
  const reading = await readCsvInSlices(bytes, limits)
  if (reading.ok) return reading
  throw invalidFields(
    reading.problems.map(({ line, message }) => ({
      field: 'file',
      message: line ? `Line ${line}: ${message}` : message,
    })),
  )
}

/** Far above what as many rows as may be sent take. */
const MOST_PLANNING_MS = 20_000

/** What a file would change, worked out while other requests have their turn. @throws invalid when that takes too long */
export async function planInTime<T>(steps: Steps<T>, tooLong: string): Promise<T> {
  try {
    return await inSlices(steps, MOST_PLANNING_MS)
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error
    throw invalid('file', tooLong)
  }
}

type Loaded<U> = { state: (typeof batchStates)[number]; undo: U | null; appliedAt: Date | null }

/** What was loaded, as long as it can be taken back at all. @param instead what to do later @throws not-now */
export function refuseTakingBack<U>(ctx: Ctx, { state, undo, appliedAt }: Loaded<U>, instead: string) {
  if (state === 'rolled-back') throw notNow('This load was taken back already.')
  const nothing = notNow('This file was not loaded, so there is nothing to take back.')
  if (state !== 'applied' || !appliedAt) throw nothing
  if (ctx.now > plusDays(appliedAt, TAKEN_BACK_FOR_DAYS))
    throw notNow(`A load can be taken back for ${TAKEN_BACK_FOR_DAYS} days, and this one is older. ${instead}`)
  if (!undo) throw nothing
  return { undo, appliedAt }
}

export const takenBackUntil = (appliedAt: Date | null): string | null =>
  appliedAt ? plusDays(appliedAt, TAKEN_BACK_FOR_DAYS).toISOString() : null

type Stamps = { uploadedAt: Date; appliedAt: Date | null; rolledBackAt: Date | null }
/** A row of files as the database has it, where `Summary` is what goes out. */
export type SummaryRow<Summary extends { counts: object }> = Omit<Summary, keyof Stamps | 'takenBackUntil' | 'counts'> &
  Stamps & { counts: Record<string, number> }

/** When a file was sent, loaded and taken back, and until when that can be done, as it goes out. */
export const stamped = <R extends Stamps>(row: R) => ({
  ...row,
  uploadedAt: row.uploadedAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
  takenBackUntil: takenBackUntil(row.appliedAt),
  rolledBackAt: row.rolledBackAt?.toISOString() ?? null,
})

const ENTRIES_A_PAGE = 100

export function pageOf<E>(entries: readonly E[], page: number) {
  const start = (page - 1) * ENTRIES_A_PAGE
  return {
    items: entries.slice(start, start + ENTRIES_A_PAGE),
    total: entries.length,
    page,
    pages: Math.max(1, Math.ceil(entries.length / ENTRIES_A_PAGE)),
  }
}
