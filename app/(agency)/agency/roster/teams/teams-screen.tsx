'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { Section } from '@/app/_ui/arrange'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import { teamKindWords, type teamsShape } from '@/lib/agencies/team-inputs'
import { figure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import { RosterTabs } from '../roster-tabs'
import { MakeTeam } from './team-form'

/** Whom an agency names together: under a grant, in a task force. */
export function TeamsScreen() {
  return <ForAgency lines={8}>{(agency, to) => <TeamsOf key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

function TeamsOf({ agency, to }: { agency: Agency; to: ToScreen }) {
  const { agencyId, mayChange } = agency
  const router = useRouter()
  const saved = useSearchParams().get('saved') === 'removed' ? 'The team is removed' : null
  const query = useQuery(api.agencies.listTeams.queryOptions({ input: { agencyId } }))
  return (
    <>
      <PageTitle
        title="Teams"
        lead={`People of ${agency.name} who serve under a grant, in a task force or together otherwise. A requirement can be for a team: whoever joins it is asked from that day on.`}
      />
      {mayChange ? <RosterTabs to={to} current="teams" /> : null}
      <Said words={saved} className="at-gap" />
      <div className="at-section">
        <Loaded query={query} lines={6}>
          {({ items }) => (
            <>
              <Teams items={items} to={to} />
              {mayChange ? (
                <Section id="make" title="Make a team">
                  <MakeTeam
                    agencyId={agencyId}
                    onDone={(teamId) => router.push(to(`/agency/roster/teams/${teamId}`))}
                  />
                </Section>
              ) : null}
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}

function Teams({ items, to }: { items: readonly Team[]; to: ToScreen }) {
  if (items.length === 0)
    return (
      <Empty title="There is no team yet">
        Make one for each grant or task force whose people are asked for something of their own.
      </Empty>
    )
  return (
    <TableFrame>
      <Table caption="Teams, by name" columns={columnsOf(to)} rows={items} rowKey={({ teamId }) => teamId} />
    </TableFrame>
  )
}

type Team = z.infer<typeof teamsShape>['items'][number]

const columnsOf = (to: ToScreen): Column<Team>[] => [
  {
    key: 'name',
    head: 'Team',
    header: true,
    cell: ({ teamId, name }) => <Link href={to(`/agency/roster/teams/${teamId}`)}>{name}</Link>,
  },
  { key: 'kind', head: 'What it is', cell: ({ kind }) => teamKindWords[kind] },
  {
    key: 'last',
    head: 'Last day',
    className: 'at-nowrap',
    cell: ({ lastOn }) => (lastOn ? shortDay(lastOn) : 'none yet'),
  },
  { key: 'members', head: 'People today', number: true, cell: ({ members }) => figure(members) },
]
