/** What may come in about series: by which rule an event is repeated, and which of its dates are left out. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { dayText } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { eventStates } from './fields'

/** As iCalendar names them, in its order from Monday. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
export const MOST_DATES = 60

const times = z
  .number('Give how many dates there are in all.')
  .check(
    z.int('Give a whole number of dates.'),
    z.minimum(2, 'Give at least two dates.'),
    z.maximum(MOST_DATES, `A series has at most ${MOST_DATES} dates.`),
  )
/** The first date is the event itself. */
const rule = {
  eventId: z.uuid(),
  every: z.enum(['week', 'month'], 'Choose every week or every month.'),
  /** Every so many weeks or months. */
  interval: z._default(z.int().check(z.minimum(1), z.maximum(12)), 1),
  /** Of a week: these besides the weekday of the event itself. */
  weekdays: z._default(z.array(z.enum(weekdays)).check(z.maxLength(7)), []),
  /** Of a month: its last such weekday; without it as far from the beginning of the month as the event. */
  isLast: z._default(z.boolean(), false),
  /** How many in all, those that are left out among them; or the last day that one may be on. */
  times: z.optional(times),
  until: z.optional(dayText('Choose the day of the last date.')),
}
const ended = holds<{ times?: number | undefined; until?: string | undefined }>(
  ({ times, until }) => (times === undefined) !== (until === undefined),
  { path: ['times'], message: 'Say how many dates there are, or until when.' },
)

export const previewSeriesInput = z.object(rule).check(ended)
export type SeriesRule = z.infer<typeof previewSeriesInput>

export const makeSeriesInput = z
  .object({
    ...rule,
    /** Days that are left out. */
    except: z._default(z.array(dayText()).check(z.maxLength(MOST_DATES)), []),
    madeFrom,
    key: creationKey,
  })
  .check(ended)

const when = { startsLocal: z.string(), endsLocal: z.string(), zone: z.string() }
export const seriesPreviewShape = z.object({
  dates: z.array(
    z.object({
      on: z.string(),
      /** Of its first session. */
      ...when,
      /** The series has it already, this event among them: nothing is made. */
      isThere: z.boolean(),
      /** Why it cannot be, so that it has to be left out. */
      problem: z.nullable(z.string()),
    }),
  ),
})
export const seriesMadeShape = z.object({ eventId: z.string(), made: z.int(), status: z.enum(eventStates) })
export type SeriesMade = z.infer<typeof seriesMadeShape>

/** Of a series, a date as those who run it see it. */
export const seriesDateShape = z.object({
  eventId: z.string(),
  ...when,
  status: z.enum(eventStates),
  slug: z.nullable(z.string()),
  /** To come after the one that is asked about, and neither canceled nor withdrawn. */
  isLater: z.boolean(),
})
export type SeriesDate = z.infer<typeof seriesDateShape>
