'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { type SavedFilter, saveSearchInput } from '@/lib/events/saved-inputs'
import { calendarWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextField } from '../../../_ui/form'
import { RhythmField } from './rhythm-field'

const typed = z.pick(saveSearchInput, { name: true, rhythm: true })

/** Keeps what the calendar was narrowed by. */
export function KeepSearch({ filter }: { filter: SavedFilter }) {
  const router = useRouter()
  const words = calendarWords(filter)
  const form = useForm<z.input<typeof typed>, unknown, z.output<typeof typed>>({
    resolver: zodResolver(typed),
    defaultValues: { name: words || 'The whole calendar', rhythm: 'weekly' },
  })
  const { errors } = form.formState
  const keep = useCommand(api.calendar.saveSearch, {
    setError: form.setError,
    onDone: () => router.replace('/settings/calendar'),
  })
  return (
    <CommandForm
      form={form}
      command={keep}
      onSend={(given) => keep.run({ ...given, filter })}
      className="at-card at-form"
    >
      <h2>Keep this search</h2>
      <p>{words ? `New events: ${words}.` : 'All new events of the calendar.'}</p>
      <TextField
        label="Name"
        hint="Stands in the letter, so choose words that you would leave on a shared screen"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <RhythmField error={errors.rhythm?.message} {...form.register('rhythm')} />
      <p className="at-gap">
        <Button type="submit" busy={keep.pending}>
          Keep this search
        </Button>
      </p>
    </CommandForm>
  )
}
