/** What may come in about events. A draft has the same shape as an event, and may still be incomplete. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { audienceKeys, priorityKeys } from '@/lib/catalog/keys'
import { isSiteAddress } from '@/lib/platform/addresses'
import { stateCodes } from '@/lib/platform/states'
import { daysInOrder, dayText, emailAddress, searchText, textBlock, textLine } from '@/lib/platform/text'
import { holds, whole } from '@/lib/platform/whole'
import { eventQuestions, hourProblem } from './checks'
import { draftSession, eventDraft, eventFieldNames, eventFormats, eventKinds } from './fields'
import { approvalCheckIds } from './moderation-rules'

const line = (most: number) => textLine({ most })
const needed = (most: number, missing: string, least = 1) => textLine({ most, missing, least })
const block = (most: number) => textBlock({ most })
const https = line(500).check(
  z.refine((url) => url === '' || isSiteAddress(url), 'Give a full address that begins with https://.'),
)

const session = z.extend(draftSession, {
  venueName: line(160),
  address: line(200),
  city: line(100),
  state: z.string().check(z.refine((code) => code === '' || stateCodes.includes(code), 'Choose a state or territory.')),
  postalCode: z.string().check(z.trim(), z.regex(/^(\d{5}(-\d{4})?)?$/, 'Give five digits, for example 93999.')),
  link: https,
})

/** A complete event, as it may be sent to a moderator or published. */
export const eventFields = z
  .extend(eventDraft, {
    title: needed(150, 'Give a title of at least five characters.', 5),
    summary: needed(300, 'Say in one or two sentences what it is.', 10),
    description: block(6000),
    sessions: z
      .array(session)
      .check(z.minLength(1, 'Say when it takes place.'), z.maxLength(30, 'At most 30 sessions.')),
    sponsor: needed(200, 'Say which organization holds it.'),
    audiences: z.array(z.enum(audienceKeys)).check(z.minLength(1, 'Say whom it is for.')),
    cost: needed(100, 'Say what it costs, or Free.'),
    accessibility: block(1000),
    contactName: needed(120, 'Give the name of somebody who answers questions.'),
    contactEmail: emailAddress,
    contactPhone: line(40).check(z.regex(/^[\d\s()+.x-]*$/i, 'Give a telephone number, for example (555) 010-0142.')),
    registrationUrl: https,
    creditHours: z.nullable(
      z.number('Give hours as a number, for example 1.5.').check(
        z.refine((hours) => hourProblem(hours) === null, {
          error: (issue) => hourProblem(Number(issue.input)) ?? '',
        }),
      ),
    ),
  })
  .check(whole((fields) => eventQuestions(fields)))

export const draftEventInput = z.extend(eventDraft, {
  key: creationKey,
})
/** The later dates of its series too, those that whoever acts runs. */
const alsoLater = z._default(z.boolean(), false)
export const changeEventInput = z.extend(eventDraft, {
  eventId: z.uuid(),
  madeFrom,
  alsoLater,
})
export const eventInput = z.object({ eventId: z.uuid() })

const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 })
/** A decision is about the event as whoever decides has seen it. */
export const decideEventInput = z.object({ eventId: z.uuid(), madeFrom })
const checks = z._default(z.array(z.enum(approvalCheckIds)), [])
export const approveEventInput = z.extend(decideEventInput, {
  /** What whoever approves has made sure of. */
  checks,
})
export const approveEventsInput = z.object({
  events: z
    .array(decideEventInput)
    .check(z.minLength(1, 'Choose at least one event.'), z.maxLength(20, 'At most 20 events at a time.')),
  /** Made sure of for each of them. */
  checks,
})
/** Of one field of the form, what the organizer should change about it. */
export const fieldReason = z.object({
  field: z.enum(eventFieldNames, 'There is no such field.'),
  reason: textBlock({ most: 500, missing: 'Say what to change about it.', least: 5 }),
})
export const returnEventInput = z
  .extend(decideEventInput, {
    /** May be empty where a field says it all. */
    reason: z._default(textBlock({ most: 1000 }), ''),
    fields: z._default(z.array(fieldReason).check(z.maxLength(18, 'Each field once.')), []),
  })
  .check(
    holds(({ reason, fields }) => fields.length > 0 || reason.length >= 10, {
      path: ['reason'],
      message: 'Say what to change, so that the organizer can do it without asking.',
    }),
  )
/** Whoever posted this event. */
export const blockPosterInput = z.object({
  eventId: z.uuid(),
  reason: reason('Say why, in a sentence that they will read.'),
})
export const liftBlockInput = z.object({ blockId: z.uuid() })
export const cancelEventInput = z.object({
  eventId: z.uuid(),
  reason: reason('Say why, in a sentence that people who planned to come will read.'),
  alsoLater,
})

/** Each of a public event, as whoever runs it has seen it, with a reason that people who planned to come will read. */
const withReason = {
  eventId: z.uuid(),
  madeFrom,
  reason: reason('Say why, in a sentence that people who planned to come will read.'),
}
export const rescheduleEventInput = z.object({
  ...withReason,
  alsoLater,
  sessions: z
    .array(z.object({ id: z.uuid(), startsLocal: line(16), endsLocal: line(16) }))
    .check(z.minLength(1, 'Give the new days.'), z.maxLength(30, 'At most 30 sessions.')),
})
export const postponeEventInput = z.object(withReason)
export const moveEventInput = z.object({
  ...withReason,
  alsoLater,
  format: z.enum(eventFormats, 'Choose in person, online or both.'),
  zone: line(60),
  otherZone: z._default(z.boolean(), false),
  place: z.object({
    venueName: z._default(line(160), ''),
    address: z._default(line(200), ''),
    city: z._default(line(100), ''),
    state: z._default(z.string(), ''),
    postalCode: z._default(line(10), ''),
    link: z._default(line(500), ''),
  }),
})
export const cancelSessionInput = z.object({
  ...withReason,
  sessionId: z.uuid(),
  /** What is left of the hours of credit; asked for where the event gives any. */
  creditHours: z.optional(z.nullable(z.number('Give hours as a number, for example 1.5.'))),
})

