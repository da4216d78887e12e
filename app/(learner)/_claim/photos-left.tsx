'use client'
/** Photos that wait on this device for nothing any more: their form was closed before it was sent. */
import { useEffect, useState } from 'react'
import { arePhotosHere, type KeptPhoto, keptPhotos } from '../../_client/kept-claim'
import { useMe } from '../../_client/me'
import { useOutbox } from '../../_client/outbox'
import { forgetPhotos, listPhotos } from '../../_client/photo-store'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import type { KeptPhotos } from './use-kept-photos'

/** Whose they are chooses: nobody knows which training they are to prove. */
export function PhotosLeft({ kept: { photos, take } }: { kept: KeptPhotos }) {
  const say = useWords<typeof formTexts>()
  const personId = useMe().me?.person?.id
  const { messages, refused } = useOutbox()
  const [found, setFound] = useState<readonly KeptPhoto[]>([])
  useEffect(() => {
    if (personId && arePhotosHere()) void listPhotos(personId).then(setFound)
  }, [personId])
  const withClaims = [...messages(), ...refused].filter(({ kind }) => kind === 'claim').flatMap(keptPhotos)
  const claimed = new Set([...photos, ...withClaims].map(({ id }) => id))
  const left = found.filter(({ id }) => !claimed.has(id))
  if (left.length === 0 || !personId) return null
  const drop = (photo: KeptPhoto) => setFound((before) => before.filter((each) => each !== photo))
  const use = (photo: KeptPhoto) => {
    drop(photo)
    take(photo)
  }
  const remove = (photo: KeptPhoto) => {
    drop(photo)
    void forgetPhotos(personId, [photo.id])
  }
  return (
    <Note kind="caution" title={say('photosLeft', { photos: left.length })}>
      <p>{say('photosLeftText')}</p>
      <ul className="at-plain at-stack">
        {left.map((photo) => (
          <li key={photo.id} className="at-row at-row--between">
            <span className="at-break">{photo.name}</span>
            <span className="at-row">
              <Button variant="link" small onClick={() => use(photo)}>
                {say('takePhoto')}
                <span className="at-hide"> {photo.name}</span>
              </Button>
              <Button variant="link" small onClick={() => remove(photo)}>
                {say('removeProof')}
                <span className="at-hide"> {photo.name}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Note>
  )
}
