'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import { type Agency, ForAgency } from '../../_agency'
import { ForcesTable } from '../../task-forces/_form/forces-table'

/** The task forces that an agency is in today. */
export function AgencyForcesScreen() {
  return <ForAgency lines={8}>{(agency) => <AgencyForces key={agency.agencyId} agency={agency} />}</ForAgency>
}

function AgencyForces({ agency: { agencyId, name, state } }: { agency: Agency }) {
  const query = useQuery(api.taskForces.listTaskForcesOfAgency.queryOptions({ input: { agencyId } }))
  const find = <LinkButton href={`/task-forces?state=${state}`}>Find a task force</LinkButton>
  return (
    <>
      <PageTitle title="Task forces of the agency" lead={`Those that ${name} is in today, and with whom.`}>
        {find}
      </PageTitle>
      <Loaded query={query} lines={8}>
        {({ items }) =>
          items.length > 0 ? (
            <ForcesTable items={items} agencyId={agencyId} />
          ) : (
            <Empty title="The agency is in no task force" actions={find}>
              A task force is entered by an administrator. Those of your state, and whom to call there, are public.
            </Empty>
          )
        }
      </Loaded>
    </>
  )
}
