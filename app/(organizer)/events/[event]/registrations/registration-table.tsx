'use client'
import { sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { dayHere, shortDay } from '@/lib/platform/words-of-time'
import { admitRegistrationInput, declineRegistrationInput } from '@/lib/registration/inputs'
import type { RegistrationRow } from '@/lib/registration/shapes'
import { stateName, stateStatus } from '@/lib/registration/words'
import { api } from '../../../../_client/api'
import { ProblemNote } from '../../../../_client/problem-note'
import { ReasonForm } from '../../../../_client/reason-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { Status } from '../../../../_ui/status'
import { type Column, Table, TableFrame } from '../../../../_ui/table'

type Session = { sessionId: string; startsLocal: string; endsLocal: string; zone: string }
type Props = { items: readonly RegistrationRow[]; sessions: readonly Session[]; total: number }

export function RegistrationTable({ items, sessions, total }: Props) {
  const bySession = items.some(({ sessionId }) => sessionId !== null)
  const shown = bySession ? columns(sessions) : columns(sessions).filter(({ key }) => key !== 'session')
  return (
    <>
      <TableFrame>
        <Table
          caption="Registrations, in the order of their turns"
          columns={shown}
          rows={items}
          rowKey={({ registrationId }) => registrationId}
        />
      </TableFrame>
      {total > items.length ? (
        <p>
          The first {items.length} of {count(total, 'registration')} are shown. Look for a name to find others.
        </p>
      ) : null}
    </>
  )
}

const columns = (sessions: readonly Session[]): Column<RegistrationRow>[] => [
  {
    key: 'name',
    head: 'Name',
    header: true,
    cell: ({ name, agencyName }) => (
      <>
        {name}
        {agencyName ? <span className="at-sub">{agencyName}</span> : null}
      </>
    ),
  },
  {
    key: 'session',
    head: 'Part',
    cell: ({ sessionId }) => {
      const session = sessions.find((each) => each.sessionId === sessionId)
      return session ? sessionWords(session) : ''
    },
  },
  {
    key: 'state',
    head: 'Where it stands',
    cell: ({ state, reason }) => (
      <>
        <Status state={stateStatus[state]}>{stateName(state)}</Status>
        {reason ? <span className="at-sub">{reason}</span> : null}
      </>
    ),
  },
  { key: 'since', head: 'Since', className: 'at-nowrap', cell: ({ createdAt }) => shortDay(dayHere(createdAt)) },
  {
    key: 'said',
    head: 'What they said',
    cell: ({ audienceWord, answers }) => (
      <>
        {audienceWord}
        {answers.map(({ label, given }) => (
          <span className="at-sub" key={label}>
            {label} {given.join(', ')}
          </span>
        ))}
      </>
    ),
  },
  { key: 'steps', head: 'Next', cell: (row) => <Steps row={row} /> },
]

function Steps({ row }: { row: RegistrationRow }) {
  const { registrationId, name, may } = row
  const approve = useCommand(api.registration.approveRegistration)
  const of = { registrationId }
  return (
    <>
      {approve.problem ? <ProblemNote problem={approve.problem} /> : null}
      {may.approve ? (
        <Button small busy={approve.pending} onClick={() => approve.run(of)}>
          Approve<span className="at-hide"> {name}</span>
        </Button>
      ) : null}
      {may.decline ? (
        <details>
          <summary>
            Decline…<span className="at-hide"> {name}</span>
          </summary>
          <ReasonForm
            command={api.registration.declineRegistration}
            input={declineRegistrationInput}
            of={of}
            label="Why"
            id={`decline-${registrationId}`}
            step="Decline"
            onDone={() => {}}
          />
        </details>
      ) : null}
      {may.admit ? (
        <details>
          <summary>
            Before their turn…<span className="at-hide"> {name}</span>
          </summary>
          <ReasonForm
            command={api.registration.admitRegistration}
            input={admitRegistrationInput}
            of={of}
            label="Why they come before others"
            id={`admit-${registrationId}`}
            step="Give a place"
            onDone={() => {}}
          />
        </details>
      ) : null}
      {may.withdraw ? (
        <details>
          <summary>
            Take off the list…<span className="at-hide"> {name}</span>
          </summary>
          <ReasonForm
            command={api.registration.withdrawRegistration}
            input={declineRegistrationInput}
            of={of}
            label="Why; they will read it"
            id={`withdraw-${registrationId}`}
            step="Take off the list"
            onDone={() => {}}
          />
        </details>
      ) : null}
    </>
  )
}
