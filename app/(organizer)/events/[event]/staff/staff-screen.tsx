'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from 'next/navigation'
import type { EventStaff } from '@/lib/events/staff-shapes'
import { countWords } from '@/lib/platform/words'
import { moment } from '@/lib/platform/words-of-time'
import { api } from '../../../../_client/api'
import { Loaded } from '../../../../_client/loaded'
import { ProblemNote } from '../../../../_client/problem-note'
import { useCommand } from '../../../../_client/use-command'
import { Section } from '../../../../_ui/arrange'
import { Button } from '../../../../_ui/button'
import { Link } from '../../../../_ui/link'
import { PageTitle } from '../../../../_ui/title'
import { HelperCodes } from './helper-codes'
import { Invite } from './invite'

/** Who runs an event; its owner asks others, and makes codes for helpers of a day. */
export function StaffScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.eventStaff.listStaff.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={8}>
      {(staff) => (
        <div className="at-stack">
          <PageTitle title={headingOf(staff)} lead={staff.title || 'Without a title'}>
            <Link href={`/events/${eventId}`}>Back to the event</Link>
          </PageTitle>
          <People staff={staff} />
          {staff.may.giveStaff ? (
            <>
              <Invite staff={staff} />
              <HelperCodes staff={staff} />
            </>
          ) : null}
        </div>
      )}
    </Loaded>
  )
}

function headingOf({ owner, people }: EventStaff): string {
  if (people.length > 0) return `${countWords(people.length + 1, 'person runs', 'people run')} this event`
  return owner.isMe ? 'You run this event' : `${owner.name} runs this event`
}

function People({ staff: { owner, people, may, zone } }: { staff: EventStaff }) {
  const router = useRouter()
  const end = useCommand(api.eventStaff.endStaffRole)
  const leave = useCommand(api.eventStaff.endStaffRole, { onDone: () => router.push('/events') })
  return (
    <Section id="people" title="Who they are">
      <ProblemNote problem={end.problem ?? leave.problem} />
      <ul className="at-scans">
        <li>
          <span>
            <b>{owner.isMe ? `${owner.name} (you)` : owner.name}</b>
            <span className="at-sub">posted it, and says who runs it besides</span>
          </span>
        </li>
        {people.map(({ staffId, name, role, until, isMe }) => (
          <li key={staffId}>
            <span>
              <b>{isMe ? `${name} (you)` : name}</b>
              <span className="at-sub">
                {role === 'helper' && until
                  ? `helper: checks people in until ${moment(until, zone)}`
                  : 'co-organizer: changes the event, sees who comes, confirms attendance'}
              </span>
            </span>
            {isMe ? (
              <Button small variant="link" busy={leave.pending} onClick={() => leave.run({ staffId })}>
                Leave
              </Button>
            ) : may.giveStaff ? (
              <Button small variant="link" busy={end.pending} onClick={() => end.run({ staffId })}>
                End<span className="at-hide">: {name}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
