'use client'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import type { Agency } from '@/app/(admin)/admin/words'
import { stateName } from '@/lib/platform/states'
import { count } from '@/lib/platform/words'

export type Found = Pick<Agency, 'agencyId' | 'name' | 'kind'>
type Props = {
  chosen: readonly string[]
  label?: string | undefined
  error?: string | undefined
  onFound: (agency: Found) => void
}

const SHOWN = 8

/** Finds an agency by name or ORI, within a form: Enter searches and does not send it. */
export function FindAgency({ chosen, label = 'Another agency', error, onFound }: Props) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setSearch(typed.trim())
  }
  return (
    <>
      <TextField
        label={label}
        hint="A part of its name, or its ORI"
        name="find-agency"
        maxLength={120}
        autoComplete="off"
        error={error}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onEnter}
      />
      <p className="at-gap">
        <Button variant="outline" onClick={() => setSearch(typed.trim())}>
          Find it
        </Button>
      </p>
      {search ? <Matches search={search} chosen={chosen} onFound={onFound} /> : null}
    </>
  )
}

function Matches({ search, chosen, onFound }: Omit<Props, 'error' | 'label'> & { search: string }) {
  const query = useQuery(api.agencies.listAgencies.queryOptions({ input: { search, limit: SHOWN } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <>
          <p className="at-soft" role="status">
            {total > SHOWN ? `${SHOWN} of ${count(total, 'agency', 'agencies')}` : count(total, 'agency', 'agencies')}{' '}
            found
          </p>
          <ul className="at-list">
            {items.map((agency) => (
              <li key={agency.agencyId} className="at-row at-row--between">
                <span>
                  {agency.name}, {stateName(agency.state)} {agency.ori ? <small>{agency.ori}</small> : null}
                </span>
                {chosen.includes(agency.agencyId) ? (
                  <span className="at-soft">In it</span>
                ) : (
                  <Button small variant="outline" onClick={() => onFound(agency)}>
                    Add<span className="at-hide"> {agency.name}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}
