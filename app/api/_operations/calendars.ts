/** Calendars of others: checked, loaded and taken back by whoever posts events, and addresses that are read daily. */
import * as z from 'zod/mini'
import { batchInput } from '@/lib/interop/batch-inputs'
import { checkCalendar, loadCalendar, takeBackCalendar } from '@/lib/interop/calendars/commands'
import {
  checkCalendarInput,
  followCalendarInput,
  getCalendarFileInput,
  keepCalendarInput,
  listCalendarFilesInput,
  loadCalendarInput,
  sourceInput,
} from '@/lib/interop/calendars/inputs'
import { getCalendarFile, listCalendarFiles } from '@/lib/interop/calendars/queries'
import {
  calendarFileShape,
  calendarFileSummaryShape,
  calendarLoadedShape,
  calendarSourceShape,
  calendarTakenBackShape,
} from '@/lib/interop/calendars/shapes'
import {
  followCalendar,
  keepCalendar,
  leaveCalendar,
  listCalendarSources,
  readCalendarAgain,
} from '@/lib/interop/calendars/sources'
import { signedIn } from '../_operation'

const tags = ['Events']
const source = z.object({ sourceId: z.string() })

export const calendars = {
  checkCalendar: signedIn
    .route({
      method: 'POST',
      path: '/calendar-files',
      summary: 'Check a calendar of somebody else: what it would post and change, without doing it (at most 2 MB)',
      tags,
    })
    .input(checkCalendarInput)
    .output(z.object({ batchId: z.string() }))
    .handler(({ input, context }) => checkCalendar(context.ctx, input)),

  listCalendarFiles: signedIn
    .route({ method: 'GET', path: '/calendar-files', summary: 'Calendars that I checked so far', tags })
    .input(listCalendarFilesInput)
    .output(z.object({ items: z.array(calendarFileSummaryShape), nextCursor: z.nullable(z.string()) }))
    .handler(({ input, context }) => listCalendarFiles(context.ctx, input)),

  getCalendarFile: signedIn
    .route({ method: 'GET', path: '/calendar-files/{batchId}', summary: 'A calendar and what it would change', tags })
    .input(getCalendarFileInput)
    .output(calendarFileShape)
    .handler(({ input, context }) => getCalendarFile(context.ctx, input)),

  loadCalendar: signedIn
    .route({
      method: 'POST',
      path: '/calendar-files/{batchId}/load',
      summary: 'Post, change and cancel the chosen events of a calendar, all or none',
      tags,
    })
    .input(loadCalendarInput)
    .output(calendarLoadedShape)
    .handler(({ input, context }) => loadCalendar(context.ctx, input)),

  takeBackCalendar: signedIn
    .route({
      method: 'POST',
      path: '/calendar-files/{batchId}/roll-back',
      summary: 'Take a load back, events apart that changed since',
      tags,
    })
    .input(batchInput)
    .output(calendarTakenBackShape)
    .handler(({ input, context }) => takeBackCalendar(context.ctx, input)),

  listCalendarSources: signedIn
    .route({ method: 'GET', path: '/calendar-sources', summary: 'Addresses of calendars that I follow', tags })
    .output(z.object({ items: z.array(calendarSourceShape) }))
    .handler(({ context }) => listCalendarSources(context.ctx)),

  followCalendar: signedIn
    .route({
      method: 'POST',
      path: '/calendar-sources',
      summary: 'Follow a calendar at an address: it is read in a moment, and daily from then on',
      tags,
    })
    .input(followCalendarInput)
    .output(source)
    .handler(({ input, context }) => followCalendar(context.ctx, input)),

  keepCalendar: signedIn
    .route({
      method: 'POST',
      path: '/calendar-sources/{sourceId}/keeping',
      summary: 'Say whether changes of events that I confirmed before follow by themselves',
      tags,
    })
    .input(keepCalendarInput)
    .output(source)
    .handler(({ input, context }) => keepCalendar(context.ctx, input)),

  readCalendarAgain: signedIn
    .route({
      method: 'POST',
      path: '/calendar-sources/{sourceId}/reading',
      summary: 'Have an address read again',
      tags,
    })
    .input(sourceInput)
    .output(source)
    .handler(({ input, context }) => readCalendarAgain(context.ctx, input)),

  leaveCalendar: signedIn
    .route({ method: 'DELETE', path: '/calendar-sources/{sourceId}', summary: 'Follow a calendar no more', tags })
    .input(sourceInput)
    .output(source)
    .handler(({ input, context }) => leaveCalendar(context.ctx, input)),
}
