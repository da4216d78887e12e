'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Counts } from '@/app/_ui/counts'
import { Link } from '@/app/_ui/link'
import { hoursFigure } from '@/lib/platform/words'
import { dayHere, monthAndYear } from '@/lib/platform/words-of-time'
import { ByPriority } from '../transcript/by-priority'
import { CreditTable } from '../transcript/credit-table'

export const latestCredits = () => api.records.listMyCredits.queryOptions({ input: { limit: 5 } })

/** The latest of one's record, and the way to all of it. */
export function Record() {
  const query = useQuery(latestCredits())
  return (
    <Section
      id="transcript"
      title="Your record"
      aside={
        <>
          <Link href="/transcript">Full transcript</Link>, also as a{' '}
          <Link href="/api/v1/people/me/transcript.pdf">PDF anyone can verify</Link>
        </>
      }
    >
      <Loaded query={query} lines={4}>
        {({ items, totals }) =>
          items.length === 0 ? (
            <p>Nothing stands on your record yet. A passed test posts its credit here at once.</p>
          ) : (
            <>
              <Counts
                items={[
                  thisYear(totals.years),
                  {
                    label: 'hours in all',
                    figure: hoursFigure(totals.creditMinutes),
                    note: totals.firstEarnedOn ? `since ${monthAndYear(totals.firstEarnedOn)}` : undefined,
                  },
                  {
                    label: totals.credits === 1 ? 'credit' : 'credits',
                    figure: totals.credits,
                    note: totals.reversed === 0 ? 'none reversed' : `${totals.reversed} reversed`,
                  },
                  {
                    label: totals.agencies === 1 ? 'agency' : 'agencies',
                    figure: totals.agencies,
                    note: 'your record moves with you',
                  },
                ]}
              />
              <ByPriority of={totals.priorities} />
              <CreditTable caption="Your latest credits" items={items} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function thisYear(years: readonly { year: number; creditMinutes: number }[]) {
  const year = Number(dayHere(new Date().toISOString()).slice(0, 4))
  const of = (wanted: number) => years.find((each) => each.year === wanted)?.creditMinutes ?? 0
  return {
    label: 'hours this year',
    figure: hoursFigure(of(year)),
    note: `${hoursFigure(of(year - 1))} in ${year - 1}`,
  }
}
