'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useSaid } from '@/app/_client/said'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Forbidden } from '@/app/_ui/forbidden'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { teamInput, teamKindWords } from '@/lib/agencies/team-inputs'
import { grouped } from '@/lib/platform/grouped'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen, todayAt } from '../../../../_agency'
import { ChangeTeam } from '../team-form'
import { EndTeam, RemoveTeam } from './end-forms'
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
  const when = grouped(team.members, (each) => whenIn(each, today))
  const now = when.get('now') ?? []
  const later = when.get('later') ?? []
  const before = when.get('before') ?? []
  const table = { to, here: team.mayKeep ? here : null }
  const [said, say] = useSaid()
  // The form, and then what came of it, stand above a table that may be long: whoever asked for them is led there.
  const place = useRef<HTMLDivElement>(null)
  const shown = member?.memberId ?? said
  useEffect(() => {
    if (shown) place.current?.focus()
  }, [shown])
  return (
    <>
      <Breadcrumb items={[{ label: 'Teams', href: to('/agency/roster/teams') }, { label: team.name }]} />
      <PageTitle title={team.name} lead={leadOf(team, agency)}>
        {team.mayKeep ? <Link href="#add">Add people</Link> : null}
      </PageTitle>
      <div ref={place} tabIndex={-1}>
        {said ? <Note kind="good" title={said} live /> : null}
        {member ? (
          <Section id="days" title={`${member.name}: days in the team`}>
            <DaysForm
              key={`${member.memberId} ${member.version}`}
              member={member}
              backHref={to(here)}
              onDone={() => {
                say(`The days of ${member.name} are saved`)
                router.replace(to(here))
              }}
            />
          </Section>
        ) : null}
      </div>
      <Section id="now" title="Who is in it" count={count(now.length, 'person', 'people')}>
        {now.length > 0 ? <MembersTable {...table} caption="In the team" rows={now} /> : <p>Nobody is in it today.</p>}
      </Section>
      {later.length > 0 ? (
        <Section id="later" title="Who joins later">
          <MembersTable {...table} caption="Join the team later" rows={later} />
        </Section>
      ) : null}
      {before.length > 0 ? (
        <Section id="before" title="Who was in it">
          <MembersTable {...table} caption="Were in the team" rows={before} />
        </Section>
      ) : null}
      {team.mayKeep && (team.lastOn === null || team.lastOn >= today) ? (
        <Section id="add" title="Add people">
          <AddPeople team={team} today={today} inIt={[...now, ...later].map(({ personId }) => personId)} />
        </Section>
      ) : null}
      <AskedOf team={team} to={to} />
      {team.mayKeep ? (
        <Section id="change" title="Change its name">
          <ChangeTeam key={team.teamId} team={team} />
        </Section>
      ) : null}
      {team.mayKeep ? (
        <Section id="end" title="End or remove the team">
          <EndTeam key={team.endVersion} team={team} today={today} people={now.length + later.length} onDone={say} />
          <RemoveTeam team={team} onDone={() => router.replace(to('/agency/roster/teams?saved=removed'))} />
        </Section>
      ) : null}
    </>
  )
}

const leadOf = ({ kind, isWhole, lastOn }: Team, { name }: Agency) =>
  `${teamKindWords[kind]} of ${name}.${lastOn ? ` Its last day: ${longDay(lastOn)}.` : ''}${isWhole ? '' : ' Of its people, those whom you look after are shown.'}`

/** Whoever left the agency is in none of its teams, whatever their last day there. */
function whenIn({ firstOn, lastOn, serves }: Team['members'][number], today: string) {
  if (!serves || (lastOn !== null && lastOn < today)) return 'before'
  return firstOn > today ? 'later' : 'now'
}

/** What is asked of whoever is in it. */
function AskedOf({ team: { teamId, agencyId, mayKeep }, to }: { team: Team; to: ToScreen }) {
  const query = useQuery(api.requirements.listRequirements.queryOptions({ input: { agencyId } }))
  return (
    <Section id="asked" title="What is asked of them">
      <Loaded query={query} lines={2}>
        {({ items }) => {
          const theirs = items.filter((each) => each.teamId === teamId)
          if (theirs.length === 0)
            return (
              <p>
                No requirement is for this team.{' '}
                {mayKeep ? <Link href={to('/agency/requirements/new')}>Make one</Link> : null}
              </p>
            )
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
