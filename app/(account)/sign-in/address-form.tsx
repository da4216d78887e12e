'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { ProblemNote } from '@/app/_client/problem-note'
import { requestCodeInput } from '@/lib/identity/inputs'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Fields, TextField } from '../../_ui/form'
import { useRefusals, useWords } from '../../_ui/words'
import type { signInPage } from './messages'
import type { Sent } from './sent'

type Given = z.infer<typeof requestCodeInput>

const addressOf = ({ email }: Given) => email.trim().toLowerCase()

export function AddressForm({ onSent }: { onSent: (sent: Sent) => void }) {
  const [newcomer, setNewcomer] = useState(false)
  const say = useWords<typeof signInPage>()
  const refused = useRefusals()
  const form = useForm<Given>({ resolver: zodResolver(requestCodeInput), shouldUnregister: true })
  const { errors } = form.formState
  const send = useCommand(api.identity.requestCode, {
    setError: form.setError,
    onDone: ({ request }) => onSent({ email: addressOf(form.getValues()), asked: Date.now(), request }),
  })
  /** A code that came before the page was left: only the address is needed to type it. */
  async function openCode() {
    if (await form.trigger('email', { shouldFocus: true })) onSent({ email: addressOf(form.getValues()), asked: null })
  }
  return (
    <form className="at-card" noValidate onSubmit={form.handleSubmit((given) => send.run(given))}>
      <ProblemNote problem={send.problem} />
      <TextField
        label={say('email')}
        type="email"
        autoComplete="username"
        hint={say('emailHint')}
        error={refused(errors.email?.message)}
        {...form.register('email')}
      />
      {newcomer ? (
        <Fields>
          <TextField
            label={say('firstName')}
            hint={say('firstNameHint')}
            autoComplete="given-name"
            error={refused(errors.givenName?.message)}
            {...form.register('givenName')}
          />
          <TextField
            label={say('lastName')}
            autoComplete="family-name"
            error={refused(errors.familyName?.message)}
            {...form.register('familyName')}
          />
        </Fields>
      ) : null}
      <p>
        <Button type="submit">{send.pending ? say('sending') : say('sendCode')}</Button>
      </p>
      <p className="at-small">
        <Button variant="link" onClick={() => void openCode()}>
          {say('haveCode')}
        </Button>
      </p>
      {newcomer ? null : (
        <p className="at-small">
          <Button variant="link" onClick={() => setNewcomer(true)}>
            {say('firstTime')}
          </Button>
        </p>
      )}
    </form>
  )
}
