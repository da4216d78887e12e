'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { DateField } from '@/app/_ui/form'
import { Problem } from '@/app/_ui/note'
import { removeFromRosterInput } from '@/lib/interop/roster/inputs'
import { fullName } from '@/lib/platform/words'
import { todayAt } from '../../../../_agency'
import type { MemberProps } from './person-screen'

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
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => end.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {end.problem && end.problem.errors.length === 0 ? (
        <Problem title={end.problem.title}>{end.problem.detail}</Problem>
      ) : null}
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
    </form>
  )
}
