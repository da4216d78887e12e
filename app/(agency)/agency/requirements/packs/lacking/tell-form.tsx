'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords } from '@/app/_client/kept-words'
import type { KeyPlace } from '@/app/_client/keyed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { suggestRuleInput } from '@/lib/mandates/suggested-inputs'
import { ToldFields } from './told-fields'

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
  const { getValues, setValue } = form
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
      <ToldFields form={form} />
      <FormActions>
        <Button type="submit" busy={tell.pending}>
          Send it
        </Button>
      </FormActions>
    </CommandForm>
  )
}
