'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords } from '@/app/_client/kept-words'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Source } from '@/app/_packs/pack-card'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { RadioGroup } from '@/app/_ui/choice'
import { DateField, FormActions, TextArea } from '@/app/_ui/form'
import { type PackDetail, recordReadingInput } from '@/lib/mandates/inputs'

type Typed = z.input<typeof recordReadingInput>
const UNDECIDED = '' as Typed['found']
type Props = { pack: PackDetail; onDone: () => void }

/** What two people verified needs one of them to be read again. */
const readBefore = (status: string) =>
  status === 'verified'
    ? 'You have read it before; where it says the same, your reading alone renews it.'
    : 'You have read it already; somebody else makes it two.'

/** "I read the live source on this day, and it says the same", or what differs. What is typed outlives a reload, and a reading of somebody else. */
export function ReadingForm({ pack: { packId, edition, source, readByMe, status, today }, onDone }: Props) {
  const form = useForm<Typed, unknown, z.output<typeof recordReadingInput>>({
    resolver: zodResolver(recordReadingInput),
    defaultValues: { packId, edition, readOn: today, found: UNDECIDED, words: null },
    shouldFocusError: false,
  })
  const { register, control, formState } = form
  const found = useWatch({ control, name: 'found' })
  const forget = useKeptWords(form, `reading.${packId}.${edition}`)
  const record = useCommand(api.mandates.recordPackReading, {
    setError: form.setError,
    onDone: () => {
      forget()
      onDone()
    },
  })
  const { errors } = formState
  return (
    <Card id="read" title={readByMe ? 'Read it again' : 'Read it against its source'}>
      <p>
        Open the source: <Source pack={{ source }} />
        {readByMe ? `. ${readBefore(status)}` : null}
      </p>
      <CommandForm form={form} command={record} onSend={record.run}>
        <RadioGroup
          label="What did you find?"
          error={errors.found?.message}
          {...register('found')}
          options={[
            { value: 'as-written', label: 'The source says what is written here' },
            { value: 'differs', label: 'Something differs' },
          ]}
        />
        {found === 'differs' ? (
          <TextArea
            label="What differs?"
            error={errors.words?.message}
            {...register('words', { setValueAs: blankIsNothing })}
          />
        ) : null}
        <DateField label="You read it on" error={errors.readOn?.message} {...register('readOn')} />
        <FormActions>
          <Button type="submit" busy={record.pending}>
            Record it
          </Button>
        </FormActions>
      </CommandForm>
    </Card>
  )
}
