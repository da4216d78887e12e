'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/form'
import { Note, Problem } from '@/app/_ui/note'
import { nameCoordinatorInput } from '@/lib/agencies/inputs'

/** By e-mail: somebody known keeps their record, somebody new is added and signs in with it. */
export function CoordinatorForm({ agencyId }: { agencyId: string }) {
  const form = useForm<z.infer<typeof nameCoordinatorInput>>({
    resolver: zodResolver(nameCoordinatorInput),
    defaultValues: { agencyId, givenName: '', familyName: '', email: '' },
    shouldFocusError: false,
  })
  const name = useCommand(api.agencies.nameCoordinator, {
    setError: form.setError,
    invalidates: [api.agencies.key()],
    onDone: () => form.reset(),
  })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => name.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {name.problem && name.problem.errors.length === 0 ? (
        <Problem title={name.problem.title}>{name.problem.detail}</Problem>
      ) : null}
      {name.done ? (
        <Note kind="good" title="The coordinator can sign in now" level={3} live>
          A code is sent to the address when they ask for one on the sign-in page.
        </Note>
      ) : null}
      <TextField label="First name" error={errors.givenName?.message} {...form.register('givenName')} />
      <TextField label="Last name" error={errors.familyName?.message} {...form.register('familyName')} />
      <TextField
        label="E-mail of the coordinator"
        id="coordinator-email"
        type="email"
        hint="Somebody who is in the record with this address keeps their name and record."
        error={errors.email?.message}
        {...form.register('email')}
      />
      <p className="at-gap">
        <Button type="submit" busy={name.pending}>
          Name the coordinator
        </Button>
      </p>
    </form>
  )
}
