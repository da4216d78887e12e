'use client'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { TAKEN_BACK_FOR_DAYS } from '@/lib/interop/batch-inputs'
import { count } from '@/lib/platform/words'
import type { CalendarFile } from '../kinds'
import { type Choices, totals } from './choices'

/** The button says in numbers what it does. */
export function LoadForm({ batch, choices }: { batch: CalendarFile; choices: Choices }) {
  const { batchId, publishesAtOnce } = batch
  const { include, leaveOut, changes } = totals(batch, choices)
  const load = useCommand(api.calendars.loadCalendar)
  return (
    <form
      className="at-section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        load.run({ batchId, include, leaveOut })
      }}
    >
      <ProblemNote problem={load.problem} />
      <p className="at-small at-soft">
        {publishesAtOnce
          ? 'What is new is on the calendar at once. Everything is loaded together or not at all.'
          : 'What is new goes to the moderators first. Everything is loaded together or not at all.'}
      </p>
      <FormActions>
        <LinkButton variant="outline" href="/events/calendars">
          Choose another calendar
        </LinkButton>
        {changes > 0 ? (
          <Button type="submit" busy={load.pending}>
            {load.pending ? 'Loading…' : `Load ${count(changes, 'change')}`}
          </Button>
        ) : (
          <span className="at-soft">Nothing is ticked, so there is nothing to load.</span>
        )}
      </FormActions>
      <p className="at-small at-soft">
        {`You can take the load back for ${TAKEN_BACK_FOR_DAYS} days. Events that somebody changed or decided about since then stay.`}
      </p>
    </form>
  )
}
