'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { Checkbox, RadioGroup } from '@/app/_ui/choice'
import { Fields, FormPart, SelectField, TextArea, TextField } from '@/app/_ui/form'
import { numberOrNothing } from '../../../../_client/typed'
import type { Choices, ChoosingProps, PartProps } from './choices'
import { blankRow, type HoursRow, mayBeNamedOnly } from './what'

/** Hours in all, and a line for each topic that has a minimum of its own. */
export function HoursPart({ form, choices, rows }: ChoosingProps & { rows: readonly HoursRow[] }) {
  const { register, formState, control } = form
  const errors = formState.errors.what
  const { fields, append, remove } = useFieldArray({ control, name: 'what.rows', keyName: 'key' })
  return (
    <FormPart legend="Hours, by topic and by how it is given">
      <p className="at-soft">What is left empty has no limit. Half hours are written as 1.5.</p>
      <div className="at-gap">
        <Fields>
          <Hours form={form} label="Hours in all" name="what.hours" error={errors?.hours?.message} />
          <Hours
            form={form}
            label="Self-paced, at most"
            name="what.selfPacedAtMost"
            error={errors?.selfPacedAtMost?.message}
          />
          <Hours
            form={form}
            label="In person, at least"
            name="what.inPersonAtLeast"
            error={errors?.inPersonAtLeast?.message}
          />
        </Fields>
      </div>
      {fields.map(({ key }, i) => (
        <fieldset key={key} className="at-section">
          <legend className="usa-legend at-legend">Minimum {i + 1}</legend>
          <SelectField
            label="About"
            error={errors?.rows?.[i]?.about?.message}
            {...register(`what.rows.${i}.about`)}
            empty="Choose a topic"
            options={aboutOptions(choices)}
          />
          <Fields>
            <Hours
              form={form}
              label="At least"
              name={`what.rows.${i}.atLeast`}
              error={errors?.rows?.[i]?.atLeast?.message}
            />
            <Hours
              form={form}
              label="Self-paced, at most"
              name={`what.rows.${i}.selfPacedAtMost`}
              error={errors?.rows?.[i]?.selfPacedAtMost?.message}
            />
            <Hours
              form={form}
              label="In person, at least"
              name={`what.rows.${i}.inPersonAtLeast`}
              error={errors?.rows?.[i]?.inPersonAtLeast?.message}
            />
          </Fields>
          <LeaveOut onLeave={() => remove(i)}>Remove minimum {i + 1}</LeaveOut>
        </fieldset>
      ))}
      <p>
        <Button variant="outline" onClick={() => append(blankRow)}>
          Add a minimum for a topic
        </Button>
      </p>
      {mayBeNamedOnly(rows) ? (
        <RadioGroup
          label="The rest of the hours may be"
          {...register('what.counts')}
          options={[
            { value: 'any', label: 'Any training' },
            { value: 'named', label: 'Only training about the topics named here' },
          ]}
        />
      ) : null}
      <TextField
        label="All of it within so many months"
        optional
        short
        inputMode="numeric"
        hint="For a course of days that must not be stretched out"
        error={errors?.togetherMonths?.message}
        {...register('what.togetherMonths', { setValueAs: numberOrNothing })}
      />
      <Checkbox label="The same module counts once in a period" {...register('what.eachOnce')} />
      <TextArea
        label="Only training given by"
        optional
        rows={3}
        hint="A provider on each line. Capitals and spaces make no difference. Left empty, it does not matter who gave it."
        error={errors?.providers?.message}
        {...register('what.providers')}
      />
      <Checkbox label="The agency itself is one of them" {...register('what.ownAgency')} />
      <Checkbox label="Modules of the catalog are, too" {...register('what.modulesToo')} />
    </FormPart>
  )
}

type HoursName =
  | 'what.hours'
  | 'what.selfPacedAtMost'
  | 'what.inPersonAtLeast'
  | `what.rows.${number}.${'atLeast' | 'selfPacedAtMost' | 'inPersonAtLeast'}`
type HoursProps = PartProps & { label: string; name: HoursName; error: string | undefined }

function Hours({ form, label, name, error }: HoursProps) {
  return (
    <TextField
      label={label}
      short
      inputMode="decimal"
      error={error}
      {...form.register(name, { setValueAs: numberOrNothing })}
    />
  )
}

const aboutOptions = ({ topics, priorities }: Choices) => [
  ...topics.map(({ id, name }) => ({ value: `topic:${id}`, label: name })),
  ...priorities.map(({ id, name }) => ({ value: `priority:${id}`, label: `Priority: ${name}` })),
  { value: 'priorities', label: 'Any of the three priorities' },
]
