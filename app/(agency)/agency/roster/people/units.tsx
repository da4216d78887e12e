'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { addUnitInput } from '@/lib/agencies/inputs'
import { count } from '@/lib/platform/words'

/** The units of the agency as a tree, and a form for one more. */
export function Units({ agencyId }: { agencyId: string }) {
  const query = useQuery(api.agencies.listUnits.queryOptions({ input: { agencyId } }))
  return (
    <Section id="units" title="Units" count={query.data ? count(query.data.items.length, 'unit') : undefined}>
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <>
            {items.length > 0 ? (
              <ul>
                {items.map(({ unitId, path }) => (
                  <li key={unitId}>{path}</li>
                ))}
              </ul>
            ) : (
              <p>There are none yet. A roster file that names units adds them.</p>
            )}
            <details className="at-gap">
              <summary>Add a unit</summary>
              <UnitForm agencyId={agencyId} above={items} />
            </details>
          </>
        )}
      </Loaded>
    </Section>
  )
}

type Given = z.input<typeof addUnitInput>
type UnitFormProps = { agencyId: string; above: readonly { unitId: string; path: string }[] }

function UnitForm({ agencyId, above }: UnitFormProps) {
  const form = useForm<Given, unknown, z.output<typeof addUnitInput>>({
    resolver: zodResolver(addUnitInput),
    defaultValues: { agencyId, name: '', parentId: null },
    shouldFocusError: false,
  })
  const add = useCommand(api.agencies.addUnit, {
    setError: form.setError,
    onDone: () => form.reset(),
  })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={add} onSend={(given) => add.run(given)} done={add.done && 'The unit was added'}>
      <TextField label="Name of the unit" error={errors.name?.message} {...form.register('name')} />
      <SelectField
        label="Part of"
        optional
        empty="No other unit"
        options={above.map(({ unitId, path }) => ({ value: unitId, label: path }))}
        {...form.register('parentId', { setValueAs: (value: string | null) => value || null })}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={add.pending}>
          Add the unit
        </Button>
      </p>
    </CommandForm>
  )
}
