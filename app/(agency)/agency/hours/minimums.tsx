import type { ReactNode } from 'react'
import { Link } from '@/app/_ui/link'
import { capital, count, hours, numberWord } from '@/lib/platform/words'
import type { Hours } from './address'

type Short = NonNullable<Hours['short']>
type Minimum = Short['minimums'][number]

/** What a requirement asks of a topic, beside the hours that were earned of it. */
export type Minimums = {
  /** By topic: "6 hours; 9 people below". */
  of: (topicId: string) => ReactNode
  /** Topics of minimums, with their names: also those of which nobody has an hour. */
  topics: readonly { key: string; name: string }[]
  /** In the last line: "self-paced at most 16 hours each". */
  whole: string
  /** Minimums that are of no single topic. */
  others: readonly { key: string; says: ReactNode }[]
  /** What does not count since it is over a limit; null where nothing is. */
  over: string | null
}

/** Null where no requirement was asked about. @param hrefOf those who are below a minimum */
export function minimumsOf({ short }: Pick<Hours, 'short'>, hrefOf: (key: string) => string): Minimums | null {
  if (!short) return null
  const { minimums, limits, overLimit } = short
  const byTopic = new Map(minimums.flatMap((each) => (each.topicId ? [[each.topicId, each]] : [])))
  const said = (minimum: Minimum) => <Said minimum={minimum} href={hrefOf(minimum.key)} />
  return {
    of: (topicId) => {
      const minimum = byTopic.get(topicId)
      return minimum ? said(minimum) : 'none'
    },
    topics: [...byTopic.values()].map(({ key, label }) => ({ key, name: label })),
    whole: limits.map(limitSaid).join('; '),
    others: minimums.filter(({ topicId }) => topicId === null).map((each) => ({ key: each.key, says: said(each) })),
    over: overLimit ? overWords(overLimit) : null,
  }
}

const limitSaid = ({ label, atMost }: Short['limits'][number]) => `${label.toLowerCase()} at most ${hours(atMost)} each`

function Said({ minimum: { topicId, label, needMinutes, below, limits }, href }: { minimum: Minimum; href: string }) {
  const what = [topicId ? hours(needMinutes) : `${label}, ${hours(needMinutes)}`, ...limits.map(limitSaid)].join(', ')
  return (
    <div>
      {`${what}; `}
      {below === 0 ? (
        'nobody below'
      ) : (
        <Link href={`${href}#short`}>
          {`${count(below, 'person', 'people')} below`}
          <span className="at-hide">{` the minimum of ${label}`}</span>
        </Link>
      )}
    </div>
  )
}

/** "Six hours of three people were over a limit; they are on their records but not counted." */
export function overWords({ minutes, people, atLeast }: NonNullable<Short['overLimit']>): string {
  const inHours = minutes / 60
  const words = Number.isInteger(inHours)
    ? `${numberWord(inHours)} ${inHours === 1 ? 'hour' : 'hours'}`
    : hours(minutes)
  const amount = atLeast ? `at least ${words}` : words
  const whom = `${numberWord(people)} ${people === 1 ? 'person' : 'people'}`
  return `${capital(amount)} of ${whom} were over a limit on how training is given; they are on the records, and do not count toward this requirement.`
}
