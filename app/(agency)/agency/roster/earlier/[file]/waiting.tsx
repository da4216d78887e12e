'use client'
/** Rows that wait for somebody: who it is, said by hand where neither number nor address will ever find them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { count, countWords, fullName } from '@/lib/platform/words'
import { type HistoryFile, toldApart } from '../kinds'

type Named = { recorded: number; left: number; passedOver: readonly { line: number; why: string }[]; name: string }

/** What became of those who were named last stands above the next ones, and where nobody waits any more. */
export function Waiting({ batch }: { batch: HistoryFile }) {
  const [named, setNamed] = useState<Named | null>(null)
  const { awaited, awaitedCount, waitingCount } = batch
  if (awaited.length === 0 && !named) return null
  return (
    <Section id="waiting" title="Who is not on the roster">
      {named ? <NamedNote named={named} /> : null}
      {awaited.length > 0 ? (
        <>
          <p>
            These rows are recorded on their own once somebody with that number or address is on the roster. Or say who
            it is: all rows of the same person go with it.
          </p>
          {awaitedCount > awaited.length ? (
            <p className="at-small at-soft">
              {`The first ${awaited.length} of ${count(awaitedCount, 'person', 'people')} can be chosen; the next follow as these are named.`}
            </p>
          ) : null}
          <div className="at-gap">
            <NameForm key={waitingCount} batch={batch} onNamed={setNamed} />
          </div>
        </>
      ) : null}
    </Section>
  )
}

function NamedNote({ named: { recorded, left, passedOver, name } }: { named: Named }) {
  const isWhole = passedOver.length === 0 && left === 0
  return (
    <Note
      kind={isWhole ? 'good' : 'caution'}
      level={3}
      title={`${countWords(recorded, 'training')} recorded for ${name}`}
      live
    >
      {isWhole ? null : (
        <ul>
          {passedOver.map(({ line, why }) => (
            <li key={line}>{`Row ${line} is not recorded. ${why}`}</li>
          ))}
          {left > 0 ? <li>{`${countWords(left, 'row')} still wait: they cannot be recorded for them.`}</li> : null}
        </ul>
      )}
    </Note>
  )
}

type Given = { row: string; search: string; personId: string }
type FormProps = { batch: HistoryFile; onNamed: (named: Named) => void }

function NameForm({ batch: { batchId, agencyId, awaited }, onNamed }: FormProps) {
  const [search, setSearch] = useState('')
  const form = useForm<Given>({ defaultValues: { row: awaited[0]?.row ?? '', search: '', personId: '' } })
  const { errors } = form.formState
  const found = useQuery(
    api.agencies.listPeople.queryOptions({
      input: { agencyId, search, limit: 20 },
      enabled: search.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const people = (search.trim() === '' ? [] : (found.data?.items ?? [])).map((each) => ({
    personId: each.personId,
    name: fullName({ given: each.givenName, family: each.familyName }),
    about: [each.employeeNumber && `number ${each.employeeNumber}`, each.position, each.unitName].filter(Boolean),
  }))
  const chosen = useRef('')
  const name = useCommand(api.history.matchHistory, {
    setError: form.setError,
    onDone: (output) => onNamed({ ...output, name: chosen.current }),
  })
  return (
    <CommandForm
      form={form}
      command={name}
      onSend={({ row, personId }) => {
        chosen.current = people.find((each) => each.personId === personId)?.name ?? 'them'
        name.run({ batchId, row, personId })
      }}
      className="at-form at-card"
    >
      <SelectField
        label="Who waits"
        options={awaited.map(({ row, rows, ...whom }) => ({
          value: row,
          label: [whom.name, toldApart(whom), count(rows, 'row')].filter(Boolean).join(', '),
        }))}
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
        options={people.map((each) => ({ value: each.personId, label: [each.name, ...each.about].join(', ') }))}
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
