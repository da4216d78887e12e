'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { type UseFormRegister, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField } from '@/app/_ui/form'
import { placeFields } from '@/lib/agencies/words'
import { moveOnRosterInput } from '@/lib/interop/roster/inputs'
import { todayAt } from '../../../../_agency'
import { ServiceFields, type ServiceValues } from '../service-fields'
import type { MemberProps } from './member'

type Given = z.output<typeof moveOnRosterInput>

/** From a day on another unit, position or employment; what was before stays in the history. */
export function MoveForm({ member, agency }: MemberProps) {
  const { personId, unitId, position, employment, employeeNumber } = member
  const { agencyId } = agency
  const form = useForm<Given>({
    resolver: zodResolver(moveOnRosterInput) as never,
    defaultValues: {
      ...{ agencyId, personId, madeFrom: member.versions.move },
      ...{ unitId, position, employment, employeeNumber, on: todayAt(agency) },
    },
    shouldFocusError: false,
  })
  const move = useCommand(api.roster.moveOnRoster, {
    setError: form.setError,
    onDone: ({ version }) => form.reset({ ...form.getValues(), madeFrom: version }),
  })
  const units = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  const unitPath = (field: string, value: unknown) =>
    field === 'unitId' ? units.data?.items.find(({ unitId }) => unitId === value)?.path : undefined
  const { errors } = form.formState
  return (
    <CommandForm
      form={form}
      command={move}
      saves={{ names: placeFields, words: unitPath }}
      onSend={(given) => move.run(given)}
      done={move.done && 'Saved'}
    >
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
    </CommandForm>
  )
}
