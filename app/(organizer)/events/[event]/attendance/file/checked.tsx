'use client'
import { useState } from 'react'
import type { MeetingFile } from '@/lib/attendance/meeting-shapes'
import { sessionWords } from '@/lib/events/words'
import { count, hours } from '@/lib/platform/words'
import { clock, moment, wallOf } from '@/lib/platform/words-of-time'
import { api } from '../../../../../_client/api'
import { ProblemNote } from '../../../../../_client/problem-note'
import { useCommand } from '../../../../../_client/use-command'
import { Section } from '../../../../../_ui/arrange'
import { Button, LinkButton } from '../../../../../_ui/button'
import { Checkbox } from '../../../../../_ui/choice'
import { SelectField } from '../../../../../_ui/form'
import { Note } from '../../../../../_ui/note'
import { Status } from '../../../../../_ui/status'

const toolNames = { zoom: 'Zoom', teams: 'Microsoft Teams', webex: 'Webex' }
const WALK_IN = 'walk-in'

type Input = { eventId: string; fileId: string; sessionId: string; zone: string }
type Person = MeetingFile['people'][number]
type Choice = { ticked: boolean; as: string }

/** Only an address is clear evidence: whoever is matched by name alone is ticked by a person. */
const firstChoice = ({ match, minutes }: Person): Choice => ({
  ticked: match?.by === 'address' && minutes > 0,
  as: match?.id ?? '',
})

/** Who is who, exceptions named; what is ticked becomes marks. */
export function Checked({ file, input }: { file: MeetingFile; input: Input }) {
  const [choices, choose] = useState<Readonly<Record<string, Choice>>>({})
  const load = useCommand(api.attendance.loadMeetingFile)
  const choiceOf = (person: Person) => choices[person.key] ?? firstChoice(person)
  const change = (person: Person, made: Partial<Choice>) =>
    choose((before) => ({ ...before, [person.key]: { ...choiceOf(person), ...made } }))
  const ticked = file.people.filter((person) => choiceOf(person).ticked && choiceOf(person).as !== '')
  const byName = file.people.filter((person) => person.match?.by === 'name' && !choiceOf(person).ticked)
  const send = () =>
    load.run({ ...input, people: ticked.map((person) => ({ key: person.key, as: choiceOf(person).as })) })
  const done = load.output
  return (
    <Section id="checked" title={`${count(file.people.length, 'person', 'people')} in ${file.fileName}`}>
      <AboutFile file={file} />
      {byName.length > 0 ? (
        <p>
          <Button
            variant="outline"
            small
            onClick={() => {
              for (const person of byName) change(person, { ticked: true })
            }}
          >
            {`Tick the ${count(byName.length, 'person', 'people')} matched by name alone`}
          </Button>
        </p>
      ) : null}
      <ul className="at-scans">
        {file.people.map((person) => (
          <Line
            key={person.key}
            person={person}
            file={file}
            choice={choiceOf(person)}
            onChange={(made) => change(person, made)}
          />
        ))}
      </ul>
      <ProblemNote problem={load.problem} />
      {done ? (
        <Note kind="good" title={`Marks of ${count(done.people, 'person', 'people')} are kept`} level={3} live>
          <p>
            {done.marks === 0
              ? 'All of them were there already; nothing changed.'
              : `${count(done.marks, 'mark is', 'marks are')} new.`}
          </p>
          <LinkButton href={`/events/${input.eventId}/attendance`}>See the attendance</LinkButton>
        </Note>
      ) : null}
      <p className="at-gap">
        {ticked.length === 0 ? (
          'Tick who was there, or say who somebody is, to keep their times as marks.'
        ) : (
          <Button busy={load.pending} onClick={send}>
            {`Keep as marks: ${count(ticked.length, 'person', 'people')}`}
          </Button>
        )}
      </p>
    </Section>
  )
}

function AboutFile({ file }: { file: MeetingFile }) {
  const { session, beginsAt, endsAt, zone, tool, isUtc, missing, passedOver, people } = file
  const outside = people.filter(({ minutes }) => minutes === 0).length
  return (
    <>
      <p>
        {[
          tool ? `A report of ${toolNames[tool]}.` : null,
          beginsAt
            ? `It runs from ${moment(beginsAt, session.zone)}${endsAt ? ` to ${clock(wallOf(endsAt, session.zone).time)}` : ''};`
            : null,
          `the session is ${sessionWords(session)}.`,
          isUtc
            ? 'The file says that its times are UTC.'
            : zone === session.zone
              ? null
              : 'Its times were read by the clock you chose.',
          missing > 0
            ? `${count(missing, 'person', 'people')} who are expected are not in it.`
            : 'Everybody who is expected is in it.',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {outside > people.length / 2 ? (
        <Note kind="caution" title="Most people of this file were not there during the session" level={3}>
          Look whether it is the right session, and by which clock the file was written.
        </Note>
      ) : null}
      {passedOver.length > 0 ? (
        <Note kind="caution" title={`${count(passedOver.length, 'line')} could not be read`} level={3}>
          <ul>
            {passedOver.map(({ line, why }) => (
              <li key={line}>{`Line ${line}: ${why}`}</li>
            ))}
          </ul>
        </Note>
      ) : null}
    </>
  )
}

type LineProps = { person: Person; file: MeetingFile; choice: Choice; onChange: (made: Partial<Choice>) => void }

function Line({ person, file, choice, onChange }: LineProps) {
  const { names, email, match, why, stays, minutes, isKept } = person
  const { session, known } = file
  const name = names.join(', also ') || email
  return (
    <li>
      <span>
        <Checkbox
          label={name}
          name={`tick-${person.key}`}
          checked={choice.ticked && choice.as !== ''}
          onChange={(event) => onChange({ ticked: event.target.checked })}
        />
        <span className="at-sub">
          {[email, timesOf(person, session.zone), stays > 1 ? `${stays} times` : null].filter(Boolean).join('; ')}
        </span>
        <span className="at-sub">
          {isKept ? <Status state="met">Kept before</Status> : null}
          {match?.by === 'address' ? <Status state="met">Found by address</Status> : null}
          {match?.by === 'name' ? <Status state="soon">Found by name alone</Status> : null}
          {why === 'several' ? <Status state="soon">Several have this name</Status> : null}
          {why === 'nobody' ? <Status state="soon">Nobody of this name or address is expected</Status> : null}
        </span>
        <span className="at-sub">
          {minutes === 0 ? 'not there during the session' : `${hours(minutes)} of the session`}
        </span>
      </span>
      <SelectField
        label={`Who ${name} is`}
        name={`as-${person.key}`}
        value={choice.as}
        empty="Leave out"
        onChange={(event) => onChange({ as: event.target.value, ticked: event.target.value !== '' })}
        options={[
          { value: WALK_IN, label: 'Somebody new (walk-in)' },
          ...known.map(({ id, name, agencyName }) => ({
            value: id,
            label: agencyName ? `${name}, ${agencyName}` : name,
          })),
        ]}
      />
    </li>
  )
}

function timesOf({ inAt, outAt }: Person, zone: string): string {
  const time = (at: string) => clock(wallOf(at, zone).time)
  return outAt ? `from ${time(inAt)} to ${time(outAt)}` : `from ${time(inAt)}, and the file does not say until when`
}
