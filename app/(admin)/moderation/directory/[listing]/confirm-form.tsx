'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { CountiesField, countiesOf } from '@/app/(organizer)/_listing-form/counties-field'
import { proposedVerification, VerificationFields } from '@/app/(organizer)/_listing-form/verification-fields'
import { confirmedInput, type confirmListingInput } from '@/lib/directory/life-inputs'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { CheckboxGroup } from '../../../../_ui/choice'
import { TextField } from '../../../../_ui/form'
import { Note } from '../../../../_ui/note'

type Values = z.input<typeof confirmListingInput>
type Form = UseFormReturn<Values, unknown, z.output<typeof confirmListingInput>>
type Props = { listing: WaitingListing; onDone: () => void }

/** What was ticked was ticked about the listing as it stood: once it says something else, it is asked again. */
function useMadeSureAnew({ setValue, formState }: Form, version: string): boolean {
  const [isNew, setIsNew] = useState(false)
  const seen = useRef(version)
  const begun = formState.isDirty
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    if (!begun) return
    setValue('met', [])
    setValue('verifiedHow', '' as never)
    setIsNew(true)
  }, [version, begun, setValue])
  return isNew
}

/** Every check, the day and the way: without them nothing becomes public. */
export function ConfirmForm({ listing: { listingId, version, checks, fields }, onDone }: Props) {
  const form: Form = useForm<Values, unknown, z.output<typeof confirmListingInput>>({
    resolver: zodResolver(confirmedInput(checks)),
    defaultValues: {
      listingId,
      madeFrom: version,
      met: [],
      ...proposedVerification(),
      postalCode: '',
      servedCounties: [],
    },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const isNew = useMadeSureAnew(form, version)
  const confirm = useCommand(api.directory.confirmListing, { setError: form.setError, onDone })
  return (
    <CommandForm form={form} command={confirm} onSend={(given) => confirm.run({ ...given, madeFrom: version })}>
      {isNew ? (
        <Note kind="caution" title="The listing was changed while you looked at it" live>
          Make sure of each once more, by what it says now.
        </Note>
      ) : null}
      <CheckboxGroup
        label="I have made sure of each"
        error={errors.met?.message}
        options={checks.map(({ id, question }) => ({ value: id, label: question }))}
        {...form.register('met')}
      />
      <VerificationFields register={form.register} errors={errors} />
      {fields.isNationwide || fields.postalCode ? null : (
        <TextField
          label="ZIP code"
          optional
          short
          inputMode="numeric"
          hint="Of the place they work from, never of a shelter’s street. Without it nobody finds them by ZIP code and miles."
          error={errors.postalCode?.message}
          {...form.register('postalCode')}
        />
      )}
      {fields.isNationwide || fields.servedStates.length > 0 || fields.servedCounties.length > 0 ? null : (
        <CountiesField
          id="counties-served"
          label="Counties they serve"
          error={errors.servedCounties?.message ?? errors.servedCounties?.find?.((each) => each)?.message}
          {...form.register('servedCounties', { setValueAs: countiesOf })}
        />
      )}
      <p className="at-gap">
        <Button type="submit" busy={confirm.pending}>
          Put it into the directory
        </Button>
      </p>
    </CommandForm>
  )
}
