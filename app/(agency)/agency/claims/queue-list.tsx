'use client'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { useWords } from '@/app/_ui/words'
import { StateStatus } from '@/app/(learner)/_claim/state-status'
import type { ClaimQueue, QueueItem } from '@/lib/claims/shapes'
import { hoursIn } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { QueueTexts } from './messages'

type Props = {
  queue: ClaimQueue
  openId: string
  which: 'waiting' | 'decided'
  hrefOf: (claimId?: string, page?: number) => string
  onApproved: (outcome: Outcome) => void
}
/** What became of several that were approved at once: which were, and which were not and why. */
export type Outcome = { approved: readonly string[]; left: readonly NotApproved[] }
type NotApproved = Pick<QueueItem, 'claimId' | 'claimantName'> & { why: string }

/** Can be approved as it is, without a closer look than at its line. */
const isReady = ({ state, likeness, wantsSecond, evidence, named, forAnother }: QueueItem) =>
  state === 'submitted' && !forAnother && likeness !== 'same' && !wantsSecond && !named && evidence > 0

const sumOf = (items: readonly QueueItem[]) => items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

/** The queue with what tells at a glance; several of the ready ones can go together. */
export function QueueList({ queue: { items, page, pages }, openId, which, hrefOf, onApproved }: Props) {
  const say = useWords<QueueTexts>()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const ready = items.filter(isReady)
  const chosen = ready.filter(({ claimId }) => picked.has(claimId))
  const open = items.find(({ claimId }) => claimId === openId)
  const alike = ready.filter(({ training }) => training === open?.training)
  const toggle = (claimId: string) =>
    setPicked((before) => {
      const after = new Set(before)
      if (!after.delete(claimId)) after.add(claimId)
      return after
    })
  return (
    <nav aria-label={say(which === 'decided' ? 'queueDecided' : 'queue')}>
      <div className="at-claims">
        {which === 'waiting' ? (
          <Bulk chosen={chosen} onDone={onApproved}>
            {alike.length > 1 && chosen.length < alike.length ? (
              <Button variant="link" small onClick={() => setPicked(new Set(alike.map(({ claimId }) => claimId)))}>
                {say('together', { count: alike.length })}
              </Button>
            ) : null}
          </Bulk>
        ) : null}
        {items.length === 0 ? <p className="at-soft at-small">{say('noneListed')}</p> : null}
        <ul>
          {items.map((item) => (
            <li key={item.claimId} className={item.claimId === openId ? 'is-open' : undefined}>
              {which === 'waiting' && isReady(item) ? (
                <Checkbox
                  name={`pick-${item.claimId}`}
                  checked={picked.has(item.claimId)}
                  onChange={() => toggle(item.claimId)}
                  label={
                    <span className="at-hide">{say('choose', { title: item.title, name: item.claimantName })}</span>
                  }
                />
              ) : (
                <span />
              )}
              <Link
                href={hrefOf(item.claimId)}
                scroll={false}
                {...(item.claimId === openId ? { 'aria-current': 'true' } : {})}
              >
                <b>{item.claimantName}</b>
                {say('itemHours', {
                  title: item.title,
                  hours: hoursIn(item.acceptedMinutes ?? item.minutes ?? 0, say.locale),
                })}
                <small>{which === 'waiting' ? <Look item={item} /> : <Done item={item} />}</small>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Pager
        label={say('pager')}
        place={say('pageOf', { page, pages })}
        previous={page > 1 ? { href: hrefOf(undefined, page - 1) } : null}
        next={page < pages ? { href: hrefOf(undefined, page + 1) } : null}
      />
    </nav>
  )
}

/** What calls for a closer look, the gravest alone. */
function Look({ item }: { item: QueueItem }) {
  const say = useWords<QueueTexts>()
  const { likeness, forAnother, wantsSecond, evidence, sentOn, state, named } = item
  if (forAnother) return <Status state="off">{say('another')}</Status>
  if (likeness === 'same') return <Status state="soon">{say('mayBeCounted')}</Status>
  if (state !== 'submitted') return <StateStatus state={state} locale={say.locale} own={false} />
  if (wantsSecond) return <Status state="half">{say('second')}</Status>
  if (named) return <Status state="half">{say('namesCourse')}</Status>
  const day = shortDay(sentOn ?? '')
  return <>{say(evidence > 0 ? 'ready' : 'noProof', { day })}</>
}

function Done({ item }: { item: QueueItem }) {
  const say = useWords<QueueTexts>()
  return <StateStatus state={item.state} locale={say.locale} own={false} />
}

type BulkProps = { chosen: readonly QueueItem[]; onDone: Props['onApproved']; children: React.ReactNode }

function Bulk({ chosen, onDone, children }: BulkProps) {
  const say = useWords<QueueTexts>()
  const [sent, setSent] = useState<readonly QueueItem[]>([])
  const approve = useCommand(api.claims.approveClaims, {
    onDone: ({ items }) => {
      // Of what was sent: by now the list is another one.
      const whyNot = new Map(items.map(({ claimId, why }) => [claimId, why]))
      onDone({
        approved: items.flatMap((each) => (each.approved ? each.claimId : [])),
        left: sent.map((item) => ({ ...item, why: whyNot.get(item.claimId) ?? '' })).filter(({ why }) => why !== ''),
      })
    },
  })
  const send = () => {
    setSent(chosen)
    approve.run({ claims: chosen.map(({ claimId, version }) => ({ claimId, madeFrom: version })) })
  }
  if (chosen.length === 0 && !approve.problem && !children) return null
  return (
    <div className="at-bulk">
      <ProblemNote problem={approve.problem} />
      {chosen.length > 0 ? (
        <>
          <p>{say('chosen', { count: chosen.length, hours: hoursIn(sumOf(chosen), say.locale) })}</p>
          <Button small busy={approve.pending} onClick={send}>
            {say('approveChosen', { count: chosen.length })}
          </Button>
        </>
      ) : null}
      {children}
    </div>
  )
}

/** It stays where it is when the last of the list is decided: whoever approved several learns which one was not. */
export function NotApprovedNote({ left }: { left: readonly NotApproved[] }) {
  const say = useWords<QueueTexts>()
  if (left.length === 0) return null
  return (
    <Note kind="caution" title={say('notApproved')} className="at-gap" live>
      <ul>
        {left.map(({ claimId, claimantName, why }) => (
          <li key={claimId}>
            {claimantName}: {why}
          </li>
        ))}
      </ul>
    </Note>
  )
}
