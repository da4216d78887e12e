'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { verifyListingInput } from '@/lib/directory/life-inputs'
import { proposedVerification, VerificationFields } from './verification-fields'

type Values = z.input<typeof verifyListingInput>
type Props = { listing: { listingId: string; version: string }; onDone: () => void }

/** Says on which day and how somebody made sure. */
export function VerifyForm({ listing: { listingId, version }, onDone }: Props) {
  const form = useForm<Values, unknown, z.output<typeof verifyListingInput>>({
    resolver: zodResolver(verifyListingInput),
    values: { listingId, madeFrom: version, ...proposedVerification() },
    resetOptions: { keepDirtyValues: true },
    shouldFocusError: false,
  })
  const verify = useCommand(api.directory.verifyListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={verify} onSend={(given) => verify.run({ ...given, madeFrom: version })}>
      <VerificationFields register={form.register} errors={form.formState.errors} />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={verify.pending}>
          I have checked it
        </Button>
      </p>
    </CommandForm>
  )
}
