'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Request, RequestResult } from '@/lib/requests/shapes'
import { CommandForm } from '../../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../../_client/draft'
import { useMe } from '../../_client/me'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { DateField, TextArea } from '../../_ui/form'
import { Loading } from '../../_ui/loading'

type Field = 'reason' | 'message' | 'summary' | 'on'
type Sent = { requestId: string; madeFrom: string | number; on?: string | null } & {
  [F in Exclude<Field, 'on'>]?: string
}
/** An operation that takes a step of a request and says where it stands then. */
export type StepCommand = {
  mutationOptions: () => unknown
  call(input: Sent): Promise<RequestResult>
}

type Props = {
  request: Request
  /** The version that whoever takes the step has seen. */
  madeFrom: string
  command: StepCommand
  schema: object
  /** Of the field on the page, which may hold several such forms. */
  id: string
  /** What the step asks for, in words or as a day. */
  field: { name: Field; label: string; hint?: string; optional?: boolean; start?: string }
  button: string
  outline?: boolean
  onDone?: (result: RequestResult) => void
}

/** A step that asks for one thing. What is typed for it outlives a reload, and a change that takes the step away for a while. */
export function StepForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={3} />
}

function OwnForm({ personId, ...props }: Props & { personId: string }) {
  const { request, madeFrom, command, schema, id, field, button, outline, onDone } = props
  const { requestId } = request
  const { name, label, hint, optional, start = '' } = field
  const draft = draftName(personId, `request.${requestId}.${id}`)
  const [kept] = useState(() => readDraft<Partial<Sent>>(draft, { [name]: start }))
  const form = useForm<Sent>({
    resolver: zodResolver(schema as never) as never,
    defaultValues: { ...kept.values, requestId, madeFrom },
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const step = useCommand(command, {
    setError: form.setError,
    onDone: (result) => {
      forgetDraft(draft)
      onDone?.(result)
    },
  })
  const shared = {
    ...{ label, hint, optional, id },
    error: form.formState.errors[name]?.message,
    ...form.register(name),
  }
  return (
    <CommandForm form={form} command={step} onSend={(given) => step.run({ ...given, requestId, madeFrom })}>
      {name === 'on' ? <DateField {...shared} /> : <TextArea rows={3} {...shared} />}
      <p className="at-gap">
        <Button type="submit" variant={outline ? 'outline' : 'filled'} busy={step.pending}>
          {button}
        </Button>
      </p>
    </CommandForm>
  )
}
