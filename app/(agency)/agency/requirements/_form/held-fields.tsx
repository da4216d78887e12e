'use client'
import { useFieldArray, useWatch } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { certificationKinds, certificationNames, isOfState } from '@/lib/certifications/kinds'
import { stateNames } from '@/lib/platform/states'
import { blankIsNothing } from '../../../../_client/typed'
import type { PartProps } from './choices'
import { blankHeld } from './what-values'

const states = Object.entries(stateNames).map(([value, label]) => ({ value, label }))

/** One certification, or any of several: each verified by a coordinator before it counts. */
export function HeldFields({ form }: PartProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'what.held', keyName: 'key' })
  return (
    <>
      {fields.map(({ key }, i) => (
        <fieldset key={key} className="at-section">
          <legend className="usa-legend at-legend">{i === 0 ? 'Certification' : `Or certification ${i + 1}`}</legend>
          <Row form={form} at={i} />
          {fields.length > 1 ? <LeaveOut onLeave={() => remove(i)}>Remove certification {i + 1}</LeaveOut> : null}
        </fieldset>
      ))}
      <p>
        <Button variant="outline" onClick={() => append(blankHeld)}>
          Accept another one as well
        </Button>
      </p>
    </>
  )
}

function Row({ form: { register, control, formState }, at }: PartProps & { at: number }) {
  const kind = useWatch({ control, name: `what.held.${at}.kind` })
  const errors = formState.errors.what?.held?.[at]
  return (
    <>
      <SelectField
        label="Which"
        error={errors?.kind?.message}
        options={certificationKinds.map((value) => ({ value, label: certificationNames[value] }))}
        {...register(`what.held.${at}.kind`)}
      />
      {isOfState(kind) ? (
        <SelectField
          label="State that gave it"
          empty="Any state"
          error={errors?.state?.message}
          options={states}
          {...register(`what.held.${at}.state`, { setValueAs: blankIsNothing })}
        />
      ) : null}
      {kind === 'other' ? (
        <TextField
          label="What it is called"
          hint="As it is entered with the person; capital and small letters are the same"
          error={errors?.name?.message}
          {...register(`what.held.${at}.name`, { setValueAs: blankIsNothing })}
        />
      ) : null}
    </>
  )
}
