import { Status } from '@/app/_ui/status'
import type { PackList } from '@/lib/mandates/inputs'
import { copyWords, isToReadAgain, statusNames } from '@/lib/mandates/words'
import { longDay } from '@/lib/platform/words-of-time'

type Stands = Pick<
  PackList['items'][number],
  'status' | 'verifiedOn' | 'againDueOn' | 'readingsCount' | 'lastFound' | 'adoptable' | 'confidence' | 'readOn'
>
type Props = { pack: Stands; today: string; alone?: boolean | undefined }
const shapes = { verified: 'met', draft: 'open', lead: 'waiting' } as const

/** How far it can be relied on: "Verified", "Check again", "Draft", "Lead", with what that rests on. */
export function PackStanding({ pack, today, alone = false }: Props) {
  const status = isToReadAgain(pack, today) ? (
    <Status state="soon">Check again</Status>
  ) : (
    <Status state={shapes[pack.status]}>{statusNames[pack.status]}</Status>
  )
  // Where readers and copy are told beside it, the word is enough.
  if (alone) return status
  return (
    <>
      {status}
      <small>{reasonOf(pack, today)}</small>
    </>
  )
}

function reasonOf(pack: Stands, today: string): string {
  const { status, verifiedOn, readingsCount, lastFound, adoptable, ...copy } = pack
  const cannot = adoptable || status === 'lead' ? '' : ' No requirement can be made of it.'
  if (status === 'verified' && verifiedOn)
    return `Two people read it, the later on ${longDay(verifiedOn)}.${againWords(pack, today)}${cannot}`
  if (status === 'lead') return `${copyWords(copy)}. It cannot be adopted.`
  if (lastFound === 'differs') return `A reader found a difference.${cannot}`
  return `${readingsCount > 0 ? 'One person read it at its source.' : `${copyWords(copy)}.`}${cannot}`
}

function againWords(pack: Pick<Stands, 'againDueOn'>, today: string): string {
  if (!pack.againDueOn) return ''
  const by = longDay(pack.againDueOn)
  return isToReadAgain(pack, today) ? ` It was to be read again by ${by}.` : ` To be read again by ${by}.`
}
