'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { type EventFields, eventFieldNames } from '@/lib/events/fields'
import { returnEventInput } from '@/lib/events/inputs'
import type { Submission } from '@/lib/events/shapes'
import { fieldNames } from '@/lib/events/words'
import { capital } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../../_client/draft'
import { LeaveOut } from '../../_client/leave-out'
import { useMe } from '../../_client/me'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { SelectField, TextArea } from '../../_ui/form'
import { Loading } from '../../_ui/loading'

type Props = { submission: Submission; madeFrom: string; onDecided: (words: string) => void }
type Values = z.input<typeof returnEventInput>

const FIELDS = eventFieldNames.map((name) => ({ value: name, label: capital(fieldNames[name]) }))
const NO_FIELD = '' as keyof EventFields

/**
 * Back to the organizer with what to change: of the whole, and of single fields, where their form shows it beside each. What is
 * typed outlives a reload.
 */
export function ReturnForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={3} />
}

function OwnForm({ submission, madeFrom, onDecided, personId }: Props & { personId: string }) {
  const { eventId, why, fields: event } = submission
  const draft = draftName(personId, `return.${eventId}`)
  const [kept] = useState(() => readDraft<Values>(draft, { eventId, madeFrom, reason: '', fields: [] }))
  const form = useForm<Values, unknown, z.output<typeof returnEventInput>>({
    resolver: zodResolver(returnEventInput),
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'fields' })
  const waiting = why === 'submitted'
  const send = useCommand(api.events.returnEvent, {
    setError: form.setError,
    onDone: () => {
      forgetDraft(draft)
      onDecided(`${waiting ? 'Returned' : 'Taken off the calendar'}: ${event.title}`)
    },
  })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={send} onSend={(given) => send.run({ ...given, madeFrom })}>
      <TextArea
        label="What should the organizer change?"
        id={`reason-${eventId}`}
        hint="They read it word for word. It may stay empty when you say it of single fields below."
        rows={3}
        autoFocus
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      {fields.map(({ id }, place) => (
        <div key={id} className="at-gap">
          <SelectField
            label={`Field ${place + 1}`}
            id={`field-${eventId}-${place}`}
            empty="Choose a field"
            options={FIELDS}
            error={errors.fields?.[place]?.field?.message}
            {...form.register(`fields.${place}.field`)}
          />
          <TextArea
            label="What to change about it"
            id={`field-reason-${eventId}-${place}`}
            rows={2}
            error={errors.fields?.[place]?.reason?.message}
            {...form.register(`fields.${place}.reason`)}
          />
          <LeaveOut onLeave={() => remove(place)}>Say nothing about field {place + 1}</LeaveOut>
        </div>
      ))}
      <p className="at-row at-gap">
        <Button variant="outline" small onClick={() => append({ field: NO_FIELD, reason: '' })}>
          Say it of a field
        </Button>
        <Button type="submit" busy={send.pending}>
          {waiting ? 'Return it' : 'Take it off'}
        </Button>
      </p>
    </CommandForm>
  )
}
