'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useRef, useState } from 'react'
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
import { firstFor } from './first'
import { Keys, useKeys } from './keys'
import type { QueueTexts } from './messages'
import { NotApprovedNote, type Outcome, QueueList } from './queue-list'

const Desk = lazy(() => import('./desk').then((each) => ({ default: each.Desk })))
const RulesForm = lazy(() => import('./rules-form').then((each) => ({ default: each.RulesForm })))

/** What people of the agency took elsewhere, for those who decide about it. */
export function AgencyClaimsScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <Chosen agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

type Shown = { agency: Agency; to: ToScreen }
type ChosenProps = Shown & { which: Which; page: number }
type Which = 'waiting' | 'decided'

/** What waits is never shown as decided while that is asked for, nor the other way round. */
function Chosen({ agency, to }: Shown) {
  const asked = useSearchParams()
  const { which, page } = agencyClaimsInput.parse({
    ...{ agencyId: agency.agencyId, which: asked.get('which') ?? undefined, page: asked.get('page') ?? 1 },
  })
  return <AgencyClaims key={`${agency.agencyId} ${which}`} {...{ agency, to, which, page }} />
}

function AgencyClaims({ agency, to, which, page }: ChosenProps) {
  const asked = useSearchParams()
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

type QueueProps = Shown & { queue: ClaimQueue; which: Which; chosen: string | null }

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
  const { openId, after, before, close } = useOpen(queue, chosen)
  const go = (next: Item | undefined) => {
    if (next) router.replace(base(next.claimId), { scroll: false })
  }
  const isDecided = which === 'decided'
  const keys = useKeys({ next: () => go(after), previous: () => go(before) })
  const [left, setLeft] = useState<Outcome['left']>([])
  const tell = (words: string | null) => setSaid(({ round }) => ({ round: round + 1, words }))
  /** What was decided leaves the list: the one after it is open then, but for what was decided with it, or could not be. */
  const decided = (words: string | null, { approved, left: notApproved }: Outcome = { approved: [], left: [] }) => {
    tell(words)
    setLeft(notApproved)
    if (which === 'waiting') close()
    const seen = [...approved, ...notApproved.map(({ claimId }) => claimId)]
    const next = [after, before].find((each) => each && !seen.includes(each.claimId))
    router.replace(base(which === 'waiting' ? next?.claimId : (openId ?? undefined)), { scroll: false })
  }
  const decidedMany = (outcome: Outcome) => {
    const { approved } = outcome
    const words = approved.length > 0 ? say('approvedMany', { count: approved.length }) : null
    if (openId !== null && approved.includes(openId)) return decided(words, outcome)
    tell(words)
    setLeft(outcome.left)
  }
  return (
    <>
      <Breadcrumb items={[{ label: say('attention'), href: to('/agency') }, { label: say('page') }]} />
      <PageTitle
        title={isDecided ? say('titleDecided') : say('title', { count: queue.waiting })}
        lead={say(isDecided ? 'leadDecided' : 'lead', { agency: agency.name })}
      >
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
      <NotApprovedNote left={left} />
      {openId === null ? (
        <Empty title={say(isDecided ? 'emptyDecided' : 'emptyTitle')}>
          {say(isDecided ? 'emptyDecidedText' : 'emptyText')}
        </Empty>
      ) : (
        <Split kind="review">
          <QueueList {...{ queue, openId, which }} hrefOf={base} onApproved={decidedMany} />
          <Suspense fallback={<Loading lines={12} />}>
            <Desk key={openId} claimId={openId} onDone={(words) => decided(words)} />
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

type Item = ClaimQueue['items'][number]

/**
 * The claim that is open: a chosen one, of a letter also where it stands on another page of the list, or the first that is for the reader. It stays open where it left the list
 * meanwhile, since somebody else decided it or it was taken back: whoever looks at it is told so, and goes on by themselves.
 */
function useOpen({ items, page }: ClaimQueue, chosen: string | null) {
  const first = firstFor(items)?.claimId ?? null
  const [begun, setBegun] = useState({ page, claimId: first })
  const isBegun = begun.page === page && begun.claimId !== null
  // A chosen one stays by its address.
  if (chosen === null && !isBegun && first !== null) setBegun({ page, claimId: first })
  if (chosen !== null && begun.claimId !== null) setBegun({ page, claimId: null })
  const openId = chosen ?? (isBegun ? begun.claimId : first)
  const at = items.findIndex(({ claimId }) => claimId === openId)
  const place = useRef(0)
  if (at >= 0) place.current = at
  // What left the list stood before the one that is in its place now.
  const after = at >= 0 ? items[at + 1] : items[place.current]
  return { openId, after, before: items[place.current - 1], close: () => setBegun({ page, claimId: null }) }
}
