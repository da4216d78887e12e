import type { UseFormRegisterReturn } from 'react-hook-form'
import { DateField, SelectField, TextArea } from '@/app/_ui/form'
import { verificationWayNames, verificationWays } from '@/lib/directory/fields'
import { earlierDay, ownZone } from '@/lib/platform/words-of-time'

const wayChoices = verificationWays.map((value) => ({ value, label: verificationWayNames[value] }))

/**
 * Today, and never tomorrow for an agency in the usual zone, wherever the device stands. How somebody made sure is never
 * proposed: nobody claims a call by leaving a field as it was.
 */
export const proposedVerification = () => ({
  verifiedOn: earlierDay(new Date().toISOString(), ownZone(), 'America/New_York'),
  evidence: '',
})

type Name = 'verifiedOn' | 'verifiedHow' | 'evidence'
type Props = {
  register: (name: Name) => UseFormRegisterReturn
  errors: { readonly [name in Name]?: { message?: string | undefined } | undefined }
}

/** On which day somebody made sure, how, and what they read or heard. */
export function VerificationFields({ register, errors }: Props) {
  return (
    <>
      <DateField label="Day" error={errors.verifiedOn?.message} {...register('verifiedOn')} />
      <SelectField
        label="How"
        empty="Choose how"
        options={wayChoices}
        error={errors.verifiedHow?.message}
        {...register('verifiedHow')}
      />
      <TextArea
        label="What was read or heard"
        optional
        rows={2}
        error={errors.evidence?.message}
        {...register('evidence')}
      />
    </>
  )
}
