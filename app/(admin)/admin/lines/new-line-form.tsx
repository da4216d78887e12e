'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { FormActions, FormPart } from '@/app/_ui/form'
import { lineForm } from '@/lib/directory/line-inputs'
import { CheckFields, LineFields } from './line-fields'

type Values = z.input<typeof lineForm>
type Given = z.output<typeof lineForm>

export function NewLineForm({ onDone }: { onDone: () => void }) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(lineForm),
    defaultValues: {
      ...{ name: '', purpose: '', sourceName: '', sourceUrl: '', verifiedOn: '' },
      ...{ phone: null, textNumber: null, url: null, hours: null },
    },
    shouldFocusError: false,
  })
  const add = useCommand(api.directory.addContactLine, { setError: form.setError, onDone })
  const { register, formState } = form
  const { errors } = formState
  return (
    <Column>
      <CommandForm form={form} command={add} onSend={add.run}>
        <LineFields register={register} errors={errors} />
        <FormPart legend="The check">
          <CheckFields register={register} errors={errors} />
          <Checkbox
            label="I compared the number with its source once more"
            error={errors.looked?.message}
            {...register('looked')}
          />
        </FormPart>
        <FormActions>
          <LinkButton variant="outline" href="/admin/lines">
            Do not add it
          </LinkButton>
          <Button type="submit" busy={add.pending}>
            Add the line
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
