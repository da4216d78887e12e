'use client'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { mondayOf } from '@/lib/events/rules'
import { MOST_DATES, previewSeriesInput, weekdays } from '@/lib/events/series-inputs'
import { weekdayNames } from '@/lib/events/words'
import { addDays, daysBetween } from '@/lib/platform/days'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { CheckboxGroup, RadioGroup } from '../../../_ui/choice'
import { DateField, Fields, SelectField, TextField } from '../../../_ui/form'
import type { LifeProps } from './life-props'
import { SeriesDates } from './series-dates'

const kinds = ['week', 'month', 'last'] as const
type Values = {
  kind: (typeof kinds)[number]
  interval: string
  weekdays: (typeof weekdays)[number][]
  end: 'times' | 'until'
  times: string
  until: string
  except: string[]
}
const START: Values = { kind: 'week', interval: '1', weekdays: [], end: 'times', times: '6', until: '', except: [] }

const ruleOf = ({ kind, interval, weekdays, end, times, until }: Values) => ({
  ...{ every: kind === 'week' ? ('week' as const) : ('month' as const), isLast: kind === 'last' },
  ...{ interval: Number(interval), weekdays: kind === 'week' ? weekdays : [] },
  ...(end === 'times' ? { times: Number(times) } : { until }),
})

/** Repeats an event by a rule; each date becomes an event of its own. */
export default function SeriesForm({ mine: { eventId, version, fields }, onDone }: LifeProps) {
  const form = useForm<Values>({ defaultValues: START, shouldFocusError: false })
  const [seen] = useState(version)
  const make = useCommand(api.events.makeSeries, { setError: form.setError, onDone })
  const values = useWatch({ control: form.control }) as Values
  const { errors } = form.formState
  const first = fields.sessions[0]?.startsLocal.slice(0, 10) ?? ''
  const rule = previewSeriesInput.safeParse({ eventId, ...ruleOf(values) })
  const onExcept = (on: string, isLeftOut: boolean) =>
    form.setValue('except', [...values.except.filter((each) => each !== on), ...(isLeftOut ? [on] : [])])
  return (
    <CommandForm
      form={form}
      command={make}
      onSend={(given) => make.run({ eventId, madeFrom: seen, ...ruleOf(given), except: given.except })}
    >
      <RadioGroup label="It repeats" id="series-kind" options={kindChoices(first)} {...form.register('kind')} />
      <SelectField
        label={values.kind === 'week' ? 'Every so many weeks' : 'Every so many months'}
        id="series-interval"
        options={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))}
        {...form.register('interval')}
      />
      {values.kind === 'week' ? (
        <CheckboxGroup
          label={`Besides ${weekdayNames[weekdayOf(first)]} also on`}
          id="series-weekdays"
          optional
          inline
          options={weekdays
            .filter((day) => day !== weekdayOf(first))
            .map((value) => ({ value, label: weekdayNames[value] }))}
          {...form.register('weekdays')}
        />
      ) : null}
      <RadioGroup
        label="It ends"
        id="series-end"
        inline
        options={[
          { value: 'times', label: 'After so many dates' },
          { value: 'until', label: 'On a day' },
        ]}
        {...form.register('end')}
      />
      <Fields>
        {values.end === 'times' ? (
          <TextField
            short
            label="Dates in all"
            id="series-times"
            inputMode="numeric"
            hint={`This one and those you leave out among them; at most ${MOST_DATES}`}
            error={errors.times?.message}
            {...form.register('times')}
          />
        ) : (
          <DateField label="Last day" id="series-until" error={errors.until?.message} {...form.register('until')} />
        )}
      </Fields>
      {rule.success ? (
        <SeriesDates rule={rule.data} except={values.except} onExcept={onExcept} />
      ) : (
        <p className="at-soft">{rule.error.issues[0]?.message}</p>
      )}
      <p className="at-gap">
        <Button type="submit" busy={make.pending}>
          Make these dates
        </Button>
      </p>
    </CommandForm>
  )
}

const weekdayOf = (on: string) => weekdays[daysBetween(mondayOf(on), on)] ?? 'MO'
const counted = ['first', 'second', 'third', 'fourth']

/** A fifth one comes in some months only: of these it is the last. */
function kindChoices(first: string) {
  const name = weekdayNames[weekdayOf(first)]
  const inMonth = counted[Math.ceil(Number(first.slice(8)) / 7) - 1]
  const isLast = addDays(first, 7).slice(5, 7) !== first.slice(5, 7)
  return [
    { value: 'week', label: `By the week, on ${name}` },
    ...(inMonth ? [{ value: 'month', label: `By the month, on its ${inMonth} ${name}` }] : []),
    ...(isLast ? [{ value: 'last', label: `By the month, on its last ${name}` }] : []),
  ]
}
