'use client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { ChosenTag } from '@/app/_ui/tag'
import { stateName } from '@/lib/platform/states'
import type { Agency } from '../words'
import { type Asked, hrefOf, isAgencyId, type TrailFilter } from './filter'

type Props = { asked: Asked; children: (filter: TrailFilter) => ReactNode }

const SHOWN = 10

/** The agency of the address by its id; a name or ORI is looked up first, and asked about where several have it. */
export function ForAgencyAsked({ asked, children }: Props) {
  const { turned: _, ...filter } = asked
  if (!asked.agency) return children(filter)
  return isAgencyId(asked.agency) ? (
    <Known agencyId={asked.agency} filter={filter}>
      {children}
    </Known>
  ) : (
    <Named words={asked.agency} filter={filter}>
      {children}
    </Named>
  )
}

type FilterProps = { filter: TrailFilter; children: Props['children'] }

function Known({ agencyId, filter, children }: FilterProps & { agencyId: string }) {
  const query = useQuery(api.agencies.getAgency.queryOptions({ input: { agencyId } }))
  return (
    <Loaded query={query} lines={10}>
      {(agency) => (
        <Chosen agency={agency} filter={filter}>
          {children}
        </Chosen>
      )}
    </Loaded>
  )
}

function Named({ words, filter, children }: FilterProps & { words: string }) {
  const query = useQuery(api.agencies.listAgencies.queryOptions({ input: { search: words, limit: SHOWN } }))
  return (
    <Loaded query={query} lines={10}>
      {({ items, total }) => {
        const [only] = items
        return only && total === 1 ? (
          <Chosen agency={only} filter={{ ...filter, agency: only.agencyId }}>
            {children}
          </Chosen>
        ) : (
          <Which items={items} total={total} words={words} filter={filter} />
        )
      }}
    </Loaded>
  )
}

function Chosen({ agency, filter, children }: FilterProps & { agency: Agency }) {
  const { agency: _, cursor: __, ...rest } = filter
  return (
    <>
      <p className="at-gap">
        <ChosenTag label={agency.name} removeHref={hrefOf(rest)} />
      </p>
      {children(filter)}
    </>
  )
}

type WhichProps = { items: readonly Agency[]; total: number; words: string; filter: TrailFilter }

function Which({ items, total, words, filter }: WhichProps) {
  if (total === 0)
    return (
      <Note className="at-gap" kind="caution" title={`No agency is called “${words}”`}>
        Type a part of its name, or the whole ORI.
      </Note>
    )
  return (
    <Note className="at-gap" title="Which agency is meant?">
      <ul>
        {items.map(({ agencyId, name, state, ori }) => (
          <li key={agencyId}>
            <Link href={hrefOf({ ...filter, agency: agencyId })}>{name}</Link>, {stateName(state)}
            {ori ? `, ${ori}` : ''}
          </li>
        ))}
      </ul>
      {total > items.length ? <p>There are more. Type more of the name.</p> : null}
    </Note>
  )
}
