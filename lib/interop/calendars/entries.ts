/** What the entries of a calendar would change, one by one, as it is kept until it is loaded. */
import { createHash } from 'node:crypto'
import type { EventFields, EventStatus } from '@/lib/events/fields'
import type { EntryKind } from './facts'

/** An entry of a calendar in the words of an event. */
export type Draft = {
  line: number
  uid: string
  /** Of a series, the day of this date as the series has it; else nothing. */
  recurrence: string
  sequence: number
  changedAt: string | null
  isCancelled: boolean
  fields: EventFields
  /** Why somebody has to tick it. */
  doubts: string[]
  refused: string | null
}

/** What is kept of an entry with the event it became. */
export type Foreign = Pick<Draft, 'uid' | 'recurrence' | 'sequence' | 'changedAt' | 'fields'>

/** An event that came from an entry, as both stand now. */
export type Known = Foreign & {
  eventId: string
  origin: string
  /** Of the event: as the load left it, and now. */
  loadedVersion: string
  version: string
  status: EventStatus
  isOver: boolean
  current: EventFields
}

export type Does =
  | { act: 'add'; foreign: Foreign }
  | { act: 'change'; foreign: Foreign; eventId: string; version: string; fields: EventFields }
  | { act: 'cancel' | 'withdraw'; foreign: Foreign; eventId: string; version: string }

export type CalendarEntry = {
  key: string
  kind: EntryKind
  line: number
  title: string
  /** When and where. */
  about: string
  /** What would happen, and why, in whole sentences. */
  why: string
  /** Is it loaded unless somebody says otherwise? */
  proposed: boolean
  /** The event here, where there is one. */
  eventId: string | null
  changes: { field: string; before: string; after: string }[]
  does: Does | null
  loaded?: boolean
}

const LONGEST_KEY = 150
/** It goes to the screen and back: of two long names that begin alike each keeps its own. */
export function keyOf({ uid, recurrence }: Pick<Draft, 'uid' | 'recurrence'>): string {
  const key = recurrence ? `${uid} ${recurrence}` : uid
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('base64url')
}

export const countKinds = (entries: readonly CalendarEntry[]): Partial<Record<EntryKind, number>> => {
  const counts: Partial<Record<EntryKind, number>> = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
