'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { signInInput } from '@/lib/identity/inputs'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/form'

const codeInput = z.pick(signInInput, { code: true })
type CodeFormProps = {
  email: string
  asked: number | null
  onCode: (code: string) => Promise<string | null>
  onSent: (request: string) => void
  onOther: () => void
}

export function CodeForm({ email, asked, onCode, onSent, onOther }: CodeFormProps) {
  const form = useForm<z.infer<typeof codeInput>>({ resolver: zodResolver(codeInput) })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ code }) => {
    const refusal = await onCode(code)
    if (refusal) form.setError('code', { message: refusal }, { shouldFocus: true })
  })
  return (
    <>
      <div>
        <h1>Type the code</h1>
        <p className="at-lead">
          {asked === null ? (
            <>
              The newest code sent to <b>{email}</b>. A code is good for 10 minutes.
            </>
          ) : (
            <>
              If <b>{email}</b> is in a record, a code is on its way. It is good for 10 minutes.
            </>
          )}
        </p>
      </div>
      <form className="at-card" noValidate onSubmit={submit}>
        <TextField
          label="Six-digit code"
          className="at-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          autoFocus
          error={errors.code?.message}
          {...form.register('code')}
        />
        <p>
          <Button type="submit">{isSubmitting ? 'Signing in' : 'Sign in'}</Button>
        </p>
      </form>
      <p className="at-small">
        <SendAgain email={email} asked={asked} onSent={onSent} />, or{' '}
        <button type="button" className="usa-button usa-button--unstyled" onClick={onOther}>
          use another address
        </button>
      </p>
    </>
  )
}

type SendAgainProps = Pick<CodeFormProps, 'email' | 'asked' | 'onSent'>

/** A new code can be asked for once a minute. */
function SendAgain({ email, asked, onSent }: SendAgainProps) {
  const [seconds, setSeconds] = useState(() =>
    asked === null ? 0 : Math.max(0, 60 - Math.floor((Date.now() - asked) / 1000)),
  )
  const send = useCommand(api.identity.requestCode, {
    onDone: ({ resendInSeconds, request }) => {
      setSeconds(resendInSeconds)
      onSent(request)
    },
  })
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  if (send.problem) return <span role="alert">{send.problem.detail}</span>
  if (seconds > 0) return <span>A new code can be sent in {seconds} seconds</span>
  return (
    <button type="button" className="usa-button usa-button--unstyled" onClick={() => send.run({ email })}>
      Send a new code
    </button>
  )
}
