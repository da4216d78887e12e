'use client'
import { Section } from '../../../_ui/arrange'
import { CancelSession } from './cancel-session'
import type { LifeProps } from './life-props'
import { MoveEvent } from './move-event'
import { PostponeEvent, RescheduleEvent } from './new-days'

/** Steps of a public event that people who planned to come must hear of, each with its reason. */
export function ChangeLife(props: LifeProps) {
  const { may, fields } = props.mine
  if (!may.reschedule) return null
  return (
    <Section id="life" title="When something comes up">
      <p className="at-measure">
        Each step is public at once, with your reason: the page, the lists and the programs of those who follow the
        calendar show it.
      </p>
      <RescheduleEvent {...props} />
      {may.postpone ? <PostponeEvent {...props} /> : null}
      <MoveEvent {...props} />
      {fields.sessions.length > 1 ? <CancelSession {...props} /> : null}
    </Section>
  )
}
