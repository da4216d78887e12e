'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useSeen } from '@/app/_client/followed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { verifyListingInput } from '@/lib/directory/life-inputs'
import { proposedVerification, VerificationFields } from './verification-fields'

type Values = z.input<typeof verifyListingInput>
type Props = { listing: { listingId: string; version: string }; onDone: () => void }

/** Says on which day and how somebody made sure. */
export function VerifyForm({ listing: { listingId, version }, onDone }: Props) {
  const start = { listingId, madeFrom: version, ...proposedVerification() }
  const form = useForm<Values, unknown, z.output<typeof verifyListingInput>>({
    resolver: zodResolver(verifyListingInput),
    defaultValues: start,
    shouldFocusError: false,
  })
  const seen = useSeen(version, form.formState.isDirty)
  const verify = useCommand(api.directory.verifyListing, {
    setError: form.setError,
    onDone: () => {
      form.reset(start)
      onDone()
    },
  })
  const send = (given: z.output<typeof verifyListingInput>) => verify.run({ ...given, madeFrom: seen(verify.problem) })
  return (
    <CommandForm form={form} command={verify} onSend={send}>
      <VerificationFields register={form.register} errors={form.formState.errors} />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={verify.pending}>
          I have checked it
        </Button>
      </p>
    </CommandForm>
  )
}
