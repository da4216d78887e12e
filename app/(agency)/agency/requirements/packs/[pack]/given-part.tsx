'use client'
import { blankIsNothing, numberOrNothing } from '@/app/_client/typed'
import { DateField, FormPart, TextArea, TextField } from '@/app/_ui/form'
import type { PackDetail } from '@/lib/mandates/inputs'
import { capital } from '@/lib/platform/words'
import type { AdoptionForm } from './adopt-values'

type Props = { form: AdoptionForm; asks: NonNullable<NonNullable<PackDetail['rule']>['asksGiven']> }

/** What stands in an award, on a list or on a license, so that only the agency can say it. */
export function GivenPart({ form, asks: { courses, countsFrom, months } }: Props) {
  const { register, formState } = form
  const errors = formState.errors.given
  return (
    <FormPart legend="What only you know">
      {courses ? (
        <TextArea
          label={courses.every ? 'Courses, all of them' : 'Courses, any one of them'}
          hint={`${capital(courses.words)}. One on each line: training counts by the name under which it was accepted.`}
          error={errors?.titles?.message}
          {...register('courses')}
        />
      ) : null}
      {countsFrom ? (
        <DateField
          label="Training counts from"
          hint={`${capital(countsFrom)}.`}
          error={errors?.countsFrom?.message}
          {...register('given.countsFrom', { setValueAs: blankIsNothing })}
        />
      ) : null}
      {months ? (
        <TextField
          label="Months"
          short
          inputMode="numeric"
          hint={`${capital(months.words)}.`}
          error={errors?.months?.message}
          {...register('given.months', { setValueAs: numberOrNothing })}
        />
      ) : null}
    </FormPart>
  )
}
