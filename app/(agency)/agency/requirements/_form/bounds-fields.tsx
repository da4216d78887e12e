'use client'
import { RadioGroup } from '@/app/_ui/choice'
import { DateField, SelectField, TextField } from '@/app/_ui/form'
import { BIRTH_MONTH } from '@/lib/requirements/engine/limits'
import { monthDay, monthEnds } from '@/lib/requirements/explained/spans'
import { blankIsNothing, numberOrNothing } from '../../../../_client/typed'
import { TRAINING } from './bounds'
import type { PartProps } from './choices'
import { clockIn, type RequirementValues } from './values'

/** What is chosen elsewhere in the form, which these fields go by. */
type Chosen = Pick<RequirementValues, 'repeats' | 'dueKind' | 'repeatFrom'> &
  Pick<RequirementValues['what'], 'asks'> &
  Pick<RequirementValues['bounds'], 'joiners' | 'countedFrom'> & {
    /** Hours are asked for, alone or among other things. */
    isHours: boolean
  }
type ChosenProps = PartProps & { chosen: Chosen }

/** How far back training counts, and what periods bring with them. */
export function BoundsFields({ form, chosen }: ChosenProps) {
  return (
    <>
      <Back form={form} />
      {chosen.asks === 'module' && chosen.dueKind !== 'before-act' ? <Editions form={form} /> : null}
      <Periods form={form} chosen={chosen} />
      <Groups form={form} chosen={chosen} />
      {chosen.dueKind === 'before-act' ? null : <Leave form={form} chosen={chosen} />}
    </>
  )
}

function Back({ form }: PartProps) {
  const { register, formState } = form
  const errors = formState.errors.bounds
  return (
    <>
      <DateField
        label="Training counts from this day on"
        optional
        hint="As printed in an award, or the day a program began"
        error={errors?.countsFrom?.message}
        {...register('bounds.countsFrom', { setValueAs: blankIsNothing })}
      />
      <TextField
        label="Months before it begins to apply in which training counts"
        optional
        short
        inputMode="numeric"
        hint="120 for ten years"
        error={errors?.lookBackMonths?.message}
        {...register('bounds.lookBackMonths', { setValueAs: numberOrNothing })}
      />
      <TextField
        label="Months of a break in service after which it is asked again"
        optional
        short
        inputMode="numeric"
        error={errors?.breakMonths?.message}
        {...register('bounds.breakMonths', { setValueAs: numberOrNothing })}
      />
    </>
  )
}

/** A new edition of the module asks again of those who completed an earlier one. */
function Editions({ form }: PartProps) {
  const { register, formState } = form
  const errors = formState.errors.bounds
  return (
    <>
      <TextField
        label="Days after a new edition of the module within which it is asked again"
        optional
        short
        inputMode="numeric"
        hint="Of editions that change what is taught, as their author says, from the day the rule takes effect"
        error={errors?.editionDays?.message}
        {...register('bounds.editionDays', { setValueAs: numberOrNothing })}
      />
      <TextField
        label="Or months after it"
        optional
        short
        inputMode="numeric"
        error={errors?.editionMonths?.message}
        {...register('bounds.editionMonths', { setValueAs: numberOrNothing })}
      />
    </>
  )
}

const dayEnds = [...monthEnds, { value: BIRTH_MONTH, label: 'End of each person’s month of birth' }]

/** Who has longer, and which of their own periods a rule asks in. */
function Groups({ form, chosen }: ChosenProps) {
  const { register, formState } = form
  const { countedFrom } = chosen
  const errors = formState.errors.bounds
  const clock = clockIn(chosen)
  if (chosen.asks === 'held' || chosen.dueKind === 'before-act') return null
  const hasOwnDay = countedFrom !== null && countedFrom !== TRAINING && chosen.dueKind !== 'by-date'
  return (
    <>
      {clock === 'first-due' ? (
        <>
          <TextField
            label="The first of each person’s own periods that asks it"
            optional
            short
            inputMode="numeric"
            hint="2 where the first renewal is exempt"
            error={errors?.firstPeriod?.message}
            {...register('bounds.firstPeriod', { setValueAs: numberOrNothing })}
          />
          <TextField
            label="The last of them"
            optional
            short
            inputMode="numeric"
            hint="The same number where it is asked once, at that renewal"
            error={errors?.lastPeriod?.message}
            {...register('bounds.lastPeriod', { setValueAs: numberOrNothing })}
          />
        </>
      ) : null}
      {hasOwnDay && clock === 'first-due' ? (
        <RadioGroup
          label="The day of each person that it is counted from"
          {...register('bounds.ownDayIs')}
          options={[
            { value: '', label: 'Is the first day of their first period' },
            { value: 'last-before', label: 'Is the last day of the period before: what is earned on it counts there' },
          ]}
        />
      ) : null}
      {hasOwnDay && clock !== 'first-due' ? (
        <Pair
          form={form}
          names={['startedBy', 'startedDueBy']}
          labels={['Whose own day is this day or before', 'They have until']}
          hint="For those who were licensed or appointed before the rule came"
        />
      ) : null}
      {chosen.repeats === 'again' && clock === 'completion' ? (
        <Pair
          form={form}
          names={['doneBy', 'doneDueBy']}
          labels={['Whoever completed it by this day', 'They are due again by']}
          hint="However long ago it was, where the rule names a day for those who had been trained before"
        />
      ) : null}
    </>
  )
}

