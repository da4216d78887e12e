/** How Attest says what an event is and where it takes place. Pure, so that pages, forms and feeds say the same. */
import type { Say, Text } from '@/lib/platform/say'
import { stateName } from '@/lib/platform/states'
import { capital, count, joined } from '@/lib/platform/words'
import { clock, clockRange, longDay, shortDay, wallOf, weekdayDay, zoneName } from '@/lib/platform/words-of-time'
import type { EventFields, EventFormat, EventKind, EventStatus } from './fields'
import type { CalendarFilter } from './inputs'
import { audienceTexts, type filterTexts, forAudienceTexts, formatTexts, kindTexts } from './messages'
import type { Warning } from './moderation-rules'
import type { Weekday } from './series-inputs'
import type { Decided } from './shapes'

const inEnglish = <K extends string>(texts: Readonly<Record<K, Text>>) =>
  Object.fromEntries(Object.entries<Text>(texts).map(([key, { en }]) => [key, en])) as Record<K, string>

export const kindNames: Record<EventKind, string> = inEnglish(kindTexts)
export const formatNames: Record<EventFormat, string> = inEnglish(formatTexts)

export const audienceNames: Record<string, string> = inEnglish(audienceTexts)

export const weekdayNames: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

export const statusWords: Record<EventStatus, string> = {
  draft: 'Draft',
  submitted: 'Waiting for a moderator',
  returned: 'Returned to you',
  published: 'Published',
  postponed: 'Postponed',
  cancelled: 'Canceled',
  withdrawn: 'Withdrawn',
}

/** What the form calls its fields, for sentences about them. */
export const fieldNames: Record<keyof EventFields, string> = {
  title: 'title',
  summary: 'the text “In short”',
  description: 'what happens',
  kind: 'kind',
  format: 'how people take part',
  sessions: 'when and where',
  sponsor: 'who holds it',
  audiences: 'for whom',
  topicIds: 'topics',
  priorityIds: 'priorities',
  cost: 'cost',
  accessibility: 'access and languages',
  contactName: 'who answers questions',
  contactEmail: 'e-mail for questions',
  contactPhone: 'telephone for questions',
  registrationUrl: 'page where people register',
  creditHours: 'hours of credit',
  hidePlace: 'whether the place is shown',
}

/** What of a submission wants a second look, for the moderator. */
export const warningWords: Record<Warning, string> = {
  'shelter-shown':
    'It speaks of a shelter or a safe house, and its place is shown. Make sure that nothing tells where people stay.',
  'group-shown':
    'It speaks of a group in which survivors meet, and its place is shown. If it is such a group, return it: its kind is support group.',
  'person-named': 'It seems to name somebody who was helped.',
  'first-with-links': 'It is the first of whoever posted it, and has links. Open each of them.',
  'many-waiting': 'Whoever posted it has many events waiting at once.',
  double: 'It is probably on the calendar or waiting already.',
}

/** Why an event was returned, in one text: of the whole, and of single fields. */
export function reasonWords(decided: Pick<Decided, 'reason' | 'fieldReasons'> | undefined): string | null {
  if (!decided) return null
  const said = decided.fieldReasons.map(({ field, reason }) => `${capital(fieldNames[field])}: ${reason}`)
  return [decided.reason, ...said].filter(Boolean).join(' ') || null
}

export const HIDDEN_PLACE = 'Place is given after you register'

type Times = { startsLocal: string; endsLocal: string; zone: string }

/** "Thursday, December 10, 2026, 9:00 a.m. to 1:00 p.m. Pacific"; over midnight each end says its day. */
export function sessionWords({ startsLocal, endsLocal, zone }: Times): string {
  const [on, until] = [startsLocal.slice(0, 10), endsLocal.slice(0, 10)]
  if (on === until) return `${weekdayDay(on)}, ${timeWords({ startsLocal, endsLocal, zone })}`
  return `${weekdayDay(on)}, ${clock(startsLocal.slice(11))} to ${weekdayDay(until)}, ${clock(endsLocal.slice(11))} ${zoneName(zone)}`
}

