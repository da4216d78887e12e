'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { returnListingInput } from '@/lib/directory/life-inputs'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { TextArea } from '../../../../_ui/form'

export function ReturnForm({
  listing: { listingId, version },
  onDone,
}: {
  listing: WaitingListing
  onDone: () => void
}) {
  const form = useForm<z.infer<typeof returnListingInput>>({
    resolver: zodResolver(returnListingInput),
    values: { listingId, madeFrom: version, reason: '' },
    resetOptions: { keepDirtyValues: true },
    shouldFocusError: false,
  })
  const send = useCommand(api.directory.returnListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={send} onSend={(given) => send.run({ ...given, madeFrom: version })}>
      <TextArea
        label="What should be changed?"
        id={`return-reason-${listingId}`}
        hint="Whoever suggested it reads it word for word."
        rows={2}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={send.pending}>
          Return it
        </Button>
      </p>
    </CommandForm>
  )
}
