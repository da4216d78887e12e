'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Forbidden } from '@/app/_ui/forbidden'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import type { listTexts } from '@/app/(requests)/_lists/messages'
import { RequestsTable } from '@/app/(requests)/_lists/requests-table'
import { listRequestsInput } from '@/lib/requests/inputs'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'

/** What people asked for their agency; for those who coordinate it. */
export function AgencyRequestsScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <AgencyRequests agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

function AgencyRequests({ agency: { agencyId, name }, to }: { agency: Agency; to: ToScreen }) {
  const say = useWords<typeof listTexts>()
  const { page } = listRequestsInput.parse({ page: useSearchParams().get('page') ?? 1 })
  const query = useQuery(api.requests.listAgencyRequests.queryOptions({ input: { agencyId, page } }))
  const ask = <LinkButton href="/requests">{say('ask')}</LinkButton>
  return (
    <>
      <PageTitle title={say('agencyTitle')} lead={say('agencyLead', { agency: name })}>
        {ask}
      </PageTitle>
      <Loaded query={query} lines={10}>
        {(found) =>
          found.total === 0 ? (
            <Empty title={say('agencyNone')} actions={ask}>
              {say('noneText')}
            </Empty>
          ) : (
            <RequestsTable {...found} named to={(page) => to(`/agency/requests?page=${page}`)} />
          )
        }
      </Loaded>
    </>
  )
}
