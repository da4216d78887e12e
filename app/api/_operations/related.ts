/** Courses of others: finding, suggesting, keeping. */
import * as z from 'zod/mini'
import { csvStream } from '@/lib/formats/csv'
import { correctRelated, suggestRelated } from '@/lib/related/commands'
import { exportRelated, relatedCsvColumns } from '@/lib/related/export'
import {
  changeRelatedInput,
  checkedRelatedInput,
  keptRelatedListShape,
  keptRelatedShape,
  listKeptRelatedInput,
  listRelatedInput,
  relatedInput,
  relatedItemShape,
  relatedListShape,
  relatedResultShape,
  relatedSlugInput,
  retireRelatedInput,
  returnRelatedInput,
  suggestRelatedInput,
} from '@/lib/related/inputs'
import { approveRelated, changeRelated, checkRelatedLink, retireRelated, returnRelated } from '@/lib/related/keeping'
import { getKeptRelated, listKeptRelated, listMyRelated } from '@/lib/related/kept'
import { getRelated, listRelated } from '@/lib/related/queries'
import { attachment, download } from '../_downloads'
import { anyone, signedIn } from '../_operation'

const tags = ['Related trainings']

export const related = {
  listRelated: anyone
    .route({ method: 'GET', path: '/related-trainings', summary: 'Find courses that others give', tags })
    .input(listRelatedInput)
    .output(relatedListShape)
    .handler(({ input, context }) => listRelated(context.ctx, input)),

  getRelated: anyone
    .route({ method: 'GET', path: '/related-trainings/{slug}', summary: 'A course that somebody else gives', tags })
    .input(relatedSlugInput)
    .output(relatedItemShape)
    .handler(({ input, context }) => getRelated(context.ctx, input)),

  suggestRelated: signedIn
    .route({ method: 'POST', path: '/suggested-trainings', summary: 'Suggest a course that somebody else gives', tags })
    .input(suggestRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => suggestRelated(context.ctx, input)),

  listMyRelated: signedIn
    .route({
      method: 'GET',
      path: '/me/suggested-trainings',
      summary: 'Courses I suggested, and what became of them',
      tags,
    })
    .output(z.object({ items: z.array(keptRelatedShape) }))
    .handler(({ context }) => listMyRelated(context.ctx)),

  correctRelated: signedIn
    .route({
      method: 'PUT',
      path: '/suggested-trainings/{relatedId}',
      summary: 'Correct what I suggested; what was returned is sent in again by this',
      tags,
    })
    .input(changeRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => correctRelated(context.ctx, input)),

  listKeptRelated: signedIn
    .route({
      method: 'GET',
      path: '/kept-trainings',
      summary: 'Suggestions that wait, links that are due to be opened, and what is listed or retired (moderators)',
      tags,
    })
    .input(listKeptRelatedInput)
    .output(keptRelatedListShape)
    .handler(({ input, context }) => listKeptRelated(context.ctx, input)),

  getKeptRelated: signedIn
    .route({ method: 'GET', path: '/kept-trainings/{relatedId}', summary: 'A course I suggested or keep', tags })
    .input(relatedInput)
    .output(keptRelatedShape)
    .handler(({ input, context }) => getKeptRelated(context.ctx, input)),

  changeRelated: signedIn
    .route({ method: 'PUT', path: '/kept-trainings/{relatedId}', summary: 'Change what is said of a course', tags })
    .input(changeRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => changeRelated(context.ctx, input)),

  approveRelated: signedIn
    .route({
      method: 'POST',
      path: '/kept-trainings/{relatedId}/approval',
      summary: 'List a suggestion whose link was opened, or bring back what was retired',
      tags,
    })
    .input(checkedRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => approveRelated(context.ctx, input)),

  returnRelated: signedIn
    .route({
      method: 'POST',
      path: '/kept-trainings/{relatedId}/return',
      summary: 'Return a suggestion with a reason',
      tags,
    })
    .input(returnRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => returnRelated(context.ctx, input)),

  checkRelatedLink: signedIn
    .route({
      method: 'POST',
      path: '/kept-trainings/{relatedId}/link-checks',
      summary: 'Say that the link of a course was opened, on which day',
      tags,
    })
    .input(checkedRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => checkRelatedLink(context.ctx, input)),

  retireRelated: signedIn
    .route({
      method: 'POST',
      path: '/kept-trainings/{relatedId}/retirement',
      summary: 'Retire a course, with the reason',
      tags,
    })
    .input(retireRelatedInput)
    .output(relatedResultShape)
    .handler(({ input, context }) => retireRelated(context.ctx, input)),
}

export const relatedDownloads = [
  download({
    path: '/related-trainings.csv',
    summary: 'Courses that others give, as a file, with the filters of the list',
    tag: 'Related trainings',
    contentType: 'text/csv',
    query: listRelatedInput,
    anyone: true,
    page: () => '/related',
    answer: async ({ ctx }, _, query) => {
      const asked = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment('related trainings.csv'),
          'cache-control': 'no-store',
        },
        body: csvStream(relatedCsvColumns, await exportRelated(ctx, asked)),
      }
    },
  }),
]
