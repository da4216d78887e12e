'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField, SelectField, TextArea } from '@/app/_ui/form'
import { verificationWayNames, verificationWays } from '@/lib/directory/fields'
import { verifyListingInput } from '@/lib/directory/life-inputs'
import { dayIn, systemNow } from '@/lib/platform/time'
import { ownZone } from '@/lib/platform/words-of-time'

type Values = z.input<typeof verifyListingInput>
type Props = { listing: { listingId: string; version: string }; onDone: () => void }

export const wayChoices = verificationWays.map((value) => ({ value, label: verificationWayNames[value] }))
export const todayHere = () => dayIn(ownZone(), systemNow())

/** Says on which day and how somebody made sure. */
export function VerifyForm({ listing: { listingId, version }, onDone }: Props) {
  const form = useForm<Values, unknown, z.output<typeof verifyListingInput>>({
    resolver: zodResolver(verifyListingInput),
    values: { listingId, madeFrom: version, verifiedOn: todayHere(), verifiedHow: 'called', evidence: '' },
    resetOptions: { keepDirtyValues: true },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const verify = useCommand(api.directory.verifyListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={verify} onSend={(given) => verify.run({ ...given, madeFrom: version })}>
      <DateField label="Day" error={errors.verifiedOn?.message} {...form.register('verifiedOn')} />
      <SelectField
        label="How"
        options={wayChoices}
        error={errors.verifiedHow?.message}
        {...form.register('verifiedHow')}
      />
      <TextArea
        label="What was read or heard"
        optional
        rows={2}
        error={errors.evidence?.message}
        {...form.register('evidence')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={verify.pending}>
          I have checked it
        </Button>
      </p>
    </CommandForm>
  )
}
