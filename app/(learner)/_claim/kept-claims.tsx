'use client'
/** Claims that were sent without a connection, and what became of them. */
import { type ReactNode, useEffect, useRef } from 'react'
import { longDay } from '@/lib/platform/words-of-time'
import { keptFields } from '../../_client/kept-claim'
import type { Message } from '../../_client/offline-queue'
import { useOutbox } from '../../_client/outbox'
import { Button } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { keptTexts } from './messages'

const isClaim = ({ kind }: Message) => kind === 'claim'

/** All that wait on this device, and those that were refused. */
export function KeptClaims() {
  const { messages, refused } = useOutbox()
  return (
    <>
      {messages()
        .filter(isClaim)
        .map((each) => (
          <Waiting key={each.key} kept={each} />
        ))}
      {refused.filter(isClaim).map((each) => (
        <Refused key={each.key} kept={each} why={each.why} />
      ))}
    </>
  )
}

/** In place of the form that it was written in, and read where that ended: it comes into view. */
export function KeptClaim({ kept }: { kept: Message }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      <Fate kept={kept} />
    </div>
  )
}

function Fate({ kept }: { kept: Message }) {
  const say = useWords<typeof keptTexts>()
  const { messages, refused } = useOutbox()
  const refusal = refused.find(({ key }) => key === kept.key)
  if (refusal)
    return (
      <Refused kept={kept} why={refusal.why}>
        <ToMine />
      </Refused>
    )
  if (messages().some(({ key }) => key === kept.key)) return <Waiting kept={kept} photo />
  return (
    <Note kind="good" title={say('keptSent', { title: keptFields(kept).title })} live>
      <p>{say('keptSentText')}</p>
      <ToMine />
    </Note>
  )
}

function Waiting({ kept, photo = false }: { kept: Message; photo?: boolean }) {
  const say = useWords<typeof keptTexts>()
  return (
    <Note kind="caution" title={say('keptTitle')} live>
      <p>{say('keptText', { title: keptFields(kept).title })}</p>
      {photo ? <p>{say('keptPhoto')}</p> : null}
    </Note>
  )
}

/** What was written is shown: where it was refused before it was saved, it stands nowhere else. */
function Refused({ kept, why, children }: { kept: Message; why: string; children?: ReactNode }) {
  const say = useWords<typeof keptTexts>()
  const { putAway } = useOutbox()
  const { provider, endsOn, minutes, note } = keptFields(kept)
  const hours = Math.round(((minutes ?? 0) / 60) * 100) / 100
  return (
    <Note kind="caution" title={say('keptRefused', { title: keptFields(kept).title })} live>
      <p>{why}</p>
      <p className="at-break">
        {say('keptWritten', { provider, day: endsOn ? longDay(endsOn, say.locale) : '', hours })}
      </p>
      {note ? <p className="at-written">{note}</p> : null}
      {children}
      <p>
        <Button small variant="outline" onClick={() => putAway?.(kept.key)}>
          {say('putAway')}
        </Button>
      </p>
    </Note>
  )
}

function ToMine() {
  const say = useWords<typeof keptTexts>()
  return (
    <p>
      <Link href="/training/claims">{say('toMine')}</Link>
    </p>
  )
}
