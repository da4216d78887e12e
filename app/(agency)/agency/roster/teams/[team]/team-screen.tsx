'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Forbidden } from '@/app/_ui/forbidden'
import { Link } from '@/app/_ui/link'
import { PageTitle } from '@/app/_ui/title'
import { teamInput, teamKindWords } from '@/lib/agencies/team-inputs'
import { count, countWords } from '@/lib/platform/words'
import { type Agency, ForAgency, type ToScreen, todayAt } from '../../../../_agency'
import { ChangeTeam } from '../team-form'
import { AddPeople, DaysForm } from './member-forms'
import { MembersTable } from './members-table'
import type { Team } from './team'

/** One team: who is in it and who was, and for whoever keeps it the forms that change it. */
export function TeamScreen() {
  const asked = teamInput.safeParse({ teamId: useParams<{ team: string }>().team })
  return asked.success ? <Found {...asked.data} /> : <Forbidden />
}

function Found({ teamId }: { teamId: string }) {
  const query = useQuery(api.agencies.getTeam.queryOptions({ input: { teamId } }))
  return (
    <Loaded query={query} lines={10}>
      {(team) => (
        <ForAgency agencyId={team.agencyId}>
          {(agency, to) => <TeamOf key={teamId} team={team} agency={agency} to={to} />}
        </ForAgency>
      )}
    </Loaded>
  )
}

type Props = { team: Team; agency: Agency; to: ToScreen }

function TeamOf({ team, agency, to }: Props) {
  const router = useRouter()
  const here = `/agency/roster/teams/${team.teamId}`
  const today = todayAt(agency)
  const chosen = useSearchParams().get('member')
  const member = team.mayKeep ? team.members.find(({ memberId }) => memberId === chosen) : undefined
  const isIn = ({ lastOn }: Team['members'][number]) => lastOn === null || lastOn >= today
  const [now, before] = [team.members.filter(isIn), team.members.filter((each) => !isIn(each))]
  const table = { to, here: team.mayKeep ? here : null }
  return (
    <>
      <Breadcrumb items={[{ label: 'Teams', href: to('/agency/roster/teams') }, { label: team.name }]} />
      <PageTitle title={team.name} lead={leadOf(team, agency, now.length)} />
      {member ? (
        <Section id="days" title={`${member.name}: days in the team`}>
          <DaysForm
            key={`${member.memberId} ${member.version}`}
            member={member}
            backHref={to(here)}
            onDone={() => router.replace(to(here))}
          />
        </Section>
      ) : null}
      <Section id="now" title="Who is in it" count={count(now.length, 'person', 'people')}>
        {now.length === 0 ? <p>Nobody is in it yet.</p> : <MembersTable {...table} caption="In the team" rows={now} />}
      </Section>
      {before.length > 0 ? (
        <Section id="before" title="Who was in it">
          <MembersTable {...table} caption="Were in the team" rows={before} />
        </Section>
      ) : null}
      {team.mayKeep ? (
        <Section id="add" title="Add people">
          <AddPeople team={team} today={today} inIt={now.map(({ personId }) => personId)} />
        </Section>
      ) : null}
      <AskedOf team={team} to={to} />
      {team.mayKeep ? (
        <Section id="change" title="Call it otherwise">
          <ChangeTeam key={team.version} team={team} />
        </Section>
      ) : null}
    </>
  )
}

const leadOf = ({ kind }: Team, { name }: Agency, people: number) =>
  `${teamKindWords[kind]} of ${name}, with ${countWords(people, 'person', 'people').toLowerCase()} in it.`

/** What is asked of whoever is in it. */
function AskedOf({ team: { teamId, agencyId }, to }: { team: Team; to: ToScreen }) {
  const query = useQuery(api.requirements.listRequirements.queryOptions({ input: { agencyId } }))
  return (
    <Section id="asked" title="What is asked of them">
      <Loaded query={query} lines={2}>
        {({ items }) => {
          const theirs = items.filter((each) => each.teamId === teamId)
          if (theirs.length === 0) return <p>No requirement is for this team.</p>
          return (
            <ul>
              {theirs.map(({ requirementId, name }) => (
                <li key={requirementId}>
                  <Link href={to(`/agency/requirements/${requirementId}`)}>{name}</Link>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}
