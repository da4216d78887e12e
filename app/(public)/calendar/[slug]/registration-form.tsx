'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { RegistrationOffer } from '@/lib/registration/shapes'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../../../_client/draft'
import { useCommand } from '../../../_client/use-command'
import { type Asked, AskedFields, answersOf, nothingAnswered } from '../../../_registration/asked'
import { Button } from '../../../_ui/button'
import { Facts } from '../../../_ui/facts'
import { SelectField } from '../../../_ui/form'

type Scope = RegistrationOffer['scopes'][number]
type Props = { slug: string; offer: RegistrationOffer; open: readonly Scope[]; personId: string }
type Values = Asked & { agencyId: string }

/** What was typed is kept in this tab until it is sent. */
export function RegistrationForm({ slug, offer, open, personId }: Props) {
  const draft = draftName(personId, `registration ${slug}`)
  const agencies = offer.person?.agencies ?? []
  const [start] = useState(() =>
    readDraft<Values>(draft, {
      ...{ ...nothingAnswered(offer.questions), agencyId: agencies[0]?.agencyId ?? '' },
    }),
  )
  const form = useForm<Values>({ defaultValues: start.values, shouldFocusError: false })
  useDraft(form, draft)
  const send = useCommand(api.registration.register, { setError: form.setError, onDone: () => forgetDraft(draft) })
  const { errors } = form.formState
  const onSend = ({ sessionIds, agencyId, audienceWord, answers }: Values) =>
    send.run({
      ...{ eventId: offer.eventId ?? '', sessionIds, audienceWord, agencyId: agencyId || null },
      answers: answersOf(answers),
    })
  const isFull = open.every(({ free, waiting }) => free === 0 || waiting > 0)
  return (
    <CommandForm form={form} command={send} onSend={onSend}>
      <div className="at-gap">
        <Facts stacked items={[{ label: 'You come as', value: offer.person?.name ?? '' }]} />
      </div>
      {agencies.length > 0 ? (
        <SelectField
          label="For"
          options={agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
          empty="For no agency"
          error={errors.agencyId?.message}
          {...form.register('agencyId')}
        />
      ) : null}
      <AskedFields form={form} offer={offer} open={open} />
      <p className="at-gap">
        <Button type="submit" busy={send.pending}>
          {isFull ? 'Join the waiting list' : offer.needsApproval ? 'Ask for a place' : 'Register and keep my place'}
        </Button>
      </p>
      <p className="at-small at-soft">
        The organizer sees your name, your agency and what you answer. You can give the place back at any time.
      </p>
    </CommandForm>
  )
}