type DayName = 'startedBy' | 'startedDueBy' | 'doneBy' | 'doneDueBy'
type PairProps = PartProps & { names: [DayName, DayName]; labels: [string, string]; hint: string }

/** A group by a day, and the day that holds for it. */
function Pair({ form, names: [by, dueBy], labels, hint }: PairProps) {
  const { register, formState } = form
  const errors = formState.errors.bounds
  return (
    <>
      <DateField
        label={labels[0]}
        optional
        hint={hint}
        error={errors?.[by]?.message}
        {...register(`bounds.${by}`, { setValueAs: blankIsNothing })}
      />
      <DateField
        label={labels[1]}
        optional
        error={errors?.[dueBy]?.message}
        {...register(`bounds.${dueBy}`, { setValueAs: blankIsNothing })}
      />
    </>
  )
}

function Periods({ form, chosen }: ChosenProps) {
  const { register, formState } = form
  const errors = formState.errors.bounds
  const { repeats, joiners, isHours } = chosen
  const roundedTo = formState.defaultValues?.bounds?.roundedTo
  const clock = clockIn(chosen)
  const hasPeriods = clock !== 'completion'
  return (
    <>
      {clock === 'fixed-day' || chosen.dueKind === 'before-act' ? null : (
        <SelectField
          label="The last day moves on to the next"
          optional
          hint="For rules that fall due at the end of a month or year after an anniversary. The month of birth is read from the roster: who has none there is not asked"
          error={errors?.roundedTo?.message}
          {...register('bounds.roundedTo', { setValueAs: blankIsNothing })}
          empty="It stays where it falls"
          options={
            roundedTo && roundedTo !== BIRTH_MONTH && !monthEnds.some(({ value }) => value === roundedTo)
              ? [...dayEnds, { value: roundedTo, label: monthDay(roundedTo) }]
              : dayEnds
          }
        />
      )}
      {hasPeriods ? (
        <>
          <TextField
            label="Days of grace after a period"
            optional
            short
            inputMode="numeric"
            hint="What is missing may be made up in time until then"
            error={errors?.graceDays?.message}
            {...register('bounds.graceDays', { setValueAs: numberOrNothing })}
          />
          <TextField
            label="Or grace until a day of the year"
            optional
            short
            hint="Month and day: 03-15 for March 15"
            error={errors?.graceTo?.message}
            {...register('bounds.graceTo', { setValueAs: blankIsNothing })}
          />
          <RadioGroup
            label="Whoever begins in the middle of a period"
            {...register('bounds.joiners')}
            options={[
              { value: '', label: 'Owes all of it' },
              ...(isHours ? [{ value: 'by-month', label: 'Owes hours for the months that are left' }] : []),
              { value: 'next-period', label: 'Owes nothing before the next period' },
            ]}
          />
        </>
      ) : null}
      {hasPeriods && isHours && joiners === 'by-month' ? (
        <TextField
          label="Hours for each month"
          optional
          short
          inputMode="decimal"
          hint="Otherwise an equal share of the hours in all"
          error={errors?.hoursPerMonth?.message}
          {...register('bounds.hoursPerMonth', { setValueAs: numberOrNothing })}
        />
      ) : null}
      {isHours && repeats === 'again' ? (
        <TextField
          label="Hours beyond what is asked that count for the next time, at most"
          optional
          short
          inputMode="decimal"
          error={errors?.carryOverHours?.message}
          {...register('bounds.carryOverHours', { setValueAs: numberOrNothing })}
        />
      ) : null}
    </>
  )
}

/** What leave of single people does to it. */
function Leave({ form, chosen }: ChosenProps) {
  const { register, formState } = form
  const errors = formState.errors.bounds
  const { isHours } = chosen
  const hasPeriods = clockIn(chosen) !== 'completion'
  return (
    <>
      {hasPeriods && isHours ? (
        <RadioGroup
          label="Whoever is on leave in a period"
          {...register('bounds.onLeave')}
          options={[
            { value: '', label: 'Owes all of it, later by the days of leave' },
            { value: 'by-month', label: 'Owes hours for the other months, by the same day' },
          ]}
        />
      ) : null}
      <TextField
        label="Days that are left at least after the return from leave"
        optional
        short
        inputMode="numeric"
        error={errors?.returnDays?.message}
        {...register('bounds.returnDays', { setValueAs: numberOrNothing })}
      />
    </>
  )
}
