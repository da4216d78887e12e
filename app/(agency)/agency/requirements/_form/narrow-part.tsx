import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { SelectField } from '@/app/_ui/form'
import { MOST_NAMED } from '@/lib/requirements/inputs'
import { blankIsNothing } from '../../../../_client/typed'
import { PeopleField } from '../../_people/people-field'
import { type ChoosingProps, employmentOptions, messageAt, unitOptions } from './choices'
import { PositionField } from './position-field'
import { isNarrowed } from './whom'

/** What few rules need: opened when it is wanted, or when something in it holds. */
export function NarrowPart({ form, choices }: ChoosingProps) {
  const { control, formState } = form
  const { errors } = formState
  const [agencyId, and, except] = useWatch({ control, name: ['agencyId', 'and', 'except'] })
  const [opened, setOpened] = useState(false)
  const [leaves, setLeaves] = useState(false)
  const error = errors.except?.message ?? messageAt(errors, 'exceptPersonIds')
  const isOpen = opened || isNarrowed(and) || errors.and !== undefined
  const isLeaving = leaves || except.length > 0 || error !== undefined
  return (
    <>
      <details className="at-gap" open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>Narrow it further</summary>
        {isOpen ? <NarrowFields form={form} choices={choices} /> : null}
      </details>
      <details className="at-gap" open={isLeaving} onToggle={(event) => setLeaves(event.currentTarget.open)}>
        <summary>Except some people</summary>
        {isLeaving ? (
          <PeopleField
            agencyId={agencyId}
            name="except"
            people={except}
            most={MOST_NAMED}
            error={error}
            chosenWords="Not asked"
            dropWords="Ask after all"
            whenFull="To leave out more, narrow it by unit, position or how people serve."
            onChange={(chosen) => form.setValue('except', chosen, { shouldDirty: true })}
          />
        ) : null}
      </details>
    </>
  )
}

/** All that is said must hold. */
function NarrowFields({ form, choices }: ChoosingProps) {
  const { register, formState, control } = form
  const population = useWatch({ control, name: 'population' })
  const errors = formState.errors.and
  return (
    <>
      {population === 'unit' ? null : (
        <SelectField
          label="Only in a unit and those below it"
          error={errors?.unitId?.message ?? messageAt(formState.errors, 'unitId')}
          {...register('and.unitId', { setValueAs: blankIsNothing })}
          empty="Any unit"
          options={unitOptions(choices)}
        />
      )}
      {population === 'position' ? null : (
        <PositionField
          label="Only with a position"
          optional
          hint="As the roster has it. Capital and small letters are the same."
          choices={choices}
          error={errors?.position?.message ?? messageAt(formState.errors, 'position')}
          {...register('and.position', { setValueAs: blankIsNothing })}
        />
      )}
      {population === 'employment' ? null : (
        <SelectField
          label="Only those who serve as"
          error={errors?.employment?.message ?? messageAt(formState.errors, 'employment')}
          {...register('and.employment', { setValueAs: blankIsNothing })}
          empty="Anybody, however they serve"
          options={employmentOptions}
        />
      )}
    </>
  )
}
