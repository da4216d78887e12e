'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { inviteCoOrganizerInput } from '@/lib/events/staff-inputs'
import type { EventStaff } from '@/lib/events/staff-shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { ProblemNote } from '../../../../_client/problem-note'
import { useCommand } from '../../../../_client/use-command'
import { whenWords } from '../../../../_client/when'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { TextField } from '../../../../_ui/form'
import { Status } from '../../../../_ui/status'

type Given = z.infer<typeof inviteCoOrganizerInput>

/** Asking somebody by their address; whether anybody has it is told by nothing here. */
export function Invite({ staff: { eventId, invitations } }: { staff: EventStaff }) {
  const form = useForm<Given>({ resolver: zodResolver(inviteCoOrganizerInput), defaultValues: { eventId, email: '' } })
  const ask = useCommand(api.eventStaff.inviteCoOrganizer, {
    setError: form.setError,
    onDone: () => form.reset({ eventId, email: '' }),
  })
  const withdraw = useCommand(api.eventStaff.withdrawStaffInvitation)
  return (
    <Card id="ask" title="Run it with somebody">
      <p>
        We write to the address. Whoever has confirmed it here, or does so now, says yes or no under My events; until
        they say yes they see nothing of who comes.
      </p>
      <CommandForm
        form={form}
        command={ask}
        done={ask.done && 'We have written to them. They stand below until they answer.'}
        onSend={(given) => ask.run(given)}
      >
        <TextField
          label="Their e-mail address"
          type="email"
          autoComplete="off"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={ask.pending}>
            Ask them
          </Button>
        </p>
      </CommandForm>
      <ProblemNote problem={withdraw.problem} />
      {invitations.length > 0 ? (
        <ul className="at-scans">
          {invitations.map(({ invitationId, email, expiresAt, answer }) => (
            <li key={invitationId}>
              <span>
                <b>{email}</b>
                <span className="at-sub">
                  {answer === 'declined' ? (
                    <Status state="refused">Said no</Status>
                  ) : (
                    <Status state="waiting">{`Asked; lapses on ${whenWords(expiresAt)}`}</Status>
                  )}
                </span>
              </span>
              {answer === null ? (
                <Button small variant="link" busy={withdraw.pending} onClick={() => withdraw.run({ invitationId })}>
                  Take it back<span className="at-hide">: {email}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
