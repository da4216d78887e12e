'use client'
/** Claims that were sent without a connection, and what became of them. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { keptFields, keptPhotos } from '../../_client/kept-claim'
import type { Message } from '../../_client/offline-queue'
import { useOutbox } from '../../_client/outbox'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { keptTexts } from './messages'

/** A refusal comes with an answer, so there is a connection to read this by. */
const RefusedClaim = lazy(() => import('./refused-claim').then((each) => ({ default: each.RefusedClaim })))

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
      <Suspense>
        {refused.filter(isClaim).map((each) => (
          <RefusedClaim key={each.key} kept={each} why={each.why} />
        ))}
      </Suspense>
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
      <Suspense>
        <RefusedClaim kept={kept} why={refusal.why}>
          <ToMine />
        </RefusedClaim>
      </Suspense>
    )
  if (messages().some(({ key }) => key === kept.key)) return <Waiting kept={kept} />
  return (
    <Note kind="good" title={say('keptSent', { title: keptFields(kept).title })} live>
      <p>{say('keptSentText')}</p>
      <ToMine />
    </Note>
  )
}

function Waiting({ kept }: { kept: Message }) {
  const photos = keptPhotos(kept)
  const say = useWords<typeof keptTexts>()
  return (
    <Note kind="caution" title={say('keptTitle')} live>
      <p>{say('keptText', { title: keptFields(kept).title })}</p>
      {photos.length > 0 ? (
        <p>{say(photos.every(({ lasts }) => lasts) ? 'keptPhotos' : 'heldPhotos', { photos: photos.length })}</p>
      ) : null}
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
