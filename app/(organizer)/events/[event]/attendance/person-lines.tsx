'use client'
import { useCallback, useState } from 'react'
import type { Attendance, AttendancePerson } from '@/lib/attendance/shapes'
import { exceptionWords } from '@/lib/attendance/words'
import { sessionWords } from '@/lib/events/words'
import { hours } from '@/lib/platform/words'
import { clock, wallOf } from '@/lib/platform/words-of-time'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { Status } from '../../../../_ui/status'
import { DecideForm } from './decide-form'

type Props = {
  person: AttendancePerson
  sheet: Attendance
  /** Whether a decision about them was typed and not kept. */
  onTyped: (personId: string, typed: boolean) => void
}
type Line = AttendancePerson['sessions'][number]

/** One person: each session with its marks, what is odd about them, what counts, and the way to decide otherwise. */
export function PersonLines({ person, sheet, onTyped }: Props) {
  const [deciding, decide] = useState<string>()
  const typed = useCallback((is: boolean) => onTyped(person.id, is), [onTyped, person.id])
  return (
    <Card title={person.name} level={3} id={`person-${person.id}`} className="at-gap">
      <p className="at-small at-soft">
        {[
          person.agencyName,
          person.walkIn ? 'walk-in' : null,
          person.isMe ? 'this is you: another one decides and confirms' : null,
        ]
          .filter(Boolean)
          .join('; ')}
      </p>
      <ul className="at-scans">
        {person.sessions.map((line) => {
          const session = sheet.sessions.find(({ sessionId }) => sessionId === line.sessionId)
          if (!session) return null
          return (
            <li key={line.sessionId}>
              <span>
                <b>{sessionWords(session)}</b>
                <span className="at-sub">{marksWords(line, session.zone)}</span>
                {line.exceptions.map((kind) => (
                  <span key={kind} className="at-sub">
                    <Status state={line.decided ? 'met' : 'soon'}>{exceptionWords[kind]}</Status>
                  </span>
                ))}
                {line.decided ? (
                  <span className="at-sub">{`Decided by ${line.decided.by}: ${line.decided.reason}`}</span>
                ) : null}
                {line.postedMinutes !== null && line.postedMinutes !== line.creditMinutes ? (
                  <span className="at-sub">{`In the record: ${hours(line.postedMinutes)}`}</span>
                ) : null}
              </span>
              <span className="at-row">
                <span>{session.counts ? `counts ${hours(line.creditMinutes)}` : 'does not count yet'}</span>
                {session.counts && !person.isMe && session.creditMinutes > 0 ? (
                  <Button
                    small
                    variant="link"
                    onClick={() => decide(deciding === line.sessionId ? undefined : line.sessionId)}
                  >
                    Decide<span className="at-hide">{`: ${person.name}, ${sessionWords(session)}`}</span>
                  </Button>
                ) : null}
              </span>
              {deciding === line.sessionId ? (
                <DecideForm
                  {...{ person, sheet, line }}
                  most={session.creditMinutes}
                  onTyped={typed}
                  onDone={() => decide(undefined)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function marksWords({ inAt, outAt, present }: Line, zone: string): string {
  const time = (at: string) => clock(wallOf(at, zone).time)
  if (inAt && outAt) return `in at ${time(inAt)}, left at ${time(outAt)}`
  if (inAt) return `in at ${time(inAt)}`
  return present ? 'was there' : 'no mark'
}
