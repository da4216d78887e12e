'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField, TextArea } from '@/app/_ui/form'
import { decideReliefInput, endReliefInput, type ReliefTold } from '@/lib/requirements/relief-inputs'
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

/** Ends it from a day on, where it has days, or takes it back as though it never was. */
export function EndForm({
  item: { reliefId, kind },
  agency,
  onClose,
}: Props & { agency: Agency; onClose: () => void }) {
  const form = useForm<z.input<typeof endReliefInput>, unknown, z.output<typeof endReliefInput>>({
    resolver: zodResolver(endReliefInput),
    defaultValues: { reliefId, on: null, why: '' },
    shouldFocusError: false,
  })
  const end = useCommand(api.requirements.endRelief, { setError: form.setError, onDone: onClose })
  const { errors } = form.formState
  const hasDays = kind === 'leave' || kind === 'exemption'
  return (
    <CommandForm form={form} command={end} onSend={end.run} className="at-form at-gap at-noprint">
      {hasDays ? (
        <DateField
          label={kind === 'leave' ? 'First day back' : 'First day on which it is asked again'}
          id={`on-${reliefId}`}
          optional
          hint={`As it is at ${agency.name}. Left empty, it is taken back as though it never was.`}
          error={errors.on?.message}
          {...form.register('on', { setValueAs: blankIsNothing })}
        />
      ) : (
        <p>It counts as though it never was, and what is owed is worked out again. It stays to be read.</p>
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
          {hasDays ? 'End it' : 'Take it back'}
        </Button>
        <Button variant="link" onClick={onClose}>
          Leave it as it is
        </Button>
      </p>
    </CommandForm>
  )
}
