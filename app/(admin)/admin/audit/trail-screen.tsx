'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Note } from '@/app/_ui/note'
import { Pager } from '@/app/_ui/pager'
import { PageTitle } from '@/app/_ui/title'
import { ownZone, zoneName } from '@/lib/platform/words-of-time'
import { ForAdministrators } from '../../_administrator'
import { ForAgencyAsked } from './agency-asked'
import { hrefOf, type TrailFilter, trailAsked } from './filter'
import { TrailFilters } from './trail-filters'
import { TrailTable } from './trail-table'

/** What happened, by whom and about whom, the newest first; the filters stand in the address. */
export function TrailScreen() {
  return <ForAdministrators lines={10}>{() => <Trail />}</ForAdministrators>
}

function Trail() {
  const search = useSearchParams()
  const asked = trailAsked(search)
  const zone = ownZone()
  return (
    <>
      <PageTitle
        title="Audit trail"
        lead={`Every change, and every view of a report about people. The newest first; nothing here can be altered. Days and times are ${zoneName(zone)}.`}
      />
      <TrailFilters key={search.toString()} asked={asked} />
      {asked.turned ? (
        <Note className="at-gap" kind="caution" title="The days are the wrong way round">
          The first day has to be before the last one, or the same.
        </Note>
      ) : asked.unknownEvent ? (
        <Note className="at-gap" kind="caution" title={`No one kind of event is called “${asked.unknownEvent}”`}>
          Choose one of the list that opens while you type, or leave the field empty.
        </Note>
      ) : (
        <ForAgencyAsked key={asked.agency} asked={asked}>
          {(filter) => <Entries filter={filter} zone={zone} />}
        </ForAgencyAsked>
      )}
    </>
  )
}

function Entries({ filter, zone }: { filter: TrailFilter; zone: string }) {
  const { cursor, ...rest } = filter
  const { agency, ...input } = rest
  const query = useQuery(
    api.administration.listTrail.queryOptions({
      input: { ...input, zone, ...(agency ? { agencyId: agency } : {}), ...(cursor ? { cursor } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {({ items, nextCursor }) =>
        items.length > 0 ? (
          <>
            <TrailTable zone={zone} items={items} />
            <Pager
              label="Audit trail"
              previous={cursor ? { href: hrefOf(rest), label: 'The newest' } : null}
              next={nextCursor ? { href: hrefOf(rest, nextCursor), label: 'Earlier' } : null}
            />
          </>
        ) : (
          <Empty title="Nothing is found" actions={<LinkButton href="/admin/audit">See the whole trail</LinkButton>}>
            Nothing of this kind happened in these days. A person is found by words of the name in any order, by the
            number on a roster, or by the whole e-mail address.
          </Empty>
        )
      }
    </Loaded>
  )
}
