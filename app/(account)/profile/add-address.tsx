'use client'
/** Adds an address in two steps: a code goes to the new one, and the code proves it. */
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { addAddressInput, confirmAddressInput } from '@/lib/identity/inputs'
import { count } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { useCodeSent } from '../../_client/code-sent'
import { CommandForm } from '../../_client/command-form'
import { draftKey } from '../../_client/draft'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Checkbox } from '../../_ui/choice'
import { TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { JoinRecords, type TwoRecords } from './join-records'

type Step =
  | { is: 'closed' }
  | { is: 'asking' }
  | { is: 'two'; email: string; code: string; records: TwoRecords }
  | { is: 'joined'; at: number }
  | { is: 'done'; asked: number; at: number }

/** The code step is kept beside the page: the mail with the code is often in another program. */
type AddProps = {
  personId: string
  full: boolean
  /** How often something else was saved: what was said before goes with it. */
  saves: number
}

export function AddAddress({ personId, full, saves }: AddProps) {
  const { sent, setSent } = useCodeSent(draftKey(personId, 'add-address'))
  const [step, setStep] = useState<Step>({ is: 'closed' })
  const goTo = (next: Step) => {
    setSent(null)
    setStep(next)
  }
  if (sent)
    return (
      <TypeCode
        email={sent.email}
        onDone={(asked) => goTo({ is: 'done', asked, at: saves })}
        onTwo={(code, records) => goTo({ is: 'two', email: sent.email, code, records })}
        onBack={() => goTo({ is: 'asking' })}
      />
    )
  if (step.is === 'two')
    return (
      <JoinRecords {...step} onDone={() => goTo({ is: 'joined', at: saves })} onBack={() => goTo({ is: 'closed' })} />
    )
  if (step.is === 'asking')
    return (
      <AskForCode onSent={(email) => setSent({ email, asked: Date.now() })} onBack={() => goTo({ is: 'closed' })} />
    )
  return (
    <>
      {step.is === 'done' && step.at === saves ? <Added asked={step.asked} /> : null}
      {step.is === 'joined' && step.at === saves ? (
        <Note kind="good" title="Your two records are one" level={3} live />
      ) : null}
      {full ? (
        <p className="at-small at-soft">You have five addresses. Remove one before you add another.</p>
      ) : (
        <p>
          <Button variant="outline" onClick={() => setStep({ is: 'asking' })}>
            Add an address
          </Button>
        </p>
      )}
    </>
  )
}

function Added({ asked }: { asked: number }) {
  return (
    <Note kind="good" title="The address was added" level={3} live>
      {asked > 0 ? (
        <p>
          {count(asked, 'agency', 'agencies')} had written it down and {asked === 1 ? 'asks' : 'ask'} whether you serve
          there. <Link href="/training">Answer under My training</Link>
        </p>
      ) : null}
    </Note>
  )
}

type Asking = z.infer<typeof addAddressInput>

function AskForCode({ onSent, onBack }: { onSent: (email: string) => void; onBack: () => void }) {
  const form = useForm<Asking>({ resolver: zodResolver(addAddressInput), shouldFocusError: false })
  const send = useCommand(api.identity.requestAddressCode, { setError: form.setError })
  return (
    <CommandForm
      form={form}
      command={send}
      onSend={(given) => send.run(given, { onSuccess: () => onSent(given.email) })}
    >
      <TextField
        label="New address"
        type="email"
        autoComplete="email"
        hint="We send a six-digit code there. Your other addresses are told."
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={send.pending}>
          Send the code
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </CommandForm>
  )
}

const typed = z.pick(confirmAddressInput, { code: true, main: true })
type Typed = { in: z.input<typeof typed>; out: z.output<typeof typed> }
type TypeCodeProps = {
  email: string
  onDone: (asked: number) => void
  onTwo: (code: string, records: TwoRecords) => void
  onBack: () => void
}

function TypeCode({ email, onDone, onTwo, onBack }: TypeCodeProps) {
  const form = useForm<Typed['in'], unknown, Typed['out']>({
    resolver: zodResolver(typed),
    defaultValues: { code: '', main: false },
    shouldFocusError: false,
  })
  const confirm = useCommand(api.identity.confirmAddress, {
    setError: form.setError,
    onDone: ({ asked, records }) => (records ? onTwo(form.getValues('code').trim(), records) : onDone(asked)),
  })
  return (
    <CommandForm form={form} command={confirm} onSend={(given) => confirm.run({ email, ...given })}>
      <p className="at-small">
        A code is on its way to <b>{email}</b>, good for 10 minutes. If the address signs in to another record of yours,
        you can join the two.
      </p>
      <TextField
        label="Six-digit code"
        className="at-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        error={form.formState.errors.code?.message}
        {...form.register('code')}
      />
      <Checkbox id="new-main" label="Send messages there from now on" {...form.register('main')} />
      <p className="at-row at-gap">
        <Button type="submit" busy={confirm.pending}>
          Add the address
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </CommandForm>
  )
}
