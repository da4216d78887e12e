/** What is asked for, between the form and the rule: a module, an event, so many of a list, hours in a table, several of these. */
import { settledWhich } from '@/lib/certifications/inputs'
import type { EventNamed } from '@/lib/requirements/answers'
import { criterionShape } from '@/lib/requirements/engine/countable'
import {
  asksTheSame,
  type Criterion,
  isListOfSingles,
  namedIn,
  type Single,
  singlesIn,
} from '@/lib/requirements/engine/criterion'
import { idOf, keyOf } from '@/lib/requirements/engine/keys'
import { hoursIn, hoursOf, narrowIn, narrowingOf } from './what-hours'
import {
  blankEntry,
  blankWhat,
  type EntryValues,
  type EventChosen,
  type NarrowValues,
  type WhatValues,
} from './what-values'

/** As the API is given it, complete or not: what is missing is named by the schema. */
export function criterionOf(values: WhatValues, agencyId: string): unknown {
  if (values.asks === 'kept') return JSON.parse(values.kept)
  if (values.asks === 'held') return { kind: 'certification', of: values.held.map(settledWhich) }
  if (values.asks !== 'several') return entryOf(values, agencyId)
  const of = values.entries.map((entry) => entryOf(entry, agencyId))
  const count = { all: Math.max(1, of.length), any: 1, some: values.severalCount ?? Number.NaN }[values.together]
  return { kind: 'some', count, of }
}

function entryOf(values: EntryValues, agencyId: string): unknown {
  if (values.asks === 'module') return { kind: 'course', courseId: values.courseId }
  if (values.asks === 'event') return eventOf(values.events[0])
  if (values.asks === 'hours') return hoursOf(values, agencyId)
  if (values.asks === 'training') return trainingOf(values, agencyId)
  return { kind: 'some', count: values.listCount ?? Number.NaN, of: listedIn(values, agencyId) }
}

/** What stands in a list, in its order. */
export const listedIn = (values: EntryValues, agencyId: string): Single[] =>
  inOrderOf(values.kept, [
    ...values.listIds.map((courseId) => ({ kind: 'course' as const, courseId })),
    ...values.events.map(eventOf),
    ...values.trainings.map((narrow) => trainingOf(narrow, agencyId)),
  ])

const trainingOf = (narrow: NarrowValues, agencyId: string): Single => ({
  kind: 'training',
  of: narrowingOf(narrow, agencyId),
})

/** A series is asked for by the event that it is called by. */
const eventOf = (chosen: EventChosen | undefined): Single => {
  const series = chosen?.series === true && chosen.seriesId !== null
  return { kind: 'event', eventId: (series ? chosen.seriesId : chosen?.eventId) ?? '', series }
}

/** What the rule asks for already stays where it stands in its list: the same list is the same rule. */
function inOrderOf(kept: string, of: Single[]): Single[] {
  const before = kept ? singlesIn(JSON.parse(kept)).map(keyOf) : []
  const place = (single: Single) => (before.includes(keyOf(single)) ? before.indexOf(keyOf(single)) : before.length)
  return of.toSorted((a, b) => place(a) - place(b))
}

/** A rule as the form shows it; what it cannot show is kept as it is. `named`: the events of it that are on the calendar. */
export function whatOf(criterion: Criterion, named: readonly EventNamed[] = []): WhatValues {
  // What a kind of certification does not have means nothing in it.
  if (criterion.kind === 'certification') return { ...blankWhat, asks: 'held', held: criterion.of.map(settledWhich) }
  const shown = shownOf(criterion, named)
  const [own = ''] = namedIn(criterion).agencies
  const again = criterionShape.safeParse(criterionOf(shown, own))
  return again.success && asksTheSame(again.data, criterion)
    ? shown
    : { ...blankWhat, events: chosenIn(criterion, named), kept: JSON.stringify(criterion), asks: 'kept' }
}

function shownOf(criterion: Criterion, named: readonly EventNamed[]): WhatValues {
  if (criterion.kind !== 'some' || isListOfSingles(criterion)) return { ...blankWhat, ...entryIn(criterion, named) }
  const { count, of } = criterion
  return {
    ...blankWhat,
    asks: 'several',
    together: count === of.length ? 'all' : count === 1 ? 'any' : 'some',
    severalCount: count,
    entries: of.map((each) => entryIn(each, named)),
  }
}

function entryIn(criterion: Criterion, named: readonly EventNamed[]): EntryValues {
  const entry = { ...blankEntry, events: chosenIn(criterion, named), kept: JSON.stringify(criterion) }
  if (criterion.kind === 'course') return { ...entry, courseId: criterion.courseId }
  if (criterion.kind === 'event') return { ...entry, asks: 'event' }
  if (criterion.kind === 'minutes') return { ...entry, ...hoursIn(criterion) }
  if (criterion.kind === 'training') return { ...entry, ...narrowIn(criterion.of), asks: 'training' }
  const of = singlesIn(criterion)
  const listIds = of.flatMap((each) => (each.kind === 'course' ? each.courseId : []))
  const trainings = of.flatMap((each) => (each.kind === 'training' ? narrowIn(each.of) : []))
  return { ...entry, asks: 'list', listIds, trainings, listCount: criterion.kind === 'some' ? criterion.count : null }
}

const GONE = 'An event that is not on the calendar any more'

function chosenIn(criterion: Criterion, named: readonly EventNamed[]): EventChosen[] {
  const byId = new Map(named.map((each) => [each.eventId, each]))
  return singlesIn(criterion).flatMap((single) => {
    if (single.kind !== 'event') return []
    const eventId = idOf(keyOf(single))
    const known = byId.get(eventId) ?? { eventId, title: GONE, on: null, seriesId: single.series ? eventId : null }
    return { ...known, series: single.series }
  })
}