/** "9:00 a.m. to 1:00 p.m. Pacific"; an end on a later day says it: "10:00 p.m. to 1:00 a.m. (Dec 11, 2026) Pacific". */
export function timeWords({ startsLocal, endsLocal, zone }: Times): string {
  const [from, to] = [startsLocal.slice(11), endsLocal.slice(11)]
  if (startsLocal.slice(0, 10) === endsLocal.slice(0, 10)) return clockRange(from, to, zone)
  return `${clock(from)} to ${clock(to)} (${shortDay(endsLocal.slice(0, 10))}) ${zoneName(zone)}`
}

/** What of a session falls on one of its days: "10:00 p.m. Eastern, until 1:00 a.m. the next day", "until 1:00 a.m. Eastern". */
export function timeOn({ startsLocal, endsLocal, zone }: Times, on: string): string {
  const begins = startsLocal.slice(0, 10) === on
  if (begins && endsLocal.slice(0, 10) === on) return clockRange(startsLocal.slice(11), endsLocal.slice(11), zone)
  const until = clock(endsLocal.slice(11))
  if (!begins) return `Until ${until} ${zoneName(zone)}, from the day before`
  return endsLocal.slice(11) === '00:00'
    ? `${clock(startsLocal.slice(11))} ${zoneName(zone)} until midnight`
    : `${clock(startsLocal.slice(11))} ${zoneName(zone)} until ${until} the next day`
}

type Place = { venueName: string | null; city: string | null; state: string | null }

/** For lists: "Harbor Hall, Marlow Bay, California", "Online", "Place is given after you register". */
export function placeWords(event: { format: EventFormat; placeHidden: boolean }, place: Place | undefined): string {
  if (event.placeHidden)
    return event.format === 'virtual' ? 'Online; the link is given after you register' : HIDDEN_PLACE
  if (event.format === 'virtual' || !place) return 'Online'
  const words = [place.venueName, place.city, place.state ? stateName(place.state) : null].filter(Boolean).join(', ')
  return event.format === 'hybrid' ? `${words}, and online` : words
}

/** How far it is: "31 miles"; within a ZIP code nobody has measured: "close by". */
export const milesWords = (miles: number): string => (miles < 1 ? 'close by' : count(miles, 'mile'))

/** Where there is little room: "Marlow Bay, California", "Online". */
export const weekPlace = (item: { format: EventFormat; placeHidden: boolean } & Place): string =>
  placeWords(item, { ...item, venueName: null })

/** "Harbor Hall, 200 Quay Street, Marlow Bay, California 93999" */
export function addressWords(place: Place & { address: string | null; postalCode: string | null }): string {
  const region = place.state ? [stateName(place.state), place.postalCode].filter(Boolean).join(' ') : null
  return [place.venueName, place.address, place.city, region].filter(Boolean).join(', ')
}

export const audienceWords = (keys: readonly string[]): string =>
  capital(joined(keys.map((key) => (audienceNames[key] ?? key).toLowerCase())))

/** What a filter leaves, in words: "within 50 miles of 93999, with credit"; empty for all. */
export function filterWords(
  filter: CalendarFilter,
  nameOf: (id: string) => string | undefined,
  say: Say<typeof filterTexts>,
): string {
  const { locale } = say
  const parts = [
    ...filter.kind.map((kind) => kindTexts[kind][locale]),
    ...(filter.format.length === 1 ? filter.format.map((format) => formatTexts[format][locale]) : []),
    filter.near ? say('within', { miles: String(filter.within), zip: filter.near }) : undefined,
    filter.state ? stateName(filter.state) : undefined,
    ...filter.audience.map((key) => forAudienceTexts[key][locale]),
    filter.topic ? nameOf(filter.topic) : undefined,
    filter.priority ? nameOf(filter.priority) : undefined,
    filter.credit ? say('credit') : undefined,
    filter.free ? say('free') : undefined,
    filter.places ? say('places') : undefined,
    filter.q ? `“${filter.q}”` : undefined,
    filter.from ? say('from', { day: longDay(filter.from, locale) }) : undefined,
    filter.to ? say('to', { day: longDay(filter.to, locale) }) : undefined,
  ]
  return parts.filter(Boolean).join(', ')
}

/** There is no better day to stand under than the one it had. */
export const POSTPONED = 'Postponed: there is no new day yet'

/** "Canceled on November 18, 2026", by the clock of the place. */
export const cancelledWords = (cancelledAt: string | null, zone = 'America/New_York'): string =>
  cancelledAt ? `Canceled on ${longDay(wallOf(cancelledAt, zone).on)}` : 'Canceled'
