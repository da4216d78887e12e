'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { helpByCodeInput } from '@/lib/events/staff-inputs'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useMe } from '../../../_client/me'
import { PleaseSignIn } from '../../../_client/please-sign-in'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextField } from '../../../_ui/form'
import { Loading } from '../../../_ui/loading'

/** Typed once a day; then the list of the door opens. */
export function HelpScreen() {
  const { me } = useMe()
  if (!me) return <Loading lines={4} />
  return me.person ? <CodeOfTheDay /> : <PleaseSignIn />
}

function CodeOfTheDay() {
  const router = useRouter()
  const form = useForm<z.infer<typeof helpByCodeInput>>({
    resolver: zodResolver(helpByCodeInput),
    defaultValues: { code: '' },
  })
  const come = useCommand(api.eventStaff.helpByCode, {
    setError: form.setError,
    onDone: ({ eventId }) => router.push(`/events/${eventId}/check-in`),
  })
  return (
    <CommandForm form={form} command={come} onSend={(given) => come.run(given)} className="at-card at-form">
      <TextField
        label="Code for helpers"
        hint="Eight characters, for example K7M2-9QXA"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={form.formState.errors.code?.message}
        {...form.register('code')}
      />
      <p className="at-gap">
        <Button type="submit" busy={come.pending}>
          Start checking people in
        </Button>
      </p>
    </CommandForm>
  )
}
