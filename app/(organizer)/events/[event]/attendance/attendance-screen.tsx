'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { Attendance } from '@/lib/attendance/shapes'
import { ruleWords } from '@/lib/attendance/words'
import { sessionWords } from '@/lib/events/words'
import { countWords, hours } from '@/lib/platform/words'
import { api } from '../../../../_client/api'
import { Loaded } from '../../../../_client/loaded'
import { Section } from '../../../../_ui/arrange'
import { Button, LinkButton } from '../../../../_ui/button'
import { Counts } from '../../../../_ui/counts'
import { Empty } from '../../../../_ui/empty'
import { Table, TableFrame } from '../../../../_ui/table'
import { PageTitle } from '../../../../_ui/title'
import { Confirm } from './confirm'
import { CountingForm } from './counting-form'
import { PersonLines } from './person-lines'

/** Who was at an event one runs: what wants a look first, then what would be posted. */
export function AttendanceScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.attendance.getAttendance.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={10}>
      {(sheet) => <Sheet sheet={sheet} />}
    </Loaded>
  )
}

function headingOf({ needLook, came }: Attendance['totals']): string {
  if (needLook > 0) return `${countWords(needLook, 'person needs', 'people need')} a look`
  return came > 0 ? 'Nothing needs a look' : 'Nobody was checked in yet'
}

function Sheet({ sheet }: { sheet: Attendance }) {
  const { totals, people, eventId } = sheet
  const [all, showAll] = useState(false)
  const { unkept, onTyped } = useUnkept()
  const open = people.filter(({ needsLook }) => needsLook)
  const shown = all ? people : open
  return (
    <div className="at-stack">
      <PageTitle title={headingOf(totals)} lead={sheet.title}>
        <LinkButton variant="outline" href={`/events/${eventId}/check-in`}>
          Check people in
        </LinkButton>
        <LinkButton variant="outline" href={`/events/${eventId}/attendance/file`}>
          From a meeting
        </LinkButton>
      </PageTitle>
      <Counts
        label="People"
        items={[
          { label: 'Registered', figure: totals.expected },
          { label: 'Came', figure: totals.came, note: `${totals.walkIns} of them unannounced` },
          { label: 'Have credit', figure: totals.postedPeople },
          { label: 'Without an account', figure: totals.waiting, note: 'their hours wait for them' },
        ]}
      />
      <Section
        id="exceptions"
        title={all ? 'Everybody' : 'What needs a look'}
        aside={
          <Button variant="link" onClick={() => showAll(!all)}>
            {all ? 'Show only what needs a look' : 'Show everybody'}
          </Button>
        }
      >
        {shown.length === 0 ? (
          <Empty
            title={
              all
                ? 'Nobody is registered, and nobody was checked in'
                : totals.came > 0
                  ? 'The marks agree with the sessions'
                  : 'Nobody was checked in yet'
            }
          />
        ) : (
          shown.map((person) => <PersonLines key={person.id} person={person} sheet={sheet} onTyped={onTyped} />)
        )}
      </Section>
      <Agencies sheet={sheet} />
      <Counting sheet={sheet} />
      <p className="at-row at-noprint">
        <LinkButton variant="link" href={`/api/v1/events/${eventId}/attendance.csv`} download>
          Attendance as CSV
        </LinkButton>
        <LinkButton variant="link" href={`/events/figures?event=${eventId}`}>
          Whom it reached
        </LinkButton>
        <LinkButton variant="link" href={`/events/${eventId}/evaluation`}>
          How people found it
        </LinkButton>
        <LinkButton variant="link" href={`/events/${eventId}/attendance/sheet`}>
          Sign-in sheet to print
        </LinkButton>
        <LinkButton variant="link" href={`/events/${eventId}/attendance/code`}>
          Code of the minute to show
        </LinkButton>
      </p>
      <Confirm sheet={sheet} unkept={people.filter(({ id }) => unkept.has(id)).map(({ name }) => name)} />
    </div>
  )
}

/** About whom a decision was typed and not kept. */
function useUnkept() {
  const [unkept, note] = useState<ReadonlySet<string>>(new Set())
  const onTyped = useCallback(
    (personId: string, typed: boolean) =>
      note((before) => {
        if (before.has(personId) === typed) return before
        return typed ? new Set([...before, personId]) : new Set([...before].filter((each) => each !== personId))
      }),
    [],
  )
  return { unkept, onTyped }
}

/** Of an event without credit nothing is said of it. */
function Counting({ sheet }: { sheet: Attendance }) {
  const { sessions } = sheet
  if (sessions.every(({ creditMinutes }) => creditMinutes === 0)) return null
  return (
    <Section id="counting" title="What counts">
      <ul>
        {sessions
          .filter(({ withdrawn }) => !withdrawn)
          .map((session) => (
            <li key={session.sessionId}>
              {`${sessionWords(session)}: ${hours(session.creditMinutes)} for ${ruleWords(session.rule, sessions.length)}`}
            </li>
          ))}
      </ul>
      <details className="at-gap at-noprint">
        <summary>Change what counts…</summary>
        <CountingForm sheet={sheet} />
      </details>
    </Section>
  )
}

function Agencies({ sheet: { agencies } }: { sheet: Attendance }) {
  if (agencies.length === 0) return null
  return (
    <TableFrame title="By agency" id="agencies-h">
      <Table
        labelledBy="agencies-h"
        rows={agencies}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: 'Agency', header: true, cell: ({ name }) => name },
          { key: 'registered', head: 'Registered', number: true, cell: ({ registered }) => registered },
          { key: 'came', head: 'Came', number: true, cell: ({ came }) => came },
          { key: 'hours', head: 'Counts', number: true, cell: ({ creditMinutes }) => hours(creditMinutes) },
        ]}
      />
    </TableFrame>
  )
}
