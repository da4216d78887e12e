'use client'
/** Photos of a form that wait on this device: they are sent when there is a connection, and else with the claim. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { PHOTO_GONE } from '../../_client/kept-claim'
import { holdPhotos } from '../../_client/photo-store'
import { ProblemNote } from '../../_client/problem-note'
import { forget } from '../../_client/stale'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import { PhotosLeft } from './photos-left'
import type { KeptPhotos } from './use-kept-photos'

type Props = { kept: KeptPhotos; claimId: string | null; makeClaim: () => Promise<string> }

/** @param props `room`: for how many more */
export function PhotosKept({ room, ...props }: Props & { room: number }) {
  return (
    <>
      {props.kept.photos.length > 0 ? <Waiting {...props} /> : null}
      {room > 0 ? <PhotosLeft kept={props.kept} /> : null}
    </>
  )
}

function Waiting(props: Props) {
  const say = useWords<typeof formTexts>()
  const { photos, problem, forget: remove } = props.kept
  useSentWhenPossible(props)
  const ids = photos.map(({ id }) => id).join(' ')
  useEffect(() => holdPhotos(ids.split(' ')), [ids])
  return (
    <Note kind="caution" title={say('photosKept', { photos: photos.length })} live>
      {problem?.detail === PHOTO_GONE ? <p>{say('photoGone')}</p> : <ProblemNote problem={problem} />}
      <p>{say(photos.every(({ lasts }) => lasts) ? 'photosKeptText' : 'photosHeldText')}</p>
      <ul className="at-plain at-stack">
        {photos.map((photo) => (
          <li key={photo.id} className="at-row at-row--between">
            <span className="at-break">{photo.name}</span>
            <Button variant="link" small onClick={() => void remove([photo])}>
              {say('removeProof')}
              <span className="at-hide"> {photo.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** At once where the form was opened again with a connection; else when it is back. */
function useSentWhenPossible({ kept, claimId, makeClaim }: Props): void {
  const queries = useQueryClient()
  const latest = useRef<() => Promise<void>>(async () => {})
  latest.current = async () => {
    await kept.sendTo(claimId ?? (await makeClaim()))
    await forget(queries, ['claims', 'addEvidence'])
  }
  const running = useRef(false)
  const { length } = kept.photos
  useEffect(() => {
    const send = async () => {
      if (running.current || length === 0 || !navigator.onLine) return
      running.current = true
      // What was refused stands above; a connection that is lost again comes again.
      await latest.current().catch(() => {})
      running.current = false
    }
    void send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
    // One that was left behind and is taken now is sent as it is taken.
  }, [length])
}
