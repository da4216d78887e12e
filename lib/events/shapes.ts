/** How events are answered: to anyone, to their organizer, and to moderators. */
import * as z from 'zod/mini'
import {
  changeKinds,
  eventDraft,
  eventFieldNames,
  eventFormats,
  eventKinds,
  eventStates,
  moderationDecisions,
  publicStates,
} from './fields'
import { approvalCheckIds, warnings } from './moderation-rules'
import { seriesDateShape } from './series-inputs'

const named = z.object({ id: z.string(), name: z.string() })

/** A session as anyone may see it; of a place that is not shown only the state is given. */
export const publicSessionShape = z.object({
  id: z.string(),
  /** Wall clock in the zone, `YYYY-MM-DDTHH:MM`. */
  startsLocal: z.string(),
  endsLocal: z.string(),
  zone: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  venueName: z.nullable(z.string()),
  address: z.nullable(z.string()),
  city: z.nullable(z.string()),
  state: z.nullable(z.string()),
  postalCode: z.nullable(z.string()),
  link: z.nullable(z.string()),
})
export type PublicSession = z.infer<typeof publicSessionShape>

const itemFields = {
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  kind: z.enum(eventKinds),
  format: z.enum(eventFormats),
  status: z.enum(publicStates),
  sponsor: z.string(),
  creditMinutes: z.nullable(z.int()),
  placeHidden: z.boolean(),
  cancelledAt: z.nullable(z.string()),
  sessions: z.array(publicSessionShape),
}
/** The ZIP code that events are asked for near to; what is not known narrows nothing. */
export const nearPlaceShape = z.object({
  zip: z.string(),
  /** Miles around it. */
  within: z.number(),
  isKnown: z.boolean(),
  /** Of one without an area of its own (post-office boxes) the middle of those around it is taken. */
  isExact: z.boolean(),
  state: z.nullable(z.string()),
})
export type NearPlace = z.infer<typeof nearPlaceShape>
const place = z.nullable(nearPlaceShape)
/** Whole miles between the ZIP codes; null without one, online, and where the place is not shown. */
const miles = z.nullable(z.int())

export const calendarItemShape = z.object({
  ...itemFields,
  /** To the nearest of its sessions. */
  miles,
})
export type CalendarItem = z.infer<typeof calendarItemShape>

