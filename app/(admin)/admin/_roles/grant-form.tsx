'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { grantRoleInput } from '@/lib/agencies/inputs'
import { roleMeanings, roleWords } from '@/lib/agencies/words'
import { blankIsNothing } from '../../../_client/typed'
import { choicesOf, type RoleName } from '../words'

type Values = z.input<typeof grantRoleInput>
type Given = z.output<typeof grantRoleInput>
type Form = UseFormReturn<Values, unknown, Given>
type Unit = { unitId: string; path: string }
type Props = {
  /** Nothing: on the whole platform. */
  agencyId: string | null
  roles: readonly RoleName[]
  units?: readonly Unit[] | undefined
  onGranted: (words: string) => void
}

/** A role for somebody who is in the record, by e-mail address; says what it means before it is given. */
export function GrantForm({ agencyId, roles, units = [], onGranted }: Props) {
  const [asked, setAsked] = useState<Given | null>(null)
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(grantRoleInput),
    defaultValues: { agencyId, unitId: null, email: '' },
    shouldFocusError: false,
  })
  const grant = useCommand(api.agencies.grantRole, { setError: form.setError })
  const give = (given: Given) =>
    grant.run(given, {
      onSuccess: ({ inEffect }) => {
        form.reset()
        const yes = agencyId ? ' and, if its roster has them, say that they serve there' : ''
        const when = inEffect ? 'from now on' : `once they sign in with this address${yes}; they are told by mail`
        onGranted(`${given.email} is ${roleWords[given.role].toLowerCase()} ${when}`)
      },
      onSettled: () => setAsked(null),
    })
  if (asked)
    return <Confirm asked={asked} busy={grant.pending} onGive={() => give(asked)} onBack={() => setAsked(null)} />
  return (
    <CommandForm
      form={form}
      command={grant}
      onSend={(given) => {
        grant.reset()
        setAsked(given)
      }}
      className="at-gap"
    >
      <GrantFields form={form} roles={roles} units={units} />
      <p className="at-gap">
        <Button type="submit">Continue</Button>
      </p>
    </CommandForm>
  )
}

function GrantFields({ form, roles, units }: { form: Form; roles: readonly RoleName[]; units: readonly Unit[] }) {
  const { register, formState, control } = form
  const { errors } = formState
  const role = useWatch({ control, name: 'role' })
  return (
    <>
      <TextField
        label="E-mail address"
        hint="Of somebody who is in the record"
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...register('email')}
      />
      <SelectField
        label="Role"
        error={errors.role?.message}
        {...register('role')}
        empty="Choose a role"
        options={choicesOf(roleWords, roles)}
      />
      {role === 'supervisor' ? (
        <SelectField
          label="Unit"
          optional
          error={errors.unitId?.message}
          {...register('unitId', { setValueAs: blankIsNothing, shouldUnregister: true })}
          empty="The whole agency"
          options={units.map(({ unitId, path }) => ({ value: unitId, label: path }))}
        />
      ) : null}
    </>
  )
}

type ConfirmProps = { asked: Given; busy: boolean; onGive: () => void; onBack: () => void }

function Confirm({ asked: { email, role }, busy, onGive, onBack }: ConfirmProps) {
  return (
    <Note kind="caution" title={`${roleWords[role]}: ${email}`} level={3} live className="at-gap">
      <p>
        {roleMeanings[role]} It holds at once, or from when they first sign in with this address. The audit trail says
        that you gave it.
      </p>
      <p className="at-row">
        <Button autoFocus busy={busy} onClick={onGive}>
          Give the role
        </Button>
        <Button variant="outline" onClick={onBack}>
          Go back
        </Button>
      </p>
    </Note>
  )
}
