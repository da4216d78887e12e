'use client'
/** Adding an address for somebody who lost theirs, and taking one back that was mistyped. */
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Card } from '@/app/_ui/card'
import { TextArea, TextField } from '@/app/_ui/form'
import { restoreAccessInput, withdrawAccessInput } from '@/lib/identity/inputs'
import { AccessForm, type Tell } from './access-form'

type Given = z.infer<typeof restoreAccessInput>

export function RestoreForm({ onDone }: { onDone: Tell }) {
  const form = useForm<Given>({
    resolver: zodResolver(restoreAccessInput),
    defaultValues: { lost: '', familyName: '', email: '', reason: '' },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const restore = useCommand(api.identity.restoreAccess, { setError: form.setError })
  return (
    <Card title="Add an address for them" id="restore">
      <AccessForm
        form={form}
        command={restore}
        onDone={onDone}
        done={({ email }) => `They can sign in with ${email}`}
        button="Add the address and sign them out everywhere"
      >
        <TextField
          label="Address they signed in with"
          type="email"
          autoComplete="off"
          error={errors.lost?.message}
          {...form.register('lost')}
        />
        <TextField
          label="Last name on the record"
          autoComplete="off"
          error={errors.familyName?.message}
          {...form.register('familyName')}
        />
        <TextField
          label="New address"
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextArea
          label="How do you know that it is this person?"
          hint="Call the person or their coordinator at a number you already had. The person can read what you write here."
          error={errors.reason?.message}
          {...form.register('reason')}
        />
      </AccessForm>
    </Card>
  )
}

type Withdrawn = z.infer<typeof withdrawAccessInput>

export function WithdrawForm({ onDone }: { onDone: Tell }) {
  const form = useForm<Withdrawn>({
    resolver: zodResolver(withdrawAccessInput),
    defaultValues: { email: '', reason: '' },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const withdraw = useCommand(api.identity.withdrawAccess, { setError: form.setError })
  return (
    <Card title="Take an added address back" id="withdraw">
      <p className="at-small at-soft">While nobody has signed in with it, for one that was mistyped.</p>
      <AccessForm
        form={form}
        command={withdraw}
        onDone={onDone}
        done={({ email }) => `Nobody can sign in with ${email} any longer`}
        button="Take the address back"
        outline
      >
        <TextField
          id="added-email"
          label="Address that was added"
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextArea
          id="added-reason"
          label="Why is it taken back?"
          error={errors.reason?.message}
          {...form.register('reason')}
        />
      </AccessForm>
    </Card>
  )
}