export const calendarShape = z.object({
  items: z.array(calendarItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The words were found nowhere; these events have words like them. */
  onlyClose: z.boolean(),
  place,
})
export type Calendar = z.infer<typeof calendarShape>

export const monthShape = z.object({
  /** `2026-12` */
  month: z.string(),
  days: z.array(
    z.object({
      on: z.string(),
      items: z.array(
        z.object({
          slug: z.string(),
          title: z.string(),
          status: z.enum(publicStates),
          startsLocal: z.string(),
          zone: z.string(),
        }),
      ),
    }),
  ),
  total: z.int(),
  place,
})
export type CalendarMonth = z.infer<typeof monthShape>

const weekItemShape = z.object({
  slug: z.string(),
  title: z.string(),
  kind: z.enum(eventKinds),
  format: z.enum(eventFormats),
  status: z.enum(publicStates),
  creditMinutes: z.nullable(z.int()),
  placeHidden: z.boolean(),
  /** Wall clock in the zone, `YYYY-MM-DDTHH:MM`. */
  startsLocal: z.string(),
  endsLocal: z.string(),
  zone: z.string(),
  venueName: z.nullable(z.string()),
  city: z.nullable(z.string()),
  state: z.nullable(z.string()),
  miles,
  /** Which session of how many of the event. */
  part: z.int(),
  parts: z.int(),
})
export type WeekItem = z.infer<typeof weekItemShape>

export const weekShape = z.object({
  /** A Monday. */
  startsOn: z.string(),
  /** All seven, from Monday. */
  days: z.array(z.object({ on: z.string(), items: z.array(weekItemShape) })),
  total: z.int(),
  /** The next day after the week that has a session. */
  nextOn: z.nullable(z.string()),
  place,
})
export type CalendarWeek = z.infer<typeof weekShape>

export const mapShape = z.object({
  /** In person, the nearest first where a ZIP code is given. */
  items: z.array(calendarItemShape),
  /** Of all pages in that order: the middle of the ZIP code of those whose place is shown. */
  points: z.array(z.object({ slug: z.string(), latitude: z.number(), longitude: z.number() })),
  byState: z.array(z.object({ state: z.string(), total: z.int() })),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** How many more are online only. */
  online: z.int(),
  place,
})
export type CalendarMap = z.infer<typeof mapShape>

const changeShape = z.object({
  kind: z.enum(changeKinds),
  reason: z.string(),
  /** When it was to be before. */
  timesBefore: z.array(z.object({ startsLocal: z.string(), endsLocal: z.string(), zone: z.string() })),
  /** Of a session that was canceled by itself. */
  session: z.nullable(z.object({ startsLocal: z.string(), endsLocal: z.string(), zone: z.string() })),
  changedAt: z.string(),
})
export type EventChange = z.infer<typeof changeShape>

const alsoOnShape = z.object({ slug: z.string(), startsLocal: z.string(), endsLocal: z.string(), zone: z.string() })
export type AlsoOn = z.infer<typeof alsoOnShape>

export const eventShape = z.object({
  ...itemFields,
  description: z.string(),
  audiences: z.array(z.string()),
  topics: z.array(named),
  priorities: z.array(named),
  cost: z.string(),
  accessibility: z.nullable(z.string()),
  contactName: z.string(),
  contactEmail: z.string(),
  contactPhone: z.nullable(z.string()),
  registrationUrl: z.nullable(z.string()),
  cancelReason: z.nullable(z.string()),
  /** What became of it since it was public, the last first. */
  changes: z.array(changeShape),
  /** The other dates of its series that are to come. */
  alsoOn: z.array(alsoOnShape),
  sequence: z.int(),
  updatedAt: z.string(),
})
export type PublicEvent = z.infer<typeof eventShape>

export const facetsShape = z.object({ topics: z.array(named), priorities: z.array(named) })

const decisionShape = z.object({
  decision: z.enum(moderationDecisions),
  reason: z.nullable(z.string()),
  /** What was asked for of single fields of the form. */
  fieldReasons: z.array(z.object({ field: z.enum(eventFieldNames), reason: z.string() })),
  /** What was made sure of, where that was asked for. */
  checks: z.nullable(z.array(z.enum(approvalCheckIds))),
  decidedAt: z.string(),
})
export type Decided = z.infer<typeof decisionShape>

export const eventResultShape = z.object({
  eventId: z.string(),
  status: z.enum(eventStates),
  sequence: z.int(),
  /** Its address on the calendar, while it is there. */
  slug: z.nullable(z.string()),
  /** What the next change is made from: when it was saved last. */
  version: z.string(),
})
export type EventResult = z.infer<typeof eventResultShape>

export const myEventItemShape = z.object({
  eventId: z.string(),
  title: z.string(),
  sponsor: z.string(),
  status: z.enum(eventStates),
  /** Where it can be seen, while anyone can see it. */
  slug: z.nullable(z.string()),
  firstSession: z.nullable(z.object({ startsLocal: z.string(), endsLocal: z.string(), zone: z.string() })),
  /** Posted by somebody else, whom one runs it beside. */
  coOrganized: z.boolean(),
  isOver: z.boolean(),
  updatedAt: z.string(),
  submittedAt: z.nullable(z.string()),
  cancelledAt: z.nullable(z.string()),
  /** The reason of the last decision when it was returned, or why it was canceled. */
  reason: z.nullable(z.string()),
})
export type MyEventItem = z.infer<typeof myEventItemShape>

export const myEventShape = z.object({
  eventId: z.string(),
  title: z.string(),
  status: z.enum(eventStates),
  slug: z.nullable(z.string()),
  /** What a change is made from: when it was saved last. */
  version: z.string(),
  cancelReason: z.nullable(z.string()),
  /** What was changed since a moderator looked: it is public, and they look again. */
  recheckWhat: z.nullable(z.array(z.string())),
  fields: eventDraft,
  decisions: z.array(decisionShape),
  /** All dates of its series, itself among them, in order; none where there is no series. */
  series: z.array(seriesDateShape),
  may: z.object({
    /** Make a series of it, or add dates to its series. */
    repeat: z.boolean(),
    change: z.boolean(),
    submit: z.boolean(),
    withdraw: z.boolean(),
    cancel: z.boolean(),
    postpone: z.boolean(),
    /** Other days or another place, with a reason. */
    reschedule: z.boolean(),
    publishAtOnce: z.boolean(),
  }),
})
export type MyEvent = z.infer<typeof myEventShape>

/** Another listing that is probably the same event. */
export const similarShape = z.object({
  title: z.string(),
  sponsor: z.string(),
  on: z.nullable(z.string()),
  slug: z.nullable(z.string()),
  status: z.enum(eventStates),
  own: z.boolean(),
  /** When it was sent, or first saved. */
  postedAt: z.string(),
})
export type SimilarEvent = z.infer<typeof similarShape>

export const submissionShape = z.object({
  eventId: z.string(),
  /** What a decision is made from: when it was saved last. */
  version: z.string(),
  /** New to the calendar, or on it and changed since a moderator looked, or on it and waiting for nothing. */
  why: z.enum(['submitted', 'changed', 'published']),
  what: z.array(z.string()),
  waitingSince: z.string(),
  slug: z.nullable(z.string()),
  own: z.boolean(),
  fields: eventDraft,
  topics: z.array(named),
  decisions: z.array(decisionShape),
  similar: z.array(similarShape),
  /** What of it wants a second look. */
  warnings: z.array(z.enum(warnings)),
  /** Whoever posted it: how many events of theirs were ever public, how many wait, and whether they may post. */
  poster: z.object({ published: z.int(), waiting: z.int(), isBlocked: z.boolean() }),
})
export type Submission = z.infer<typeof submissionShape>

export const submissionsShape = z.object({
  /** What is probably one event stands in one group; the longest waiting first. */
  groups: z.array(z.object({ submissions: z.array(submissionShape) })),
  total: z.int(),
})
