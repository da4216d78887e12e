/** Earlier training that an agency brings from another system: files that are checked, loaded and taken back. */
import * as z from 'zod/mini'
import { csvStream } from '@/lib/formats/csv'
import { batchInput } from '@/lib/interop/batch-inputs'
import { checkHistory, loadHistory, takeBackHistory } from '@/lib/interop/history/commands'
import {
  checkHistoryInput,
  getHistoryFileInput,
  listHistoryFilesInput,
  loadHistoryInput,
  matchHistoryInput,
} from '@/lib/interop/history/inputs'
import { getHistoryFile, listHistoryFiles, listRefusedHistory } from '@/lib/interop/history/queries'
import {
  historyFileShape,
  historyFileSummaryShape,
  historyLoadedShape,
  historyNamedShape,
  historyTakenBackShape,
} from '@/lib/interop/history/shapes'
import { matchHistory } from '@/lib/interop/history/waiting'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'

const tags = ['Earlier training']

export const history = {
  checkHistory: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/history-files',
      summary: 'Check a file of earlier training: what it would record, without recording anything (at most 5 MB)',
      tags,
    })
    .input(checkHistoryInput)
    .output(z.object({ batchId: z.string() }))
    .handler(({ input, context }) => checkHistory(context.ctx, input)),

  listHistoryFiles: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/history-files',
      summary: 'Files of earlier training of an agency',
      tags,
    })
    .input(listHistoryFilesInput)
    .output(z.object({ items: z.array(historyFileSummaryShape), nextCursor: z.nullable(z.string()) }))
    .handler(({ input, context }) => listHistoryFiles(context.ctx, input)),

  getHistoryFile: signedIn
    .route({
      method: 'GET',
      path: '/history-files/{batchId}',
      summary: 'A file of earlier training and what it would record',
      tags,
    })
    .input(getHistoryFileInput)
    .output(historyFileShape)
    .handler(({ input, context }) => getHistoryFile(context.ctx, input)),

  loadHistory: signedIn
    .route({
      method: 'POST',
      path: '/history-files/{batchId}/load',
      summary: 'Record the chosen rows, all or none; who is not on the roster waits',
      tags,
    })
    .input(loadHistoryInput)
    .output(historyLoadedShape)
    .handler(({ input, context }) => loadHistory(context.ctx, input)),

  matchHistory: signedIn
    .route({
      method: 'POST',
      path: '/history-files/{batchId}/names',
      summary: 'Say whom a waiting row is about; all that wait under the same name, number and address go with it',
      tags,
    })
    .input(matchHistoryInput)
    .output(historyNamedShape)
    .handler(({ input, context }) => matchHistory(context.ctx, input)),

  takeBackHistory: signedIn
    .route({
      method: 'POST',
      path: '/history-files/{batchId}/roll-back',
      summary: 'Take a load back: every credit of it that stands is reversed',
      tags,
    })
    .input(batchInput)
    .output(historyTakenBackShape)
    .handler(({ input, context }) => takeBackHistory(context.ctx, input)),
}

export const historyDownloads = [
  download({
    path: '/history-files/{batchId}/refused.csv',
    summary: 'Rows of a file of earlier training that were not taken, each with what is wrong',
    tag: 'Earlier training',
    contentType: 'text/csv; charset=utf-8',
    page: ({ batchId = '' }) => `/agency/roster/earlier/${encodeURIComponent(batchId)}`,
    answer: async ({ ctx }, { batchId }) => {
      const { fileName, header, rows } = await listRefusedHistory(ctx, { batchId })
      return { headers: { 'content-disposition': attachment(fileName) }, body: csvStream(header, rows) }
    },
  }),
]
