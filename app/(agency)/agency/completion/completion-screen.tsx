'use client'
/** People by requirements on any day; each status can be opened to see how it was worked out. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { More } from '@/app/_client/more'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import { count } from '@/lib/platform/words'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { EditionsUnderWay } from '../../_editions-under-way'
import { type Asked, addressWith, askedOf, inputOf } from './address'
import { CompletionFilters } from './completion-filters'
import { CompletionTable } from './completion-table'
import { Explanation } from './explanation'
import { heldWords, Legend } from './legend'
import type { Matrix } from './matrix'
import { PrintAll } from './print-all'

export function CompletionScreen() {
  return (
    <ForAgency lines={12}>{(agency, to) => <Completion key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
  )
}

function Completion({ agency, to }: { agency: Agency; to: ToScreen }) {
  const asked = askedOf(useSearchParams())
  const router = useRouter()
  const query = useInfiniteQuery(
    api.reporting.completionMatrix.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...inputOf(agency.agencyId, asked), cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  return (
    <Loaded query={query} lines={12}>
      {({ pages }) => {
        const [first] = pages
        if (!first) return null
        const items = pages.flatMap((page) => page.items)
        return (
          <>
            <PageTitle
              title="Who has completed what"
              lead={`${first.agencyName} as of ${weekdayDay(first.asOf)}. Choose any status to see how it was worked out.`}
            >
              <PrintAll query={query} total={first.counts.total} />
              <LinkButton className="at-noprint" variant="outline" href={csvHref(agency, asked)}>
                Download as CSV
              </LinkButton>
            </PageTitle>
            <EditionsUnderWay agencyId={agency.agencyId} asOf={first.asOf} />
            <CompletionFilters
              key={JSON.stringify(inputOf(agency.agencyId, asked))}
              asked={asked}
              matrix={first}
              agency={agency}
            />
            {items.length === 0 ? (
              <Nobody matrix={first} asked={asked} agency={agency} to={to} />
            ) : (
              <>
                <p className="at-section at-small">
                  {orderWords(first)}
                  <span className="at-print">{heldWords(items.length, first.counts.total)}</span>
                </p>
                <CompletionTable matrix={first} items={items} asked={asked} to={to} />
                <Legend />
                <More query={query}>
                  Show more people ({items.length} of {first.counts.total})
                </More>
              </>
            )}
            <Explanation
              agency={agency}
              asked={asked}
              to={to}
              onClose={() => router.replace(to(addressWith(asked, { explain: '' })), { scroll: false })}
            />
          </>
        )
      }}
    </Loaded>
  )
}

function csvHref({ agencyId }: Agency, asked: Asked): string {
  const { agencyId: _, ...input } = inputOf(agencyId, asked)
  const query = new URLSearchParams(Object.entries(input).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/api/v1/agencies/${agencyId}/reports/completion.csv?${query}`
}

/** "46 people, most urgent first: 5 overdue, 6 due in 30 days, 2 not yet cleared, then everyone else by name." */
function orderWords({ counts }: Matrix): string {
  const { total, overdue, due30, notCleared } = counts
  const gates = notCleared > 0 ? `, ${notCleared} not yet cleared` : ''
  return `${count(total, 'person', 'people')}, most urgent first: ${overdue} overdue, ${due30} due in 30 days${gates}, then everyone else by name.`
}

type NobodyProps = { matrix: Matrix; asked: Asked; agency: Agency; to: ToScreen }

function Nobody({ matrix, asked, agency, to }: NobodyProps) {
  const filtered = [asked.who, asked.unit, asked.requirement, asked.status].some(Boolean)
  if (!filtered && matrix.asOf !== matrix.today) {
    return (
      <Empty
        title="Nobody served on this day"
        actions={
          <LinkButton href={`/agency/completion?agency=${encodeURIComponent(agency.agencyId)}`}>See today</LinkButton>
        }
      >
        {`No service is recorded for ${longDay(matrix.asOf)}. Choose another day, or see today.`}
      </Empty>
    )
  }
  if (matrix.requirements.length === 0 && matrix.counts.total === 0) {
    return (
      <Empty
        title="No people yet"
        actions={agency.mayChange ? <LinkButton href={to('/agency/roster')}>Load a roster</LinkButton> : undefined}
      >
        Load a roster, then say what your people must complete.
      </Empty>
    )
  }
  return (
    <Empty
      title="Nobody fits these filters"
      actions={
        <LinkButton variant="outline" href={to('/agency/completion')}>
          Show everyone
        </LinkButton>
      }
    >
      Choose another unit, status or day, or search for part of a name.
    </Empty>
  )
}
