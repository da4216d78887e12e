'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { TextField } from '@/app/_ui/form'
import { nameCoordinatorInput } from '@/lib/agencies/inputs'

type Values = z.input<typeof nameCoordinatorInput>
type Props = { agencyId: string; onNamed: (words: string) => void }

/** Names a coordinator, also one whom the record does not know yet. */
export function CoordinatorForm({ agencyId, onNamed }: Props) {
  const form = useForm<Values, unknown, z.output<typeof nameCoordinatorInput>>({
    resolver: zodResolver(nameCoordinatorInput),
    defaultValues: { agencyId, givenName: '', familyName: '', email: '' },
    shouldFocusError: false,
  })
  const name = useCommand(api.agencies.nameCoordinator, { setError: form.setError })
  const { errors } = form.formState
  const send = (given: z.output<typeof nameCoordinatorInput>) =>
    name.run(given, {
      onSuccess: ({ inEffect }) => {
        form.reset()
        onNamed(
          inEffect
            ? `${given.email} coordinates this agency from now on`
            : `${given.email} coordinates this agency once they sign in with this address and, if the roster has them, say that they serve here; they are told by mail`,
        )
      },
    })
  return (
    <Card id="coordinator" title="Name a coordinator" level={3}>
      <p className="at-small at-soft">
        The role waits until they have signed in with this address and, if the roster has them, said that they serve
        here. Until then it is shown as waiting, and nobody can do anything with it.
      </p>
      <CommandForm form={form} command={name} onSend={send} className="at-gap">
        <TextField
          label="First name"
          hint="Leave it empty if there is one name; that one is the last name."
          autoComplete="off"
          error={errors.givenName?.message}
          {...form.register('givenName')}
        />
        <TextField
          label="Last name"
          autoComplete="off"
          error={errors.familyName?.message}
          {...form.register('familyName')}
        />
        <TextField
          id="coordinator-email"
          label="E-mail address"
          hint="They sign in with it. Somebody who is in the record already keeps the name they have there."
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <p className="at-gap">
          <Button type="submit" busy={name.pending}>
            Name the coordinator
          </Button>
        </p>
      </CommandForm>
    </Card>
  )
}
