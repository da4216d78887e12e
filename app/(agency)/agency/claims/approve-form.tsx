'use client'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { TextArea, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { minutesTyped } from '@/app/(learner)/_claim/values'
import type { Claim } from '@/lib/claims/shapes'
import { keyMark } from './keys'
import type { QueueTexts } from './messages'

type Given = { minutes: string; reason: string; apart: boolean }
type Props = { claim: Claim; onDone: () => void }

const inHours = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100)

/** Hours as claimed, or corrected with the reason; beside the same training on the record only as another one. */
export function ApproveForm({ claim, onDone }: Props) {
  const say = useWords<QueueTexts>()
  const { claimId, version, state, minutes, acceptedMinutes, claimantName, alike, wantsSecond } = claim
  const asked = acceptedMinutes ?? minutes ?? 0
  const form = useForm<Given>({
    defaultValues: { minutes: inHours(asked), reason: '', apart: false },
    shouldFocusError: false,
  })
  const approve = useCommand(api.claims.approveClaim, { setError: form.setError, onDone })
  const { errors } = form.formState
  const typed = form.watch('minutes')
  // Twenty minutes are a third of an hour: what was not touched is what was claimed.
  const isOther = typed !== inHours(asked)
  const given = isOther ? (minutesTyped(typed) ?? 0) : asked
  const isSame = alike.some(({ likeness, source }) => likeness === 'same' && source !== 'open-claim')
  const button = state === 'seconding' ? 'approveSecond' : wantsSecond ? 'approveFirst' : 'approve'
  return (
    <CommandForm
      form={form}
      command={approve}
      className="at-gap"
      onSend={({ reason, apart }) =>
        approve.run({ claimId, madeFrom: version, minutes: given, reason: isOther ? reason : '', apart })
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
      {isOther ? (
        <TextArea
          label={say('otherHours')}
          hint={say('readsIt', { name: claimantName })}
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
      ) : null}
      {isSame ? <Checkbox label={say('apart')} error={errors.apart?.message} {...form.register('apart')} /> : null}
      {wantsSecond ? <p className="at-small at-soft">{say('secondText')}</p> : null}
      <p className="at-gap">
        <Button type="submit" busy={approve.pending} {...keyMark('a')}>
          {say(button)} <kbd>{'A'}</kbd>
        </Button>
      </p>
    </CommandForm>
  )
}
