'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { signInInput } from '@/lib/identity/inputs'
import { CODE_MINUTES } from '@/lib/identity/rules'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/form'
import { rich } from '../../_ui/rich'
import { useRefusals, useWords } from '../../_ui/words'
import type { signInPage } from './messages'

const codeInput = z.pick(signInInput, { code: true })
type CodeFormProps = {
  email: string
  asked: number | null
  onCode: (code: string) => Promise<string | null>
  onSent: (request: string) => void
  onOther: () => void
}

const bold = (chunks: ReactNode) => <b>{chunks}</b>

export function CodeForm({ email, asked, onCode, onSent, onOther }: CodeFormProps) {
  const say = useWords<typeof signInPage>()
  const refused = useRefusals()
  const form = useForm<z.infer<typeof codeInput>>({ resolver: zodResolver(codeInput) })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ code }) => {
    const refusal = await onCode(code)
    if (refusal) form.setError('code', { message: refusal }, { shouldFocus: true })
  })
  const which = asked === null ? 'newestCode' : 'onItsWay'
  return (
    <>
      <div>
        <h1>{say('typeCode')}</h1>
        <p className="at-lead">{rich(say.rich(which, { email, minutes: CODE_MINUTES, b: bold }))}</p>
      </div>
      <form className="at-card" noValidate onSubmit={submit}>
        <TextField
          label={say('code')}
          className="at-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          autoFocus
          error={refused(errors.code?.message)}
          {...form.register('code')}
        />
        <p>
          <Button type="submit">{isSubmitting ? say('signingIn') : say('signIn')}</Button>
        </p>
      </form>
      <p className="at-small">
        <SendAgain email={email} asked={asked} onSent={onSent} onOther={onOther} />
      </p>
    </>
  )
}

const quiet = (press: () => void) => (chunks: ReactNode) => (
  <button type="button" className="usa-button usa-button--unstyled" onClick={press}>
    {chunks}
  </button>
)

type SendAgainProps = Pick<CodeFormProps, 'email' | 'asked' | 'onSent' | 'onOther'>

/** A new code can be asked for once a minute. */
function SendAgain({ email, asked, onSent, onOther }: SendAgainProps) {
  const say = useWords<typeof signInPage>()
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
  const other = quiet(onOther)
  if (send.problem)
    return (
      <>
        <span role="alert">{send.problem.detail}</span> {other(say('useOther'))}
      </>
    )
  if (seconds > 0) return rich(say.rich('waitOrOther', { seconds, other, wait: (chunks) => <span>{chunks}</span> }))
  return rich(say.rich('againOrOther', { other, again: quiet(() => send.run({ email })) }))
}
