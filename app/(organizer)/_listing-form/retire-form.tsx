'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { TextArea } from '@/app/_ui/form'
import { retireListingInput } from '@/lib/directory/life-inputs'

type Props = { listing: { listingId: string; version: string }; onDone: () => void }

/** Takes a listing out, with a reason that the trail keeps. */
export function RetireForm({ listing: { listingId, version }, onDone }: Props) {
  const form = useForm<z.infer<typeof retireListingInput>>({
    resolver: zodResolver(retireListingInput),
    values: { listingId, madeFrom: version, reason: '' },
    resetOptions: { keepDirtyValues: true },
    shouldFocusError: false,
  })
  const retire = useCommand(api.directory.retireListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={retire} onSend={(given) => retire.run({ ...given, madeFrom: version })}>
      <TextArea
        label="Why"
        id={`retire-reason-${listingId}`}
        hint="Moved, closed, never was"
        rows={2}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={retire.pending}>
          Take it out
        </Button>
      </p>
    </CommandForm>
  )
}
