'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useSaid } from '@/app/_client/said'
import { Section, Split, Stack } from '@/app/_ui/arrange'
import { Empty } from '@/app/_ui/empty'
import { Done } from '../../_roles/done'
import { GrantForm } from '../../_roles/grant-form'
import { RolesTable } from '../../_roles/roles-table'
import { type Agency, agencyRoles, type Role } from '../../words'
import { CoordinatorForm } from './coordinator-form'

/** Who coordinates the agency, and who else holds a role in it. */
export function People({ agency: { agencyId, name } }: { agency: Agency }) {
  const [done, setDone] = useSaid()
  const query = useQuery(api.agencies.listRoles.queryOptions({ input: { agencyId } }))
  const units = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  return (
    <Section id="roles" title="Coordinators and other roles">
      <Done words={done} level={3} />
      <Split className="at-gap">
        <div>
          <Loaded query={query} lines={4}>
            {({ items }) => (
              <Stack>
                {items.some(({ role }) => role === 'coordinator') ? null : <NoCoordinator name={name} />}
                {items.length > 0 ? (
                  <RolesTable items={coordinatorsFirst(items)} caption={`Roles in ${name}`} onRevoked={setDone} />
                ) : null}
              </Stack>
            )}
          </Loaded>
        </div>
        <Stack>
          <CoordinatorForm agencyId={agencyId} onNamed={setDone} />
          <details className="at-card">
            <summary>Give another role</summary>
            <GrantForm agencyId={agencyId} roles={agencyRoles} units={units.data?.items} onGranted={setDone} />
          </details>
        </Stack>
      </Split>
    </Section>
  )
}

const coordinatorsFirst = (items: readonly Role[]) =>
  [...items].sort((a, b) => Number(b.role === 'coordinator') - Number(a.role === 'coordinator'))

function NoCoordinator({ name }: { name: string }) {
  return (
    <Empty title="Nobody coordinates it yet" level={3}>
      {`Name the first coordinator of ${name}: they load its people and say what training is asked.`}
    </Empty>
  )
}
