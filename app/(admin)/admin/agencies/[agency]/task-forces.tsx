'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { ForcesTable } from '@/app/(agency)/task-forces/_form/forces-table'
import type { Agency } from '../../words'

/** The task forces an agency is in, each with all its partners. */
export function TaskForces({ agency: { agencyId } }: { agency: Agency }) {
  const query = useQuery(api.taskForces.listTaskForcesOfAgency.queryOptions({ input: { agencyId } }))
  return (
    <Section id="task-forces" title="Task forces">
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length > 0 ? (
            <ForcesTable items={items} agencyId={agencyId} agencyHref={(id) => `/admin/agencies/${id}`} keeps />
          ) : (
            <p>It is in no task force.</p>
          )
        }
      </Loaded>
      <p className="at-gap">
        <LinkButton variant="outline" href={`/task-forces/new?agency=${agencyId}`}>
          Form a task force
        </LinkButton>
      </p>
    </Section>
  )
}
