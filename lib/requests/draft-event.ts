/** What an accepted request for a training becomes without being typed again: the draft of an event. Pure. */
import { type EventFields, eventDraft } from '@/lib/events/fields'
import { addDays } from '@/lib/platform/time'
import type { FieldsOf, PlanRules } from './inputs'

type Held = FieldsOf<'training'> | FieldsOf<'prosecution-training'>

/** What the request names by its id, in words and figures. */
export type Named = {
  /** Title of the module, name of the topic, or the subject. */
  subject: string
  summary: string
  topicIds: readonly string[]
  /** Credit of the module, for one who attends all of it; null where none is known. */
  creditMinutes: number | null
  /** Who holds it, and for whom: as a reader of the calendar knows them. */
  provider: string
  host: string | null
  /** Of the rules that the request was sent under. */
  fee: PlanRules['fee']
}

/** As the reader of the calendar sees it. */
function costOf(fee: Named['fee']): string {
  if (!fee || fee.waived || fee.centsPerPersonDay === 0) return 'Free'
  const dollars = fee.centsPerPersonDay / 100
  return `$${Number.isInteger(dollars) ? dollars : dollars.toFixed(2)} per day`
}

const QUARTERS = 4
/** Whole quarters of an hour, as events count; never more than was taught. */
const inHours = (minutes: number | null) => (minutes === null ? null : Math.floor((minutes / 60) * QUARTERS) / QUARTERS)
/** Agencies of the kinds that come, as the calendar says whom an event is for. */
const audienceOf = (kinds: Held['audienceKinds']): EventFields['audiences'] => {
  const found = kinds.map((kind) => {
    if (kind === 'law-enforcement' || kind === 'prosecution') return 'law-enforcement'
    return kind === 'victim-services' ? 'victim-services' : 'allied-professionals'
  })
  return [...new Set(found)]
}

/**
 * The draft that an officer sends on. `on` is the day that was agreed: the wished one or another. Capacity stays with the
 * request until events have one. The place is shown unless the officer hides it.
 */
export function draftEventOf(request: Held, named: Named, on: string): EventFields {
  const days = Array.from({ length: request.trainingDays ?? 1 }, (_, i) => addDays(on, i))
  const { venueName, address, city, state, postalCode, zone, startsAt, endsAt } = request
  const place = { venueName, address, city, state, postalCode, zone, link: '', otherZone: false }
  return eventDraft.parse({
    title: named.subject.slice(0, 150),
    summary: named.summary.slice(0, 300),
    description: '',
    kind: 'training',
    format: 'in-person',
    sessions: days.map((day) => ({ ...place, startsLocal: `${day}T${startsAt}`, endsLocal: `${day}T${endsAt}` })),
    sponsor: (named.host ?? named.provider).slice(0, 200),
    audiences: audienceOf(request.audienceKinds),
    topicIds: [...named.topicIds],
    priorityIds: request.priorityIds,
    cost: costOf(named.fee),
    accessibility: request.access,
    contactName: request.contactName,
    contactEmail: request.contactEmail,
    contactPhone: request.contactPhone,
    registrationUrl: '',
    creditHours: inHours(named.creditMinutes),
    hidePlace: false,
  })
}
