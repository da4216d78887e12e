/** What an accepted request for a training becomes without being typed again: the draft of an event. Pure. */
import type { AgencyKind } from '@/lib/agencies/inputs'
import { type EventFields, eventDraft } from '@/lib/events/fields'
import { addDays } from '@/lib/platform/time'
import type { Held } from './records'
import type { PlanRules } from './rule-inputs'

/** What the request names by its id, in words and figures. */
export type Named = {
  /** Title of the module, name of the topic, or the subject. */
  subject: string
  summary: string
  topicIds: readonly string[]
  /** Who holds it, and for whom: as a reader of the calendar knows them. */
  provider: string
  host: { name: string; kind: AgencyKind } | null
  /** Of the rules that the request was sent under. */
  fee: PlanRules['fee']
}

/** As the reader of the calendar sees it; nothing where no fee is known, which the officer fills in before it is sent on. */
function costOf(fee: Named['fee']): string {
  if (!fee) return ''
  if (fee.waived || fee.centsPerPersonDay === 0) return 'Free'
  const dollars = fee.centsPerPersonDay / 100
  return `$${Number.isInteger(dollars) ? dollars : dollars.toFixed(2)} per day`
}

/** A tribe has its own police, courts and services: who looks under law enforcement finds it too. */
const audiences: Record<AgencyKind, EventFields['audiences']> = {
  'law-enforcement': ['law-enforcement'],
  prosecution: ['law-enforcement'],
  'victim-services': ['victim-services'],
  tribal: ['law-enforcement', 'victim-services', 'allied-professionals'],
  'child-welfare': ['allied-professionals'],
  'juvenile-justice': ['allied-professionals'],
  'runaway-homeless-youth': ['victim-services', 'allied-professionals'],
  other: ['allied-professionals'],
}
/** Their house may be where people stay in safety. */
const sheltering: ReadonlySet<AgencyKind> = new Set(['victim-services', 'runaway-homeless-youth', 'child-welfare'])

const QUARTERS = 4
/**
 * Of the agreed hours of all days, in whole quarters of an hour, as events count, breaks included: the officer who sends it on puts them right. Nothing
 * of the module, which is as long as it is for one who reads alone. None where the hours are not known.
 */
function creditOf({ startsLocal, endsLocal }: Held, days: number): number | null {
  const minutes = (minuteOf(endsLocal) - minuteOf(startsLocal)) * days
  return minutes > 0 ? Math.floor((minutes / 60) * QUARTERS) / QUARTERS : null
}
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Agencies of the kinds that come, as the calendar says whom an event is for. */
const audienceOf = (kinds: Held['audienceKinds']): EventFields['audiences'] => {
  return [...new Set(kinds.flatMap((kind) => audiences[kind]))]
}

/**
 * The draft that an officer sends on. `on` is the day that was agreed: the wished one or another. Capacity stays with the
 * request until events have one. The place of a host that may
 * shelter people is hidden unless the officer shows it; others are shown unless the officer hides them.
 */
export function draftEventOf(request: Held, named: Named, on: string): EventFields {
  const days = Array.from({ length: request.trainingDays ?? 1 }, (_, i) => addDays(on, i))
  const { venueName, address, city, state, postalCode, zone, startsLocal, endsLocal } = request
  const place = { venueName, address, city, state, postalCode, zone, link: '', otherZone: false }
  return eventDraft.parse({
    title: named.subject.slice(0, 150),
    summary: named.summary.slice(0, 300),
    description: '',
    kind: 'training',
    format: 'in-person',
    sessions: days.map((day) => ({ ...place, startsLocal: `${day}T${startsLocal}`, endsLocal: `${day}T${endsLocal}` })),
    sponsor: (named.host?.name ?? named.provider).slice(0, 200),
    audiences: audienceOf(request.audienceKinds),
    topicIds: [...named.topicIds],
    priorityIds: request.priorityIds,
    cost: costOf(named.fee),
    accessibility: request.access,
    contactName: request.contactName,
    contactEmail: request.contactEmail,
    contactPhone: request.contactPhone,
    registrationUrl: '',
    creditHours: creditOf(request, days.length),
    hidePlace: named.host !== null && sheltering.has(named.host.kind),
  })
}
