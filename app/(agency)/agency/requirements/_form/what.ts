/** What is asked for, as the form holds it: a module, an event, so many of a list, or hours in a table; and as a rule keeps it. */
import { settledWhich } from '@/lib/certifications/inputs'
import type { CertificationKind } from '@/lib/certifications/kinds'
import {
  asksTheSame,
  type Criterion,
  criterionShape,
  type MinutesCriterion,
  type Narrowing,
  type Single,
  singlesIn,
} from '@/lib/requirements/criterion'
import type { EventNamed } from '@/lib/requirements/inputs'
import { idOf, keyOf } from '@/lib/requirements/keys'

export const askKinds = ['module', 'event', 'list', 'hours', 'held', 'kept'] as const

/** A line of the table of hours; hours as they are typed. */
export type HoursRow = {
  /** `topic:…`, `priority:…`, or one of the three priorities, whichever. */
  about: string
  atLeast: number | null
  selfPacedAtMost: number | null
  inPersonAtLeast: number | null
}
/** One of the certifications that will do. */
export type HeldRow = { kind: CertificationKind; state: string | null; name: string | null }
/** An event as it was found; `series`: any date of the one that it is a date of. */
export type EventChosen = EventNamed & { series: boolean }
export type WhatValues = {
  asks: (typeof askKinds)[number]
  courseId: string
  /** The event, or those of the list beside its modules. */
  events: EventChosen[]
  listIds: string[]
  listCount: number | null
  hours: number | null
  /** Whether any training fills up the hours, or only what the table names. */
  counts: 'any' | 'named'
  selfPacedAtMost: number | null
  inPersonAtLeast: number | null
  rows: HoursRow[]
  togetherMonths: number | null
  eachOnce: boolean
  /** Who has to have given it: names on lines, the agency itself, modules of the catalog. None of them: anybody. */
  providers: string
  ownAgency: boolean
  modulesToo: boolean
  held: HeldRow[]
  /** A rule that the form cannot show, as it stands. */
  kept: string
}

export const blankHeld: HeldRow = { kind: 'peace-officer', state: null, name: null }

export const blankWhat: WhatValues = {
  asks: 'module',
  courseId: '',
  events: [],
  listIds: [],
  listCount: 1,
  hours: null,
  counts: 'any',
  selfPacedAtMost: null,
  inPersonAtLeast: null,
  rows: [],
  togetherMonths: null,
  eachOnce: false,
  providers: '',
  ownAgency: false,
  modulesToo: false,
  held: [blankHeld],
  kept: '',
}
export const blankRow: HoursRow = { about: '', atLeast: null, selfPacedAtMost: null, inPersonAtLeast: null }

const ANY_PRIORITY = 'priorities'
export const priorities = ['collaboration', 'integration', 'grantee-capacity']

const minutes = (hours: number | null) => (hours === null ? Number.NaN : Math.round(hours * 60))
const limitTo = (hours: number | null) =>
  hours === null ? [] : [{ modes: ['self-paced' as const], atMost: minutes(hours) }]
const live = (hours: number | null, mayShare: boolean) =>
  hours === null ? [] : [{ of: { modes: ['in-person' as const] }, atLeast: minutes(hours), caps: [], mayShare }]

function narrowingOf(about: string): Narrowing {
  if (about === ANY_PRIORITY) return { priorities }
  const [kind, id = ''] = about.split(':')
  return kind === 'priority' ? { priorities: [id] } : { topics: [id] }
}

const aboutOf = ({ topics, priorities: of }: Narrowing): string =>
  of ? (of.length === priorities.length ? ANY_PRIORITY : `priority:${of[0]}`) : `topic:${topics?.[0] ?? ''}`

/** As the API is given it, complete or not: what is missing is named by the schema. */
export function criterionOf(values: WhatValues, agencyId: string): unknown {
  if (values.asks === 'kept') return JSON.parse(values.kept)
  if (values.asks === 'module') return { kind: 'course', courseId: values.courseId }
  if (values.asks === 'event') return eventOf(values.events[0])
  if (values.asks === 'list') {
    const modules = values.listIds.map((courseId) => ({ kind: 'course' as const, courseId }))
    const of = inOrderOf(values.kept, [...modules, ...values.events.map(eventOf)])
    return { kind: 'some', count: values.listCount ?? Number.NaN, of }
  }
  if (values.asks === 'held') return { kind: 'certification', of: values.held.map(settledWhich) }
  return {
    kind: 'minutes',
    atLeast: minutes(values.hours),
    of: {
      ...(values.counts === 'named' && values.rows.length > 0 ? together(values.rows) : {}),
      ...givenBy(values, agencyId),
    },
    caps: limitTo(values.selfPacedAtMost),
    parts: [
      ...values.rows.map((row) => ({
        of: narrowingOf(row.about),
        atLeast: minutes(row.atLeast),
        caps: limitTo(row.selfPacedAtMost),
        mayShare: false,
        parts: live(row.inPersonAtLeast, false),
      })),
      ...live(values.inPersonAtLeast, true).map((part) => ({ ...part, parts: [] })),
    ],
    withinMonths: values.togetherMonths,
    eachOnce: values.eachOnce,
  }
}

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

