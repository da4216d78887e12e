'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { FindWithin, Matches } from '@/app/_client/find-within'
import { Loaded } from '@/app/_client/loaded'
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

/** Finds an agency by name or ORI, within a form. */
export const FindAgency = ({ label = 'Another agency', error, ...props }: Props) => (
  <FindWithin label={label} hint="A part of its name, or its ORI" name="find-agency" error={error}>
    {(search) => <FoundAgencies {...props} search={search} />}
  </FindWithin>
)

function FoundAgencies({ search, chosen, onFound }: Omit<Props, 'error' | 'label'> & { search: string }) {
  const query = useQuery(api.agencies.listAgencies.queryOptions({ input: { search, limit: SHOWN } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <Matches
          status={`${total > SHOWN ? `${SHOWN} of ` : ''}${count(total, 'agency', 'agencies')} found`}
          label="Agencies found"
          items={items}
          told={({ agencyId, name, state, ori }) => ({
            ...{ id: agencyId, name: `${name}, ${stateName(state)}`, about: ori ?? '', inFull: name },
          })}
          chosen={chosen}
          verb="Add"
          chosenWord="In it"
          onChosen={onFound}
        />
      )}
    </Loaded>
  )
}
