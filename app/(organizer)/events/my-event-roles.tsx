'use client'
/** What one was asked to run, and events of others that one runs or helps at. */
import { useQuery } from '@tanstack/react-query'
import type { MyEventRoles as Roles } from '@/lib/events/staff-shapes'
import { moment } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'

export function MyEventRoles() {
  const { data } = useQuery(api.eventStaff.listMyEventRoles.queryOptions())
  if (!data || data.invitations.length + data.roles.length === 0) return null
  return (
    <>
      {data.invitations.map((each) => (
        <Question key={each.invitationId} invitation={each} />
      ))}
      {data.roles.length > 0 ? <OfOthers roles={data.roles} /> : null}
    </>
  )
}

function Question({ invitation }: { invitation: Roles['invitations'][number] }) {
  const { invitationId, title, askedBy, email, expiresAt } = invitation
  const answer = useCommand(api.eventStaff.answerStaffInvitation)
  const named = title || 'an event without a title yet'
  return (
    <Note title={`${askedBy} asks you to run ${named} together`}>
      <ProblemNote problem={answer.problem} />
      <p>
        {`They wrote to ${email}. If you say yes, you see and change the event as they do, see who comes, check people in and confirm their attendance; your name stands in its list of who runs it. You can leave at any time. The question lapses on ${whenWords(expiresAt)}.`}
      </p>
      <p className="at-row">
        <Button busy={answer.pending} onClick={() => answer.run({ invitationId, accept: true })}>
          Yes, I run it<span className="at-hide">: {named}</span>
        </Button>
        <Button variant="outline" busy={answer.pending} onClick={() => answer.run({ invitationId, accept: false })}>
          No<span className="at-hide">: {named}</span>
        </Button>
      </p>
    </Note>
  )
}

function OfOthers({ roles }: { roles: Roles['roles'] }) {
  const leave = useCommand(api.eventStaff.endStaffRole)
  return (
    <Section id="of-others" title="Events of others that you help with">
      <ProblemNote problem={leave.problem} />
      <ul className="at-scans">
        {roles.map(({ staffId, eventId, title, role, until, zone }) => (
          <li key={staffId}>
            <span>
              <Link href={role === 'helper' ? `/events/${eventId}/check-in` : `/events/${eventId}`}>{title}</Link>
              <span className="at-sub">
                {role === 'helper' && until
                  ? `you check people in until ${moment(until, zone)}`
                  : 'you run it beside whoever posted it'}
              </span>
            </span>
            <Button small variant="link" busy={leave.pending} onClick={() => leave.run({ staffId })}>
              Leave<span className="at-hide">: {title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
