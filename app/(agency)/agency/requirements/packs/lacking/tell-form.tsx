'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords } from '@/app/_client/kept-words'
import type { KeyPlace } from '@/app/_client/keyed'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { FormActions, SelectField, TextArea, TextField } from '@/app/_ui/form'
import { suggestRuleInput } from '@/lib/mandates/suggested-inputs'
import { disciplineNames, placeName } from '@/lib/mandates/words'
import { stateChoices } from '@/lib/platform/states'

type Typed = z.input<typeof suggestRuleInput>
const NOBODY = '' as Typed['asksOf']

type Props = { agencyId: string; onTold: (suggestedId: string) => void }

/** Where it holds, whom it asks, what for, and where it is written. What is typed outlives a reload. */
export function TellForm({ agencyId, onTold }: Props) {
  const blank = { agencyId, key: undefined, place: '', asksOf: NOBODY, says: '', citation: null, url: null }
  const form = useForm<Typed, unknown, z.output<typeof suggestRuleInput>>({
    resolver: zodResolver(suggestRuleInput),
    defaultValues: blank,
    shouldFocusError: false,
  })
  const { register, formState, getValues, setValue } = form
  const { errors } = formState
  const forget = useKeptWords(form, `agency.${agencyId}.lacking-rule`)
  /** Kept with what is typed: sent once more after a reload, it is told once. */
  const key: KeyPlace = {
    get current() {
      return getValues('key') ?? null
    },
    set current(made) {
      setValue('key', made ?? undefined)
    },
  }
  const onDone = ({ suggestedId }: { suggestedId: string }) => {
    form.reset(blank)
    forget()
    onTold(suggestedId)
  }
  const tell = useCommand(api.mandates.suggestRule, { setError: form.setError, key, onDone })
  return (
    <CommandForm form={form} command={tell} onSend={(given) => tell.run(given)}>
      <SelectField
        label="Where it holds"
        error={errors.place?.message}
        {...register('place')}
        empty="Choose a state, or all of them"
        options={[{ value: 'US', label: placeName('US') }, ...stateChoices]}
      />
      <SelectField
        label="Whom it asks"
        error={errors.asksOf?.message}
        {...register('asksOf')}
        empty="Choose one"
        options={Object.entries(disciplineNames).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        label="What it asks for, and of whom"
        hint="“Four hours on trafficking for dispatchers, once, within a year of hire”. It stays on record as you send it: name no person and no case."
        error={errors.says?.message}
        {...register('says')}
      />
      <TextField
        label="Citation"
        hint="As it is quoted: “Penal Code 13519.14”. Give this, the address below, or both."
        error={errors.citation?.message}
        {...register('citation', { setValueAs: blankIsNothing })}
      />
      <TextField
        label="Address of its text"
        hint="The page where it can be read, beginning with https://"
        inputMode="url"
        error={errors.url?.message}
        {...register('url', { setValueAs: blankIsNothing })}
      />
      <FormActions>
        <Button type="submit" busy={tell.pending}>
          Send it
        </Button>
      </FormActions>
    </CommandForm>
  )
}
