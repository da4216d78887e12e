'use client'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useFollowed } from '@/app/_client/followed'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { minutesTyped } from '@/app/(learner)/_claim/values'
import type { claimRulesShape } from '@/lib/claims/shapes'
import type { QueueTexts } from './messages'

type Rules = z.infer<typeof claimRulesShape>

/** Above how many hours a second coordinator has to approve as well. */
export function RulesForm({ agencyId }: { agencyId: string }) {
  const say = useWords<QueueTexts>()
  const query = useQuery(api.claims.getClaimRules.queryOptions({ input: { agencyId } }))
  return (
    <details className="at-section at-noprint at-measure">
      <summary>{say('rules')}</summary>
      <Loaded query={query} lines={2}>
        {(rules) => <Form key={agencyId} agencyId={agencyId} rules={rules} />}
      </Loaded>
    </details>
  )
}

function Form({ agencyId, rules: { secondAboveMinutes, version } }: { agencyId: string; rules: Rules }) {
  const say = useWords<QueueTexts>()
  const typed = secondAboveMinutes === null ? '' : String(secondAboveMinutes / 60)
  const form = useForm<{ secondAboveMinutes: string; madeFrom: string | null }>({
    defaultValues: { secondAboveMinutes: typed, madeFrom: version },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version, values: { secondAboveMinutes: typed } },
    onVersion: (seen) => form.setValue('madeFrom', seen === null ? null : String(seen)),
  })
  const change = useCommand(api.claims.changeClaimRules, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  return (
    <CommandForm
      form={form}
      command={change}
      done={change.done && say('saved')}
      onSend={(given) =>
        change.run({
          ...{ agencyId, madeFrom: given.madeFrom },
          secondAboveMinutes: minutesTyped(given.secondAboveMinutes),
        })
      }
    >
      <TextField
        label={say('rulesField')}
        short
        optional
        inputMode="decimal"
        hint={say('rulesHint')}
        error={form.formState.errors.secondAboveMinutes?.message}
        {...form.register('secondAboveMinutes')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={change.pending}>
          {say('rulesSave')}
        </Button>
      </p>
    </CommandForm>
  )
}
