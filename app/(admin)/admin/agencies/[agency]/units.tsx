'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { useSaid } from '@/app/_client/said'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { addUnitInput } from '@/lib/agencies/inputs'
import { count } from '@/lib/platform/words'
import { blankIsNothing } from '../../../../_client/typed'

/** The units of an agency with those above them, and a form for a further one. */
export function Units({ agencyId }: { agencyId: string }) {
  const [added, setAdded] = useSaid()
  const query = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  return (
    <Section id="units" title="Units" count={query.data ? count(query.data.items.length, 'unit') : undefined}>
      {added ? <Note kind="good" title={`${added} is added`} live level={3} /> : null}
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <>
            {items.length > 0 ? (
              <ul className="at-list at-gap">
                {items.map(({ unitId, path }) => (
                  <li key={unitId}>{path}</li>
                ))}
              </ul>
            ) : (
              <p className="at-measure">No units yet. The roster of the agency may bring them along.</p>
            )}
            <details className="at-card at-gap">
              <summary>Add a unit</summary>
              <UnitForm agencyId={agencyId} units={items} onAdded={setAdded} />
            </details>
          </>
        )}
      </Loaded>
    </Section>
  )
}

type FormProps = {
  agencyId: string
  units: readonly { unitId: string; path: string }[]
  onAdded: (name: string) => void
}

function UnitForm({ agencyId, units, onAdded }: FormProps) {
  const form = useForm<z.input<typeof addUnitInput>, unknown, z.output<typeof addUnitInput>>({
    resolver: zodResolver(addUnitInput),
    defaultValues: { agencyId, name: '', parentId: null },
    shouldFocusError: false,
  })
  const add = useCommand(api.agencies.addUnit, { setError: form.setError })
  const { errors } = form.formState
  const send = (given: z.output<typeof addUnitInput>) =>
    add.run(given, {
      onSuccess: () => {
        form.reset()
        onAdded(given.name)
      },
    })
  return (
    <CommandForm form={form} command={add} onSend={send}>
      <TextField label="Name of the unit" error={errors.name?.message} {...form.register('name')} />
      <SelectField
        label="Part of"
        error={errors.parentId?.message}
        {...form.register('parentId', { setValueAs: blankIsNothing })}
        empty="At the top"
        options={units.map(({ unitId, path }) => ({ value: unitId, label: path }))}
      />
      <p className="at-gap">
        <Button type="submit" busy={add.pending}>
          Add the unit
        </Button>
      </p>
    </CommandForm>
  )
}
