'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { type CertificationTold, withdrawCertificationInput } from '@/lib/certifications/inputs'
import { api } from '../_client/api'
import { CommandForm } from '../_client/command-form'
import { blankIsNothing } from '../_client/typed'
import { useCommand } from '../_client/use-command'
import { Button } from '../_ui/button'
import { RadioGroup } from '../_ui/choice'
import { DateField, TextArea } from '../_ui/form'
import { useRefusals, useWords } from '../_ui/words'
import type { CertificationTexts } from './messages'

type Props = { item: CertificationTold; onClose: () => void }

/** As though it never was, or from the day on which it ended: which of both is asked, never guessed. */
export function WithdrawForm({ item: { certificationId, verified }, onClose }: Props) {
  const say = useWords<CertificationTexts>()
  const said = useRefusals()
  const [hasEnd, setHasEnd] = useState(false)
  const form = useForm<
    z.input<typeof withdrawCertificationInput>,
    unknown,
    z.output<typeof withdrawCertificationInput>
  >({
    resolver: zodResolver(withdrawCertificationInput),
    defaultValues: { certificationId, endedOn: null, why: '' },
    shouldFocusError: false,
  })
  const withdraw = useCommand(api.certifications.withdrawCertification, { setError: form.setError, onDone: onClose })
  const { errors } = form.formState
  const send = (given: z.output<typeof withdrawCertificationInput>) =>
    hasEnd && given.endedOn === null
      ? form.setError('endedOn', { message: say('endedOn') })
      : withdraw.run({ ...given, endedOn: hasEnd ? given.endedOn : null })
  return (
    <CommandForm form={form} command={withdraw} onSend={send} className="at-form at-gap at-noprint">
      {verified ? (
        <RadioGroup
          label={say('withdrawHow')}
          name={`ending-${certificationId}`}
          chosen="mistake"
          onChange={({ target }) => setHasEnd(target.value === 'ended')}
          options={[
            { value: 'mistake', label: say('withdrawMistake'), hint: say('withdrawMistakeHint') },
            { value: 'ended', label: say('withdrawEnded'), hint: say('withdrawEndedHint') },
          ]}
        />
      ) : null}
      {hasEnd ? (
        <DateField
          label={say('endedOn')}
          id={`ended-${certificationId}`}
          error={said(errors.endedOn?.message)}
          {...form.register('endedOn', { setValueAs: blankIsNothing })}
        />
      ) : null}
      <TextArea
        label={say('why')}
        id={`why-${certificationId}`}
        rows={2}
        hint={say('whyHint')}
        error={said(errors.why?.message)}
        {...form.register('why')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={withdraw.pending}>
          {say('withdraw')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {say('leave')}
        </Button>
      </p>
    </CommandForm>
  )
}
