'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormRegister, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { DateField } from '@/app/_ui/form'
import { Note, Problem } from '@/app/_ui/note'
import { moveOnRosterInput } from '@/lib/interop/roster/inputs'
import { todayAt } from '../../../../_agency'
import { ServiceFields, type ServiceValues } from '../service-fields'
import type { MemberProps } from './person-screen'

type Given = z.output<typeof moveOnRosterInput>

/** From a day on another unit, position or employment; what was before stays in the history. */
export function MoveForm({ member, agency }: MemberProps) {
  const { personId, unitId, position, employment, employeeNumber } = member
  const { agencyId } = agency
  const form = useForm<Given>({
    resolver: zodResolver(moveOnRosterInput) as never,
    defaultValues: { agencyId, personId, unitId, position, employment, employeeNumber, on: todayAt(agency) },
    shouldFocusError: false,
  })
  const move = useCommand(api.roster.moveOnRoster, {
    setError: form.setError,
  })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => move.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {move.problem && move.problem.errors.length === 0 ? (
        <Problem title={move.problem.title}>{move.problem.detail}</Problem>
      ) : null}
      {move.done ? <Note kind="good" title="Saved" level={3} live /> : null}
      <ServiceFields
        agencyId={agencyId}
        register={form.register as unknown as UseFormRegister<ServiceValues>}
        errors={errors}
      />
      <DateField
        label="From which day"
        hint="A corrected number alone holds at once."
        error={errors.on?.message}
        {...form.register('on')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={move.pending}>
          Save from that day on
        </Button>
      </p>
    </form>
  )
}
