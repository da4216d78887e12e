/** A claim that was sent without a connection and then refused, until it is put away. */
import type { ReactNode } from 'react'
import { hoursIn } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { keptFields, keptPhotos, PHOTO_GONE } from '../../_client/kept-claim'
import { useMe } from '../../_client/me'
import type { Message } from '../../_client/offline-queue'
import { useOutbox } from '../../_client/outbox'
import { forgetPhotos } from '../../_client/photo-store'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { keptTexts } from './messages'

/** What was written is shown: where it was refused before it was saved, it stands nowhere else. */
export function RefusedClaim({ kept, why, children }: { kept: Message; why: string; children?: ReactNode }) {
  const say = useWords<typeof keptTexts>()
  const { putAway } = useOutbox()
  const personId = useMe().me?.person?.id
  const photos = keptPhotos(kept)
  const away = () => {
    putAway?.(kept.key)
    if (personId)
      void forgetPhotos(
        personId,
        photos.map(({ id }) => id),
      )
  }
  const { provider, endsOn, minutes, note } = keptFields(kept)
  const hours = hoursIn(minutes ?? 0, say.locale)
  return (
    <Note kind="caution" title={say('keptRefused', { title: keptFields(kept).title })} live>
      <p>{why === PHOTO_GONE ? say('photoGone') : why}</p>
      <p className="at-break">
        {say('keptWritten', { provider, day: endsOn ? longDay(endsOn, say.locale) : '', hours })}
      </p>
      {note ? <p className="at-written">{note}</p> : null}
      {photos.length > 0 ? <p>{say('draftOfRefused')}</p> : null}
      {children}
      <p>
        <Button small variant="outline" onClick={away}>
          {say('putAway')}
        </Button>
      </p>
    </Note>
  )
}
