'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { TextArea } from '@/app/_ui/form'
import { type EntryProps, messageIn } from './choices'
import { AboutField, Folded, GiversFields, isNarrowed, isWrongAt, NarrowFields } from './narrow-fields'
import { blankNarrow, type NarrowValues } from './what-values'

type TrainingProps = Omit<EntryProps, 'at'> & {
  at: EntryProps['at'] | `${EntryProps['at']}.trainings.${number}`
  values: NarrowValues
}

/** One training in whole: what it is called, what it is about, who gives it. */
export function TrainingFields({ form, choices, at, values }: TrainingProps) {
  const { register, formState } = form
  return (
    <>
      <TextArea
        label="What it is called"
        optional
        rows={2}
        hint="A name on each line; any of them will do. It counts by the name under which it was accepted."
        error={messageIn(formState.errors, `${at}.titles`)}
        {...register(`${at}.titles`)}
      />
      <AboutField form={form} choices={choices} at={at} />
      <GiversFields form={form} at={at} />
      <Folded summary="More about which training counts" isSaid={isNarrowed(values)} isWrong={isWrongAt(form, at)}>
        <NarrowFields form={form} choices={choices} at={at} values={values} hasGivers={false} />
      </Folded>
    </>
  )
}

/** Those of a list beside its modules and events. */
export function TrainingsField({ form, choices, at, values }: EntryProps & { values: readonly NarrowValues[] }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: `${at}.trainings`, keyName: 'key' })
  return (
    <>
      {fields.map(({ key }, i) => (
        <fieldset key={key} className="at-section">
          <legend className="usa-legend at-legend">Course given elsewhere {i + 1}</legend>
          <TrainingFields form={form} choices={choices} at={`${at}.trainings.${i}`} values={values[i] ?? blankNarrow} />
          <LeaveOut onLeave={() => remove(i)}>Remove course {i + 1}</LeaveOut>
        </fieldset>
      ))}
      <p>
        <Button variant="outline" onClick={() => append(blankNarrow)}>
          Add a course given elsewhere
        </Button>
      </p>
    </>
  )
}
