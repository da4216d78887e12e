'use client'
import { useQuery } from '@tanstack/react-query'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { SelectField, TextField } from '@/app/_ui/form'
import { type Employment, employments } from '@/lib/agencies/kinds'
import { capital } from '@/lib/platform/words'

export type ServiceValues = {
  unitId: string | null
  position: string | null
  employment: Employment
  employeeNumber: string | null
}

type Props = { agencyId: string; register: UseFormRegister<ServiceValues>; errors: FieldErrors<ServiceValues> }

const orNone = { setValueAs: (value: string | null) => value?.trim() || null }

/** Unit, position, employment and number: the same for somebody new and for a move. */
export function ServiceFields({ agencyId, register, errors }: Props) {
  const units = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  return (
    <>
      <SelectField
        key={units.data ? 'units' : 'loading'}
        label="Unit"
        optional
        empty="No unit"
        options={(units.data?.items ?? []).map(({ unitId, path }) => ({ value: unitId, label: path }))}
        error={errors.unitId?.message}
        {...register('unitId', orNone)}
      />
      <TextField label="Position or rank" optional error={errors.position?.message} {...register('position', orNone)} />
      <SelectField
        label="Employment"
        options={employments.map((value) => ({ value, label: capital(value) }))}
        error={errors.employment?.message}
        {...register('employment')}
      />
      <TextField
        label="Employee number"
        optional
        short
        error={errors.employeeNumber?.message}
        {...register('employeeNumber', orNone)}
      />
    </>
  )
}
