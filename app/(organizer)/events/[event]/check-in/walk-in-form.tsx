'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { walkInForm } from '@/lib/attendance/inputs'
import { Button } from '../../../../_ui/button'
import { Card } from '../../../../_ui/card'
import { TextField } from '../../../../_ui/form'

type Given = z.infer<typeof walkInForm>

/** Somebody who came without having registered. */
export function WalkInForm({ onAdd }: { onAdd: (given: Given) => void }) {
  const form = useForm<Given>({ resolver: zodResolver(walkInForm), defaultValues: { name: '', email: '' } })
  const { errors } = form.formState
  return (
    <Card id="walk-in" title="Walk-in">
      <form
        className="at-form"
        noValidate
        onSubmit={form.handleSubmit((given) => {
          onAdd(given)
          form.reset()
        })}
      >
        <TextField label="Name" autoComplete="off" error={errors.name?.message} {...form.register('name')} />
        <TextField
          label="Their own e-mail address"
          type="email"
          optional
          hint="The credit finds them by it. Without it no credit can be posted."
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline">
            Check in the walk-in
          </Button>
        </p>
      </form>
    </Card>
  )
}
