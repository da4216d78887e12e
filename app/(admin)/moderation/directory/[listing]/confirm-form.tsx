'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { todayHere, wayChoices } from '@/app/(organizer)/_listing-form/verify-form'
import { confirmListingInput } from '@/lib/directory/life-inputs'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { CheckboxGroup } from '../../../../_ui/choice'
import { DateField, SelectField, TextArea } from '../../../../_ui/form'

type Values = z.input<typeof confirmListingInput>
type Props = { listing: WaitingListing; onDone: () => void }

/** Every check, the day and the way: without them nothing becomes public. */
export function ConfirmForm({ listing: { listingId, version, checks }, onDone }: Props) {
  const form = useForm<Values, unknown, z.output<typeof confirmListingInput>>({
    resolver: zodResolver(confirmListingInput),
    defaultValues: {
      listingId,
      madeFrom: version,
      met: [],
      verifiedOn: todayHere(),
      verifiedHow: 'called',
      evidence: '',
    },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const confirm = useCommand(api.directory.confirmListing, { setError: form.setError, onDone })
  const unmet = (errors.met as unknown as Record<string, { message?: string }> | undefined) ?? {}
  const [missing] = Object.values(unmet).flatMap((each) => (each?.message ? [each.message] : []))
  return (
    <CommandForm form={form} command={confirm} onSend={(given) => confirm.run(given)}>
      <CheckboxGroup
        label="I have made sure of each"
        error={errors.met?.message ?? missing}
        options={checks.map(({ id, question }) => ({ value: id, label: question }))}
        {...form.register('met')}
      />
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
        <Button type="submit" busy={confirm.pending}>
          Put it into the directory
        </Button>
      </p>
    </CommandForm>
  )
}
