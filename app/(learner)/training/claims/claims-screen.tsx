'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import { listClaimsInput } from '@/lib/claims/inputs'
import type { ClaimItem } from '@/lib/claims/shapes'
import { hoursFigure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { KeptClaims } from '../../_claim/kept-claims'
import type { listTexts } from '../../_claim/messages'
import { StateStatus } from '../../_claim/state-status'

type Speaking = ReturnType<typeof useWords<typeof listTexts>>

/** All that one brought in from elsewhere, and where each stands. */
export function ClaimsScreen() {
  const say = useWords<typeof listTexts>()
  const { page } = listClaimsInput.parse({ page: useSearchParams().get('page') ?? 1 })
  const query = useQuery(api.claims.listMyClaims.queryOptions({ input: { page } }))
  const bringIn = <LinkButton href="/training/claims/new">{say('bringIn')}</LinkButton>
  const to = (other: number) => `/training/claims?page=${other}`
  return (
    <>
      <Breadcrumb items={[{ label: say('myTraining'), href: '/training' }, { label: say('mineTitle') }]} />
      <PageTitle title={say('mineTitle')} lead={say('mineLead')}>
        {bringIn}
      </PageTitle>
      <KeptClaims />
      <Loaded query={query} lines={8}>
        {({ items, total, pages }) =>
          total === 0 ? (
            <Empty title={say('noneTitle')} actions={bringIn}>
              {say('noneText')}
            </Empty>
          ) : (
            <>
              <TableFrame className="at-gap">
                <Table
                  caption={say('caption')}
                  columns={columnsOf(say)}
                  rows={items}
                  rowKey={({ claimId }) => claimId}
                />
              </TableFrame>
              <Pager
                label={say('pager')}
                place={say('page', { page, pages })}
                previous={page > 1 ? { href: to(page - 1) } : null}
                next={page < pages ? { href: to(page + 1) } : null}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}

const columnsOf = (say: Speaking): Column<ClaimItem>[] => [
  {
    key: 'what',
    head: say('what'),
    header: true,
    cell: ({ claimId, title, provider }) => (
      <>
        <Link href={`/training/claims/${claimId}`}>{title || say('untitled')}</Link>
        <span className="at-sub">{provider}</span>
      </>
    ),
  },
  {
    key: 'stands',
    head: say('stands'),
    cell: ({ state, stands }) => (
      <>
        <StateStatus state={state} locale={say.locale} own />
        <span className="at-sub">{stands}</span>
      </>
    ),
  },
  {
    key: 'day',
    head: say('day'),
    cell: ({ endsOn }) => (endsOn ? shortDay(endsOn) : say('noDay')),
    className: 'at-nowrap',
  },
  {
    key: 'hours',
    head: say('hours'),
    number: true,
    cell: ({ minutes, acceptedMinutes }) => hoursFigure(acceptedMinutes ?? minutes ?? 0),
  },
]
