'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField, Fields, SelectField, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { dayHere } from '@/lib/platform/words-of-time'
import { zoneChoices } from '@/lib/platform/zones'
import { type ServiceLevels, serviceLevels } from '@/lib/requests/rule-inputs'
import type { ruleTexts } from './messages'
import { latestFirst, type RuleHistory } from './rule-words'

/** Later service levels, beginning with those of now. */
export function LevelsForm({ history }: { history: RuleHistory }) {
  const say = useWords<typeof ruleTexts>()
  const [latest] = latestFirst(history.levels, (row) => row.levels.validFrom)
  const start = {
    ...{ answerWorkingDays: 3, decisionWorkingDays: 15, zone: 'America/New_York' },
    ...latest?.levels,
    validFrom: dayHere(new Date().toISOString()),
  }
  const form = useForm<ServiceLevels>({
    resolver: zodResolver(serviceLevels),
    defaultValues: start,
    shouldFocusError: false,
  })
  const add = useCommand(api.requests.addServiceLevels, { onDone: () => form.reset(form.getValues()) })
  const { errors } = form.formState
  return (
    <details className="at-card at-gap">
      <summary>{say('addLevels')}</summary>
      <CommandForm form={form} command={add} onSend={(levels) => add.run({ levels })} done={add.done && say('added')}>
        <DateField
          id="levels-from"
          label={say('validFrom')}
          hint={say('validFromHint')}
          error={errors.validFrom?.message}
          {...form.register('validFrom')}
        />
        <Fields>
          <TextField
            label={say('answerDays')}
            inputMode="numeric"
            error={errors.answerWorkingDays?.message}
            {...form.register('answerWorkingDays', { valueAsNumber: true })}
          />
          <TextField
            label={say('decisionDays')}
            inputMode="numeric"
            error={errors.decisionWorkingDays?.message}
            {...form.register('decisionWorkingDays', { valueAsNumber: true })}
          />
          <SelectField
            label={say('zone')}
            error={errors.zone?.message}
            options={zoneChoices(start.zone)}
            {...form.register('zone')}
          />
        </Fields>
        <p className="at-gap">
          <Button type="submit" busy={add.pending}>
            {say('add')}
            <span className="at-hide">: {say('levels')}</span>
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
