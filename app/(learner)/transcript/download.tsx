'use client'
import { useMe } from '@/app/_client/me'
import { LinkButton } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import type { TranscriptTexts } from './messages'
import { fileOf, type Part } from './words'

/** What is shown as a file, for who is signed in: the file itself cannot ask anybody to sign in. */
export function Download({ part }: { part: Part }) {
  const say = useWords<TranscriptTexts>()
  const { me } = useMe()
  if (!me?.signedIn) return null
  return (
    <span className="at-row at-noprint">
      <LinkButton href={fileOf('/api/v1/people/me/transcript.pdf', part)}>{say('pdf')}</LinkButton>
      <LinkButton variant="outline" href={fileOf('/api/v1/people/me/transcript.csv', part)}>
        {say('csv')}
      </LinkButton>
    </span>
  )
}
