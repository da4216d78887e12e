'use client'
/** Rows that wait for somebody: who it is, said by hand where neither number nor address will ever find them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { fullName } from '@/lib/platform/words'
import type { HistoryFile } from '../kinds'

export function Waiting({ batch }: { batch: HistoryFile }) {
  const query = useQuery(
    api.history.getHistoryFile.queryOptions({ input: { batchId: batch.batchId, kind: 'waiting', page: 1 } }),
  )
  return (
    <Section id="waiting" title="Who is not on the roster">
      <p>
        These rows are recorded by themselves once somebody with that number or address is on the roster. Or say who it
        is: all rows of the same person go with it.
      </p>
      <Loaded query={query} lines={4}>
        {({ items, total }) => <NameForm key={total} batch={batch} items={items} />}
      </Loaded>
    </Section>
  )
}

type Given = { row: string; search: string; personId: string }
type FormProps = { batch: HistoryFile; items: HistoryFile['items'] }

function NameForm({ batch: { batchId, agencyId }, items }: FormProps) {
  const [search, setSearch] = useState('')
  const form = useForm<Given>({ defaultValues: { row: items[0]?.key ?? '', search: '', personId: '' } })
  const { errors } = form.formState
  const name = useCommand(api.history.matchHistory, { setError: form.setError })
  const found = useQuery(
    api.agencies.listPeople.queryOptions({
      input: { agencyId, search, limit: 20 },
      enabled: search.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const people = search.trim() === '' ? [] : (found.data?.items ?? [])
  const rows = items.filter(({ name }, at) => items.findIndex((each) => each.name === name) === at)
  return (
    <CommandForm
      form={form}
      command={name}
      onSend={({ row, personId }) => name.run({ batchId, row, personId })}
      className="at-form at-card"
    >
      <SelectField
        label="Who waits"
        options={rows.map((row) => ({ value: row.key, label: `${row.name} (row ${row.line})` }))}
        error={errors.row?.message}
        {...form.register('row')}
      />
      <TextField
        label="Find them on the roster"
        hint="A part of the name, a number or an address."
        {...form.register('search', { onChange: (event) => setSearch(event.target.value) })}
      />
      <SelectField
        label="This is"
        empty={people.length === 0 ? 'Nobody found yet' : 'Choose'}
        options={people.map((each) => ({
          value: each.personId,
          label: [fullName({ given: each.givenName, family: each.familyName }), each.position]
            .filter(Boolean)
            .join(', '),
        }))}
        error={errors.personId?.message}
        {...form.register('personId', { required: 'Choose who it is.' })}
      />
      <p className="at-gap">
        <Button type="submit" busy={name.pending}>
          Record it for them
        </Button>
      </p>
    </CommandForm>
  )
}
