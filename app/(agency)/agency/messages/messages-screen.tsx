'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Forbidden } from '@/app/_ui/forbidden'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import { capital, count, countWords, joined } from '@/lib/platform/words'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import type { nextRemindersShape } from '@/lib/reminders/inputs'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { Sent } from './sent'
import { leftOutWords } from './words'

type Next = z.infer<typeof nextRemindersShape>

/** What goes out by itself on Monday, who is left out and why, when it stops, and what was sent. */
export function MessagesScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <Messages agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

function Messages({ agency, to }: { agency: Agency; to: ToScreen }) {
  const query = useQuery(api.reminders.nextReminders.queryOptions({ input: { agencyId: agency.agencyId } }))
  return (
    <>
      <Breadcrumb items={[{ label: 'Attention', href: to('/agency') }, { label: 'Messages' }]} />
      <Loaded query={query} lines={8}>
        {(next) => (
          <>
            <PageTitle title={titleOf(next)} lead={leadOf(next)}>
              <LinkButton variant="outline" href={to('/agency/messages/write')}>
                Write to people who are overdue
              </LinkButton>
            </PageTitle>
            <GoingOut next={next} to={to} />
          </>
        )}
      </Loaded>
      <Rules />
      <Section id="sent" title="What was sent">
        <Sent agency={agency} />
      </Section>
    </>
  )
}

const titleOf = ({ totals: { goOut }, lists }: Next) =>
  goOut + lists.length === 0
    ? 'No message goes out on Monday'
    : `${capital(countWords(goOut + lists.length, 'message'))} ${goOut + lists.length === 1 ? 'goes' : 'go'} out on Monday`

function leadOf({ on, totals: { goOut, leftOut }, lists }: Next): string {
  const who = `${count(goOut, 'person', 'people')} and ${count(lists.length, 'list')} for those who look after them`
  const out = leftOut > 0 ? ` ${count(leftOut, 'person is', 'people are')} left out, and you see why.` : ''
  return `${weekdayDay(on)}, as things stand now: ${who}.${out}`
}

function GoingOut({ next, to }: { next: Next; to: ToScreen }) {
  const { people, totals, lists, letter } = next
  const more = totals.goOut + totals.leftOut - people.length
  return (
    <>
      {people.length > 0 ? (
        <TableFrame id="people-h" title="To people">
          <Table
            labelledBy="people-h"
            columns={columns(to)}
            rows={people.toSorted((one, other) => Number(one.leftOut !== null) - Number(other.leftOut !== null))}
            rowKey={({ personId }) => personId}
          />
        </TableFrame>
      ) : (
        <Empty title="Nobody is written to on Monday">
          No date of anybody comes to a day on which it is said: a month and a week before, and three Mondays after; of
          certifications also ninety days before, and not after.
        </Empty>
      )}
      {more > 0 ? <p>{count(more, 'more person', 'more people')} beside these.</p> : null}
      {lists.length > 0 ? (
        <Section id="lists" title="To those who look after them">
          <ul>
            {lists.map(({ personId, familyName, givenName, people: late, runningOut, notCleared }) => (
              <li key={personId}>
                {familyName}, {givenName}: {listWords({ late, runningOut, notCleared })}, and never their own
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {letter ? (
        <Section id="letter" title={`What ${letter.givenName} ${letter.familyName} will read`}>
          <Letter subject={letter.subject} text={letter.text} />
          <p className="at-small at-soft">
            The subject and the text name no training, since others may see the screen. Lists name people, and never
            with what.
          </p>
        </Section>
      ) : null}
    </>
  )
}

/** "a list of 3 people overdue and 1 person whose certifications run out" */
const listWords = ({ late, runningOut, notCleared }: { late: number; runningOut: number; notCleared: number }) =>
  `a list of ${joined([
    ...(late > 0 ? [`${count(late, 'person', 'people')} overdue`] : []),
    ...(runningOut > 0 ? [`${count(runningOut, 'person', 'people')} whose certifications run out`] : []),
    ...(notCleared > 0 ? [`a count of ${count(notCleared, 'person', 'people')} not yet cleared`] : []),
  ])}`

export const Letter = ({ subject, text }: { subject: string; text: string }) => (
  <div className="at-measure at-stack">
    <p>
      <b>{subject}</b>
    </p>
    {text.split('\n\n').map((each) => (
      <p key={each} className="at-break at-written">
        {each}
      </p>
    ))}
  </div>
)

const columns = (to: ToScreen): Column<Next['people'][number]>[] => [
  {
    key: 'person',
    head: 'Person',
    header: true,
    cell: ({ personId, familyName, givenName }) => (
      <Link href={to(`/agency/people/${personId}`)}>
        {familyName}, {givenName}
      </Link>
    ),
  },
  {
    key: 'dates',
    head: 'Dates',
    cell: ({ dates, firstDueOn, gates }) => (
      <>
        {firstDueOn === null ? null : dates === 1 ? longDay(firstDueOn) : `${dates}, the first ${longDay(firstDueOn)}`}
        {gates > 0 ? <small>{count(gates, 'requirement')} without a last day</small> : null}
      </>
    ),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ leftOut }) =>
      leftOut === null ? <Status state="open">Goes out</Status> : <Status state="off">{leftOutWords[leftOut]}</Status>,
  },
]

const Rules = () => (
  <Section id="rules" title="When messages go, and when they stop">
    <ul className="at-measure">
      <li>
        A person hears of a date a month and a week before it and on three Mondays after it, in one letter a week. After
        that you call.
      </li>
      <li>
        Of a certification that runs out its holder hears ninety days, a month and a week before, in the same letter,
        unless a renewal was entered.
      </li>
      <li>
        What has to be met before certain work has no date: a person hears of it once, on the first Monday after it
        begins to apply to them, and beside their dates for as long as it stands. It is never called overdue.
      </li>
      <li>
        Supervisors and coordinators get a list on Mondays while somebody whom they look after is overdue, or holds a
        certification that runs out within thirty days or did in the last thirty; none where nobody is. Who is not yet
        cleared for something is counted in it.
      </li>
      <li>
        What goes to a person stops the moment a training is met, waived or no longer asked, and while somebody is on
        leave; also for what is on its way.
      </li>
      <li>
        Nobody has two letters about their own dates on one day, and no letter comes between nine in the evening and
        seven in the morning.
      </li>
      <li>
        Whoever is new on the roster, with an address that nobody has confirmed, is told once where their record is
        kept.
      </li>
    </ul>
  </Section>
)
