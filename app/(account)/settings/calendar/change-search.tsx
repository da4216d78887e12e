'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { changeSearchInput, type SavedFilter, type SavedSearch } from '@/lib/events/saved-inputs'
import { searchText } from '@/lib/platform/text'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { rich } from '../../../_ui/rich'
import { useRefusals, useWords } from '../../../_ui/words'
import { filterOf } from './filter-of'
import type { searchTexts } from './messages'
import { RhythmField } from './rhythm-field'

const typed = z.extend(z.pick(changeSearchInput, { name: true, rhythm: true }), { q: searchText(100) })
type Typed = z.output<typeof typed>

/** The words stand in the form by themselves; the rest of the filter is chosen in the calendar. */
function sentOf({ q, name, rhythm }: Typed, { q: _, ...rest }: SavedFilter) {
  return { name, rhythm, filter: { ...rest, ...(q ? { q } : {}) } }
}

export function ChangeSearch({ search: { id, name, rhythm, query, version } }: { search: SavedSearch }) {
  const say = useWords<typeof searchTexts>()
  const refusal = useRefusals()
  const filter = filterOf(new URLSearchParams(query)) ?? {}
  const form = useForm<z.input<typeof typed>, unknown, Typed>({
    resolver: zodResolver(typed),
    defaultValues: { name, rhythm, q: filter.q ?? '' },
  })
  const { errors } = form.formState
  const change = useCommand(api.calendar.changeSearch, {
    setError: form.setError,
    onDone: (saved) => form.reset({ name: saved.name, rhythm: saved.rhythm, q: form.getValues('q') }),
  })
  return (
    <CommandForm
      form={form}
      command={change}
      onSend={(given) => change.run({ ...sentOf(given, filter), searchId: id, madeFrom: version })}
      saves={{
        names: { name: 'name', rhythm: 'how often', filter: 'what it looks for' },
        valuesOf: ({ filter: saved, ...rest }) => ({ ...rest, q: (saved as SavedFilter | undefined)?.q ?? '' }),
        sent: (values) => sentOf(values as Typed, filter),
      }}
      done={change.done && say('saved')}
    >
      <TextField
        label={say('name')}
        id={`name-${id}`}
        error={refusal(errors.name?.message)}
        {...form.register('name')}
      />
      <TextField
        label={say('words')}
        id={`words-${id}`}
        hint={say('wordsHint')}
        error={refusal(errors.q?.message)}
        {...form.register('q')}
      />
      <p className="at-small">
        {rich(
          say.rich('otherFilters', {
            link: (chunks: ReactNode[]) => <Link href={`/calendar${query}`}>{rich(chunks)}</Link>,
          }),
        )}
      </p>
      <RhythmField id={`rhythm-${id}`} error={refusal(errors.rhythm?.message)} {...form.register('rhythm')} />
      <p className="at-gap">
        <Button type="submit" small busy={change.pending}>
          {say('save')}
        </Button>
      </p>
    </CommandForm>
  )
}
