'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { calledFields } from '@/lib/agencies/words'
import { editOnRosterInput } from '@/lib/interop/roster/inputs'
import type { MemberProps } from './member'

type Given = z.output<typeof editOnRosterInput>

/** Name and address. What was issued under an earlier name keeps it. */
export function EditForm({ member, agency }: MemberProps) {
  const { personId, givenName, familyName, email, signsIn } = member
  const form = useForm<Given>({
    resolver: zodResolver(editOnRosterInput) as never,
    defaultValues: {
      ...{ agencyId: agency.agencyId, personId, madeFrom: member.versions.edit },
      ...{ givenName, familyName, email: signsIn ? null : email },
    },
    shouldFocusError: false,
  })
  const edit = useCommand(api.roster.editOnRoster, {
    setError: form.setError,
    onDone: ({ version }) => form.reset({ ...form.getValues(), madeFrom: version }),
  })
  const { errors } = form.formState
  return (
    <CommandForm
      form={form}
      command={edit}
      saves={{ names: calledFields }}
      onSend={(given) => edit.run(given)}
      done={edit.done && 'Saved'}
    >
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
    </CommandForm>
  )
}
