'use client'
import type { Attendance } from '@/lib/attendance/shapes'
import { count, hours } from '@/lib/platform/words'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { Said } from '../../../../_client/said'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { Note } from '../../../../_ui/note'

/** What a confirmation would post, and the button that says it. */
export function Confirm({ sheet }: { sheet: Attendance }) {
  const confirm = useCommand(api.attendance.confirmAttendance)
  const { eventId, seen, totals, sessions } = sheet
  const { toPost, toCorrect, minutesToPost, needLook } = totals
  const worth = sessions.reduce((sum, { creditMinutes }) => sum + creditMinutes, 0)
  const done = confirm.output
  if (worth === 0)
    return (
      <Note title="This event counts no hours">
        Say on the event how many hours of credit it counts; then they can be posted.
      </Note>
    )
  if (!sessions.some(({ counts }) => counts)) return <Note title="Credit is posted once a session is over" />
  return (
    <Card id="confirm" title="What would be posted">
      <Said
        words={
          done && done.people > 0
            ? `Credit of ${count(done.people, 'person', 'people')} is posted${done.reversed > 0 ? `; ${count(done.reversed, 'earlier credit')} taken back` : ''}`
            : null
        }
        level={3}
      />
      <ProblemNote problem={confirm.problem} />
      {toPost + toCorrect === 0 ? (
        <p>All that follows from the attendance stands in the record. A later change can be confirmed here again.</p>
      ) : (
        <>
          <p>
            {`Credit for ${count(toPost, 'person', 'people')}${toCorrect > 0 ? `, and a correction for ${toCorrect}` : ''}: ${hours(minutesToPost)} in all, each with a certificate for each session.`}
          </p>
          {needLook > 0 ? (
            <p>{`${count(needLook, 'person', 'people')} still need a look; as it stands, the marks decide for them.`}</p>
          ) : null}
          <p>
            <Button busy={confirm.pending} onClick={() => confirm.run({ eventId, seen })}>
              {`Confirm, and post credit for ${count(toPost + toCorrect, 'person', 'people')}`}
            </Button>
          </p>
        </>
      )}
    </Card>
  )
}
