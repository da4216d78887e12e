'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { DateField, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { dayHere } from '@/lib/platform/words-of-time'
import type { RequestKind } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import { planRules } from '@/lib/requests/rule-inputs'
import type { ruleTexts } from './messages'
import { PaysPart, SourcePart, TasksPart } from './plan-parts'
import { type PlanValues, rulesOf, valuesOf } from './plan-values'
import { latestFirst, type RuleHistory } from './rule-words'

/** Later rules of a kind, beginning with those that were added last. */
export function PlanForm({ kind, history }: { kind: RequestKind; history: RuleHistory }) {
  const say = useWords<typeof ruleTexts>()
  const [latest] = latestFirst(
    history.plans.filter(({ rules }) => rules.kind === kind),
    (row) => row.rules.validFrom,
  )
  const form = useForm<PlanValues>({
    resolver: resolverOf(kind),
    defaultValues: valuesOf(latest?.rules, dayHere(new Date().toISOString())),
    shouldFocusError: false,
  })
  const add = useCommand(api.requests.addPlanRules)
  const { errors } = form.formState
  const named = kindLabels[kind][say.locale]
  return (
    <details className="at-card at-gap">
      <summary>{say('addPlan', { kind: named })}</summary>
      <CommandForm
        form={form}
        command={add}
        onSend={(values) => add.run({ rules: rulesOf(kind, values) })}
        done={add.done && say('added')}
      >
        <DateField
          id={`${kind}-from`}
          label={say('validFrom')}
          hint={say('validFromHint')}
          error={errors.validFrom?.message}
          {...form.register('validFrom')}
        />
        <TextField
          id={`${kind}-lead`}
          label={say('leadDays')}
          hint={say('leadHint')}
          optional
          short
          inputMode="numeric"
          error={errors.leadDays?.message}
          {...form.register('leadDays')}
        />
        <Checkbox id={`${kind}-firm`} label={say('firm')} {...form.register('leadIsFirm')} />
        <TasksPart form={form} kind={kind} />
        <PaysPart form={form} kind={kind} />
        <SourcePart form={form} kind={kind} />
        <p className="at-gap">
          <Button type="submit" busy={add.pending}>
            {say('add')}
            <span className="at-hide">: {named}</span>
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** What the schema of the rules refuses, on the field that it came from. */
const resolverOf =
  (kind: RequestKind): Resolver<PlanValues> =>
  async (values, context, options) => {
    const rules = rulesOf(kind, values)
    const found = await zodResolver(planRules)(rules, context, options as never)
    const { tasks, fee, source, ...rest } = found.errors as FieldErrors<typeof rules>
    const days = rules.tasks.flatMap(({ key }, i) => {
      const error = tasks?.[i]?.days
      return error ? [[key, error]] : []
    })
    const errors = {
      ...rest,
      ...(days.length > 0 ? { days: Object.fromEntries(days) } : {}),
      ...(fee ? { fee: fee.centsPerPersonDay } : {}),
      ...(source?.name ? { sourceName: source.name } : {}),
      ...(source?.url ? { sourceUrl: source.url } : {}),
      ...(source?.asOf ? { sourceAsOf: source.asOf } : {}),
    }
    return Object.keys(errors).length > 0
      ? { values: {}, errors: errors as FieldErrors<PlanValues> }
      : { values, errors: {} }
  }
