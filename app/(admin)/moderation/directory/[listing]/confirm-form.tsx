'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { proposedVerification, VerificationFields } from '@/app/(organizer)/_listing-form/verification-fields'
import { confirmedInput, type confirmListingInput } from '@/lib/directory/life-inputs'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { CheckboxGroup } from '../../../../_ui/choice'

type Values = z.input<typeof confirmListingInput>
type Props = { listing: WaitingListing; onDone: () => void }

/** Every check, the day and the way: without them nothing becomes public. */
export function ConfirmForm({ listing: { listingId, version, checks }, onDone }: Props) {
  const form = useForm<Values, unknown, z.output<typeof confirmListingInput>>({
    resolver: zodResolver(confirmedInput(checks)),
    defaultValues: { listingId, madeFrom: version, met: [], ...proposedVerification() },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const confirm = useCommand(api.directory.confirmListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={confirm} onSend={(given) => confirm.run(given)}>
      <CheckboxGroup
        label="I have made sure of each"
        error={errors.met?.message}
        options={checks.map(({ id, question }) => ({ value: id, label: question }))}
        {...form.register('met')}
      />
      <VerificationFields register={form.register} errors={errors} />
      <p className="at-gap">
        <Button type="submit" busy={confirm.pending}>
          Put it into the directory
        </Button>
      </p>
    </CommandForm>
  )
}
