/** Files of the checklist: a floor plan, a flyer, a list of participants. Whoever reads the request reads them. */
import { and, eq } from 'drizzle-orm'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { findFile, piecesOf, type StoredFile } from '@/lib/platform/files/store'
import { taskInput } from './inputs'
import { visibleTo } from './policy'
import { requests, requestTasks } from './tables'

export const requestFile: FileKind = {
  use: 'request',
  mostBytes: 10 * 1024 * 1024,
  tooLarge: 'The file is larger than 10 MB. Send a smaller one.',
  takes: ['pdf', 'picture', 'workbook', 'text'],
  notTaken: () => 'Send a PDF, a picture, a document or a table.',
  maySend: (actor) => actor.kind === 'person',
}

/** The file of a task as somebody sent it, whoever that was. @throws not-found */
export async function getTaskFile(ctx: Ctx, input: unknown): Promise<StoredFile> {
  const { requestId, task } = taskInput.parse(input)
  const [found] = await read(ctx, (tx) =>
    tx
      .select({ fileId: requestTasks.fileId })
      .from(requestTasks)
      .innerJoin(requests, eq(requests.id, requestTasks.requestId))
      .where(and(visibleTo(ctx.actor), eq(requests.id, requestId), eq(requestTasks.task, task))),
  )
  const file = found?.fileId ? await findFile(asProduct(ctx), found.fileId) : null
  if (!file) throw notFound('This file')
  return file
}

/** Files are readable to their senders; what belongs to a request is handed out by the product itself. */
const asProduct = ({ now }: Ctx): Ctx => systemCtx('requests.task-file', now)

export const piecesOfTaskFile = (ctx: Ctx, file: StoredFile, part: { from: number; to: number }) =>
  piecesOf(asProduct(ctx), file, part)
