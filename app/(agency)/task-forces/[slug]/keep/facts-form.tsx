'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { changeTaskForceInput } from '@/lib/task-forces/inputs'
import { forceFieldNames } from '@/lib/task-forces/words'
import { DoesPart, type ForceForm, ListingPart, NamePart, ReachPart, ServedPart } from '../../_form/force-fields'
import type { FormProps } from './form-props'

type Values = z.input<typeof changeTaskForceInput>
type Given = z.output<typeof changeTaskForceInput>

export function FactsForm({ force: { taskForceId, version, fields }, back, onDone }: FormProps) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(changeTaskForceInput),
    defaultValues: { ...fields, taskForceId, madeFrom: version },
    shouldFocusError: false,
  })
  const save = useCommand(api.taskForces.changeTaskForce, { setError: form.setError, onDone })
  const state = useWatch({ control: form.control, name: 'state' })
  const parts = { register: form.register, errors: form.formState.errors } as unknown as ForceForm
  return (
    <Column>
      <CommandForm form={form} command={save} onSend={save.run} saves={{ names: forceFieldNames }}>
        <NamePart {...parts} />
        <ServedPart {...parts} />
        <ReachPart {...parts} />
        <DoesPart {...parts} />
        <ListingPart {...parts} state={state} chosen={fields.listingSlug} />
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Leave it as it is
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            Save the change
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
