'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { figure } from '@/lib/platform/words'
import { stateLabels } from '@/lib/requests/labels'
import type { queueShape } from '@/lib/requests/shapes'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { LinkButton } from '../../../_ui/button'
import { Counts } from '../../../_ui/counts'
import { Empty } from '../../../_ui/empty'
import { Link } from '../../../_ui/link'
import { Pager } from '../../../_ui/pager'
import { PageTitle } from '../../../_ui/title'
import { useWords } from '../../../_ui/words'
import type { QueueTexts } from '../../_lists/messages'
import { stateShapes } from '../../_lists/state-status'
import { filterOf, type QueueFilter, queueHref } from './address'
import { QueueFilters } from './queue-filters'
import { QueueTable } from './queue-table'

type Queue = z.infer<typeof queueShape>

/** The desk of those who answer requests; what was chosen stands in the address. */
export function QueueScreen() {
  const asked = useSearchParams()
  const filter = filterOf(asked)
  const query = useQuery(
    api.requests.listRequestQueue.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: 60_000,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(queue) => <QueueOf queue={queue} filter={filter} />}
    </Loaded>
  )
}

function QueueOf({ queue, filter }: { queue: Queue; filter: QueueFilter }) {
  const say = useWords<QueueTexts>()
  const { items, total, page, pages } = queue
  const waiting = queue.counts
    .filter(({ state }) => state === 'submitted' || state === 'screened')
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageTitle title={say('queueTitle', { count: waiting })} lead={say('queueLead')}>
        <Link href="/requests/figures">{say('figures')}</Link>
      </PageTitle>
      <StateCounts queue={queue} filter={filter} />
      <div className="at-section">
        <QueueFilters key={queueHref(filter)} filter={filter} kinds={queue.kinds} />
      </div>
      {total === 0 ? (
        <Empty title={say('emptyTitle')} actions={<LinkButton href={queueHref({})}>{say('allOpen')}</LinkButton>}>
          {say('emptyText')}
        </Empty>
      ) : (
        <>
          <QueueTable items={items} total={total} />
          <Pager
            label={say('pager')}
            place={say('page', { page, pages })}
            previous={page > 1 ? { href: queueHref({ ...filter, page: page - 1 }) } : null}
            next={page < pages ? { href: queueHref({ ...filter, page: page + 1 }) } : null}
          />
        </>
      )}
    </>
  )
}

const shown = ['submitted', 'screened', 'accepted', 'scheduled', 'delivered', 'evaluated'] as const

/** The states of what is open; each filters what follows, and once more lets go. */
function StateCounts({ queue, filter }: { queue: Queue; filter: QueueFilter }) {
  const say = useWords<QueueTexts>()
  return (
    <Counts
      label={say('counts')}
      items={shown.map((state) => {
        const { count, late } = queue.counts.find((each) => each.state === state) ?? { count: 0, late: 0 }
        const current = filter.state === state
        return {
          label: stateLabels[state][say.locale],
          state: stateShapes[state],
          figure: figure(count),
          noun: say('requests', { count }),
          note: late > 0 ? say('lateCount', { count: late }) : null,
          href: queueHref({ ...filter, state: current ? undefined : state, page: 1 }),
          current,
        }
      })}
    />
  )
}
