/** How the transcript says what it holds. */
import type * as z from 'zod/mini'
import { priorityEntries } from '@/lib/catalog/reference'
import type { Say } from '@/lib/platform/say'
import { isDayText } from '@/lib/platform/text'
import { capital, count, hours, joined, numberWord } from '@/lib/platform/words'
import { daysBetween, longDay } from '@/lib/platform/words-of-time'
import type { myCreditsShape, partInput } from '@/lib/records/inputs'
import { creditModes } from '@/lib/records/kinds'
import type { MyView } from '@/lib/reporting/inputs'
import type { TranscriptTexts } from './messages'

type Asked = z.infer<typeof partInput>
type Answer = z.infer<typeof myCreditsShape>
export type Totals = Answer['totals']
export type Choices = Answer['choices']
export type Part = { [K in keyof Asked]?: Asked[K] | undefined }
type Sums = {
  creditMinutes: number
  credits: number
  reversed: number
  firstEarnedOn: string | null
  agencies: number
}

export const fixedTitle = {
  title: 'Your transcript',
  lead: 'Everything you have completed, for every agency. It is yours and moves with you.',
}

/** "Sixty-one hours in seven years": whole hours, since headings hold no digits. @param until the last day looked at */
export function titleWords({ creditMinutes, firstEarnedOn }: Sums, until: string): string {
  const whole = Math.floor(creditMinutes / 60)
  if (whole < 1) return fixedTitle.title
  const more = creditMinutes % 60 > 0 ? 'more than ' : ''
  const years = Math.max(1, Math.round(daysBetween(firstEarnedOn ?? until, until) / 365.25))
  const time = years > 1 ? `${numberWord(years)} years` : 'one year'
  return capital(`${more}${numberWord(whole)} ${whole === 1 ? 'hour' : 'hours'} in ${time}`)
}

/** "23 credits at 2 agencies since September 1, 2019, none reversed." */
export function leadWords({ creditMinutes, credits, reversed, firstEarnedOn, agencies }: Sums): string {
  const where = agencies > 0 ? ` for ${count(agencies, 'agency', 'agencies')}` : ''
  const since = firstEarnedOn ? ` since ${longDay(firstEarnedOn)}` : ''
  const taken = reversed === 0 ? 'none reversed' : `${reversed} reversed`
  return `${capital(hours(creditMinutes))} in ${count(credits, 'credit')}${where}${since}, ${taken}. Each certificate can be verified by anyone who holds its code.`
}

/** The year with the most hours; where several have as many, all of them. */
export function mostWords(years: readonly { year: number; creditMinutes: number }[]): string {
  const most = Math.max(...years.map(({ creditMinutes }) => creditMinutes))
  const best = years.filter(({ creditMinutes }) => creditMinutes === most).map(({ year }) => year)
  return best.length === years.length
    ? 'Each year brought as many hours'
    : `${joined(best.sort((a, b) => a - b).map(String))} brought the most hours`
}

/** ICU takes no hyphen in the keys of a choice. */
export const modeKey = (mode: (typeof creditModes)[number]) => (mode === 'in-person' ? 'inperson' : mode)

/** "earned from January 1, 2026 on, about Ethics" */
export function partWords(say: Say<TranscriptTexts>, part: Part, choices: Choices | undefined): string {
  const { from = '', to = '', topic, mode, priority, agencyId } = part
  const [first, last] = [from && longDay(from, say.locale), to && longDay(to, say.locale)]
  const days =
    from && to
      ? say('earnedBetween', { from: first, to: last })
      : from
        ? say('earnedSince', { from: first })
        : to && say('earnedUntil', { to: last })
  const named = priorityEntries.find(({ id }) => id === priority)?.name
  return [
    days,
    topic && say('about', { topic: choices?.topics.find(({ id }) => id === topic)?.name ?? topic }),
    mode && say('given', { mode: modeKey(mode) }),
    named && say('ofPriority', { priority: named }),
    agencyId &&
      say('earnedFor', { agency: choices?.agencies.find((each) => each.agencyId === agencyId)?.name ?? agencyId }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** The address of a page with the part in it. */
export const withPart = (path: string, { agencyId, ...part }: Part): string =>
  withQuery(path, { ...part, agency: agencyId })
/** The address of a file with it. */
export const fileOf = (path: string, part: Part): string => withQuery(path, part)

function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `${path}?${query}` : path
}

/** The part that an address asks for; what cannot be understood is as if it were not there. */
export function partOf(query: URLSearchParams): Part {
  const given = (name: string) => query.get(name) ?? ''
  return {
    from: [given('from')].find(isDayText),
    to: [given('to')].find(isDayText),
    topic: given('topic').slice(0, 80) || undefined,
    mode: creditModes.find((mode) => mode === given('mode')),
    priority: priorityEntries.find(({ id }) => id === given('priority'))?.id,
    agencyId: [given('agency')].find((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)),
  }
}

/** What stands for a day in the address and is none: “2026-02-30”. */
export const noDayOf = (query: URLSearchParams): string | undefined =>
  ['from', 'to'].map((name) => query.get(name)?.trim() ?? '').find((text) => text !== '' && !isDayText(text))

const deeds = {
  compared: 'looked at what your record holds, to join it to another one',
  joined: 'joined two records as yours',
  restored: 'added an address to sign in with',
} as const

/** "Dana Whitfield, for Marlow Bay", or what an administrator did, with the reason as it was written. */
export function lookWords({ by, agencyName, what, reason }: Omit<MyView, 'at'>): string {
  if (what === 'opened') return agencyName ? `${by}, for ${agencyName}` : by
  return `${by}, an administrator, ${deeds[what]}.${reason ? ` What they wrote: “${reason}”` : ''}`
}
