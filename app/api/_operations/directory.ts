/** Where to turn: the directory of services and task forces. */
import * as z from 'zod/mini'
import { coverageInput, coverageShape, listCoverage } from '@/lib/directory/coverage'
import { exportColumns, exportGeoJson, exportJson, exportRows } from '@/lib/directory/export'
import { findListings, getListing, listDirectoryWords, mapListings } from '@/lib/directory/finding'
import { claimListing, settleClaim } from '@/lib/directory/keeping'
import {
  changeListingInput,
  claimListingInput,
  confirmListingInput,
  listDueInput,
  listingInput,
  listWaitingInput,
  mergeListingsInput,
  reportListingInput,
  restoreListingInput,
  retireListingInput,
  returnListingInput,
  settleClaimInput,
  settleReportInput,
  suggestListingInput,
  verifyListingInput,
} from '@/lib/directory/life-inputs'
import {
  dueShape,
  listingResultShape,
  myListingShape,
  myListingsShape,
  waitingListingShape,
  waitingShape,
} from '@/lib/directory/life-shapes'
import { findListingsInput, listingFilter, listingSlugInput } from '@/lib/directory/listing-inputs'
import { listingMapShape, listingShape, listingsShape, wordsShape } from '@/lib/directory/listing-shapes'
import { getMyListing, listMyListings } from '@/lib/directory/mine'
import { confirmListing, mergeListings, restoreListing, returnListing, verifyListing } from '@/lib/directory/moderation'
import { getWaiting, listDueListings, listWaiting } from '@/lib/directory/queue'
import { reportListing, settleReport } from '@/lib/directory/reports'
import { changeListing, retireListing, suggestListing } from '@/lib/directory/suggesting'
import { csvStream } from '@/lib/formats/csv'
import { networkOf } from '@/lib/platform/client-address'
import { anyoneCtx, type Ctx } from '@/lib/platform/context'
import { limitTries } from '@/lib/platform/rate-limit'
import { limitSearches } from '@/lib/platform/search-limit'
import { attachment, type Download, type DownloadRoute, download } from '../_downloads'
import { anyone, signedIn } from '../_operation'
import { sentWhole } from '../_whole'
import { contactLines } from './contact-lines'
import { listingFiles } from './listing-files'

const tags = ['Directory']
const settled = z.object({ settled: z.boolean() })

