/** When, where to and in how many letters a notice goes. */
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import type { NoticeKind, Said } from '@/lib/platform/notify'
import type { Text } from '@/lib/platform/say'
import { addDays, dayIn, instantOf } from '@/lib/platform/time'

const NIGHT_BEGINS = '21:00'
const NIGHT_ENDS = '07:00'

/** The first instant from `now` on at which the notice may go: now, or seven in the morning of its reader. */
export function sendableAt(urgency: NoticeKind<never>['urgency'], zone: string, now: Date): Date {
  if (urgency === 'at-once') return now
  const today = dayIn(zone, now)
  const morning = instantOf(`${today}T${NIGHT_ENDS}`, zone)
  if (now < morning) return morning
  if (now < instantOf(`${today}T${NIGHT_BEGINS}`, zone)) return now
  return instantOf(`${addDays(today, 1)}T${NIGHT_ENDS}`, zone)
}

type Addresses = { given: string | null; said: string | undefined; confirmed: string | null }

/** Where it goes; nowhere when the kind writes to people only who confirmed an address, and this one has not. */
export function addressFor(goesTo: NoticeKind<never>['goesTo'], { given, said, confirmed }: Addresses): string | null {
  if (goesTo === 'person') return confirmed
  if (goesTo === 'theirs') return confirmed ?? given
  return (goesTo === 'said' ? said : given) ?? null
}

/** One text of the paragraphs of several notices of a kind, each said once, between what all begin and end with. */
export function textOf(kind: Pick<NoticeKind<never>, 'digest'>, said: readonly Said[]): string {
  const { opening = [], closing = [] } = kind.digest ?? {}
  const language = said[0]?.language ?? USUAL_LOCALE
  const lines = new Set(said.flatMap((each) => each.lines))
  return [...opening, ...lines, ...closing].map((each) => inLanguage(each, language)).join('\n\n')
}

/** What a kind says of itself: in English alone, or in every language. */
export const inLanguage = (text: string | Text, language: Locale): string =>
  typeof text === 'string' ? text : text[language]
