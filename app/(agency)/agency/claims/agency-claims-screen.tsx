'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Forbidden } from '@/app/_ui/forbidden'
import { Loading } from '@/app/_ui/loading'
import { Tabs } from '@/app/_ui/tabs'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import { agencyClaimsInput } from '@/lib/claims/review-inputs'
import type { ClaimQueue } from '@/lib/claims/shapes'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { Keys, useKeys } from './keys'
import type { QueueTexts } from './messages'
import { QueueList } from './queue-list'

const Desk = lazy(() => import('./desk').then((each) => ({ default: each.Desk })))
const RulesForm = lazy(() => import('./rules-form').then((each) => ({ default: each.RulesForm })))

/** What people of the agency took elsewhere, for those who decide about it. */
export function AgencyClaimsScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <AgencyClaims agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

function AgencyClaims({ agency, to }: { agency: Agency; to: ToScreen }) {
  const asked = useSearchParams()
  const { which, page } = agencyClaimsInput.parse({
    ...{ agencyId: agency.agencyId, which: asked.get('which') ?? undefined, page: asked.get('page') ?? 1 },
  })
  const query = useQuery(
    api.claims.listAgencyClaims.queryOptions({
      input: { agencyId: agency.agencyId, which, page },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(queue) => <QueueOf agency={agency} to={to} queue={queue} which={which} chosen={asked.get('claim')} />}
    </Loaded>
  )
}

type QueueProps = {
  agency: Agency
  to: ToScreen
  queue: ClaimQueue
  which: 'waiting' | 'decided'
  chosen: string | null
}

function QueueOf({ agency, to, queue, which, chosen }: QueueProps) {
  const say = useWords<QueueTexts>()
  const router = useRouter()
  const [said, setSaid] = useState<{ round: number; words: string | null }>({ round: 0, words: null })
  const base = (claimId?: string, page = queue.page) => {
    const query = new URLSearchParams({
      ...(which === 'decided' ? { which } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
      ...(claimId ? { claim: claimId } : {}),
    }).toString()
    return to(`/agency/claims${query ? `?${query}` : ''}`)
  }
  const { items } = queue
  // A claim of a letter may stand on another page of the list.
  const openId = chosen ?? items[0]?.claimId ?? null
  const at = items.findIndex(({ claimId }) => claimId === openId)
  const go = (step: number) => {
    const next = items[at + step]
    if (next) router.replace(base(next.claimId), { scroll: false })
  }
  const keys = useKeys({ next: () => go(1), previous: () => go(-1) })
  /** What was decided leaves the list: the one after it is open then. */
  const decided = (words: string) => {
    const next = items[at + 1] ?? items[at - 1]
    setSaid(({ round }) => ({ round: round + 1, words }))
    router.replace(base(which === 'waiting' ? next?.claimId : (openId ?? undefined)), { scroll: false })
  }
  return (
    <>
      <Breadcrumb items={[{ label: say('attention'), href: to('/agency') }, { label: say('page') }]} />
      <PageTitle title={say('title', { count: queue.waiting })} lead={say('lead', { agency: agency.name })}>
        <Keys keys={keys} />
      </PageTitle>
      <Tabs
        label={say('tabs')}
        items={[
          { href: to('/agency/claims'), label: say('waiting'), current: which === 'waiting' },
          { href: to('/agency/claims?which=decided'), label: say('decided'), current: which === 'decided' },
        ]}
      />
      <Said words={said.words} about={String(said.round)} />
      {openId === null ? (
        <Empty title={say(which === 'waiting' ? 'emptyTitle' : 'emptyDecided')}>{say('emptyText')}</Empty>
      ) : (
        <Split kind="review">
          <QueueList {...{ queue, openId, which }} hrefOf={base} onApproved={decided} />
          <Suspense fallback={<Loading lines={12} />}>
            <Desk key={openId} claimId={openId} onDone={decided} />
          </Suspense>
        </Split>
      )}
      {queue.own > 0 ? <p className="at-small at-soft at-gap">{say('own', { count: queue.own })}</p> : null}
      <Suspense>
        <RulesForm agencyId={agency.agencyId} />
      </Suspense>
    </>
  )
}
