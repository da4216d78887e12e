'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { listAgenciesInput } from '@/lib/agencies/inputs'
import { count } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Pager } from '../../_ui/pager'
import { PageTitle } from '../../_ui/title'
import { ForAdministrators } from '../_administrator'
import { AdminTabs } from './admin-tabs'
import { AgenciesTable } from './agencies-table'
import { type AgencyFilter, AgencyFilters } from './agency-filters'

/** Every agency of the record; what is searched for stands in the address. */
export function AgenciesScreen() {
  return <ForAdministrators lines={8}>{() => <Agencies />}</ForAdministrators>
}

function Agencies() {
  const asked = useSearchParams()
  const { cursor, ...filter } = filterOf(asked)
  const query = useQuery(
    api.agencies.listAgencies.queryOptions({
      input: { ...filter, ...(cursor ? { cursor } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  const chosen = Boolean(filter.search || filter.state || filter.kind)
  return (
    <>
      <PageTitle title="Agencies" lead="Every agency the record knows, and who coordinates it.">
        <LinkButton href="/admin/agencies/new">Add an agency</LinkButton>
      </PageTitle>
      <AdminTabs current="/admin" />
      <div className="at-gap">
        <AgencyFilters key={asked.toString()} filter={filter} />
      </div>
      <Loaded query={query} lines={8}>
        {({ items, total, nextCursor }) =>
          items.length > 0 ? (
            <>
              <AgenciesTable items={items} total={`${count(total, 'agency', 'agencies')}, by name`} />
              <Pager
                label="Agencies"
                previous={cursor ? { href: addressOf(filter), label: 'From the beginning' } : null}
                next={nextCursor ? { href: addressOf(filter, nextCursor) } : null}
              />
            </>
          ) : (
            <NothingFound chosen={chosen} />
          )
        }
      </Loaded>
    </>
  )
}

/** What the address asks for; an address that makes no sense asks for everything. */
function filterOf(asked: URLSearchParams) {
  const given = listAgenciesInput.safeParse(Object.fromEntries([...asked].filter(([, value]) => value !== '')))
  return given.success ? given.data : listAgenciesInput.parse({})
}

function addressOf({ search, state, kind }: AgencyFilter, cursor?: string): string {
  const given = Object.entries({ search, state, kind, cursor }).filter((pair): pair is [string, string] => !!pair[1])
  const query = new URLSearchParams(given).toString()
  return query ? `/admin?${query}` : '/admin'
}

function NothingFound({ chosen }: { chosen: boolean }) {
  return chosen ? (
    <Empty
      title="No agency is found"
      actions={
        <>
          <LinkButton href="/admin">See all agencies</LinkButton>
          <LinkButton variant="link" href="/admin/agencies/new">
            Add an agency
          </LinkButton>
        </>
      }
    >
      Try a part of the name, the whole ORI, or another state.
    </Empty>
  ) : (
    <Empty
      title="No agencies yet"
      actions={
        <>
          <LinkButton href="/admin/agencies/import">Load a public list</LinkButton>
          <LinkButton variant="link" href="/admin/agencies/new">
            Add one agency
          </LinkButton>
        </>
      }
    >
      Load a public list of agencies, or add them one by one.
    </Empty>
  )
}
