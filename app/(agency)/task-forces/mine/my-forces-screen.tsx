'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { ForcesTable } from '../_form/forces-table'

export function MyForcesScreen() {
  const query = useQuery(api.taskForces.listMyTaskForces.queryOptions())
  return (
    <Loaded query={query} lines={6}>
      {({ items }) =>
        items.length > 0 ? (
          <ForcesTable items={items} keeps />
        ) : (
          <Empty
            title="You lead no task force"
            actions={<LinkButton href="/task-forces">Find a task force</LinkButton>}
          >
            An administrator names who leads a task force.
          </Empty>
        )
      }
    </Loaded>
  )
}
