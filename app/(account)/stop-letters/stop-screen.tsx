'use client'
import { useSearchParams } from 'next/navigation'
import type { Locale } from '@/lib/platform/locales'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { LanguageLinks } from '../../_ui/language-links'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { stopTexts } from './messages'

/** In another language it is about the same link. */
export function StopScreen({ others }: { others: readonly Locale[] }) {
  const say = useWords<typeof stopTexts>()
  const link = useSearchParams().get('link') ?? ''
  const stop = useCommand(api.calendar.stopLetters)
  if (stop.done)
    return (
      <Note kind="good" title={say('stopped')} live>
        {say('stoppedText')}
      </Note>
    )
  return (
    <>
      <LanguageLinks others={others} label={say('languages')} path={`/stop-letters?${new URLSearchParams({ link })}`} />
      <ProblemNote problem={stop.problem} />
      <p>{say('about')}</p>
      <p className="at-gap">
        <Button busy={stop.pending} onClick={() => stop.run({ link })}>
          {say('stop')}
        </Button>
      </p>
    </>
  )
}