export const ways = ['in-person', 'virtual'] as const

/** One value or several, as addresses write them (`?kind=a&kind=b`); what is unknown is left out. */
const chosen = <const T extends readonly [string, ...string[]]>(known: T) =>
  z.catch(
    z.pipe(
      z.transform((value: unknown) =>
        [value].flat().filter((each): each is T[number] => (known as readonly unknown[]).includes(each)),
      ),
      z.array(z.enum(known)),
    ),
    [],
  )
const someOf = <const T extends readonly [string, ...string[]]>(known: T) =>
  z.optional(
    z.pipe(
      z.transform((value: unknown) => [value].flat()),
      z.array(z.enum(known, `Choose from ${known.join(', ')}.`)),
    ),
  )
const ticked = z.catch(
  z.pipe(
    z.transform((value: unknown) => ['1', 'true', 'on', true].includes(value as string)),
    z.boolean(),
  ),
  false,
)
const tickedIn = (name: string) => z.optional(z.enum(['1', 'true', 'on'], `Write ${name}=1, or leave it out.`))

/** Miles around a ZIP code that may be chosen. */
export const distances = [25, 50, 100, 250] as const
export const USUAL_DISTANCE = 50
const isDistance = (miles: number) => distances.some((each) => each === miles)

const lenientDay = z.catch(z.optional(dayText()), undefined)

const filterFields = {
  /** Days of the places: events that end on this day or later. Without it, events that are not over. */
  from: lenientDay,
  to: lenientDay,
  /** In this state or territory; online events stay unless only those in person are wanted. */
  state: z.catch(z.optional(z.enum(stateCodes as [string, ...string[]])), undefined),
  /** A hybrid event is both. */
  format: chosen(ways),
  kind: chosen(eventKinds),
  topic: z.catch(z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))), undefined),
  priority: z.catch(z.optional(z.enum(priorityKeys)), undefined),
  /** Only events that give hours of credit. */
  credit: ticked,
  /** Only events that cost nothing. */
  free: z._default(ticked, false),
  /** Only events that one can register for here now, with places left. */
  places: z._default(ticked, false),
  /** For any of these. */
  audience: z._default(chosen(audienceKeys), []),
  /** A ZIP code as it was typed: the answer says whether it is known. Online events stay unless only those in person are wanted. */
  near: z.catch(
    z.optional(
      z.pipe(
        z.string().check(z.trim(), z.maxLength(10)),
        z.transform((typed) => typed || undefined),
      ),
    ),
    undefined,
  ),
  /** Miles around that ZIP code. */
  within: z._default(z.catch(z.coerce.number().check(z.refine(isDistance)), USUAL_DISTANCE), USUAL_DISTANCE),
  q: z.catch(searchText(100), ''),
}
/**
 * How the calendar is narrowed, in the address of the page, in the API and in the feed alike. Made for addresses that
 * people edit and share: nothing is refused, what cannot be understood is as if it were not there.
 */
export const calendarFilter = z.object(filterFields)
export type CalendarFilter = z.infer<typeof calendarFilter>

/** The filter of a feed: a program asks for it for years and no person reads the answer, so what is not known is refused. */
export const feedQuery = z
  .strictObject(
    {
      from: z.optional(dayText()),
      to: z.optional(dayText()),
      state: z.optional(z.enum(stateCodes as [string, ...string[]], 'Give a state or territory as two letters.')),
      format: someOf(ways),
      kind: someOf(eventKinds),
      topic: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'This topic is not known.'))),
      priority: z.optional(z.enum(priorityKeys, 'This priority is not known.')),
      credit: tickedIn('credit'),
      free: tickedIn('free'),
      audience: someOf(audienceKeys),
      near: z.optional(z.string().check(z.regex(/^\d{5}$/, 'Give a ZIP code of five digits, for example 93999.'))),
      within: z.optional(z.enum(distances.map(String), `Choose from ${distances.join(', ')} miles.`)),
      q: z.optional(searchText(100)),
    },
    {
      error: ({ keys }) =>
        (keys as string[] | undefined)?.includes('places')
          ? 'What is followed cannot be narrowed to what has places left: an event would vanish from it when it is full. Leave out places.'
          : 'This part of the address is not known: from, to, near, within, state, format, kind, audience, topic, priority, credit, free and q are.',
    },
  )
  .check(daysInOrder())
export const feedFilter = z.pipe(
  feedQuery,
  z.transform((given) => calendarFilter.parse(given)),
)
export const listCalendarInput = z.object({
  ...filterFields,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 1),
})
export const monthInput = z.object({ ...filterFields, month: z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/)) })
/** The week that has this day. */
export const weekInput = z.object({ ...filterFields, week: dayText() })
export const slugInput = z.object({ slug: z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)) })

export const findEventsInput = z.object({
  /** Part of the title, the place or whoever gives it. */
  search: searchText(),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(20)), 8),
})
export const findSimilarInput = z.object({
  title: textLine({ most: 150 }),
  on: z.optional(dayText()),
  state: z.optional(z.string().check(z.maxLength(2))),
  /** The event itself, which is not its own duplicate. */
  except: z.optional(z.uuid()),
})
