'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { PageTitle } from '@/app/_ui/title'
import type { agencyShape } from '@/lib/agencies/shapes'
import { stateName } from '@/lib/platform/states'
import { joined } from '@/lib/platform/words'
import { agencyRoles, kindWords } from '../../kind-words'
import { RolesPart } from '../../roles-part'
import { ChangeForm } from './change-form'
import { CoordinatorForm } from './coordinator-form'

export type Agency = z.infer<typeof agencyShape>

/** One agency: who coordinates it, who holds a role in it, and its public facts. */
export function AgencyScreen() {
  const { agency: agencyId } = useParams<{ agency: string }>()
  const query = useQuery(api.agencies.getAgency.queryOptions({ input: { agencyId } }))
  return (
    <Loaded query={query} lines={8}>
      {(agency) => (
        <>
          <Breadcrumb items={[{ label: 'Agencies', href: '/admin' }, { label: agency.name }]} />
          <PageTitle title={agency.name} lead={leadOf(agency)} />
          <FactsOf agency={agency} />
          <Section id="coordinator" title="Name a coordinator">
            <CoordinatorForm agencyId={agencyId} />
          </Section>
          <Section
            id="roles"
            title="Roles in the agency"
            aside={<Link href={`/admin/audit?agency=${agencyId}`}>What happened here</Link>}
          >
            <RolesPart agencyId={agencyId} roles={agencyRoles} />
          </Section>
          <Section id="change" title="Change the facts">
            <details>
              <summary>Name, kind, numbers and place</summary>
              <ChangeForm key={JSON.stringify(agency)} agency={agency} />
            </details>
          </Section>
        </>
      )}
    </Loaded>
  )
}

const leadOf = ({ coordinators }: Agency) =>
  coordinators.length === 0
    ? 'Nobody coordinates it yet, so it does not use the record.'
    : `Coordinated by ${joined(coordinators)}.`

const FactsOf = ({ agency: { kind, state, county, ori, uei, timeZone, isOvcGrantee, source } }: { agency: Agency }) => (
  <Facts
    items={[
      { label: 'Kind', value: kindWords[kind] },
      { label: 'Where', value: county ? `${county}, ${stateName(state)}` : stateName(state) },
      { label: 'ORI', value: ori ?? 'none' },
      { label: 'UEI', value: uei ?? 'none' },
      { label: 'Time zone', value: timeZone },
      { label: 'OVC grantee', value: isOvcGrantee ? 'yes' : 'no' },
      source !== null && { label: 'From', value: source },
    ]}
  />
)