function givenBy({ providers, ownAgency, modulesToo }: WhatValues, agencyId: string): Pick<Narrowing, 'providers'> {
  const names = providers.split('\n').flatMap((line) => line.trim() || [])
  if (names.length === 0 && !ownAgency && !modulesToo) return {}
  return { providers: { names, ...(ownAgency && { agencyId }), ...(modulesToo && { modules: true as const }) } }
}

/** Only topics or only priorities: what is of both kinds cannot be said as one. */
function together(rows: readonly HoursRow[]): Narrowing {
  const named = rows.map(({ about }) => narrowingOf(about))
  const [topics, of] = [named.flatMap((each) => each.topics ?? []), named.flatMap((each) => each.priorities ?? [])]
  return topics.length > 0 ? { topics: [...new Set(topics)] } : { priorities: [...new Set(of)] }
}

export const mayBeNamedOnly = (rows: readonly HoursRow[]): boolean =>
  new Set(rows.map(({ about }) => about.split(':')[0] === 'topic')).size === 1

/** A rule as the form shows it; what it cannot show is kept as it is. `named`: the events of it that are on the calendar. */
export function whatOf(criterion: Criterion, named: readonly EventNamed[] = []): WhatValues {
  const kept = { ...blankWhat, events: chosenIn(criterion, named), kept: JSON.stringify(criterion) }
  if (criterion.kind === 'course') return { ...kept, courseId: criterion.courseId }
  if (criterion.kind === 'certification') return { ...kept, asks: 'held', held: criterion.of }
  if (criterion.kind === 'event') return { ...kept, asks: 'event' }
  const shown = criterion.kind === 'minutes' ? hoursOf(criterion, kept) : listOf(criterion, kept)
  const own = criterion.kind === 'minutes' ? criterion.of.providers?.agencyId : undefined
  const again = criterionShape.safeParse(criterionOf(shown, own ?? ''))
  return again.success && asksTheSame(again.data, criterion) ? shown : { ...kept, asks: 'kept' }
}

const GONE = 'An event that is not on the calendar any more'

function chosenIn(criterion: Criterion, named: readonly EventNamed[]): EventChosen[] {
  const byId = new Map(named.map((each) => [each.eventId, each]))
  return singlesIn(criterion).flatMap((single) => {
    if (single.kind === 'course') return []
    const eventId = idOf(keyOf(single))
    const known = byId.get(eventId) ?? { eventId, title: GONE, on: null, seriesId: single.series ? eventId : null }
    return { ...known, series: single.series }
  })
}

function listOf({ count, of }: Extract<Criterion, { kind: 'some' }>, kept: WhatValues): WhatValues {
  const listIds = of.flatMap((each) => (each.kind === 'course' ? each.courseId : []))
  return { ...kept, asks: 'list', listIds, listCount: count }
}

function hoursOf(criterion: MinutesCriterion, kept: WhatValues): WhatValues {
  const asHours = (given: number | undefined) => (given === undefined ? null : given / 60)
  const { atLeast, caps, parts, withinMonths, eachOnce } = criterion
  const { providers, ...of } = criterion.of
  return {
    ...kept,
    asks: 'hours',
    hours: atLeast / 60,
    counts: Object.keys(of).length > 0 ? 'named' : 'any',
    selfPacedAtMost: asHours(caps[0]?.atMost),
    inPersonAtLeast: asHours(parts.find(({ mayShare }) => mayShare)?.atLeast),
    rows: parts
      .filter(({ mayShare }) => !mayShare)
      .map((part) => ({
        about: aboutOf(part.of),
        atLeast: part.atLeast / 60,
        selfPacedAtMost: asHours(part.caps[0]?.atMost),
        inPersonAtLeast: asHours(part.parts[0]?.atLeast),
      })),
    togetherMonths: withinMonths,
    eachOnce,
    providers: providers?.names.join('\n') ?? '',
    ownAgency: providers?.agencyId !== undefined,
    modulesToo: providers?.modules === true,
  }
}

const places: [RegExp, string][] = [
  [/^courseId$/, 'courseId'],
  [/^eventId$/, 'events'],
  [/^of\.\d+\.eventId$/, 'events'],
  [/^count$/, 'listCount'],
  [/^of$/, 'listIds'],
  [/^atLeast$/, 'hours'],
  [/^caps\.\d+\.atMost$/, 'selfPacedAtMost'],
  [/^withinMonths$/, 'togetherMonths'],
  [/^of\.providers/, 'providers'],
]

/** Where in the form a refusal of the rule belongs; `criterion` is the choice of what is asked. */
export function fieldOf(path: string, rowCount: number): string {
  const held = /^of\.(\d+\.(?:kind|state|name))$/.exec(path)
  if (held) return `held.${held[1]}`
  const part = /^parts\.(\d+)\.(.*)$/.exec(path)
  if (!part) return places.find(([pattern]) => pattern.test(path))?.[1] ?? 'criterion'
  const [, index = '0', rest = ''] = part
  if (Number(index) >= rowCount) return 'inPersonAtLeast'
  const column = rest.startsWith('caps')
    ? 'selfPacedAtMost'
    : rest.startsWith('parts')
      ? 'inPersonAtLeast'
      : rest.startsWith('of')
        ? 'about'
        : 'atLeast'
  return `rows.${index}.${column}`
}
