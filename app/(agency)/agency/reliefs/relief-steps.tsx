'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { DateField, TextArea } from '@/app/_ui/form'
import { decideReliefInput, endReliefInput, type ReliefTold } from '@/lib/requirements/reliefs/inputs'
import type { Agency } from '../../_agency'

type Props = { item: ReliefTold }

/** Grants or declines what was recommended; a word is asked for where it is declined. */
export function DecideForm({ item: { reliefId } }: Props) {
  const form = useForm<z.input<typeof decideReliefInput>, unknown, z.output<typeof decideReliefInput>>({
    resolver: zodResolver(decideReliefInput),
    defaultValues: { reliefId, granted: true, words: null },
    shouldFocusError: false,
  })
  const decide = useCommand(api.requirements.decideRelief, { setError: form.setError })
  return (
    <CommandForm form={form} command={decide} onSend={decide.run} className="at-form at-gap at-noprint">
      <TextArea
        label="A word to whoever recommended it"
        id={`words-${reliefId}`}
        rows={2}
        hint="Needed where you decline"
        error={form.formState.errors.words?.message}
        {...form.register('words', { setValueAs: blankIsNothing })}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={decide.pending} onClick={() => form.setValue('granted', true)}>
          Grant it
        </Button>
        <Button type="submit" variant="outline" busy={decide.pending} onClick={() => form.setValue('granted', false)}>
          Decline it
        </Button>
      </p>
    </CommandForm>
  )
}

type Ending = 'ends' | 'never'

/** Ends it from a day on, where it has days, or takes it back as though it never was: which of both is asked, never guessed. */
export function EndForm({
  item: { reliefId, kind },
  agency,
  onClose,
}: Props & { agency: Agency; onClose: () => void }) {
  const hasDays = kind === 'leave' || kind === 'exemption'
  const [ending, choose] = useState<Ending>(hasDays ? 'ends' : 'never')
  const form = useForm<z.input<typeof endReliefInput>, unknown, z.output<typeof endReliefInput>>({
    resolver: zodResolver(endReliefInput),
    defaultValues: { reliefId, on: null, why: '' },
    shouldFocusError: false,
  })
  const end = useCommand(api.requirements.endRelief, { setError: form.setError, onDone: onClose })
  const { errors } = form.formState
  const firstDay = kind === 'leave' ? 'First day back' : 'First day on which it is required again'
  const send = (given: z.output<typeof endReliefInput>) =>
    ending === 'ends' && given.on === null
      ? form.setError('on', { message: `Give the ${firstDay.toLowerCase()}.` })
      : end.run({ ...given, on: ending === 'ends' ? given.on : null })
  return (
    <CommandForm form={form} command={end} onSend={send} className="at-form at-gap at-noprint">
      {hasDays ? (
        <RadioGroup
          label="What happens"
          name={`ending-${reliefId}`}
          chosen="ends"
          onChange={({ target }) => choose(target.value === 'never' ? 'never' : 'ends')}
          options={[
            { value: 'ends', label: 'It ends on a day', hint: 'What it did until then stays.' },
            { value: 'never', label: 'It was a mistake', hint: 'It counts as though it never was.' },
          ]}
        />
      ) : null}
      {ending === 'ends' ? (
        <DateField
          label={firstDay}
          id={`on-${reliefId}`}
          hint={`As it is at ${agency.name}`}
          error={errors.on?.message}
          {...form.register('on', { setValueAs: blankIsNothing })}
        />
      ) : (
        <p>What they owe is worked out again without it. It stays to be read here.</p>
      )}
      <TextArea
        label="Why"
        id={`why-${reliefId}`}
        rows={2}
        hint="The person and auditors will read it."
        error={errors.why?.message}
        {...form.register('why')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={end.pending}>
          {ending === 'ends' ? 'End it' : 'Take it back'}
        </Button>
        <Button variant="link" onClick={onClose}>
          Leave it as it is
        </Button>
      </p>
    </CommandForm>
  )
}
