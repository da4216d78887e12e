/** An event as it is being written: its parts, of which any may still be missing. */
import * as z from 'zod/mini'
import { audienceKeys, priorityKeys } from '@/lib/catalog/keys'
import { textBlock } from '@/lib/platform/text'

export const eventFormats = ['in-person', 'virtual', 'hybrid'] as const
export type EventFormat = (typeof eventFormats)[number]
export const eventKinds = ['training', 'conference', 'webinar', 'meeting', 'ceremony', 'support-group'] as const
export type EventKind = (typeof eventKinds)[number]
/** A postponed or cancelled event was published before; it stays on the calendar as cancelled. */
export const eventStates = [
  'draft',
  'submitted',
  'returned',
  'published',
  'postponed',
  'cancelled',
  'withdrawn',
] as const
export type EventStatus = (typeof eventStates)[number]
/** Those of an event that everybody sees; a postponed one has no day yet, and stands under the one it had. */
export const publicStates = ['published', 'postponed', 'cancelled'] as const
export type PublicStatus = (typeof publicStates)[number]
/** What may become of a public event, each with its reason. */
export const changeKinds = ['rescheduled', 'postponed', 'moved', 'session-cancelled'] as const
export type ChangeKind = (typeof changeKinds)[number]
/** Wall clocks in their zone. */
export type Times = { startsLocal: string; endsLocal: string; zone: string }
export const moderationDecisions = ['approved', 'returned', 'cancelled'] as const

const text = (max: number) => z._default(textBlock({ most: max }), '')
const keys = z._default(
  z.array(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))).check(z.maxLength(8, 'Choose at most 8.')),
  [],
)

export const draftSession = z.object({
  /** Names the session for good; a new one has none. */
  id: z.optional(z.uuid()),
  /** Wall clock in the zone, `YYYY-MM-DDTHH:MM`. */
  startsLocal: text(16),
  endsLocal: text(16),
  /** IANA name. */
  zone: text(60),
  /** Yes, the place keeps this zone although its state does not. */
  otherZone: z._default(z.boolean(), false),
  venueName: text(160),
  address: text(200),
  city: text(100),
  /** Postal code of the state or territory. */
  state: text(2),
  postalCode: text(10),
  link: text(500),
})
export type SessionFields = z.infer<typeof draftSession>

/** An event as it is being written: anything may still be missing. */
export const eventDraft = z.object({
  title: text(150),
  /** One or two sentences for the list. */
  summary: text(300),
  description: text(6000),
  kind: z._default(z.enum(eventKinds, 'Choose a kind of event.'), 'training'),
  format: z._default(z.enum(eventFormats, 'Choose in person, online or both.'), 'in-person'),
  sessions: z._default(z.array(draftSession).check(z.maxLength(30, 'At most 30 sessions.')), []),
  sponsor: text(200),
  audiences: z._default(z.array(z.enum(audienceKeys)), []),
  topicIds: keys,
  priorityIds: z._default(z.array(z.enum(priorityKeys)), []),
  /** As the reader sees it: "Free", "$40 per day". */
  cost: text(100),
  accessibility: text(1000),
  contactName: text(120),
  contactEmail: text(254),
  contactPhone: text(40),
  registrationUrl: text(500),
  /** Hours for the whole event, in quarters; null for none. */
  creditHours: z._default(z.nullable(z.number().check(z.minimum(0), z.maximum(200))), null),
  /** Venue, address, city and link are kept from every public page and feed. Always so for a support group. */
  hidePlace: z._default(z.boolean(), false),
})
export type EventFields = z.infer<typeof eventDraft>

export const eventFieldNames = Object.keys(eventDraft.shape) as [keyof EventFields, ...(keyof EventFields)[]]
/** What a moderator asks to have changed about one field. */
export type FieldReason = { field: keyof EventFields; reason: string }
