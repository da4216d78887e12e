'use client'
import type { Path } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { SelectField, TextArea, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import {
  hoursOf,
  minutesTyped,
  type TopicHoursTyped,
  topicHoursOf,
  topicMinutesTyped,
} from '@/app/(learner)/_claim/values'
import type { ClaimState } from '@/lib/claims/kinds'
import type { Claim } from '@/lib/claims/shapes'
import { languageTags } from '@/lib/platform/locales'
import { IfApproved } from './if-approved'
import { keyMark } from './keys'
import type { QueueTexts } from './messages'
import { areTheSame, inTopicsPart, TopicsPart, topicsNow } from './topics-part'
import { useDecision } from './use-decision'

type Given = {
  minutes: string
  topicIds: string[]
  topicHours: TopicHoursTyped
  recordedAs: string
  reason: string
  apart: boolean
}
/** `state`: what became of it. Of the first of two approvals its claimant hears nothing yet. */
type Props = { claim: Claim; onDone: (state: ClaimState) => void }

/** Hours as claimed, or corrected with the reason; beside the same training on the record only as another one. */
export function ApproveForm({ claim, onDone }: Props) {
  const say = useWords<QueueTexts>()
  const { claimId, state, minutes, acceptedMinutes, acceptedTitle, claimantName, alike, wantsSecond } = claim
  const about = topicsNow(claim)
  const asked = acceptedMinutes ?? minutes ?? 0
  const { form, madeFrom, forget } = useDecision<Given>('approve', claim, {
    ...{ minutes: hoursOf(asked), recordedAs: acceptedTitle ?? '', reason: '', apart: false },
    ...{ topicIds: [...about.topicIds], topicHours: topicHoursOf(about.topicMinutes) },
  })
  const approve = useCommand(api.claims.approveClaim, {
    setError: (field, ...said) => form.setError(inTopicsPart(field) as Path<Given>, ...said),
    onDone: ({ state: next }) => {
      forget()
      onDone(next)
    },
  })
  const { errors } = form.formState
  const [typed, topicIds, topicHours, recordedAs] = form.watch(['minutes', 'topicIds', 'topicHours', 'recordedAs'])
  // Twenty minutes are a third of an hour: what was not touched is what was claimed.
  const given = typed === hoursOf(asked) ? asked : (minutesTyped(typed) ?? 0)
  const topics = { topicIds: topicIds || [], topicMinutes: topicMinutesTyped(topicHours, topicIds || []) }
  const areOthers = !areTheSame(topics, about)
  const isOther = given !== asked || areOthers || recordedAs !== (acceptedTitle ?? '')
  const isSame = alike.some(({ likeness, source }) => likeness === 'same' && source !== 'open-claim')
  const button = state === 'seconding' ? 'approveSecond' : wantsSecond ? 'approveFirst' : 'approve'
  return (
    <CommandForm
      form={form}
      command={approve}
      className="at-gap"
      onSend={({ reason, apart }) =>
        approve.run({
          ...{ claimId, madeFrom: madeFrom(approve.problem), minutes: given, recordedAs, apart },
          ...{ topics: areOthers ? topics : null, reason: isOther ? reason : '' },
        })
      }
    >
      <TextField
        label={say('counts')}
        short
        inputMode="decimal"
        error={errors.minutes?.message}
        {...form.register('minutes')}
        {...keyMark('h')}
      />
      <TopicsPart form={form} chosen={topics.topicIds} />
      {claim.courses.length > 0 ? (
        <SelectField
          label={say('recordedAs')}
          hint={say('recordedAsHint')}
          error={errors.recordedAs?.message}
          empty={claim.title}
          options={claim.courses.map((value) => ({ value, label: value }))}
          {...form.register('recordedAs')}
        />
      ) : null}
      {claim.countsFor.length > 0 && recordedAs === (acceptedTitle ?? '') ? (
        <p className="at-small">
          {say('countsFor', {
            title: acceptedTitle ?? claim.title,
            names: new Intl.ListFormat(languageTags[say.locale]).format(claim.countsFor),
          })}
        </p>
      ) : null}
      <IfApproved claim={claim} given={{ minutes: given, topics: areOthers ? topics : null, recordedAs }} />
      {isOther ? (
        <TextArea
          label={say('otherHours')}
          hint={say('readsIt', { name: claimantName })}
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
      ) : null}
      {isSame || errors.apart ? (
        <Checkbox label={say('apart')} error={errors.apart?.message} {...form.register('apart')} />
      ) : null}
      {wantsSecond ? <p className="at-small at-soft">{say('secondText')}</p> : null}
      <p className="at-gap">
        <Button type="submit" busy={approve.pending} {...keyMark('a')}>
          {say(button)} <kbd>{'A'}</kbd>
        </Button>
      </p>
    </CommandForm>
  )
}
