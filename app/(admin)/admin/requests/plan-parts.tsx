'use client'
import type { UseFormReturn } from 'react-hook-form'
import { Checkbox } from '@/app/_ui/choice'
import { DateField, Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { parties, payItems, type RequestKind } from '@/lib/requests/kinds'
import { partyLabels, payLabels, taskLabels } from '@/lib/requests/labels'
import type { ruleTexts } from './messages'
import { type PlanValues, plannedKeys } from './plan-values'

type PlanPart = { form: UseFormReturn<PlanValues>; kind: RequestKind }

export function TasksPart({ form, kind }: PlanPart) {
  const say = useWords<typeof ruleTexts>()
  return (
    <FormPart legend={say('tasks')}>
      {plannedKeys.map((key) => {
        const task = taskLabels[key][say.locale]
        return (
          <Fields key={key}>
            <TextField
              id={`${kind}-${key}`}
              label={say(key === 'evaluation' ? 'taskDaysAfter' : 'taskDays', { task })}
              optional
              inputMode="numeric"
              error={form.formState.errors.days?.[key]?.message}
              {...form.register(`days.${key}`)}
            />
            <Checkbox
              id={`${kind}-${key}-sourced`}
              label={
                <>
                  {say('sourced')}
                  <span className="at-hide">: {task}</span>
                </>
              }
              {...form.register(`sourced.${key}`)}
            />
          </Fields>
        )
      })}
    </FormPart>
  )
}

export function PaysPart({ form, kind }: PlanPart) {
  const say = useWords<typeof ruleTexts>()
  return (
    <FormPart legend={say('pays')}>
      <Fields>
        {payItems.map((item) => (
          <SelectField
            key={item}
            id={`${kind}-pays-${item}`}
            label={say('payer', { item: payLabels[item][say.locale] })}
            empty={say('notSaid')}
            options={parties.map((value) => ({ value, label: partyLabels[value][say.locale] }))}
            {...form.register(`payers.${item}`)}
          />
        ))}
      </Fields>
      <TextField
        id={`${kind}-fee`}
        label={say('fee')}
        optional
        short
        inputMode="decimal"
        error={form.formState.errors.fee?.message}
        {...form.register('fee')}
      />
      <Checkbox id={`${kind}-waived`} label={say('waived')} {...form.register('waived')} />
    </FormPart>
  )
}

export function SourcePart({ form, kind }: PlanPart) {
  const say = useWords<typeof ruleTexts>()
  const { errors } = form.formState
  return (
    <FormPart legend={say('source')}>
      <TextField
        id={`${kind}-source`}
        label={say('sourceName')}
        hint={say('sourceHint')}
        optional
        error={errors.sourceName?.message}
        {...form.register('sourceName')}
      />
      <TextField
        id={`${kind}-url`}
        label={say('sourceUrl')}
        optional
        type="url"
        error={errors.sourceUrl?.message}
        {...form.register('sourceUrl')}
      />
      <DateField
        id={`${kind}-as-of`}
        label={say('sourceAsOf')}
        optional
        error={errors.sourceAsOf?.message}
        {...form.register('sourceAsOf')}
      />
    </FormPart>
  )
}
