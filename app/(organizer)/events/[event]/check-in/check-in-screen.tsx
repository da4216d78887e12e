'use client'
import { useParams } from 'next/navigation'
import { useState } from 'react'
import type { Door } from '@/lib/attendance/shapes'
import { sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { shortMoment, wallOf } from '@/lib/platform/words-of-time'
import { formKey } from '../../../../_client/form-key'
import { Loaded } from '../../../../_client/loaded'
import { LinkButton } from '../../../../_ui/button'
import { SelectField, TextField } from '../../../../_ui/form'
import { Note } from '../../../../_ui/note'
import { Status } from '../../../../_ui/status'
import { PageTitle } from '../../../../_ui/title'
import { AnswerNote } from './answer-note'
import { CodeForm } from './code-form'
import { type Answer, answerTo, countUnsent, expectedIn, inRoom, type OwnMark, peopleOf } from './door-state'
import { FindByName } from './find-by-name'
import { LastMarks } from './last-marks'
import { type AtDoor, useDoor } from './use-door'
import { WalkInForm } from './walk-in-form'

/** At the door of an event: whoever comes is marked at once, with or without a connection. */
export function CheckInScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const at = useDoor(eventId)
  return (
    <Loaded query={at.query} lines={10}>
      {(door) => <AtTheDoor door={door} at={at} />}
    </Loaded>
  )
}

/** The session that is on, or the next one; the last where all are over. */
function likelySession({ sessions, takenAt }: Door): string {
  const held = sessions.filter(({ withdrawn }) => !withdrawn)
  const today = held.find(({ endsLocal, zone }) => localNow(takenAt, zone) < endsLocal)
  return (today ?? held.at(-1))?.sessionId ?? ''
}
function localNow(at: string, zone: string): string {
  const { on, time } = wallOf(at, zone)
  return `${on}T${time}`
}

function AtTheDoor({ door, at }: { door: Door; at: AtDoor }) {
  const { kept, change } = at
  const [chosen, choose] = useState<string>()
  const [out, setOut] = useState(false)
  const [answer, say] = useState<Answer | null>(null)
  const sessionId = chosen ?? likelySession(door)
  const session = door.sessions.find((each) => each.sessionId === sessionId)
  const zone = session?.zone ?? 'America/New_York'
  const people = peopleOf(kept)
  const room = inRoom(kept, sessionId)
  const expected = expectedIn(people, sessionId)
  const inNow = [...room.values()].filter(({ isIn }) => isIn).length
  const placed = expected.filter(({ id, hasPlace }) => hasPlace || room.get(id)?.isIn).length

  const add = (mark: Pick<OwnMark, 'personId' | 'walkIn' | 'kind' | 'way'> & { undoes?: string }) =>
    change((before) => ({
      ...before,
      marks: [...before.marks, { ...mark, markId: formKey(), sessionId, madeAt: Date.now(), sent: false }],
    }))
  const markPerson = (personId: string | undefined, way: OwnMark['way']) => {
    const person = people.find(({ id }) => id === personId)
    const made = answerTo(kept, { person, sessionId, out, now: Date.now() })
    say(made)
    if (person && (made.kind === 'in' || made.kind === 'out' || made.kind === 'no-place'))
      add({ personId: person.id, walkIn: person.walkIn, kind: out ? 'out' : 'in', way })
  }
  return (
    <div className="at-stack">
      <PageTitle
        title={`${inNow} of ${placed} are in`}
        lead={door.title}
        below={<p className="at-small at-soft">{session ? sessionWords(session) : null}</p>}
      >
        {door.may.seeAttendance ? (
          <LinkButton variant="outline" href={`/events/${door.eventId}/attendance`}>
            Attendance
          </LinkButton>
        ) : null}
      </PageTitle>
      {door.cancelled ? <Note kind="caution" title="This event was canceled" /> : null}
      {door.postponed ? (
        <Note kind="caution" title="This event is postponed">
          What had ended before it was, counts. The rest is checked in on its new day.
        </Note>
      ) : null}
      <Connection at={at} zone={zone} />
      <div className="at-row at-row--end">
        {door.sessions.length > 1 ? (
          <SelectField
            label="Session"
            name="session"
            value={sessionId}
            onChange={(event) => choose(event.target.value)}
            options={door.sessions.map((each) => ({
              value: each.sessionId,
              label: each.withdrawn ? `${sessionWords(each)} (taken out)` : sessionWords(each),
            }))}
          />
        ) : null}
        <SelectField
          label="Mark"
          name="kind"
          value={out ? 'out' : 'in'}
          onChange={(event) => setOut(event.target.value === 'out')}
          options={[
            { value: 'in', label: 'People who come in' },
            { value: 'out', label: 'People who leave' },
          ]}
        />
        <TextField
          label="This door"
          name="place"
          optional
          maxLength={40}
          value={kept.place}
          onChange={(e) => change((before) => ({ ...before, place: e.target.value }))}
        />
      </div>
      <AnswerNote answer={answer} zone={zone} />
      <CodeForm codes={people} onCode={(personId, way) => markPerson(personId, way)} />
      <FindByName
        people={expected}
        room={room}
        zone={zone}
        out={out}
        onMark={(personId) => markPerson(personId, 'tap')}
      />
      <LastMarks kept={kept} sessionId={sessionId} zone={zone} onUndo={(mark) => add({ ...mark, kind: 'undo' })} />
      <WalkInForm
        onAdd={({ name, email }) => {
          const walkInId = formKey()
          change((before) => ({
            ...before,
            walkIns: [...before.walkIns, { walkInId, name, email, madeAt: Date.now(), sent: false }],
          }))
          add({ personId: walkInId, walkIn: true, kind: 'in', way: 'walk-in' })
          say({ kind: 'in', name, at: new Date(Date.now()), by: null })
        }}
      />
    </div>
  )
}

/** Whether all marks are sent, how old the list is, and what could not be kept. */
function Connection({ at: { kept, isHeldUp, change }, zone }: { at: AtDoor; zone: string }) {
  const unsent = countUnsent(kept)
  return (
    <>
      <p role="status">
        {isHeldUp ? (
          <Status state="waiting">
            {`No connection; ${unsent === 0 ? 'nothing waits to be sent' : `${count(unsent, 'mark')} to be sent`}. Go on: they are kept on this device. The list is of ${kept.door ? shortMoment(kept.door.takenAt, zone) : 'before'}.`}
          </Status>
        ) : (
          <Status state="met">{unsent === 0 ? 'All marks are sent' : `Sending ${count(unsent, 'mark')}`}</Status>
        )}
      </p>
      {kept.refused.length > 0 ? (
        <Note kind="caution" title={`${count(kept.refused.length, 'mark')} could not be kept`} live>
          <ul>
            {kept.refused.map(({ name, why }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may have happened twice
              <li key={i}>{`${name}: ${why}`}</li>
            ))}
          </ul>
          <p>
            <button
              type="button"
              className="usa-button usa-button--unstyled"
              onClick={() => change((before) => ({ ...before, refused: [] }))}
            >
              I have seen this
            </button>
          </p>
        </Note>
      ) : null}
    </>
  )
}
