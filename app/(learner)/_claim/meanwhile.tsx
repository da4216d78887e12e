import type { ClaimFields } from '@/lib/claims/fields'
import { fieldNames } from '@/lib/claims/words'
import { MeanwhileNote } from '../../_client/meanwhile'
import { mergeOf, picked } from '../../_client/merge'
import type { useSavedClaim } from './use-saved-claim'
import { type ClaimForm, fieldsOf, valuesOf } from './values'

type Saved = ReturnType<typeof useSavedClaim>
type Props = { form: ClaimForm; saved: Saved; seen: NonNullable<Saved['meanwhile']> }

/** The claim was saved elsewhere while it stood open here: what is whose, and with which to go on. */
export function Meanwhile({ form, saved, seen }: Props) {
  const mine = fieldsOf(form.getValues())
  const merge = mergeOf({ base: saved.base(), mine, saved: seen.current })
  const goOn = (fields: ClaimFields) => {
    form.reset({ ...valuesOf(fields), attested: form.getValues('attested') }, { keepDirty: false })
    saved.goOn(seen)
  }
  const keep = () => goOn({ ...mine, ...picked(seen.current, merge.theirs) })
  return <MeanwhileNote seen={seen} merge={merge} names={fieldNames} onTake={() => goOn(seen.current)} onKeep={keep} />
}
