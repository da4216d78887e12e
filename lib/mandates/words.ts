/** How the parts of mandate packs are called. Pure: the browser loads it. */

import { stateName } from '@/lib/platform/states'
import { capital } from '@/lib/platform/words'
import { longDay, monthAndYear } from '@/lib/platform/words-of-time'
import type { Confidence, Discipline } from './fields'
import type { PackStatus } from './inputs'
import type { Pack } from './pack'
import type { ToldRule } from './suggested-inputs'

export const disciplineNames: Record<Discipline, string> = {
  'law-enforcement': 'Law enforcement',
  'victim-services': 'Victim services',
  'child-welfare': 'Child welfare',
  others: 'Others',
}
export const statusNames: Record<PackStatus, string> = { verified: 'Verified', draft: 'Draft', lead: 'Lead' }

/** How sure it is, within a sentence. */
const confidenceWords: Record<Confidence, string> = {
  'text-read': 'the words of the source were read',
  'official-page': 'an official page about it was read',
  secondary: 'what others write about it was read',
  'memory-only': 'known from memory only',
  'bill-not-confirmed': 'a bill that is not confirmed as law',
}
export const holdingNames: Record<Pack['holds'], string> = {
  'in-force': 'In force as far as was seen',
  replaced: 'Replaced by a later text',
  'for-a-time': 'For a time that ends or has ended',
  'not-a-law': 'Not a law as far as was seen',
}

export const placeName = (state: string): string => (state === 'US' ? 'All states' : stateName(state))

/** "Colorado, law enforcement": how a rule that an agency told of is called. */
export const suggestedName = ({ place, asksOf }: { place: string; asksOf: Discipline }): string =>
  `${placeName(place)}, ${disciplineNames[asksOf].toLowerCase()}`

/** What its form calls each part of a rule that an agency told of, within a sentence. */
export const toldNames: Record<keyof ToldRule, string> = {
  place: 'where it holds',
  asksOf: 'whom it asks',
  says: 'what it asks for, and of whom',
  citation: 'citation',
  url: 'address of its text',
}

/** "Read in a copy on November 26, 2026: an official page about it was read" */
export const copyWords = ({ confidence, readOn }: Pick<Pack, 'confidence' | 'readOn'>): string =>
  confidence === 'memory-only' || confidence === 'bill-not-confirmed'
    ? capital(confidenceWords[confidence])
    : `Read in a copy on ${longDay(readOn)}: ${confidenceWords[confidence]}`

/** Whether the last reading of a verified pack is too old to be relied on. */
export const isToReadAgain = ({ againDueOn }: { againDueOn: string | null }, today: string): boolean =>
  againDueOn !== null && againDueOn < today

/** Why a lead is none to adopt: of a bill the words may have been read, only not that it became law. */
export const leadWords = ({ confidence }: Pick<Pack, 'confidence'>): string =>
  confidence === 'bill-not-confirmed'
    ? 'It is a bill, and nobody has confirmed that it became law.'
    : 'Nobody has read what its source asks.'

/** "July 1, 2018", "July 2015", "2018", as far as it was read. */
export function sinceWords(effectiveOn: string | null): string | null {
  if (effectiveOn === null || effectiveOn.length === 4) return effectiveOn
  return effectiveOn.length === 7 ? monthAndYear(`${effectiveOn}-01`) : longDay(effectiveOn)
}
