/** What readers of the calendar keep: searches that come by mail, and sites that show the list in a frame. */
import * as z from 'zod/mini'
import { changeFramingSites, getFramingSites } from '@/lib/events/framing'
import {
  changeSearchInput,
  changeSitesInput,
  saveSearchInput,
  searchInput,
  searchShape,
  sitesShape,
  stopLettersInput,
} from '@/lib/events/saved-inputs'
import { changeSearch, listSavedSearches, removeSearch, saveSearch, stopLetters } from '@/lib/events/saved-searches'
import { networkOf } from '@/lib/platform/client-address'
import { limitTries } from '@/lib/platform/rate-limit'
import { anyone, signedIn } from '../_operation'

const tags = ['Events']

export const calendar = {
  listSavedSearches: signedIn
    .route({ method: 'GET', path: '/me/saved-searches', summary: 'Searches of the calendar that I keep', tags })
    .output(z.object({ items: z.array(searchShape) }))
    .handler(({ context }) => listSavedSearches(context.ctx)),

  saveSearch: signedIn
    .route({ method: 'POST', path: '/me/saved-searches', summary: 'Hear by mail of new events for a filter', tags })
    .input(saveSearchInput)
    .output(searchShape)
    .handler(({ input, context }) => saveSearch(context.ctx, input)),

  changeSearch: signedIn
    .route({
      method: 'PUT',
      path: '/me/saved-searches/{searchId}',
      summary: 'Change a search: its name, how often, what it looks for',
      tags,
    })
    .input(changeSearchInput)
    .output(searchShape)
    .handler(({ input, context }) => changeSearch(context.ctx, input)),

  removeSearch: signedIn
    .route({ method: 'DELETE', path: '/me/saved-searches/{searchId}', summary: 'Keep a search no longer', tags })
    .input(searchInput)
    .output(z.object({}))
    .handler(async ({ input, context }) => {
      await removeSearch(context.ctx, input)
      return {}
    }),

  stopLetters: anyone
    .route({ method: 'POST', path: '/stopped-letters', summary: 'Stop letters by the link in one of them', tags })
    .meta({ speaks: true })
    .input(stopLettersInput)
    .output(z.object({ stopped: z.literal(true) }))
    .handler(async ({ input, context }) => {
      await limitTries(context.ctx, `stop-link:${networkOf(context.caller.network)}`, 60, 15)
      return stopLetters(context.ctx, input)
    }),

  getFramingSites: signedIn
    .route({ method: 'GET', path: '/framing-sites', summary: 'Sites that may show the calendar in a frame', tags })
    .output(sitesShape)
    .handler(({ context }) => getFramingSites(context.ctx)),

  changeFramingSites: signedIn
    .route({ method: 'PUT', path: '/framing-sites', summary: 'Change which sites may show the calendar', tags })
    .input(changeSitesInput)
    .output(sitesShape)
    .handler(({ input, context }) => changeFramingSites(context.ctx, input)),
}
