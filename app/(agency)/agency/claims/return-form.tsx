'use client'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { ReasonForm } from '@/app/_client/reason-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import type { ClaimFieldKey } from '@/lib/claims/kinds'
import { reviewFieldLabels } from '@/lib/claims/labels'
import { rejectClaimInput, reopenClaimInput } from '@/lib/claims/review-inputs'
import type { Claim } from '@/lib/claims/shapes'
import { keyMark } from './keys'
import type { QueueTexts } from './messages'
import { useDecision } from './use-decision'

type Props = { claim: Claim; onDone: () => void }

/** What is returned most often first; the rest of the fields follow as in the form. */
const asked: readonly ClaimFieldKey[] = [
  'evidence',
  'minutes',
  'startsOn',
  'endsOn',
  'title',
  'provider',
  'mode',
  'topicIds',
]
type Given = Partial<Record<ClaimFieldKey | 'reasons', string>>
const blank: Given = Object.fromEntries(asked.map((field) => [field, '']))

/** Returns it with a reason at each field that needs one. */
export function ReturnForm({ claim, onDone }: Props) {
  const say = useWords<QueueTexts>()
  const { claimId, claimantName } = claim
  const { form, madeFrom, restored, forget } = useDecision<Given>('return', claim, blank)
  const send = useCommand(api.claims.returnClaim, {
    setError: form.setError,
    onDone: () => {
      forget()
      onDone()
    },
  })
  const { errors } = form.formState
  const onSend = (given: Given) => {
    const reasons = asked.flatMap((field) => {
      const reason = given[field]?.trim()
      return reason ? [{ field, reason }] : []
    })
    if (reasons.length === 0) form.setError('evidence', { type: 'required', message: say('returnNone') })
    else send.run({ claimId, madeFrom: madeFrom(send.problem), reasons })
  }
  return (
    <details className="at-gap" open={restored || undefined} {...keyMark('r')}>
      <summary>
        {say('return')} <kbd>{'R'}</kbd>
      </summary>
      <p>
        {say('returnText')} {say('readsIt', { name: claimantName })}
      </p>
      <CommandForm form={form} command={send} onSend={onSend} className="">
        {asked.map((field) => (
          <TextField
            key={field}
            id={`return-${field}`}
            label={reviewFieldLabels[field][say.locale]}
            optional
            error={errors[field]?.message}
            {...form.register(field)}
          />
        ))}
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={send.pending}>
            {say('returnIt')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** One's own decision of today; what it waits for then stands in the same place. */
export function ReopenForm({ claim: { claimId, version, claimantName }, onDone }: Props) {
  const say = useWords<QueueTexts>()
  return (
    <details className="at-gap">
      <summary>{say('reopen')}</summary>
      <p>{say('reopenText', { name: claimantName })}</p>
      <ReasonForm
        command={api.claims.reopenClaim}
        input={reopenClaimInput}
        of={{ claimId, madeFrom: version }}
        label={say('reopenReason')}
        hint={say('readsIt', { name: claimantName })}
        id="reopen-reason"
        step={say('reopenIt')}
        onDone={onDone}
      />
    </details>
  )
}

export function RefuseForm({ claim: { claimId, version, claimantName }, onDone }: Props) {
  const say = useWords<QueueTexts>()
  return (
    <details className="at-gap" {...keyMark('x')}>
      <summary>
        {say('refuse')} <kbd>{'X'}</kbd>
      </summary>
      <ReasonForm
        command={api.claims.rejectClaim}
        input={rejectClaimInput}
        of={{ claimId, madeFrom: version }}
        label={say('refuseReason')}
        hint={say('readsIt', { name: claimantName })}
        id="refuse-reason"
        step={say('refuseIt')}
        onDone={onDone}
      />
    </details>
  )
}
