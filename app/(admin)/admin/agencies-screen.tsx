'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Filters } from '@/app/_ui/filters'
import { SelectField, TextField } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import { agencyKinds } from '@/lib/agencies/inputs'
import type { agencyShape } from '@/lib/agencies/shapes'
import { stateChoices, stateCodes } from '@/lib/platform/states'
import { count, figure, joined } from '@/lib/platform/words'
import { kindChoices, kindWords, platformRoles } from './kind-words'
import { RolesPart } from './roles-part'

/** Every agency of the record, found by name, and who may do what on the platform. */
export function AgenciesScreen() {
  return (
    <>
      <PageTitle title="Agencies" lead="Find an agency, add one, and name who coordinates it.">
        <LinkButton href="/admin/agencies/new">Add an agency</LinkButton>
        <LinkButton variant="outline" href="/admin/agencies/import">
          Import a list
        </LinkButton>
      </PageTitle>
      <AgencyList />
      <Section id="roles" title="Roles on the platform">
        <RolesPart agencyId={null} roles={platformRoles} />
      </Section>
    </>
  )
}

function AgencyList() {
  const params = useSearchParams()
  const search = params.get('search') ?? ''
  const state = stateCodes.find((each) => each === params.get('state'))
  const kind = agencyKinds.find((each) => each === params.get('kind'))
  const cursor = params.get('after') ?? undefined
  const input = { search, ...(state ? { state } : {}), ...(kind ? { kind } : {}) }
  const query = useQuery(
    api.agencies.listAgencies.queryOptions({
      input: { ...input, ...(cursor ? { cursor } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  const href = (after?: string) => `/admin?${new URLSearchParams({ ...input, ...(after ? { after } : {}) })}`
  return (
    <>
      <Filters
        key={JSON.stringify(input)}
        action="/admin"
        bar
        summary={`Filters: ${[search, state, kind].filter(Boolean).length} chosen`}
        clearHref="/admin"
      >
        <TextField label="Part of the name, or the ORI" name="search" type="search" defaultValue={search} />
        <SelectField label="State" name="state" empty="All states" options={stateChoices} defaultValue={state ?? ''} />
        <SelectField label="Kind" name="kind" empty="All kinds" options={kindChoices} defaultValue={kind ?? ''} />
      </Filters>
      <div className="at-section">
        <Loaded query={query} lines={8}>
          {({ items, total, nextCursor }) =>
            items.length === 0 ? (
              <Empty title="No agency fits" actions={<LinkButton href="/admin/agencies/new">Add an agency</LinkButton>}>
                Try a part of the name. Agencies come here by hand or from a public list.
              </Empty>
            ) : (
              <>
                <p className="at-small at-soft">{count(total, 'agency', 'agencies')}, by name</p>
                <TableFrame>
                  <Table caption="Agencies by name" columns={columns} rows={items} rowKey={(row) => row.agencyId} />
                </TableFrame>
                <Pager
                  label="Agencies"
                  place={`${figure(items.length)} of ${figure(total)}`}
                  previous={cursor ? { href: href(), label: 'From the start' } : null}
                  next={nextCursor ? { href: href(nextCursor) } : null}
                />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

type Agency = z.infer<typeof agencyShape>

const columns: Column<Agency>[] = [
  {
    key: 'name',
    head: 'Agency',
    header: true,
    cell: ({ agencyId, name, ori }) => (
      <>
        <Link href={`/admin/agencies/${agencyId}`}>{name}</Link>
        {ori ? <small>{ori}</small> : null}
      </>
    ),
  },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => kindWords[kind] },
  { key: 'place', head: 'Where', cell: ({ county, state }) => (county ? `${county}, ${state}` : state) },
  {
    key: 'coordinators',
    head: 'Coordinators',
    cell: ({ coordinators }) => (coordinators.length > 0 ? joined(coordinators) : 'nobody yet'),
  },
]
