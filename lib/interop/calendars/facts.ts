/** What is said about calendars of others, and by which words. Light enough for the browser. */
import * as z from 'zod/mini'
import { audienceKeys } from '@/lib/catalog/keys'
import { eventFormats, eventKinds } from '@/lib/events/fields'
import { stateCodes } from '@/lib/platform/states'
import { textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { isZone } from '@/lib/platform/zones'

/** In the order in which they want a look. */
export const entryKinds = ['refused', 'canceled', 'alike', 'changed', 'new', 'older', 'gone', 'unchanged'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Asked for and not yet read; read; could not be read the last time; not read any more until somebody says so. */
export const sourceStates = ['asked', 'read', 'failing', 'paused'] as const

const clockText = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time as 09:00.'))

/** What a calendar does not say of its events and a listing needs; each holds only where the entry is silent. */
export const besides = z
  .object({
    zone: z.string().check(z.refine(isZone, 'Choose a time zone.')),
    kind: z._default(z.enum(eventKinds, 'Choose a kind of event.'), 'training'),
    /** Of entries that have neither a place nor a link. */
    format: z._default(z.enum(eventFormats, 'Choose in person, online or both.'), 'in-person'),
    city: z._default(textLine({ most: 100 }), ''),
    state: z._default(
      z.string().check(z.refine((code) => code === '' || stateCodes.includes(code), 'Choose a state or territory.')),
      '',
    ),
    sponsor: z._default(textLine({ most: 200 }), ''),
    audiences: z._default(z.array(z.enum(audienceKeys)), []),
    cost: z._default(textLine({ most: 100 }), ''),
    contactName: z._default(textLine({ most: 120 }), ''),
    contactEmail: z._default(textLine({ most: 254 }), ''),
    contactPhone: z._default(textLine({ most: 40 }), ''),
    /** Hours of entries that take whole days. */
    dayFrom: z._default(clockText, '09:00'),
    dayTo: z._default(clockText, '17:00'),
  })
  .check(
    holds(({ dayFrom, dayTo }) => dayFrom < dayTo, {
      path: ['dayTo'],
      message: 'Choose an end after the beginning.',
    }),
  )
export type Besides = z.infer<typeof besides>
