/** Files of listings: checked, loaded and taken back by moderators and administrators. */
import * as z from 'zod/mini'
import { csvStream } from '@/lib/formats/csv'
import { batchInput } from '@/lib/interop/batch-inputs'
import { checkListings, loadListings, takeBackListings } from '@/lib/interop/listings/commands'
import {
  checkListingsInput,
  getListingFileInput,
  listListingFilesInput,
  loadListingsInput,
} from '@/lib/interop/listings/inputs'
import { getListingFile, listListingFiles, listProblemRows } from '@/lib/interop/listings/queries'
import {
  listingFileShape,
  listingFileSummaryShape,
  listingsLoadedShape,
  listingsTakenBackShape,
} from '@/lib/interop/listings/shapes'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'

const tags = ['Directory']

export const listingFiles = {
  checkListings: signedIn
    .route({
      method: 'POST',
      path: '/listing-files',
      summary: 'Check a file of listings: what it would change, without changing anything (at most 5 MB)',
      tags,
    })
    .input(checkListingsInput)
    .output(z.object({ batchId: z.string() }))
    .handler(({ input, context }) => checkListings(context.ctx, input)),

  listListingFiles: signedIn
    .route({ method: 'GET', path: '/listing-files', summary: 'Files of listings so far', tags })
    .input(listListingFilesInput)
    .output(z.object({ items: z.array(listingFileSummaryShape), nextCursor: z.nullable(z.string()) }))
    .handler(({ input, context }) => listListingFiles(context.ctx, input)),

  getListingFile: signedIn
    .route({
      method: 'GET',
      path: '/listing-files/{batchId}',
      summary: 'A file of listings and what it would change',
      tags,
    })
    .input(getListingFileInput)
    .output(listingFileShape)
    .handler(({ input, context }) => getListingFile(context.ctx, input)),

  loadListings: signedIn
    .route({
      method: 'POST',
      path: '/listing-files/{batchId}/load',
      summary: 'Load the chosen changes, all or none; nothing of it is public',
      tags,
    })
    .input(loadListingsInput)
    .output(listingsLoadedShape)
    .handler(({ input, context }) => loadListings(context.ctx, input)),

  takeBackListings: signedIn
    .route({
      method: 'POST',
      path: '/listing-files/{batchId}/roll-back',
      summary: 'Take a load back, listings apart that changed since',
      tags,
    })
    .input(batchInput)
    .output(listingsTakenBackShape)
    .handler(({ input, context }) => takeBackListings(context.ctx, input)),
}

export const listingFileDownloads = [
  download({
    path: '/listing-files/{batchId}/problems.csv',
    summary: 'Rows of a file of listings that were not taken, each with what is wrong',
    tag: 'Directory',
    contentType: 'text/csv; charset=utf-8',
    page: ({ batchId = '' }) => `/moderation/directory/import/${encodeURIComponent(batchId)}`,
    answer: async ({ ctx }, { batchId }) => {
      const { fileName, header, rows } = await listProblemRows(ctx, { batchId })
      return { headers: { 'content-disposition': attachment(fileName) }, body: csvStream(header, rows) }
    },
  }),
]
