'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { Checkbox, RadioGroup } from '@/app/_ui/choice'
import { Fields, TextField } from '@/app/_ui/form'
import { numberOrNothing } from '../../../../_client/typed'
import { CapsField } from './caps-field'
import { type ChoosingProps, type EntryProps, messageIn } from './choices'
import { Hours } from './hours-field'
import { AboutField, Folded, GiversFields, isNarrowed, isWrongAt, NarrowFields } from './narrow-fields'
import { mayBeNamedOnly } from './what-hours'
import { blankFloor, blankRow, type EntryValues, type FloorRow, type HoursRow } from './what-values'

type HoursProps = EntryProps & { values: EntryValues }

/** Hours in all, and a line for each topic that has a minimum of its own. */
export function HoursFields({ form, choices, at, values }: HoursProps) {
  const { register, formState, control } = form
  const { rows } = values
  const { fields, append, remove } = useFieldArray({ control, name: `${at}.rows`, keyName: 'key' })
  return (
    <>
      <p className="at-soft">What is left empty has no limit. Half hours are written as 1.5.</p>
      <div className="at-gap">
        <Fields>
          <Hours form={form} label="Hours in all" name={`${at}.hours`} />
          <Hours form={form} label="Self-paced, at most" name={`${at}.selfPacedAtMost`} />
          <Hours form={form} label="In person, at least" name={`${at}.inPersonAtLeast`} />
        </Fields>
      </div>
      {fields.map(({ key }, i) => (
        <fieldset key={key} className="at-section">
          <legend className="usa-legend at-legend">Minimum {i + 1}</legend>
          <Row form={form} choices={choices} at={at} row={`${at}.rows.${i}`} values={rows[i] ?? blankRow} />
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
          {...register(`${at}.counts`)}
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
        error={messageIn(formState.errors, `${at}.togetherMonths`)}
        {...register(`${at}.togetherMonths`, { setValueAs: numberOrNothing })}
      />
      <Checkbox label="The same module counts once in a period" {...register(`${at}.eachOnce`)} />
      <GiversFields form={form} at={at} />
      <More form={form} choices={choices} at={at} values={values} />
    </>
  )
}

/** What few rules say of all their hours. */
function More({ form, choices, at, values }: HoursProps) {
  const isSaid = isNarrowed(values) || values.about !== 'any' || values.caps.length > 0 || values.hourMinutes !== null
  const { register, formState } = form
  return (
    <Folded summary="Further limits, and which training counts at all" isSaid={isSaid} isWrong={isWrongAt(form, at)}>
      <CapsField form={form} name={`${at}.caps`} />
      {values.counts === 'named' ? null : (
        <AboutField form={form} choices={choices} at={at} label="Only training about" />
      )}
      <NarrowFields form={form} choices={choices} at={at} values={values} hasGivers={false} />
      <TextField
        label="Minutes of an hour, where the rule says other than sixty"
        optional
        short
        inputMode="numeric"
        hint="50, say. All hours of the rule are its own then, and what somebody earned is turned into them."
        error={messageIn(formState.errors, `${at}.hourMinutes`)}
        {...register(`${at}.hourMinutes`, { setValueAs: numberOrNothing })}
      />
      {values.hourMinutes === null ? null : (
        <Checkbox
          label="Of a training whole hours count and, after the first, halves"
          {...register(`${at}.inHalves`)}
        />
      )}
    </Folded>
  )
}

const ALSO = 'Its hours may be those of another minimum as well'

type RowProps = EntryProps & { row: `${EntryProps['at']}.rows.${number}`; values: HoursRow }

function Row({ form, choices, row, values }: RowProps) {
  const { control, register } = form
  const { fields, append, remove } = useFieldArray({ control, name: `${row}.inner`, keyName: 'key' })
  const hasGivers = values.providers !== '' || values.ownAgency || values.modulesToo
  const isSaid = isNarrowed(values) || hasGivers || values.caps.length + fields.length > 0 || values.mayShare
  return (
    <>
      <AboutField form={form} choices={choices} at={row} />
      <Fields>
        <Hours form={form} label="At least" name={`${row}.atLeast`} />
        <Hours form={form} label="Self-paced, at most" name={`${row}.selfPacedAtMost`} />
        <Hours form={form} label="In person, at least" name={`${row}.inPersonAtLeast`} />
      </Fields>
      <Folded summary="More about this minimum" isSaid={isSaid} isWrong={isWrongAt(form, row)}>
        <Checkbox label={ALSO} {...register(`${row}.mayShare`)} />
        <CapsField form={form} name={`${row}.caps`} />
        <NarrowFields form={form} choices={choices} at={row} values={values} />
        {fields.map(({ key }, i) => (
          <fieldset key={key} className="at-section">
            <legend className="usa-legend at-legend">Inside it, minimum {i + 1}</legend>
            <Inner form={form} choices={choices} at={`${row}.inner.${i}`} values={values.inner[i] ?? blankFloor} />
            <LeaveOut onLeave={() => remove(i)}>Remove the minimum inside</LeaveOut>
          </fieldset>
        ))}
        <p>
          <Button variant="outline" onClick={() => append({ ...blankFloor, about: 'any' })}>
            Add a minimum inside it
          </Button>
        </p>
      </Folded>
    </>
  )
}

type InnerProps = ChoosingProps & { at: `${RowProps['row']}.inner.${number}`; values: FloorRow }

function Inner({ form, choices, at, values }: InnerProps) {
  return (
    <>
      <AboutField form={form} choices={choices} at={at} />
      <Fields>
        <Hours form={form} label="At least" name={`${at}.atLeast`} />
        <Hours form={form} label="Self-paced, at most" name={`${at}.selfPacedAtMost`} />
      </Fields>
      <Checkbox label={ALSO} {...form.register(`${at}.mayShare`)} />
      <CapsField form={form} name={`${at}.caps`} />
      <NarrowFields form={form} choices={choices} at={at} values={values} />
    </>
  )
}
