'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { FormActions } from '@/app/_ui/form'
import { taskForceKindNames, taskForceKinds } from '@/lib/task-forces/fields'
import { changeTaskForceKindInput } from '@/lib/task-forces/inputs'
import type { FormProps } from './form-props'

type Values = z.input<typeof changeTaskForceKindInput>

export function KindForm({ force: { taskForceId, version, kind }, back, onDone }: FormProps) {
  const form = useForm<Values>({
    resolver: zodResolver(changeTaskForceKindInput),
    defaultValues: { taskForceId, madeFrom: version, kind },
    shouldFocusError: false,
  })
  const save = useCommand(api.taskForces.changeTaskForceKind, { setError: form.setError, onDone })
  return (
    <Column>
      <CommandForm form={form} command={save} onSend={save.run} saves={{ names: { kind: 'Kind' } }}>
        <RadioGroup
          label="Kind"
          error={form.formState.errors.kind?.message}
          options={taskForceKinds.map((value) => ({ value, label: taskForceKindNames[value] }))}
          {...form.register('kind')}
        />
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Leave it as it is
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            Change the kind
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
