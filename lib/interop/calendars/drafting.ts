/** Entries of calendars in the words of an event: what they say, what is put in beside it, and what is doubtful. Pure. */
import { isZoneOfState, liesInTwoZones, zonesOf } from '@/lib/agencies/zones'
import { withoutQuote } from '@/lib/directory/safety'
import type { EventFields, EventFormat, EventKind, SessionFields } from '@/lib/events/fields'
import { eventFields } from '@/lib/events/inputs'
import { speaksOfGroup, speaksOfShelter, textProblems } from '@/lib/events/public-texts'
import { dateProblems } from '@/lib/events/rules'
import { fieldNames } from '@/lib/events/words'
import type { ForeignEvent } from '@/lib/formats/icalendar-entries'
import { stateName } from '@/lib/platform/states'
import { cleanBlock, cleanLine } from '@/lib/platform/text'
import { addDays, instantOf } from '@/lib/platform/time'
import { capital } from '@/lib/platform/words'
import { clock, wallOf, zoneName } from '@/lib/platform/words-of-time'
import type { Draft } from './entries'
import type { Besides } from './facts'
import { NO_PLACE, type Place, placeIn } from './places'

/** An entry as a draft. A table may say more of it than a calendar can. */
export function draftOf(event: ForeignEvent, besides: Besides, said: Said = {}): Draft {
  const { line, uid, recurrence, sequence, changedAt, isCancelled } = event
  const doubts: string[] = []
  if (event.isTentative) doubts.push('The calendar calls it tentative.')
  // What a table calls it never shows the place of a group of survivors.
  const found = kindIn(event)
  const kind = found === 'support-group' ? found : (said.kind ?? found ?? besides.kind)
  const { format, place } = whereOf(event, besides, said)
  const sessions = sessionsOf(event, { besides, format, place, doubts })
  const words = wordsOf(event, said.summary ?? '')
  const shelter = speaksOfShelter(
    [event.title, event.location, event.description, ...event.categories, words.summary].join(' '),
  )
  if (shelter && kind !== 'support-group')
    doubts.push(
      'It speaks of a shelter, so its place would not be shown. Make sure that no text of it says where it is.',
    )
  const fields: EventFields = {
    ...{ title: event.title, ...words, kind, format, sessions },
    ...{
      sponsor: said.sponsor || besides.sponsor || event.organizerName,
      audiences: said.audiences ?? besides.audiences,
    },
    ...{ topicIds: said.topicIds ?? [], priorityIds: [], cost: said.cost || besides.cost },
    ...{ accessibility: said.accessibility ?? '', creditHours: said.creditHours ?? null },
    ...{
      contactName: said.contactName || besides.contactName,
      contactEmail: said.contactEmail || besides.contactEmail,
    },
    ...{ contactPhone: said.contactPhone || besides.contactPhone, registrationUrl: event.url },
    hidePlace: shelter || kind === 'support-group',
  }
  return { line, uid, recurrence, sequence, changedAt, isCancelled, fields, doubts, refused: said.refused ?? null }
}

/** What a table says of an event besides when and what. */
export type Said = Partial<
  Pick<EventFields, 'kind' | 'format' | 'summary' | 'sponsor' | 'audiences' | 'topicIds' | 'cost' | 'accessibility'> &
    Pick<EventFields, 'creditHours' | 'contactName' | 'contactEmail' | 'contactPhone'> & {
      place: Place
      refused: string
    }
>

const kindWords: readonly (readonly [RegExp, EventKind])[] = [
  [/\bwebinars?\b/i, 'webinar'],
  [/\b(?:conference|summit|symposium)\b/i, 'conference'],
  [/\b(?:vigil|ceremony|remembrance|commemoration|memorial)\b/i, 'ceremony'],
  [/\b(?:training|workshop|academy|class|course)\b/i, 'training'],
  [/\b(?:meeting|task force|coalition)\b/i, 'meeting'],
]

/** What an entry calls itself; a group of survivors is found by its text as well, since it must never show its place. */
function kindIn({ title, categories, description }: ForeignEvent): EventKind | null {
  const named = [...categories, title].join(' ')
  if (speaksOfGroup(named) || speaksOfGroup(description)) return 'support-group'
  return kindWords.find(([words]) => words.test(named))?.[1] ?? null
}

