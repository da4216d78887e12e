'use client'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { type Choices, differing, keysOf } from '@/app/_imports/choices'
import { LoadActions } from '@/app/_imports/load-actions'
import { useWords } from '@/app/_ui/words'
import { TAKEN_BACK_FOR_DAYS } from '@/lib/interop/batch-limits'
import type { CalendarFile, Entry } from '../kinds'
import type { fileTexts } from '../messages'

/** The button says in numbers what it does. */
export function LoadForm({ batch, choices }: { batch: CalendarFile; choices: Choices<Entry> }) {
  const say = useWords<typeof fileTexts>()
  const { batchId, publishesAtOnce, proposedCount } = batch
  const { include, leaveOut } = differing(choices)
  const count = proposedCount + include.length - leaveOut.length
  const load = useCommand(api.calendars.loadCalendar)
  return (
    <form
      className="at-section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        load.run({ batchId, include: keysOf(include), leaveOut: keysOf(leaveOut) })
      }}
    >
      <ProblemNote problem={load.problem} />
      <p className="at-small at-soft">{publishesAtOnce ? say('atOnce') : say('moderatorFirst')}</p>
      <LoadActions
        other={{ href: '/events/calendars', label: say('another') }}
        changes={count}
        label={say('load', { count })}
        pending={load.pending}
      />
      <p className="at-small at-soft">{say('takenBackFor', { days: TAKEN_BACK_FOR_DAYS })}</p>
    </form>
  )
}
