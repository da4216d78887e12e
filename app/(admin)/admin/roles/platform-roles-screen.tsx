'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useSaid } from '@/app/_client/said'
import { Split } from '@/app/_ui/arrange'
import { Card } from '@/app/_ui/card'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '../../_administrator'
import { Done } from '../_roles/done'
import { GrantForm } from '../_roles/grant-form'
import { RolesTable } from '../_roles/roles-table'
import { AdminTabs } from '../admin-tabs'
import { platformRoles } from '../words'

/** Roles that hold on the whole platform. */
export function PlatformRolesScreen() {
  return <ForAdministrators lines={8}>{() => <PlatformRoles />}</ForAdministrators>
}

function PlatformRoles() {
  const [done, setDone] = useSaid()
  const query = useQuery(api.agencies.listRoles.queryOptions({ input: {} }))
  return (
    <>
      <PageTitle
        title="Who keeps the platform"
        lead="Roles that hold everywhere. Roles in one agency stand on its page."
      />
      <AdminTabs current="/admin/roles" />
      <div className="at-section">
        <Done words={done} />
        <Split className="at-gap">
          <div>
            <Loaded query={query} lines={8}>
              {({ items }) => (
                <RolesTable items={items} caption="Who holds a role on the platform" onRevoked={setDone} />
              )}
            </Loaded>
          </div>
          <Card id="grant" title="Give a role">
            <GrantForm agencyId={null} roles={platformRoles} onGranted={setDone} />
          </Card>
        </Split>
      </div>
    </>
  )
}
