'use client'
import { useState } from 'react'
import type { Attendance } from '@/lib/attendance/shapes'
import { count, hours, joined } from '@/lib/platform/words'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { Said } from '../../../../_client/said'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { Note } from '../../../../_ui/note'

/** What a confirmation would post, and the button that says it. */
export function Confirm({ sheet, unkept }: { sheet: Attendance; unkept: readonly string[] }) {
  const confirm = useCommand(api.attendance.confirmAttendance)
  const [asking, ask] = useState(false)
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
            <p>{`${count(needLook, 'person still needs', 'people still need')} a look; as it stands, the marks decide for them.`}</p>
          ) : null}
          <p>
            <Button
              busy={confirm.pending}
              onClick={() => (unkept.length > 0 ? ask(true) : confirm.run({ eventId, seen }))}
            >
              {`Confirm, and post credit for ${count(toPost + toCorrect, 'person', 'people')}`}
            </Button>
          </p>
          {asking && unkept.length > 0 ? (
            <Note kind="caution" title="A decision was typed and not kept" level={3} live>
              <p>{`What you typed about ${joined(unkept)} counts only once you keep it with “Keep this”.`}</p>
              <p>
                <Button
                  variant="outline"
                  busy={confirm.pending}
                  onClick={() => {
                    ask(false)
                    confirm.run({ eventId, seen })
                  }}
                >
                  Confirm without it
                </Button>
              </p>
            </Note>
          ) : null}
        </>
      )}
    </Card>
  )
}
