'use client'
import { api } from '@/app/_client/api'
import { ReasonForm } from '@/app/_client/reason-form'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { sessionWords } from '@/lib/events/words'
import { declineRegistrationInput } from '@/lib/registration/inputs'
import type { AgencyRegistration } from '@/lib/registration/shapes'
import { endingWords, stateName, stateStatus } from '@/lib/registration/words'

type Props = { items: readonly AgencyRegistration[]; agencyId: string; when: 'ahead' | 'behind' }

export function RegistrationsOfAgency({ items, agencyId, when }: Props) {
  return (
    <TableFrame>
      <Table
        caption={
          when === 'ahead'
            ? 'Registrations to come, the next first'
            : 'Registrations that are over or ended, the last first'
        }
        columns={columnsOf(agencyId)}
        rows={items}
        rowKey={({ registrationId }) => registrationId}
      />
    </TableFrame>
  )
}

const columnsOf = (agencyId: string): Column<AgencyRegistration>[] => [
  {
    key: 'name',
    head: 'Person',
    header: true,
    cell: ({ personId, name }) => <Link href={`/agency/people/${personId}?agency=${agencyId}`}>{name}</Link>,
  },
  {
    key: 'event',
    head: 'Event',
    cell: ({ title, slug, isPostponed, ...times }) => (
      <>
        {slug ? <Link href={`/calendar/${slug}`}>{title}</Link> : title}
        <span className="at-sub">
          {isPostponed ? 'Postponed, with no new day yet. It was to be: ' : ''}
          {sessionWords(times)}
        </span>
      </>
    ),
  },
  {
    key: 'state',
    head: 'Where it stands',
    cell: ({ state, ending, byAgency }) => (
      <>
        <Status state={stateStatus[state]}>{stateName(state)}</Status>
        <span className="at-sub">
          {ending ? endingWords(ending) : byAgency ? 'Registered by the agency' : 'Registered by themselves'}
        </span>
      </>
    ),
  },
  {
    key: 'steps',
    head: 'Next',
    className: 'at-noprint',
    cell: ({ registrationId, name, may }) =>
      may.withdraw ? (
        <details>
          <summary>
            Give the place back…<span className="at-hide"> {name}</span>
          </summary>
          <ReasonForm
            command={api.registration.withdrawRegistration}
            input={declineRegistrationInput}
            of={{ registrationId }}
            label="Why; they will read it"
            id={`withdraw-${registrationId}`}
            step="Give it back"
            onDone={() => {}}
          />
        </details>
      ) : null,
  },
]
