/** How the transcript says what it holds. */
import { isDayText } from '@/lib/platform/text'
import { capital, count, hours, joined, numberWord } from '@/lib/platform/words'
import { daysBetween, longDay } from '@/lib/platform/words-of-time'
import type { MyView } from '@/lib/reporting/inputs'

export type Period = { from?: string | undefined; to?: string | undefined }
type Totals = {
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
export function titleWords({ creditMinutes, firstEarnedOn }: Totals, until: string): string {
  const whole = Math.floor(creditMinutes / 60)
  if (whole < 1) return fixedTitle.title
  const more = creditMinutes % 60 > 0 ? 'more than ' : ''
  const years = Math.max(1, Math.round(daysBetween(firstEarnedOn ?? until, until) / 365.25))
  const time = years > 1 ? `${numberWord(years)} years` : 'one year'
  return capital(`${more}${numberWord(whole)} ${whole === 1 ? 'hour' : 'hours'} in ${time}`)
}

/** "23 credits at 2 agencies since September 1, 2019, none reversed." */
export function leadWords({ creditMinutes, credits, reversed, firstEarnedOn, agencies }: Totals): string {
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

export const periodWords = ({ from, to }: Period): string =>
  from && to
    ? `from ${longDay(from)} to ${longDay(to)}`
    : from
      ? `from ${longDay(from)} on`
      : `up to ${longDay(to ?? '')}`

/** The address of a page or file with the period in it. */
export function withPeriod(path: string, { from, to }: Period): string {
  const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) }).toString()
  return query ? `${path}?${query}` : path
}

/** The period that an address asks for; what cannot be understood is as if it were not there. */
export function periodOf(query: URLSearchParams): Period {
  const day = (name: string) => [query.get(name) ?? ''].find(isDayText)
  return { from: day('from'), to: day('to') }
}

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
