'use client'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { useWords } from '@/app/_ui/words'
import type { TranscriptTexts } from './messages'

/** No other days are shown in the place of one that does not exist. */
export function NoDay({ noDay }: { noDay: string }) {
  const say = useWords<TranscriptTexts>()
  return (
    <Note className="at-gap" kind="caution" title={say('noDay', { day: noDay.slice(0, 40) })}>
      <p>{say('noDayText')}</p>
      <p>
        <Link href="/transcript">{say('noDayAll')}</Link>
      </p>
    </Note>
  )
}
