/** What a letter says that a coordinator writes. */
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import type { Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { writtenTexts } from './messages'
import type { Gate, OpenItem } from './open'

/** A coordinator writes about what is due as far ahead as the list of what falls due looks. */
export const WRITTEN_DAYS_AHEAD = 90

type Names = { givenName: string; familyName: string }
type About = {
  agency: string
  by: string
  today: Day
  items: readonly OpenItem[]
  gates: readonly Gate[]
  locale: Locale
  page: string
}

/** Whoever has one name has it as the last one. */
export const greetingFor = ({ givenName, familyName }: Names, locale: Locale) =>
  inWords(writtenTexts, locale)('hello', { name: givenName || familyName })

/** What is missing and by when. */
export function writtenLines({
  today,
  items,
  gates,
  locale,
}: Pick<About, 'today' | 'items' | 'gates' | 'locale'>): string[] {
  const say = inWords(writtenTexts, locale)
  const each = items.map(({ name, dueOn }) => say(dueOn < today ? 'was' : 'is', { name, day: longDay(dueOn, locale) }))
  const before = gates.map(({ name, heldBack }) => say('gate', { name, act: heldBack }))
  return [...each, ...before]
}

/** Where it goes on, and who wrote. */
export function writtenEnding({
  agency,
  by,
  locale,
  page,
}: Pick<About, 'agency' | 'by' | 'locale' | 'page'>): string[] {
  const say = inWords(writtenTexts, locale)
  return [say('where', { page }), say('from', { name: by, agency })]
}
