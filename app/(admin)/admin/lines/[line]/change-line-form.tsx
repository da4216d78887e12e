'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import type { MadeFrom } from '@/lib/audit/sent'
import { changeContactLineInput, type KeptLine, lineFields } from '@/lib/directory/line-inputs'
import { movedReach } from '@/lib/directory/line-numbers'
import { lineFieldNames, lineKindNames } from '@/lib/directory/line-words'
import { LineFields } from '../line-fields'
import { SecondLook } from './second-look'

type Values = z.input<typeof changeContactLineInput>
type Given = z.output<typeof changeContactLineInput>
type Props = { line: KeptLine; onDone: () => void }

const saves = {
  names: lineFieldNames,
  words: (field: string, value: unknown) =>
    field === 'kind' ? lineKindNames[value as KeptLine['kind']] : typeof value === 'string' ? value : undefined,
}

/** What a line says. Where a number differs, the old and the new are looked at side by side before it is saved. */
export function ChangeLineForm({ line, onDone }: Props) {
  const { form, save, look, send } = useSave(line, onDone)
  const { register, formState } = form
  const { errors } = formState
  return (
    <CommandForm form={form} command={save} onSend={send} saves={{ ...saves, onSeen: save.madeFrom }}>
      <LineFields register={register} errors={errors} />
      {look ? <SecondLook register={register} errors={errors} before={line} after={look} /> : null}
      <FormActions>
        <LinkButton variant="outline" href="/admin/lines">
          Leave it as it is
        </LinkButton>
        <Button type="submit" busy={save.pending}>
          {look ? 'Change where it leads' : 'Save the change'}
        </Button>
      </FormActions>
    </CommandForm>
  )
}

function useSave(line: KeptLine, onDone: () => void) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(changeContactLineInput),
    defaultValues: {
      lineId: line.id,
      madeFrom: line.version,
      ...lineFields.parse(line),
      ...{ verifiedOn: null, verifiedHow: null, looked: false },
    },
    shouldFocusError: false,
  })
  const [look, setLook] = useState<Given | null>(null)
  const version = useRef<MadeFrom>(line.version)
  const change = useCommand(api.directory.changeContactLine, { setError: form.setError, onDone })
  const send = (given: Given) => {
    const moved = movedReach(line, given).length > 0
    const seen = look !== null && movedReach(look, given).length === 0
    setLook(moved ? given : null)
    // The first press shows the old and the new; only what was seen is sent.
    if (moved && !seen) return form.setValue('looked', false)
    change.run({ ...given, madeFrom: version.current })
  }
  const madeFrom = (seen: MadeFrom) => {
    version.current = seen
  }
  return { form, look, send, save: { ...change, madeFrom } }
}
