'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Filters } from '@/app/_ui/filters'
import { SelectField, TextField } from '@/app/_ui/form'
import { Pager } from '@/app/_ui/pager'
import { PageTitle } from '@/app/_ui/title'
import { countWords, figure } from '@/lib/platform/words'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import { RosterTabs } from '../roster-tabs'
import { PeopleTable } from './people-table'
import { Units } from './units'

/** Who serves in the agency; search, unit and page stand in the address. */
export function PeopleScreen() {
  return <ForAgency lines={8}>{(agency, to) => <PeopleOf key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

type Props = { agency: Agency; to: ToScreen }
type Asked = { search: string; unitId: string; left: boolean; cursor: string }

function useAsked(): Asked {
  const params = useSearchParams()
  const text = (name: string) => params.get(name) ?? ''
  return { search: text('search'), unitId: text('unit'), left: text('who') === 'left', cursor: text('after') }
}

function PeopleOf({ agency, to }: Props) {
  const { agencyId } = agency
  const asked = useAsked()
  const { search, unitId, left, cursor } = asked
  const query = useQuery(
    api.agencies.listPeople.queryOptions({
      input: {
        agencyId,
        search,
        who: left ? 'left' : 'serving',
        ...(unitId ? { unitId } : {}),
        ...(cursor ? { cursor } : {}),
      },
      placeholderData: keepPreviousData,
    }),
  )
  const filtered = search !== '' || unitId !== ''
  return (
    <>
      <PageTitle
        title={titleOf(query.data, left, filtered)}
        lead={leadOf(agency.name, left ? 0 : query.data?.startingLater)}
      >
        {agency.mayChange ? (
          <>
            <a className="at-noprint" href={`/api/v1/agencies/${agencyId}/roster.csv`} download>
              Download as CSV
            </a>
            <LinkButton href={to('/agency/roster/people/new')}>Add one person</LinkButton>
          </>
        ) : null}
      </PageTitle>
      {agency.mayChange ? <RosterTabs to={to} current="people" /> : null}
      <div className="at-gap">
        <PeopleFilters agencyId={agencyId} asked={asked} clearHref={to('/agency/roster/people')} />
      </div>
      <div className="at-section">
        <Loaded query={query} lines={8}>
          {({ items, total, nextCursor }) =>
            items.length === 0 ? (
              <Empty
                title={filtered ? 'Nobody fits the search' : left ? 'Nobody has left' : 'Nobody is on the roster yet'}
              >
                {filtered ? 'Try a part of the name, or another unit.' : 'Load a file, or add one person.'}
              </Empty>
            ) : (
              <>
                <PeopleTable items={items} to={to} mayChange={agency.mayChange} left={left} />
                <Pager
                  label="People"
                  place={`${figure(items.length)} of ${figure(total)}`}
                  previous={cursor ? { href: to(addressOf({ ...asked, cursor: '' })), label: 'From the start' } : null}
                  next={nextCursor ? { href: to(addressOf({ ...asked, cursor: nextCursor })) } : null}
                />
              </>
            )
          }
        </Loaded>
      </div>
      {agency.mayChange ? <Units agencyId={agencyId} /> : null}
    </>
  )
}

/** Whoever begins later is on the roster and does not serve yet. */
function titleOf(
  found: { total: number; startingLater: number } | undefined,
  left: boolean,
  filtered: boolean,
): string {
  if (found === undefined || found.total > 999) return left ? 'People who left' : 'People'
  const people = countWords(found.total, 'person', 'people')
  if (filtered) return found.total === 1 ? `${people} fits the search` : `${people} fit the search`
  if (left) return `${people} left`
  const now = found.total - found.startingLater
  return now === 1 ? 'One person serves here' : `${countWords(now, 'person', 'people')} serve here`
}

function leadOf(agencyName: string, later = 0): string {
  const people = `The people of ${agencyName}, by name.`
  if (later === 0) return people
  return later === 1
    ? `${people} One more begins later.`
    : `${people} ${countWords(later, 'person', 'people')} more begin later.`
}

const addressOf = ({ search, unitId, left, cursor }: Asked) =>
  `/agency/roster/people?${new URLSearchParams({
    ...(search ? { search } : {}),
    ...(unitId ? { unit: unitId } : {}),
    ...(left ? { who: 'left' } : {}),
    ...(cursor ? { after: cursor } : {}),
  })}`

function PeopleFilters({ agencyId, asked, clearHref }: { agencyId: string; asked: Asked; clearHref: string }) {
  const units = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  const chosen = [asked.search, asked.unitId, asked.left].filter(Boolean).length
  return (
    <Filters key={JSON.stringify(asked)} action="/agency/roster/people" bar chosen={chosen} clearHref={clearHref}>
      <input type="hidden" name="agency" value={agencyId} />
      <TextField label="Name, number or e-mail" name="search" type="search" defaultValue={asked.search} />
      <SelectField
        key={units.data?.items.length}
        label="Unit"
        name="unit"
        empty="All units"
        defaultValue={asked.unitId}
        options={(units.data?.items ?? []).map(({ unitId, path }) => ({ value: unitId, label: path }))}
      />
      <SelectField
        label="Who"
        name="who"
        defaultValue={asked.left ? 'left' : 'serving'}
        options={[
          { value: 'serving', label: 'Those who serve' },
          { value: 'left', label: 'Those who left' },
        ]}
      />
    </Filters>
  )
}
