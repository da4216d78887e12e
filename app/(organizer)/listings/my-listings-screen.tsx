'use client'
import { useQuery } from '@tanstack/react-query'
import { listingKindNames } from '@/lib/directory/fields'
import type { MyListings } from '@/lib/directory/life-shapes'
import { stateName } from '@/lib/platform/states'
import { dayHere, longDay, shortDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Section } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Link } from '../../_ui/link'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { Standing } from './standing'

type Item = MyListings['items'][number]

export function MyListingsScreen() {
  const query = useQuery(api.directory.listMyListings.queryOptions())
  return (
    <Loaded query={query}>
      {({ items, claims, declined }) => (
        <>
          {items.length === 0 ? <NothingYet /> : null}
          <Listings
            id="kept"
            title="Kept by your agency"
            items={items.filter(({ keeperAgencyId, own }) => keeperAgencyId && !own)}
          />
          <Listings id="suggested" title="Suggested by you" items={items.filter(({ own }) => own)} />
          {claims.length > 0 ? (
            <Section id="claims" title="Waiting for a moderator’s answer">
              <ul>
                {claims.map(({ claimId, name, claimedAt }) => (
                  <li key={claimId}>
                    {name}, claimed on {longDay(dayHere(claimedAt))}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Declined declined={declined} />
        </>
      )}
    </Loaded>
  )
}

function Declined({ declined }: Pick<MyListings, 'declined'>) {
  if (declined.length === 0) return null
  return (
    <Section id="answers" title="Claims that were declined">
      <ul>
        {declined.map(({ claimId, name, settledAt, reason }) => (
          <li key={claimId}>
            {name}, on {longDay(dayHere(settledAt))}
            {reason ? <p className="at-written">{reason}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const NothingYet = () => (
  <Empty
    title="Nothing of yours stands in the directory yet"
    actions={<LinkButton href="/listings/new">Suggest a listing</LinkButton>}
  >
    Suggest a service or a task force that is missing; a moderator makes sure of it before anybody is sent there. A
    coordinator claims the listing of their own agency on its page.
  </Empty>
)

function Listings({ id, title, items }: { id: string; title: string; items: readonly Item[] }) {
  if (items.length === 0) return null
  return (
    <Section id={id} title={title}>
      <TableFrame>
        <Table caption={title} columns={columns} rows={items} rowKey={({ listingId }) => listingId} />
      </TableFrame>
    </Section>
  )
}

const columns: Column<Item>[] = [
  {
    key: 'name',
    head: 'Listing',
    header: true,
    cell: ({ listingId, name }) => <Link href={`/listings/${listingId}`}>{name}</Link>,
  },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => listingKindNames[kind] },
  {
    key: 'place',
    head: 'Place',
    cell: ({ city, state }) => [city, state && stateName(state)].filter(Boolean).join(', '),
  },
  { key: 'status', head: 'Where it stands', cell: (item) => <Standing {...item} /> },
  {
    key: 'changed',
    head: 'Last changed',
    className: 'at-nowrap',
    cell: ({ updatedAt }) => shortDay(dayHere(updatedAt)),
  },
]
