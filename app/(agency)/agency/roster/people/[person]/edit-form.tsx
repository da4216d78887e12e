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
import { editOnRosterInput } from '@/lib/interop/roster/inputs'
import type { MemberProps } from './person-screen'

type Given = z.output<typeof editOnRosterInput>

/** Name and address. What was issued under an earlier name keeps it. */
export function EditForm({ member, agency }: MemberProps) {
  const { personId, givenName, familyName, email, signsIn } = member
  const form = useForm<Given>({
    resolver: zodResolver(editOnRosterInput) as never,
    defaultValues: { agencyId: agency.agencyId, personId, givenName, familyName, email: signsIn ? null : email },
    shouldFocusError: false,
  })
  const edit = useCommand(api.roster.editOnRoster, { setError: form.setError })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => edit.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {edit.problem && edit.problem.errors.length === 0 ? (
        <Problem title={edit.problem.title}>{edit.problem.detail}</Problem>
      ) : null}
      {edit.done ? <Note kind="good" title="Saved" level={3} live /> : null}
      <TextField
        label="First name"
        hint="Leave it empty if there is one name; that one is the last name."
        error={errors.givenName?.message}
        {...form.register('givenName')}
      />
      <TextField
        label="Last name"
        hint="Certificates keep the name they were issued with."
        error={errors.familyName?.message}
        {...form.register('familyName')}
      />
      {signsIn ? (
        <p className="at-soft at-small">They sign in with {email}; it is theirs and stays as it is.</p>
      ) : (
        <TextField
          label="E-mail"
          optional
          type="email"
          hint="Their own address, not a shared one."
          error={errors.email?.message}
          {...form.register('email', { setValueAs: (value: string | null) => value?.trim() || null })}
        />
      )}
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={edit.pending}>
          Save the correction
        </Button>
      </p>
    </form>
  )
}
