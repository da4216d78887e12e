'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FieldErrors, type UseFormRegister, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useFollowed } from '@/app/_client/followed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import {
  changeTeamInput,
  makeTeamInput,
  type TeamKind,
  teamFields,
  teamKinds,
  teamKindWords,
} from '@/lib/agencies/team-inputs'
import type { Team } from './[team]/team'

/** A team begins with its name; who is in it is said on its own page. */
export function MakeTeam({ agencyId, onDone }: { agencyId: string; onDone: (teamId: string) => void }) {
  const form = useForm<z.input<typeof makeTeamInput>, unknown, z.output<typeof makeTeamInput>>({
    resolver: zodResolver(makeTeamInput),
    defaultValues: { agencyId, name: '', kind: 'grant' },
    shouldFocusError: false,
  })
  const make = useCommand(api.agencies.makeTeam, { setError: form.setError, onDone: ({ teamId }) => onDone(teamId) })
  return (
    <CommandForm form={form} command={make} onSend={make.run}>
      <TeamFields
        register={form.register as unknown as UseFormRegister<Values>}
        errors={form.formState.errors as FieldErrors<Values>}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={make.pending}>
          Make the team
        </Button>
      </p>
    </CommandForm>
  )
}

export function ChangeTeam({ team: { teamId, version, name, kind } }: { team: Team }) {
  const form = useForm<z.input<typeof changeTeamInput>, unknown, z.output<typeof changeTeamInput>>({
    resolver: zodResolver(changeTeamInput),
    defaultValues: { teamId, madeFrom: version, name, kind },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version, values: { name, kind } },
    onVersion: (seen) => form.setValue('madeFrom', seen as typeof version),
  })
  const change = useCommand(api.agencies.changeTeam, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  return (
    <CommandForm
      form={form}
      command={change}
      onSend={change.run}
      saves={{ names: teamFields, words: kindInWords }}
      done={change.done && 'Saved'}
    >
      <TeamFields
        register={form.register as unknown as UseFormRegister<Values>}
        errors={form.formState.errors as FieldErrors<Values>}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={change.pending}>
          Save
        </Button>
      </p>
    </CommandForm>
  )
}

const kindInWords = (field: string, value: unknown) => (field === 'kind' ? teamKindWords[value as TeamKind] : undefined)

type Values = { name: string; kind: TeamKind }
type FieldsProps = { register: UseFormRegister<Values>; errors: FieldErrors<Values> }

function TeamFields({ register, errors }: FieldsProps) {
  return (
    <>
      <SelectField
        label="What it is"
        error={errors.kind?.message}
        {...register('kind')}
        options={teamKinds.map((kind) => ({ value: kind, label: teamKindWords[kind] }))}
      />
      <TextField
        label="Name"
        hint="As your people call it, or the number of the award: “15POVC-24-GK-01234-HT”"
        error={errors.name?.message}
        {...register('name')}
      />
    </>
  )
}
