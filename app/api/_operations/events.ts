/** The calendar of events: finding and reading, posting and changing, deciding. */
import * as z from 'zod/mini'
import { getEvent, listCalendar, listFacets } from '@/lib/events/calendar'
import { cancelEvent, changeEvent, draftEvent, submitEvent, withdrawEvent } from '@/lib/events/commands'
import { monthOf, weekOf } from '@/lib/events/days'
import { findEvents } from '@/lib/events/find'
import { foundEventsShape } from '@/lib/events/found-shapes'
import {
  approveEventInput,
  approveEventsInput,
  blockPosterInput,
  cancelEventInput,
  cancelSessionInput,
  changeEventInput,
  decideEventInput,
  draftEventInput,
  eventInput,
  feedQuery,
  findEventsInput,
  findSimilarInput,
  liftBlockInput,
  listCalendarInput,
  monthInput,
  moveEventInput,
  postponeEventInput,
  rescheduleEventInput,
  returnEventInput,
  slugInput,
  weekInput,
} from '@/lib/events/inputs'
import { cancelSession, moveEvent, postponeEvent, rescheduleEvent } from '@/lib/events/life'
import { mapCalendar } from '@/lib/events/map'
import { approveEvent, approveEvents, recheckEvent, returnEvent } from '@/lib/events/moderation'
import { blockPoster, liftBlock, limitPostings, listBlockedPosters } from '@/lib/events/posting'
import { approvedShape, blockedPostersShape } from '@/lib/events/posting-shapes'
import { getMyEvent, listMyEvents } from '@/lib/events/queries'
import { getPosting, listSubmissions } from '@/lib/events/queue'
import { previewSeries } from '@/lib/events/series'
import { makeSeriesInput, previewSeriesInput, seriesMadeShape, seriesPreviewShape } from '@/lib/events/series-inputs'
import {
  calendarShape,
  eventResultShape,
  eventShape,
  facetsShape,
  mapShape,
  monthShape,
  myEventItemShape,
  myEventShape,
  similarShape,
  submissionShape,
  submissionsShape,
  weekShape,
} from '@/lib/events/shapes'
import { findSimilar } from '@/lib/events/similar'
import { limitSearches } from '@/lib/platform/search-limit'
import { makeSeries } from '@/lib/registration/series'
import type { FileRoute } from '../_downloads'
import { anyone, signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Events']

export const events = {
  listCalendar: anyone
    .route({ method: 'GET', path: '/calendar', summary: 'Find events by day, place, kind and words', tags })
    .input(listCalendarInput)
    .output(calendarShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return listCalendar(ctx, input)
    }),

  monthOf: anyone
    .route({ method: 'GET', path: '/calendar/months/{month}', summary: 'The days of a month that have events', tags })
    .input(monthInput)
    .output(monthShape)
    .handler(({ input, context }) => monthOf(context.ctx, input)),

  weekOf: anyone
    .route({
      method: 'GET',
      path: '/calendar/weeks/{week}',
      summary: 'The seven days of the week that has a day',
      tags,
    })
    .input(weekInput)
    .output(weekShape)
    .handler(({ input, context }) => weekOf(context.ctx, input)),

  mapCalendar: anyone
    .route({ method: 'GET', path: '/calendar-map', summary: 'Events in person on a map, the nearest first', tags })
    .input(listCalendarInput)
    .output(mapShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return mapCalendar(ctx, input)
    }),

  getEvent: anyone
    .route({ method: 'GET', path: '/calendar/{slug}', summary: 'An event on the calendar', tags })
    .input(slugInput)
    .output(eventShape)
    .handler(({ input, context }) => getEvent(context.ctx, input)),

  listFacets: anyone
    .route({ method: 'GET', path: '/event-facets', summary: 'Topics and priorities that events are tagged with', tags })
    .output(facetsShape)
    .handler(({ context }) => listFacets(context.ctx)),

  listMyEvents: signedIn
    .route({ method: 'GET', path: '/events', summary: 'Events I posted', tags })
    .output(z.object({ items: z.array(myEventItemShape) }))
    .handler(({ context }) => listMyEvents(context.ctx)),

  getMyEvent: signedIn
    .route({ method: 'GET', path: '/events/{eventId}', summary: 'An event I posted, as its form shows it', tags })
    .input(eventInput)
    .output(myEventShape)
    .handler(({ input, context }) => getMyEvent(context.ctx, input)),

  findEvents: signedIn
    .route({ method: 'GET', path: '/found-events', summary: 'Find an event by its words, past or to come', tags })
    .input(findEventsInput)
    .output(foundEventsShape)
    .handler(({ input, context }) => findEvents(context.ctx, input)),

  findSimilar: signedIn
    .route({ method: 'GET', path: '/similar-events', summary: 'Listings that are probably the same event', tags })
    .input(findSimilarInput)
    .output(z.object({ items: z.array(similarShape) }))
    .handler(({ input, context }) => findSimilar(context.ctx, input)),

  draftEvent: signedIn
    .route({ method: 'POST', path: '/events', summary: 'Start an event as a draft', tags })
    .input(draftEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => draftEvent(context.ctx, input)),

  changeEvent: signedIn
    .route({ method: 'PUT', path: '/events/{eventId}', summary: 'Save a draft, or change an event', tags })
    .input(sentWhole(changeEventInput, 'alsoLater'))
    .output(eventResultShape)
    .handler(({ input, context }) => changeEvent(context.ctx, input)),

  submitEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/submission', summary: 'Send an event to the moderators', tags })
    .input(eventInput)
    .output(eventResultShape)
    .handler(async ({ input, context: { ctx, caller } }) => {
      await limitPostings(ctx, caller.network)
      return submitEvent(ctx, input)
    }),

  withdrawEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/withdrawal', summary: 'Take back an unpublished event', tags })
    .input(eventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => withdrawEvent(context.ctx, input)),

  cancelEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/cancellation', summary: 'Cancel a published event', tags })
    .input(cancelEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => cancelEvent(context.ctx, input)),

  rescheduleEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/new-days', summary: 'Give an event other days or times', tags })
    .input(rescheduleEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => rescheduleEvent(context.ctx, input)),

  postponeEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/postponement', summary: 'Postpone a published event', tags })
    .input(postponeEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => postponeEvent(context.ctx, input)),

  moveEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/new-place', summary: 'Move an event to another place', tags })
    .input(moveEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => moveEvent(context.ctx, input)),

  cancelSession: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/sessions/{sessionId}/cancellation',
      summary: 'Cancel one session of several',
      tags,
    })
    .input(cancelSessionInput)
    .output(eventResultShape)
    .handler(({ input, context }) => cancelSession(context.ctx, input)),

  listSubmissions: signedIn
    .route({ method: 'GET', path: '/moderation/events', summary: 'Events that wait for a moderator', tags })
    .output(submissionsShape)
    .handler(({ context }) => listSubmissions(context.ctx)),

  getPosting: signedIn
    .route({ method: 'GET', path: '/moderation/events/{slug}', summary: 'A published event, for a moderator', tags })
    .input(slugInput)
    .output(submissionShape)
    .handler(({ input, context }) => getPosting(context.ctx, input)),

  returnEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/return', summary: 'Return an event with a reason', tags })
    .input(returnEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => returnEvent(context.ctx, input)),

  approveEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/approval', summary: 'Publish an event that waits', tags })
    .input(approveEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => approveEvent(context.ctx, input)),

  approveEvents: signedIn
    .route({ method: 'POST', path: '/moderation/approvals', summary: 'Publish several events that wait', tags })
    .input(approveEventsInput)
    .output(approvedShape)
    .handler(({ input, context }) => approveEvents(context.ctx, input)),

  blockPoster: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/block', summary: 'Keep a poster from posting', tags })
    .input(blockPosterInput)
    .output(z.object({ returned: z.int() }))
    .handler(({ input, context }) => blockPoster(context.ctx, input)),

  listBlockedPosters: signedIn
    .route({ method: 'GET', path: '/moderation/blocks', summary: 'Who may not post any more', tags })
    .output(blockedPostersShape)
    .handler(({ context }) => listBlockedPosters(context.ctx)),

  liftBlock: signedIn
    .route({ method: 'POST', path: '/moderation/blocks/{blockId}/end', summary: 'Let somebody post again', tags })
    .input(liftBlockInput)
    .output(z.object({ liftedAt: z.string() }))
    .handler(({ input, context }) => liftBlock(context.ctx, input)),

  previewSeries: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/series-previews',
      summary: 'The dates that a rule gives an event, before anything is made',
      tags,
    })
    .input(previewSeriesInput)
    .output(seriesPreviewShape)
    .handler(({ input, context }) => previewSeries(context.ctx, input)),

  makeSeries: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/series', summary: 'Make an event a series of dates', tags })
    .input(makeSeriesInput)
    .output(seriesMadeShape)
    .handler(async ({ input, context: { ctx, caller } }) => {
      await limitPostings(ctx, caller.network)
      return makeSeries(ctx, input)
    }),

  recheckEvent: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/recheck', summary: 'Let a change of an event stand', tags })
    .input(decideEventInput)
    .output(eventResultShape)
    .handler(({ input, context }) => recheckEvent(context.ctx, input)),
}

/** Served beside the API, at addresses that calendar programs and feed readers keep for years. */
export const eventFeeds: readonly FileRoute[] = [
  {
    path: '/calendar.ics',
    summary: 'The calendar as a feed for calendar programs, narrowed by the filters of the page',
    tag: 'Events',
    contentType: 'text/calendar',
    query: feedQuery,
  },
  {
    path: '/calendar.atom',
    summary: 'What is new and what changed on the calendar, for feed readers',
    tag: 'Events',
    contentType: 'application/atom+xml',
    query: feedQuery,
  },
  {
    path: '/calendar.json',
    summary: 'The same as JSON Feed, for feed readers and programs',
    tag: 'Events',
    contentType: 'application/feed+json',
    query: feedQuery,
  },
  {
    path: '/calendar/{slug}.ics',
    summary: 'One event as a calendar file',
    tag: 'Events',
    contentType: 'text/calendar',
  },
]
