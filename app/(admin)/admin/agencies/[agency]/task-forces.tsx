'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import { stateName } from '@/lib/platform/states'
import { sideNames, taskForceKindNames } from '@/lib/task-forces/fields'
import type { Agency } from '../../words'

/** The task forces an agency is in, each with all its partners. */
export function TaskForces({ agency, formHref }: { agency: Agency; formHref: string }) {
  const query = useQuery(api.taskForces.listTaskForcesOfAgency.queryOptions({ input: { agencyId: agency.agencyId } }))
  return (
    <Section id="task-forces" title="Task forces">
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length > 0 ? (
            <List>
              {items.map(({ taskForceId, name, kind, state, partners }) => (
                <Item key={taskForceId} title={name} meta={[taskForceKindNames[kind], stateName(state)]}>
                  <ul>
                    {partners.map((partner) => (
                      <li key={partner.agencyId ?? partner.name}>
                        {partner.agencyId === agency.agencyId || !partner.agencyId ? (
                          partner.name
                        ) : (
                          <Link href={`/admin/agencies/${partner.agencyId}`}>{partner.name}</Link>
                        )}
                        , {sideNames[partner.side].toLowerCase()} side
                      </li>
                    ))}
                  </ul>
                </Item>
              ))}
            </List>
          ) : (
            <p>It is in no task force.</p>
          )
        }
      </Loaded>
      <p className="at-gap">
        <LinkButton variant="outline" href={formHref}>
          Form a task force
        </LinkButton>
      </p>
    </Section>
  )
}
