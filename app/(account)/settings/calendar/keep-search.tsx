'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { calendarFilter } from '@/lib/events/inputs'
import { filterTexts } from '@/lib/events/messages'
import { type SavedFilter, type SavedSearch, saveSearchInput } from '@/lib/events/saved-inputs'
import { filterWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { SelectField, TextField } from '../../../_ui/form'
import { useRefusals, useWords } from '../../../_ui/words'
import type { searchTexts } from './messages'
import { RhythmField } from './rhythm-field'

const typed = z.extend(z.pick(saveSearchInput, { name: true, rhythm: true }), { insteadOf: z.string() })

/** Keeps what the calendar was narrowed by, as a new search or instead of what one looked for until now. */
export function KeepSearch({ filter, kept }: { filter: SavedFilter; kept: readonly SavedSearch[] }) {
  const say = useWords<typeof searchTexts>()
  const refusal = useRefusals()
  const router = useRouter()
  const words = filterWords(
    calendarFilter.parse(filter),
    () => filterTexts.topic[say.locale],
    useWords<typeof filterTexts>(),
  )
  const form = useForm<z.input<typeof typed>, unknown, z.output<typeof typed>>({
    resolver: zodResolver(typed),
    defaultValues: { name: words || say('whole'), rhythm: 'weekly', insteadOf: '' },
  })
  const { errors } = form.formState
  const back = { setError: form.setError, onDone: () => router.replace('/settings/calendar') }
  const keep = useCommand(api.calendar.saveSearch, back)
  const change = useCommand(api.calendar.changeSearch, back)
  const send = ({ insteadOf, ...given }: z.output<typeof typed>) => {
    const search = kept.find(({ id }) => id === insteadOf)
    if (!search) return keep.run({ ...given, filter })
    const { id: searchId, version: madeFrom, name, rhythm } = search
    return change.run({ searchId, madeFrom, name, rhythm, filter })
  }
  const isNew = form.watch('insteadOf') === ''
  return (
    <CommandForm form={form} command={isNew ? keep : change} onSend={send} className="at-card at-form">
      <h2>{say('keep')}</h2>
      <p>{words ? say('newEvents', { words }) : say('allEvents')}</p>
      {kept.length > 0 ? (
        <SelectField
          label={say('keepAs')}
          options={[
            { value: '', label: say('asNew') },
            ...kept.map(({ id, name }) => ({ value: id, label: say('insteadOf', { name }) })),
          ]}
          {...form.register('insteadOf')}
        />
      ) : null}
      {isNew ? (
        <>
          <TextField
            label={say('name')}
            hint={say('nameHint')}
            error={refusal(errors.name?.message)}
            {...form.register('name')}
          />
          <RhythmField error={refusal(errors.rhythm?.message)} {...form.register('rhythm')} />
        </>
      ) : null}
      <p className="at-gap">
        <Button type="submit" busy={keep.pending || change.pending}>
          {say('keep')}
        </Button>
      </p>
    </CommandForm>
  )
}
