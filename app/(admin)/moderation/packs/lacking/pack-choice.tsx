'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords, useUnsent } from '@/app/_client/kept-words'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { SelectField } from '@/app/_ui/form'
import { namePackOfRuleInput, type SuggestedRule } from '@/lib/mandates/suggested-inputs'
import { placeName, suggestedName } from '@/lib/mandates/words'

type ChoiceProps = Omit<ComponentProps<typeof SelectField>, 'options'> & { place: string }

/** All packs, those of the same place before the others. */
export function PackChoice({ place, ...field }: ChoiceProps) {
  const query = useQuery(api.mandates.listPacks.queryOptions({ input: {} }))
  return (
    <Loaded query={query} lines={2}>
      {({ items }) => (
        <SelectField
          {...field}
          options={[
            ...items.filter(({ state }) => state === place),
            ...items.filter(({ state }) => state !== place),
          ].map(({ packId, state, title }) => ({ value: packId, label: `${placeName(state)}: ${title}` }))}
        />
      )}
    </Loaded>
  )
}

type Props = { rule: SuggestedRule; onDone: (packId: string) => void }

const choiceOf = (suggestedId: string) => `lacking-rule.${suggestedId}.pack`

/** Which pack became of a rule that was taken up. */
export function NamePack({ rule, onDone }: Props) {
  const { unsent } = useUnsent(choiceOf(rule.suggestedId), { packId: '' })
  const form = <NamePackForm key={rule.pack?.packId} rule={rule} onDone={onDone} />
  if (rule.pack === null) return form
  const begun = Boolean(unsent?.packId) && unsent?.packId !== rule.pack.packId
  return (
    <details className="at-noprint" open={begun}>
      <summary>
        Name another pack<span className="at-hide"> {suggestedName(rule)}</span>
      </summary>
      {form}
    </details>
  )
}

/** What is chosen outlives a reload. */
function NamePackForm({ rule: { suggestedId, place, pack }, onDone }: Props) {
  const form = useForm<z.input<typeof namePackOfRuleInput>>({
    resolver: zodResolver(namePackOfRuleInput),
    defaultValues: { suggestedId, packId: pack?.packId ?? '' },
    shouldFocusError: false,
  })
  const forget = useKeptWords(form, choiceOf(suggestedId))
  const name = useCommand(api.mandates.namePackOfRule, {
    setError: form.setError,
    onDone: ({ packId }) => {
      forget()
      onDone(packId)
    },
  })
  return (
    <CommandForm form={form} command={name} onSend={(given) => name.run(given)} className="at-form at-noprint">
      <PackChoice
        place={place}
        label="The pack that it became"
        hint="Once it has come with a delivery. The agency is told, with a link to it."
        id={`pack-${suggestedId}`}
        empty="Choose a pack"
        error={form.formState.errors.packId?.message}
        {...form.register('packId')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={name.pending}>
          Name the pack
        </Button>
      </p>
    </CommandForm>
  )
}
