'use client'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { count, fullName } from '@/lib/platform/words'

export type Person = { personId: string; name: string }
type Props = {
  agencyId: string
  chosen: readonly string[]
  onFound: (person: Person) => void
}

const SHOWN = 8

/** Finds people on the roster, within a form: Enter searches and does not send it. */
export function FindPeople(props: Props) {
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
        label="Find somebody on the roster"
        hint="A part of their name, their number or their address"
        name="find-people"
        maxLength={120}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onEnter}
      />
      <p className="at-gap">
        <Button variant="outline" onClick={() => setSearch(typed.trim())}>
          Find them
        </Button>
      </p>
      {search ? <Matches {...props} search={search} /> : null}
    </>
  )
}

function Matches({ agencyId, search, chosen, onFound }: Props & { search: string }) {
  const query = useQuery(api.agencies.listPeople.queryOptions({ input: { agencyId, search, limit: SHOWN } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <>
          <p className="at-soft" role="status">
            {total > SHOWN
              ? `${SHOWN} of ${count(total, 'person', 'people')} found; type more of the name`
              : `${count(total, 'person', 'people')} found`}
          </p>
          <ul className="at-list" aria-label="Found on the roster">
            {items.map(({ personId, givenName, familyName, position, unitName }) => {
              const name = fullName({ given: givenName, family: familyName })
              return (
                <li key={personId} className="at-row at-row--between">
                  <span>
                    {name} <small>{[position, unitName].filter(Boolean).join(', ')}</small>
                  </span>
                  {chosen.includes(personId) ? (
                    <span className="at-soft">Chosen</span>
                  ) : (
                    <Button small variant="outline" onClick={() => onFound({ personId, name })}>
                      Choose<span className="at-hide"> {name}</span>
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Loaded>
  )
}
