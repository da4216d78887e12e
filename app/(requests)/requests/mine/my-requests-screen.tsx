'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { listRequestsInput } from '@/lib/requests/inputs'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { LinkButton } from '../../../_ui/button'
import { Empty } from '../../../_ui/empty'
import { PageTitle } from '../../../_ui/title'
import { useWords } from '../../../_ui/words'
import type { listTexts } from '../../_lists/messages'
import { RequestsTable } from '../../_lists/requests-table'

export function MyRequestsScreen() {
  const say = useWords<typeof listTexts>()
  const asked = useSearchParams()
  const { page } = listRequestsInput.parse({ page: asked.get('page') ?? 1 })
  const query = useQuery(api.requests.listMyRequests.queryOptions({ input: { page } }))
  const ask = <LinkButton href="/requests">{say('ask')}</LinkButton>
  return (
    <>
      <PageTitle title={say('mineTitle')} lead={say('mineLead')}>
        {ask}
      </PageTitle>
      <Loaded query={query} lines={10}>
        {(found) =>
          found.total === 0 ? (
            <Empty title={say('noneTitle')} actions={ask}>
              {say('noneText')}
            </Empty>
          ) : (
            <RequestsTable {...found} to={(to) => `/requests/mine?page=${to}`} />
          )
        }
      </Loaded>
    </>
  )
}
