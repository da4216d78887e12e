'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import { lastDayOf } from '@/lib/agencies/words'
import { fullName } from '@/lib/platform/words'
import { longDay, shortDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../../../_agency'
import { EditForm } from './edit-form'
import { EndForm } from './end-form'
import type { Member, MemberProps } from './member'
import { MoveForm } from './move-form'
import { OwnDates } from './own-dates'

/** One person's service in the agency: move, correct, end. */
export function PersonScreen() {
  return <ForAgency lines={8}>{(agency, to) => <PersonOf key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

function PersonOf({ agency, to }: { agency: Agency; to: ToScreen }) {
  const { person } = useParams<{ person: string }>()
  const query = useQuery(
    api.agencies.getMember.queryOptions({ input: { agencyId: agency.agencyId, personId: person } }),
  )
  return (
    <Loaded query={query} lines={8}>
      {(member) => (
        <>
          <Breadcrumb items={[{ label: 'People', href: to('/agency/roster/people') }, { label: nameOf(member) }]} />
          <PageTitle title={nameOf(member)} lead={leadOf(member, agency.name)}>
            <LinkButton variant="outline" href={to(`/agency/people/${member.personId}`)}>
              See their training record
            </LinkButton>
          </PageTitle>
          <FactsOf member={member} />
          {member.serving ? <OwnDates member={member} agency={agency} /> : null}
          {member.mayManage && member.serving ? <Forms member={member} agency={agency} /> : null}
          <HistoryOf member={member} />
        </>
      )}
    </Loaded>
  )
}

const nameOf = ({ givenName, familyName }: Member) => fullName({ given: givenName, family: familyName })

function leadOf({ serving, serviceStartsOn, validTo }: Member, agency: string): string {
  const last = validTo ? longDay(lastDayOf(serviceStartsOn, validTo)) : null
  if (!serving) return `Left ${agency}; the last day was ${last}. The record stays with the person.`
  return last
    ? `Serves ${agency} since ${longDay(serviceStartsOn)}, and until ${last}.`
    : `Serves ${agency} since ${longDay(serviceStartsOn)}.`
}

const FactsOf = ({
  member: { unitName, position, employment, employeeNumber, email, signsIn, serving, waitsSince },
}: {
  member: Member
}) => (
  <Facts
    items={[
      { label: 'Unit', value: unitName ?? 'none' },
      { label: 'Position', value: position ?? 'none' },
      { label: 'Employment', value: employment },
      { label: 'Employee number', value: employeeNumber ?? 'none' },
      {
        label: 'E-mail',
        value: email ? (
          <span className="at-break">
            {email}
            <span className="at-sub">
              {waitsSince && serving
                ? `It waits for them to sign in and say that they serve here, since ${longDay(waitsSince)}.`
                : signsIn
                  ? 'They sign in with it.'
                  : 'Nobody has signed in with it.'}
            </span>
          </span>
        ) : (
          'none'
        ),
      },
    ]}
  />
)

const Forms = (props: MemberProps) => (
  <>
    <Section id="move" title="Move, or change the position">
      <MoveForm {...props} />
    </Section>
    <Section id="edit" title="Correct name or e-mail">
      <EditForm {...props} />
    </Section>
    <Section id="end" title="End the service">
      <EndForm {...props} />
    </Section>
  </>
)

type Stretch = Member['history'][number]

const columns: Column<Stretch>[] = [
  { key: 'unit', head: 'Unit', header: true, cell: ({ unitName }) => unitName ?? 'No unit' },
  { key: 'position', head: 'Position', cell: ({ position, employment }) => position ?? employment },
  { key: 'from', head: 'From', className: 'at-nowrap', cell: ({ validFrom }) => shortDay(validFrom) },
  {
    key: 'to',
    head: 'To',
    className: 'at-nowrap',
    cell: ({ validFrom, validTo }) => (validTo ? shortDay(lastDayOf(validFrom, validTo)) : 'now'),
  },
]

function HistoryOf({ member }: { member: Member }) {
  return (
    <Section id="history" title="Service so far">
      <TableFrame>
        <Table
          caption="Stretches of service, the latest first"
          columns={columns}
          rows={member.history}
          rowKey={(row) => `${row.validFrom} ${row.validTo}`}
        />
      </TableFrame>
    </Section>
  )
}