function whereOf(
  { location, joinUrl }: ForeignEvent,
  besides: Besides,
  said: Said,
): { format: EventFormat; place: Place } {
  const { isOnline, ...found } = said.place ? { ...said.place, isOnline: false } : placeIn(location)
  const link = found.link || joinUrl
  const isSomewhere = Boolean(found.venueName || found.address || found.city)
  const usual = isSomewhere ? (link ? 'hybrid' : 'in-person') : link || isOnline ? 'virtual' : besides.format
  const format = said.format ?? usual
  if (format === 'virtual') return { format, place: { ...NO_PLACE, link } }
  const { city, state } = found.state ? found : besides
  return { format, place: { ...found, link, city: found.city || city, state } }
}

type Way = { besides: Besides; format: EventFormat; place: Place; doubts: string[] }

function sessionsOf(event: ForeignEvent, { besides, format, place, doubts }: Way): SessionFields[] {
  if (event.isAllDay) {
    const { dayFrom, dayTo } = besides
    doubts.push(`It takes whole days and gives no hours: ${clock(dayFrom)} to ${clock(dayTo)} was put in.`)
    const zone = zonesOf(place.state)[0] ?? event.zone
    return daysFrom(event).map((day) => ({
      ...{ ...place, zone, otherZone: false, startsLocal: `${day}T${dayFrom}`, endsLocal: `${day}T${dayTo}` },
    }))
  }
  if (event.zoneBy === 'nothing') doubts.push(`It names no time zone, so ${zoneName(event.zone)} time was taken.`)
  const times = { startsLocal: event.starts, endsLocal: event.ends, zone: event.zone, otherZone: false }
  const { state } = place
  if (format === 'virtual' || isZoneOfState({ state, zone: event.zone })) return [{ ...place, ...times }]
  const [zone = event.zone] = zonesOf(state)
  if (event.zoneBy !== 'instant' || liesInTwoZones(state))
    doubts.push(
      `Its times are ${zoneName(event.zone)} time, and ${stateName(state)} keeps ${zoneName(zone)} time: the same moments are shown by that.`,
    )
  const shown = (wall: string) => onClock(wall, event.zone, zone)
  return [{ ...place, ...times, zone, startsLocal: shown(event.starts), endsLocal: shown(event.ends) }]
}

function onClock(wall: string, from: string, to: string): string {
  const { on, time } = wallOf(instantOf(wall, from).toISOString(), to)
  return `${on}T${time}`
}

/** The days of an entry that takes whole ones; its end is the first that it does not take. */
function daysFrom({ starts, ends }: ForeignEvent): string[] {
  const days: string[] = []
  for (let day = starts; day < ends && days.length <= 30; day = addDays(day, 1)) days.push(day)
  return days
}

/** In short and at length: a description that is short enough is said once. */
function wordsOf({ description, title }: ForeignEvent, given: string): Pick<EventFields, 'summary' | 'description'> {
  const whole = cleanBlock(description).slice(0, 6000)
  if (given) return { summary: cleanLine(given).slice(0, 300), description: whole }
  const line = cleanLine(whole)
  if (line.length >= 10 && line.length <= 300) return { summary: line, description: '' }
  const first = cleanLine(whole.split(/\n\s*\n/)[0] ?? '')
  const summary = first.length > 300 ? `${first.slice(0, 298).replace(/\s+\S*$/, '')} …` : first
  return { summary: summary.length >= 10 ? summary : cleanLine(title), description: whole }
}

/** The event as it would be kept, and why it cannot be, in sentences. The same questions as the form asks. */
export function checkedFields(
  given: EventFields,
  { now, isNew }: { now: Date; isNew: boolean },
): { fields: EventFields; problem: string | null } {
  const parsed = eventFields.safeParse(given)
  const fields = parsed.success ? parsed.data : given
  const wrong = parsed.success
    ? [...textProblems(fields), ...dateProblems(fields, now, isNew)]
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  // The sentence is kept with the file: what it is about is not.
  const said = wrong.map(({ field, message }) => `${capital(nameOf(field))}: ${withoutQuote(message)}`)
  return { fields, problem: said.length > 0 ? [...new Set(said)].slice(0, 6).join(' ') : null }
}

const nameOf = (field: string): string => {
  const [name = ''] = field.split('.')
  return Object.hasOwn(fieldNames, name) ? fieldNames[name as keyof EventFields] : name
}
