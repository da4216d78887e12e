'use client'
/** A decision that needs nothing but its reason: to return something, or to take it away. */
import { zodResolver } from '@hookform/resolvers/zod'
import { useLayoutEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { Button } from '../_ui/button'
import { TextArea } from '../_ui/form'
import { Loading } from '../_ui/loading'
import { CommandForm } from './command-form'
import { draftName, forgetDraft, keepDraft, readDraft } from './draft'
import { useSeen } from './followed'
import { useMe } from './me'
import { useCommand } from './use-command'

type Reasoned<Of> = Of & { reason: string }
type Props<Of extends object> = {
  command: { mutationOptions: () => unknown; call: (input: Reasoned<NoInfer<Of>>) => Promise<unknown> }
  /** What the operation takes, for what it says of a reason. */
  input: { shape: { reason: z.ZodMiniType<string, string> } }
  /** What is decided about, in the version that is shown: one that changes while a reason is typed is not what was decided about. */
  of: Of
  label: string
  /** Of the field; forms for a reason may stand side by side. */
  id: string
  hint?: string
  rows?: number
  step: string
  onDone: () => void
}

/**
 * What is typed stays when the thing is asked for again, and through a reload; what is sent is made from what was seen when it
 * was begun.
 */
export function ReasonForm<Of extends object>(props: Props<Of>) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={3} />
}

type Kept = { reason: string; madeFrom: string }

/** One for each thing that is decided about, whatever its version. */
const draftOf = (personId: string, id: string, of: object) => {
  const named = Object.entries(of).flatMap(([name, value]) => (name === 'madeFrom' ? [] : [String(value)]))
  return draftName(personId, ['reason', id, ...named].join('.'))
}

function OwnForm<Of extends object>(props: Props<Of> & { personId: string }) {
  const { personId, command, input, of, label, id, hint, rows = 3, step, onDone } = props
  const shown = 'madeFrom' in of ? String(of.madeFrom) : ''
  const draft = draftOf(personId, id, of)
  const [kept] = useState(() => readDraft<Kept>(draft, { reason: '', madeFrom: shown }).values)
  const form = useForm<{ reason: string }>({
    resolver: zodResolver(z.object({ reason: input.shape.reason })),
    defaultValues: { reason: kept.reason },
    shouldFocusError: false,
  })
  const send = useCommand(command, {
    setError: form.setError,
    onDone: () => {
      forgetDraft(draft)
      onDone()
    },
  })
  const seen = useSeen(shown, form.formState.isDirty || kept.reason !== '', kept.madeFrom)
  const { subscribe } = form
  // Before the next key is read: what is typed at once counts too.
  useLayoutEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => keepDraft(draft, { reason: values.reason, madeFrom: seen(null) }),
      }),
    [subscribe, draft, seen],
  )
  const made = () => ('madeFrom' in of ? { ...of, madeFrom: seen(send.problem) } : of)
  return (
    <CommandForm form={form} command={send} onSend={({ reason }) => send.run({ ...made(), reason })}>
      <TextArea
        label={label}
        id={id}
        hint={hint}
        rows={rows}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={send.pending}>
          {step}
        </Button>
      </p>
    </CommandForm>
  )
}
