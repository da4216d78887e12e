'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { changeSearchInput, type SavedSearch } from '@/lib/events/saved-inputs'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { RhythmField, rhythmNames } from './rhythm-field'

const typed = z.pick(changeSearchInput, { name: true, rhythm: true })

type Props = { search: SavedSearch; onRemove: () => void }

export function KeptSearch({ search, onRemove }: Props) {
  const { id, name, rhythm, words, query } = search
  return (
    <section className="at-card" aria-labelledby={`search-${id}`}>
      <h2 id={`search-${id}`}>
        <Link href={`/calendar${query}`}>{name}</Link>
      </h2>
      <p className="at-small at-soft">
        {words || 'the whole calendar'}; {rhythmNames[rhythm].toLowerCase()}
      </p>
      <details className="at-gap">
        <summary>
          Change<span className="at-hide">: {name}</span>
        </summary>
        <ChangeSearch search={search} />
      </details>
      <p className="at-gap">
        <Button variant="outline" small onClick={onRemove}>
          Remove<span className="at-hide">: {name}</span>
        </Button>
      </p>
    </section>
  )
}

function ChangeSearch({ search: { id, name, rhythm, version } }: { search: SavedSearch }) {
  const form = useForm<z.input<typeof typed>, unknown, z.output<typeof typed>>({
    resolver: zodResolver(typed),
    defaultValues: { name, rhythm },
  })
  const { errors } = form.formState
  const change = useCommand(api.calendar.changeSearch, {
    setError: form.setError,
    onDone: (saved) => form.reset({ name: saved.name, rhythm: saved.rhythm }),
  })
  return (
    <CommandForm
      form={form}
      command={change}
      onSend={(given) => change.run({ ...given, searchId: id, madeFrom: version })}
      saves={{ names: { name: 'name', rhythm: 'how often' } }}
      done={change.done && 'Saved.'}
    >
      <TextField label="Name" id={`name-${id}`} error={errors.name?.message} {...form.register('name')} />
      <RhythmField id={`rhythm-${id}`} error={errors.rhythm?.message} {...form.register('rhythm')} />
      <p className="at-gap">
        <Button type="submit" small busy={change.pending}>
          Save
        </Button>
      </p>
    </CommandForm>
  )
}
