'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useSearchParams } from 'next/navigation'
import { listingKindNames } from '@/lib/directory/fields'
import type { Due, Waiting } from '@/lib/directory/life-shapes'
import { stateName } from '@/lib/platform/states'
import { dayHere, longDay, shortDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Empty } from '../../../_ui/empty'
import { Link } from '../../../_ui/link'
import { Pager } from '../../../_ui/pager'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { Tabs } from '../../../_ui/tabs'
import { Claims } from './claims'
import { Reports } from './reports'

const views = ['suggestions', 'claims', 'reports', 'due'] as const
type View = (typeof views)[number]
const names: Record<View, string> = {
  suggestions: 'Suggestions',
  claims: 'Claims',
  reports: 'Something is wrong',
  due: 'Due to be checked',
}

/** Four lists of one page; which of them, and its place, stand in the address. */
export function DirectoryQueue() {
  const path = usePathname()
  const asked = useSearchParams()
  const view = views.find((each) => each === asked.get('view')) ?? 'suggestions'
  const cursor = asked.get('after') ?? undefined
  const page = pageIn(asked.get('page'))
  const places = {
    suggestions: cursor ? { cursor } : {},
    claims: { claimsPage: page },
    reports: { reportsPage: page },
    due: {},
  }
  const query = useQuery(api.directory.listWaiting.queryOptions({ input: places[view] }))
  return (
    <Loaded query={query} lines={8}>
      {(waiting) => (
        <>
          <Tabs
            label="What waits"
            items={views.map((each) => ({
              href: `${path}?view=${each}`,
              label: `${names[each]} (${waiting.counts[each]})`,
              current: each === view,
            }))}
          />
          {view === 'suggestions' ? <Suggestions waiting={waiting} path={path} /> : null}
          {view === 'claims' ? (
            <>
              <Claims claims={waiting.claims} />
              <Pages {...{ path, view, page, pages: waiting.claimPages }} />
            </>
          ) : null}
          {view === 'reports' ? (
            <>
              <Reports reports={waiting.reports} />
              <Pages {...{ path, view, page, pages: waiting.reportPages }} />
            </>
          ) : null}
          {view === 'due' ? <DueList cursor={cursor} path={path} /> : null}
        </>
      )}
    </Loaded>
  )
}

const pageIn = (asked: string | null) => (asked && /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1)

type PagesProps = { path: string; view: View; page: number; pages: number }

function Pages({ path, view, page, pages }: PagesProps) {
  const to = (other: number) => ({ href: `${path}?view=${view}&page=${other}` })
  return (
    <Pager
      label={names[view]}
      previous={page > 1 ? to(Math.min(page - 1, pages)) : null}
      next={page < pages ? to(page + 1) : null}
      place={`Page ${page} of ${pages}`}
    />
  )
}

const More = ({ href }: { href: string }) => (
  <p className="at-gap">
    <Link href={href}>The next ones</Link>
  </p>
)

function Suggestions({ waiting: { items, nextCursor }, path }: { waiting: Waiting; path: string }) {
  if (items.length === 0) return <Empty title="No suggestion waits">New ones appear here by themselves.</Empty>
  return (
    <>
      <TableFrame className="at-gap">
        <Table caption="Suggestions that wait" columns={columns} rows={items} rowKey={({ listingId }) => listingId} />
      </TableFrame>
      {nextCursor ? <More href={`${path}?view=suggestions&after=${nextCursor}`} /> : null}
    </>
  )
}

const place = ({ city, state }: { city: string | null; state: string | null }) =>
  [city, state && stateName(state)].filter(Boolean).join(', ')
const opens = ({ listingId, name }: { listingId: string; name: string }) => (
  <Link href={`/moderation/directory/${listingId}`}>{name}</Link>
)

const columns: Column<Waiting['items'][number]>[] = [
  { key: 'name', head: 'Listing', header: true, cell: opens },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => listingKindNames[kind] },
  { key: 'place', head: 'Place', cell: place },
  { key: 'source', head: 'Source', cell: ({ sourceName }) => sourceName },
  {
    key: 'since',
    head: 'Since',
    className: 'at-nowrap',
    cell: ({ waitingSince, wasPublic, own }) => (
      <>
        {`${shortDay(dayHere(waitingSince))}${own ? ', yours' : ''}`}
        {wasPublic ? <small>was public</small> : null}
      </>
    ),
  },
]

function DueList({ cursor, path }: { cursor: string | undefined; path: string }) {
  const query = useQuery(api.directory.listDueListings.queryOptions({ input: cursor ? { cursor } : {} }))
  return (
    <Loaded query={query} lines={6}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty title="Nothing is due">A listing stands here when nobody verified it for 180 days.</Empty>
        ) : (
          <>
            <TableFrame className="at-gap">
              <Table
                caption="Listings due to be checked again, the oldest first"
                columns={dueColumns}
                rows={items}
                rowKey={({ listingId }) => listingId}
              />
            </TableFrame>
            {nextCursor ? <More href={`${path}?view=due&after=${nextCursor}`} /> : null}
          </>
        )
      }
    </Loaded>
  )
}

const dueColumns: Column<Due['items'][number]>[] = [
  { key: 'name', head: 'Listing', header: true, cell: opens },
  { key: 'place', head: 'Place', cell: place },
  { key: 'keeper', head: 'Kept by', cell: ({ keeperName }) => keeperName ?? 'Nobody' },
  {
    key: 'verified',
    head: 'Last verified',
    cell: ({ lastVerifiedOn }) => (lastVerifiedOn ? longDay(lastVerifiedOn) : 'Never'),
  },
]
