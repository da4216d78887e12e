'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { FindWithin, Matches } from '@/app/_client/find-within'
import { Loaded } from '@/app/_client/loaded'
import { count, fullName } from '@/lib/platform/words'

export type Person = { personId: string; name: string }
type Props = {
  agencyId: string
  chosen: readonly string[]
  onFound: (person: Person) => void
}

const SHOWN = 8

/** Finds people on the roster, within a form. */
export const FindPeople = (props: Props) => (
  <FindWithin
    label="Find somebody on the roster"
    hint="A part of their name, their number or their address"
    name="find-people"
    button="Find them"
  >
    {(search) => <Found {...props} search={search} />}
  </FindWithin>
)

function Found({ agencyId, search, chosen, onFound }: Props & { search: string }) {
  const query = useQuery(api.agencies.listPeople.queryOptions({ input: { agencyId, search, limit: SHOWN } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <Matches
          status={
            total > SHOWN
              ? `${SHOWN} of ${count(total, 'person', 'people')} found; type more of the name`
              : `${count(total, 'person', 'people')} found`
          }
          label="Found on the roster"
          items={items.map(({ givenName: given, familyName: family, ...item }) => ({
            ...item,
            name: fullName({ given, family }),
          }))}
          told={({ personId, name, employeeNumber, position, unitName }) => ({
            ...{ id: personId, name },
            about: [employeeNumber && `number ${employeeNumber}`, position, unitName].filter(Boolean).join(', '),
          })}
          chosen={chosen}
          onChosen={({ personId, name }) => onFound({ personId, name })}
        />
      )}
    </Loaded>
  )
}
