'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { RadioGroup } from '@/app/_ui/choice'
import { Fields, TextArea, TextField } from '@/app/_ui/form'
import { type Evidence, evidenceKinds, previewJoinInput } from '@/lib/joined-records/inputs'
import type { Seen } from './join-preview'

type Values = z.input<typeof previewJoinInput>
type Given = z.output<typeof previewJoinInput>

const evidenceWords: Record<Evidence, string> = {
  'known-number': 'I called the person at a number that was on file before',
  agency: 'Their agency told me, at a number or address I already had',
  document: 'I saw an official photo ID, in person or on a video call',
}

/** Names both records, and says how it is known that they are one person's. */
export function JoinForm({ onSeen }: { onSeen: (seen: Seen) => void }) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(previewJoinInput),
    defaultValues: { lasting: '', lastingFamilyName: '', joined: '', joinedFamilyName: '', reason: '' },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const look = useCommand(api.identity.previewJoin, { setError: form.setError })
  const send = (given: Given) => look.run(given, { onSuccess: (preview) => onSeen({ given, preview }) })
  const record = (name: 'lasting' | 'joined', label: string, hint: string) => (
    <Fields>
      <TextField
        label={label}
        hint={hint}
        type="email"
        autoComplete="off"
        error={errors[name]?.message}
        {...form.register(name)}
      />
      <TextField
        label={name === 'lasting' ? 'Last name on that record' : 'Last name on the other record'}
        hint="As it stands there"
        autoComplete="off"
        error={errors[`${name}FamilyName`]?.message}
        {...form.register(`${name}FamilyName`)}
      />
    </Fields>
  )
  return (
    <Card title="Which two, and how you know" id="which">
      <CommandForm form={form} command={look} onSend={send} className="at-form at-gap">
        {record('lasting', 'Address of the record that goes on', 'The one they can read mail at')}
        {record('joined', 'Address of the other record', 'The mailbox that was lost')}
        <RadioGroup
          label="How do you know that both are theirs?"
          options={evidenceKinds.map((value) => ({ value, label: evidenceWords[value] }))}
          error={errors.evidence?.message}
          {...form.register('evidence')}
        />
        <TextArea
          label="What did you ask, and what were you told?"
          hint="The person can read what you write here; their agencies cannot."
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <p className="at-gap">
          <Button type="submit" busy={look.pending}>
            Look at both records
          </Button>
        </p>
      </CommandForm>
    </Card>
  )
}
