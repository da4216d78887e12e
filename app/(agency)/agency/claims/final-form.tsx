'use client'
import type { Path } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { TextArea, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { minutesTyped, type TopicHoursTyped, topicHoursOf, topicMinutesTyped } from '@/app/(learner)/_claim/values'
import type { Claim } from '@/lib/claims/shapes'
import { IfApproved } from './if-approved'
import type { QueueTexts } from './messages'
import { areTheSame, inTopicsPart, TopicsPart, topicsNow } from './topics-part'
import { useDecision } from './use-decision'

type Given = { minutes: string; topicIds: string[]; topicHours: TopicHoursTyped; reason: string; apart: boolean }

/** The final answer to what its claimant sees otherwise: hours, or none; always with the reason. */
export function FinalForm({ claim, onDone }: { claim: Claim; onDone: () => void }) {
  const say = useWords<QueueTexts>()
  const { claimId, claimantName, alike } = claim
  const about = topicsNow(claim)
  const { form, madeFrom, forget } = useDecision<Given>('final', claim, {
    ...{ minutes: '', reason: '', apart: false },
    ...{ topicIds: [...about.topicIds], topicHours: topicHoursOf(about.topicMinutes) },
  })
  const settle = useCommand(api.claims.settleDispute, {
    setError: (field, ...said) => form.setError(inTopicsPart(field) as Path<Given>, ...said),
    onDone: () => {
      forget()
      onDone()
    },
  })
  const [typed, chosen, topicHours] = form.watch(['minutes', 'topicIds', 'topicHours'])
  const topicIds = chosen || []
  const topics = { topicIds, topicMinutes: topicMinutesTyped(topicHours, topicIds) }
  const others = areTheSame(topics, about) ? null : topics
  const { errors } = form.formState
  const isSame = alike.some(({ likeness, source }) => likeness === 'same' && source !== 'open-claim')
  return (
    <CommandForm
      form={form}
      command={settle}
      className="at-gap"
      onSend={({ minutes, reason, apart }) =>
        settle.run({
          ...{ claimId, madeFrom: madeFrom(settle.problem), minutes: minutesTyped(minutes), reason, apart },
          topics: others,
        })
      }
    >
      <h3>{say('final')}</h3>
      <p>{say('finalText')}</p>
      <TextField
        label={say('counts')}
        short
        optional
        inputMode="decimal"
        error={errors.minutes?.message}
        {...form.register('minutes')}
      />
      <TopicsPart form={form} chosen={topicIds} />
      <IfApproved claim={claim} given={{ minutes: minutesTyped(typed) ?? 0, topics: others }} />
      <TextArea
        label={say('finalReason')}
        hint={say('readsIt', { name: claimantName })}
        rows={3}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      {isSame ? <Checkbox label={say('apart')} error={errors.apart?.message} {...form.register('apart')} /> : null}
      <p className="at-gap">
        <Button type="submit" busy={settle.pending}>
          {say('finalIt')}
        </Button>
      </p>
    </CommandForm>
  )
}
