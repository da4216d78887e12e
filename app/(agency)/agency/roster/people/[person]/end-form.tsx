'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField } from '@/app/_ui/form'
import { removeFromRosterInput } from '@/lib/interop/roster/inputs'
import { fullName } from '@/lib/platform/words'
import { todayAt } from '../../../../_agency'
import type { MemberProps } from './member'

/** Says what ends and what stays, then ends it after the last day. */
export function EndForm({ member, agency }: MemberProps) {
  const form = useForm<z.infer<typeof removeFromRosterInput>>({
    resolver: zodResolver(removeFromRosterInput),
    defaultValues: { agencyId: agency.agencyId, personId: member.personId, lastDay: todayAt(agency) },
    shouldFocusError: false,
  })
  const end = useCommand(api.roster.removeFromRoster, {
    setError: form.setError,
  })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={end} onSend={(given) => end.run(given)}>
      <p>
        From the day after, {fullName({ given: member.givenName, family: member.familyName })} owes {agency.name}{' '}
        nothing more. Roles in the agency end at once. What was earned stays with the person, and past reports keep it.
      </p>
      <DateField label="Last day of service" error={errors.lastDay?.message} {...form.register('lastDay')} />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={end.pending}>
          End the service
        </Button>
      </p>
    </CommandForm>
  )
}
