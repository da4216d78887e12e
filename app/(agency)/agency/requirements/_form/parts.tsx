'use client'
import { useWatch } from 'react-hook-form'
import { CheckboxGroup, RadioGroup } from '@/app/_ui/choice'
import { DateField, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { capital } from '@/lib/platform/words'
import { ownDateWords, startKinds } from '@/lib/requirements/engine/own-dates'
import { blankIsNothing, numberOrNothing } from '../../../../_client/typed'
import { TRAINING } from './bounds'
import type { ChoosingProps, PartProps } from './choices'
import { clockIn, type RequirementValues, repeatsIn, windowCounts } from './values'

export function WhenPart({ form, choices }: ChoosingProps) {
  const { register, formState, control } = form
  const { errors } = formState
  const [dueKind, chosen, repeatFrom, asks, countedFrom] = useWatch({
    control,
    name: ['dueKind', 'repeats', 'repeatFrom', 'what.asks', 'bounds.countedFrom'],
  })
  const isHeld = asks === 'held'
  const isGate = dueKind === 'before-act'
  const repeats = repeatsIn({ asks, repeats: chosen })
  const clock = clockIn({ repeats, dueKind, repeatFrom })
  return (
    <FormPart legend="By when, and how often">
      <RadioGroup
        label="The first time"
        error={errors.dueKind?.message}
        {...register('dueKind', {
          onChange: ({ target }: { target: { value: string } }) =>
            form.setValue('repeatFrom', target.value === 'by-date' ? 'fixed-day' : 'completion'),
        })}
        options={[
          { value: 'within-days-of-start', label: 'Within a number of days' },
          { value: 'within-months-of-start', label: 'Within a number of months' },
          { value: 'by-date', label: 'By a fixed day' },
          { value: 'before-act', label: 'Before they may do something, by no set day' },
        ]}
      />
      <FirstField form={form} dueKind={dueKind} />
      {dueKind === 'by-date' ? null : (
        <SelectField
          label={isGate ? 'Asked from' : 'Counted from'}
          hint={
            isGate
              ? gateHint
              : 'Or from the day this takes effect, if that is later. Periods of each person’s own go on from their own day.'
          }
          error={errors.bounds?.countedFrom?.message}
          {...register('bounds.countedFrom', { setValueAs: blankIsNothing })}
          empty="The day a person starts or moves in"
          options={[
            ...startKinds.map((kind) => ({ value: kind, label: capital(ownDateWords[kind]) })),
            ...(isGate ? [] : [{ value: TRAINING, label: 'The completion of other training' }]),
          ]}
        />
      )}
      {dueKind !== 'by-date' && !isGate && countedFrom === TRAINING ? (
        <CheckboxGroup
          label="Once all of these were completed"
          error={errors.bounds?.afterCourses?.message}
          {...register('bounds.afterCourses')}
          options={choices.courses.map(({ courseId, title }) => ({ value: courseId, label: title }))}
        />
      ) : null}
      {isHeld ? (
        isGate ? null : (
          <TextField
            label="Days before it expires from which another one is asked for"
            short
            inputMode="numeric"
            hint="It is due again on its last day. Where the rule is changed to ask for it, people have as many days."
            error={errors.windowDays?.message}
            {...register('windowDays', { setValueAs: numberOrNothing })}
          />
        )
      ) : (
        <RadioGroup
          label="After that"
          {...register('repeats')}
          options={[
            { value: 'once', label: 'Never again: once is enough' },
            {
              value: 'again',
              label: 'Again and again',
              hint: isGate
                ? 'From the second time on it is due by a day, and whoever is past it is overdue.'
                : undefined,
            },
          ]}
        />
      )}
      {repeats === 'again' ? <AgainFields form={form} clock={clock} /> : null}
      {!isHeld && windowCounts({ dueKind, repeats, repeatFrom }) ? (
        <TextField
          label={windowLabel(repeats, clock)}
          short
          inputMode="numeric"
          hint={
            clock === 'fixed-day'
              ? windowHints[clock]
              : windowHints[`${repeats} ${dueKind === 'by-date' ? dueKind : 'within'}`]
          }
          error={errors.windowDays?.message}
          {...register('windowDays', { setValueAs: numberOrNothing })}
        />
      ) : null}
    </FormPart>
  )
}

const gateHint = 'Where it is a day of each person, one looks back from it, and whoever has none is not asked.'

/** The day or the time of the first, or what waits for it. */
function FirstField({ form, dueKind }: PartProps & { dueKind: RequirementValues['dueKind'] }) {
  const { register, formState } = form
  const { errors } = formState
  if (dueKind === 'by-date')
    return (
      <DateField label="Due by" error={errors.dueBy?.message} {...register('dueBy', { setValueAs: blankIsNothing })} />
    )
  if (dueKind === 'before-act')
    return (
      <TextField
        label="Before they may"
        hint="Goes on the sentence: “speak with victims under privilege”. Until it is met the person is not yet cleared, and never overdue."
        error={errors.bounds?.heldBack?.message}
        {...register('bounds.heldBack', { setValueAs: blankIsNothing })}
      />
    )
  const isMonths = dueKind === 'within-months-of-start'
  return (
    <TextField
      key={dueKind}
      label={isMonths ? 'Months' : 'Days'}
      short
      inputMode="numeric"
      error={isMonths ? errors.bounds?.withinMonths?.message : errors.withinDays?.message}
      {...register(isMonths ? 'bounds.withinMonths' : 'withinDays', { setValueAs: numberOrNothing })}
    />
  )
}

/** How often, and what that is counted from. */
function AgainFields({ form, clock }: PartProps & { clock: string }) {
  const { register, formState, control } = form
  const { errors } = formState
  const dueKind = useWatch({ control, name: 'dueKind' })
  return (
    <>
      <TextField
        label={clock === 'completion' ? 'Months from one completion to the next' : 'Months in between'}
        short
        inputMode="numeric"
        hint="12 for every year, 24 for every two years"
        error={errors.repeatMonths?.message}
        {...register('repeatMonths', { setValueAs: numberOrNothing })}
      />
      {dueKind === 'before-act' ? null : (
        <RadioGroup
          label="Counted from"
          error={errors.repeatFrom?.message}
          {...register('repeatFrom')}
          options={[dueKind === 'by-date' ? commonDay : ownDay, ownCompletion]}
        />
      )}
    </>
  )
}

const commonDay = {
  value: 'fixed-day',
  label: 'The fixed day, for everybody',
  hint: 'Calendar years, quarters and common cycles. Completing it early does not move the next day.',
}
const ownDay = {
  value: 'first-due',
  label: 'The first day each person had to do it by',
  hint: 'License cycles. Completing it early does not move the next day.',
}
const ownCompletion = {
  value: 'completion',
  label: 'Each person’s own completion',
  hint: 'Completing it early brings the next day forward.',
}

const windowLabel = (repeats: string, clock: string) =>
  repeats === 'again' && clock === 'completion'
    ? 'Days before it is due from which a renewal counts'
    : 'Days for those who start later'

const windowHints: Record<string, string> = {
  'fixed-day': 'Whoever starts after the first day is due on the next one, and has at least this many days.',
  'again within': 'Completed earlier than that, it does not renew.',
  'again by-date':
    'Completed earlier than that, it does not renew. Whoever starts after the fixed day has as many days.',
  'once by-date': 'Whoever starts after the fixed day has this many days.',
}

/** `soonest`: a change does not reach back; a new requirement may. */
export function BasisPart({
  form,
  soonest,
  hasSource,
}: PartProps & { soonest: string | undefined; hasSource: boolean }) {
  const { register, formState } = form
  return (
    <FormPart legend={hasSource ? 'On what basis, from when' : 'From when'}>
      {hasSource ? (
        <TextField
          label="Source"
          optional
          hint="The order, policy or law that asks for it. It stands in every explanation: “General Order 4.03”"
          error={formState.errors.citation?.message}
          {...register('citation', { setValueAs: blankIsNothing })}
        />
      ) : null}
      <DateField
        label={soonest ? 'The change takes effect on' : 'Takes effect on'}
        hint={
          soonest
            ? 'What was asked before that day stays as it was.'
            : 'May be past, for a rule that you already have, or to come.'
        }
        min={soonest}
        error={formState.errors.effectiveFrom?.message}
        {...register('effectiveFrom')}
      />
      {soonest ? (
        <RadioGroup
          label="What is still owed by then under the rule as it was"
          {...register('bounds.replaces')}
          options={[
            { value: '', label: 'Stays owed as it began' },
            {
              value: 'running',
              label: 'Ends on that day, and everybody is asked anew',
              hint: 'Of a rule that was struck down, or replaced for all',
            },
          ]}
        />
      ) : null}
    </FormPart>
  )
}
