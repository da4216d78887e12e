'use client'
import type { EventStaff } from '@/lib/events/staff-shapes'
import { moment, weekdayDay } from '@/lib/platform/words-of-time'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { useCommand } from '../../../../_client/use-command'
import { whenWords } from '../../../../_client/when'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { Note } from '../../../../_ui/note'

/** One code a day, shown when it is made and never again; a new one ends the one before. */
export function HelperCodes({ staff: { eventId, helperDays, status, zone } }: { staff: EventStaff }) {
  const make = useCommand(api.eventStaff.makeHelperCode)
  const end = useCommand(api.eventStaff.endHelperCode)
  const made = make.output
  const isShown = made && helperDays.some(({ codeId }) => codeId === made.codeId)
  return (
    <Card id="helpers" title="Helpers at the door">
      <p>
        Give the code of the day to whoever checks people in. They sign in, type it at “Help at a door” under My events,
        and see the names of those who come, and no more, until the day is over.
      </p>
      <ProblemNote problem={make.problem ?? end.problem} />
      {made && isShown ? (
        <Note kind="good" title="Write the code down now; it is not shown again" live>
          <p>
            <b className="at-lead">{made.code}</b>
          </p>
          <p>{`Good on ${weekdayDay(made.day)}, until ${moment(made.until, zone)}.`}</p>
        </Note>
      ) : null}
      {helperDays.length === 0 ? (
        <p>
          {status === 'published'
            ? 'All days of this event are over.'
            : 'Codes can be made once the event is on the calendar with its days.'}
        </p>
      ) : (
        <ul className="at-scans">
          {helperDays.map(({ day, codeId, madeAt }) => (
            <li key={day}>
              <span>
                <b>{weekdayDay(day)}</b>
                <span className="at-sub">{madeAt ? `a code is good, made ${whenWords(madeAt)}` : 'no code yet'}</span>
              </span>
              <span className="at-row">
                <Button small variant="outline" busy={make.pending} onClick={() => make.run({ eventId, day })}>
                  {codeId ? 'Make a new code' : 'Make the code'}
                  <span className="at-hide">: {weekdayDay(day)}</span>
                </Button>
                {codeId ? (
                  <Button small variant="link" busy={end.pending} onClick={() => end.run({ codeId })}>
                    End it<span className="at-hide">: {weekdayDay(day)}</span>
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
