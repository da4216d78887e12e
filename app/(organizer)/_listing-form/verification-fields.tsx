import type { UseFormRegisterReturn } from 'react-hook-form'
import { DateField, SelectField, TextArea } from '@/app/_ui/form'
import { type VerificationWay, verificationWayNames, verificationWays } from '@/lib/directory/fields'
import { earlierDay, ownZone } from '@/lib/platform/words-of-time'

const wayChoices = verificationWays.map((value) => ({ value, label: verificationWayNames[value] }))

/** Today, and never tomorrow for an agency in the usual zone, wherever the device stands. */
export const proposedVerification = (): { verifiedOn: string; verifiedHow: VerificationWay; evidence: string } => ({
  verifiedOn: earlierDay(new Date().toISOString(), ownZone(), 'America/New_York'),
  verifiedHow: 'called',
  evidence: '',
})

type Name = keyof ReturnType<typeof proposedVerification>
type Props = {
  register: (name: Name) => UseFormRegisterReturn
  errors: { readonly [name in Name]?: { message?: string | undefined } | undefined }
}

/** On which day somebody made sure, how, and what they read or heard. */
export function VerificationFields({ register, errors }: Props) {
  return (
    <>
      <DateField label="Day" error={errors.verifiedOn?.message} {...register('verifiedOn')} />
      <SelectField label="How" options={wayChoices} error={errors.verifiedHow?.message} {...register('verifiedHow')} />
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
