'use client'
import { useSearchParams } from 'next/navigation'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'

export function StopScreen() {
  const link = useSearchParams().get('link') ?? ''
  const stop = useCommand(api.calendar.stopSearch)
  if (stop.done)
    return (
      <Note kind="good" title="Stopped" live>
        No letter about this search leaves any more. Other searches that you keep are as they were.
      </Note>
    )
  return (
    <>
      <ProblemNote problem={stop.problem} />
      <p>We no longer write to you about the search that this letter was about. You can keep it again at any time.</p>
      <p className="at-gap">
        <Button busy={stop.pending} onClick={() => stop.run({ link })}>
          Stop these letters
        </Button>
      </p>
    </>
  )
}
