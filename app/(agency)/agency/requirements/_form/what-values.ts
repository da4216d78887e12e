/** What is asked for, as the form holds it: hours as they are typed, lists on lines, what was not chosen empty. */
import type { CertificationKind } from '@/lib/certifications/kinds'
import type { EventNamed } from '@/lib/requirements/answers'

/** The last three are of the rule as a whole: what is held, several of the others, or what cannot be shown. */
export const askKinds = ['module', 'event', 'training', 'list', 'hours', 'held', 'several', 'kept'] as const

/** Which training counts. */
export type NarrowValues = {
  /** `topic:…`, `priority:…`, one of the three priorities (`priorities`), `any`, or nothing chosen yet. */
  about: string
  alsoTopics: string[]
  exceptTopics: string[]
  priorities: string[]
  /** Ways in which it is given, between spaces; empty: any. */
  ways: string
  sources: string[]
  courseIds: string[]
  /** Who has to have given it: names on lines, the agency itself, modules of the catalog. None of them: anybody. */
  providers: string
  ownAgency: boolean
  modulesToo: boolean
  sittingHours: number | null
  /** What it is called, a name on each line. */
  titles: string
}
/** At most so many hours given in these ways. */
export type CapRow = { ways: string; atMost: number | null }
/** Hours inside others; the limit on self-paced study, which is the usual one, has a field of its own. */
export type FloorRow = NarrowValues & {
  atLeast: number | null
  selfPacedAtMost: number | null
  caps: CapRow[]
  mayShare: boolean
}
/** A line of the table of hours. */
export type HoursRow = FloorRow & { inPersonAtLeast: number | null; inner: FloorRow[] }
/** One of the certifications that will do. */
export type HeldRow = { kind: CertificationKind; state: string | null; name: string | null }
/** An event as it was found; `series`: any date of the one that it is a date of. */
export type EventChosen = EventNamed & { series: boolean }

/** One thing that is asked for. */
export type EntryValues = NarrowValues & {
  asks: (typeof askKinds)[number]
  courseId: string
  /** The event, or those of the list beside its modules. */
  events: EventChosen[]
  listIds: string[]
  /** Courses given elsewhere, of the list. */
  trainings: NarrowValues[]
  listCount: number | null
  hours: number | null
  /** Whether any training fills up the hours, or only what the table names. */
  counts: 'any' | 'named'
  selfPacedAtMost: number | null
  inPersonAtLeast: number | null
  caps: CapRow[]
  rows: HoursRow[]
  togetherMonths: number | null
  eachOnce: boolean
  /** How many minutes an hour of the rule is, where it is not sixty; and whether whole hours and halves alone count. */
  hourMinutes: number | null
  inHalves: boolean
  /** What the rule asks for as it stands: its order is kept, and a rule that the form cannot show. */
  kept: string
}
export type WhatValues = EntryValues & {
  held: HeldRow[]
  /** Of several: all of them, any one, or so many. */
  together: 'all' | 'any' | 'some'
  severalCount: number | null
  entries: EntryValues[]
}

export const blankNarrow: NarrowValues = {
  about: 'any',
  alsoTopics: [],
  exceptTopics: [],
  priorities: [],
  ways: '',
  sources: [],
  courseIds: [],
  providers: '',
  ownAgency: false,
  modulesToo: false,
  sittingHours: null,
  titles: '',
}
export const blankCap: CapRow = { ways: 'virtual', atMost: null }
export const blankFloor: FloorRow = {
  ...blankNarrow,
  about: '',
  atLeast: null,
  selfPacedAtMost: null,
  caps: [],
  mayShare: false,
}
export const blankRow: HoursRow = { ...blankFloor, inPersonAtLeast: null, inner: [] }
export const blankHeld: HeldRow = { kind: 'peace-officer', state: null, name: null }
export const blankEntry: EntryValues = {
  ...blankNarrow,
  asks: 'module',
  courseId: '',
  events: [],
  listIds: [],
  trainings: [],
  listCount: 1,
  hours: null,
  counts: 'any',
  selfPacedAtMost: null,
  inPersonAtLeast: null,
  caps: [],
  rows: [],
  togetherMonths: null,
  eachOnce: false,
  hourMinutes: null,
  inHalves: false,
  kept: '',
}
export const blankWhat: WhatValues = {
  ...blankEntry,
  held: [blankHeld],
  together: 'all',
  severalCount: 1,
  entries: [blankEntry, blankEntry],
}

/** All events that were found for it. */
export const eventsIn = ({ asks, events, entries }: WhatValues): EventChosen[] =>
  asks === 'several' ? entries.flatMap((entry) => entry.events) : events

/** Hours are asked for, alone or among others. */
export const asksHours = ({ asks, entries }: Pick<WhatValues, 'asks' | 'entries'>): boolean =>
  asks === 'hours' || asks === 'kept' || (asks === 'several' && entries.some((entry) => entry.asks === 'hours'))

/** What was kept while it was typed before a field was there has that field empty. */
export const wholeWhat = (what: WhatValues): WhatValues => ({
  ...blankWhat,
  ...what,
  ...{ rows: wholeRows(what), entries: (what.entries ?? blankWhat.entries).map(wholeEntry) },
})
const wholeEntry = (entry: EntryValues): EntryValues => ({ ...blankEntry, ...entry, rows: wholeRows(entry) })
const wholeRows = ({ rows }: EntryValues): HoursRow[] => rows.map((row) => ({ ...blankRow, ...row }))