export const directory = {
  ...contactLines,
  ...listingFiles,

  findListings: anyone
    .route({
      method: 'GET',
      path: '/directory/listings',
      summary: 'Find services and task forces by place and words',
      tags,
    })
    .input(findListingsInput)
    .output(listingsShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return findListings(ctx, input)
    }),

  mapListings: anyone
    .route({
      method: 'GET',
      path: '/directory/map',
      summary: 'The same services and task forces as dots of a map',
      tags,
    })
    .input(listingFilter)
    .output(listingMapShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return mapListings(ctx, input)
    }),

  listDirectoryWords: anyone
    .route({ method: 'GET', path: '/directory/words', summary: 'The words that listings are found by', tags })
    .output(wordsShape)
    .handler(({ context }) => listDirectoryWords(context.ctx)),

  listCoverage: anyone
    .route({
      method: 'GET',
      path: '/directory/coverage',
      summary: 'Agencies without a listed service near, by kind of help, state and county',
      tags,
    })
    .input(coverageInput)
    .output(coverageShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return listCoverage(ctx, input)
    }),

  getListing: anyone
    .route({ method: 'GET', path: '/directory/listings/{slug}', summary: 'A service or task force', tags })
    .input(listingSlugInput)
    .output(listingShape)
    .handler(({ input, context }) => getListing(context.ctx, input)),

  reportListing: anyone
    .route({ method: 'POST', path: '/directory/listings/{slug}/reports', summary: 'Say that something is wrong', tags })
    .input(reportListingInput)
    .output(z.object({ received: z.literal(true) }))
    .handler(({ input, context }) => reportListing(context.ctx, input, context.caller.network)),

  listMyListings: signedIn
    .route({ method: 'GET', path: '/listings', summary: 'Listings I suggested, and those my agencies keep', tags })
    .output(myListingsShape)
    .handler(({ context }) => listMyListings(context.ctx)),

  getMyListing: signedIn
    .route({ method: 'GET', path: '/listings/{listingId}', summary: 'A listing of mine, as its form shows it', tags })
    .input(listingInput)
    .output(myListingShape)
    .handler(({ input, context }) => getMyListing(context.ctx, input)),

  suggestListing: signedIn
    .route({ method: 'POST', path: '/listings', summary: 'Suggest a listing', tags })
    .input(suggestListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => suggestListing(context.ctx, input)),

  changeListing: signedIn
    .route({ method: 'PUT', path: '/listings/{listingId}', summary: 'Change a listing, or send it again', tags })
    .input(sentWhole(changeListingInput))
    .output(listingResultShape)
    .handler(({ input, context }) => changeListing(context.ctx, input)),

  verifyListing: signedIn
    .route({
      method: 'POST',
      path: '/listings/{listingId}/verifications',
      summary: 'Say that a listing was checked',
      tags,
    })
    .input(verifyListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => verifyListing(context.ctx, input)),

  retireListing: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/retirement', summary: 'Take a listing out', tags })
    .input(retireListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => retireListing(context.ctx, input)),

  claimListing: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/claims', summary: 'Say that a listing is our own', tags })
    .input(claimListingInput)
    .output(z.object({ claimId: z.string() }))
    .handler(({ input, context }) => claimListing(context.ctx, input)),

  listWaiting: signedIn
    .route({
      method: 'GET',
      path: '/moderation/listings',
      summary: 'What waits for a moderator of the directory',
      tags,
    })
    .input(listWaitingInput)
    .output(waitingShape)
    .handler(({ input, context }) => listWaiting(context.ctx, input)),

  listDueListings: signedIn
    .route({ method: 'GET', path: '/moderation/due-listings', summary: 'Listings due to be checked again', tags })
    .input(listDueInput)
    .output(dueShape)
    .handler(({ input, context }) => listDueListings(context.ctx, input)),

  getWaiting: signedIn
    .route({ method: 'GET', path: '/moderation/listings/{listingId}', summary: 'A listing, for a moderator', tags })
    .input(listingInput)
    .output(waitingListingShape)
    .handler(({ input, context }) => getWaiting(context.ctx, input)),

  confirmListing: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/confirmation', summary: 'Make a suggestion public', tags })
    .input(confirmListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => confirmListing(context.ctx, input)),

  returnListing: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/return', summary: 'Return a suggestion with a reason', tags })
    .input(returnListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => returnListing(context.ctx, input)),

  restoreListing: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/restoration', summary: 'Bring a retired listing back', tags })
    .input(restoreListingInput)
    .output(listingResultShape)
    .handler(({ input, context }) => restoreListing(context.ctx, input)),

  mergeListings: signedIn
    .route({ method: 'POST', path: '/listings/{listingId}/merger', summary: 'Make two listings of one body one', tags })
    .input(mergeListingsInput)
    .output(listingResultShape)
    .handler(({ input, context }) => mergeListings(context.ctx, input)),

  settleClaim: signedIn
    .route({
      method: 'POST',
      path: '/listing-claims/{claimId}/answer',
      summary: 'Answer an agency about a listing',
      tags,
    })
    .input(settleClaimInput)
    .output(settled)
    .handler(({ input, context }) => settleClaim(context.ctx, input)),

  settleReport: signedIn
    .route({
      method: 'POST',
      path: '/listing-reports/{reportId}/outcome',
      summary: 'Settle a word about a listing',
      tags,
    })
    .input(settleReportInput)
    .output(settled)
    .handler(({ input, context }) => settleReport(context.ctx, input)),
}

const FILES_AN_HOUR = 60

/** The filter of the page narrows a file as well. */
const file = (
  kind: 'csv' | 'json' | 'geojson',
  contentType: string,
  body: (ctx: Ctx, asked: unknown) => Download['body'],
) =>
  download({
    path: `/directory/listings.${kind}`,
    summary: `The public directory as a file (${kind}), narrowed by the filters of its page`,
    tag: 'Directory',
    contentType,
    query: listingFilter,
    anyone: true,
    page: () => '/directory',
    answer: async ({ ctx, caller }, _params, query) => {
      await limitTries(anyoneCtx(ctx.now), `listings.file:${networkOf(caller.network)}`, FILES_AN_HOUR, 60)
      const asked = Object.fromEntries([...new Set(query.keys())].map((name) => [name, oneOrMore(query.getAll(name))]))
      return {
        headers: {
          'content-type': `${contentType}; charset=utf-8`,
          'content-disposition': attachment(`directory.${kind}`),
          'cache-control': 'no-store',
        },
        body: body(ctx, asked),
      }
    },
  })

const oneOrMore = (values: string[]) => (values.length > 1 ? values : values[0])

export const directoryDownloads: readonly DownloadRoute[] = [
  file('csv', 'text/csv', (ctx, asked) => csvStream(exportColumns, exportRows(ctx, asked))),
  file('json', 'application/json', exportJson),
  file('geojson', 'application/geo+json', exportGeoJson),
]
