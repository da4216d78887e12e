import { Status } from '@/app/_ui/status'
import type { PackList } from '@/lib/mandates/inputs'
import { copyWords, statusNames } from '@/lib/mandates/words'
import { longDay } from '@/lib/platform/words-of-time'

type Stands = Pick<
  PackList['items'][number],
  'status' | 'verifiedOn' | 'readings' | 'adoptable' | 'confidence' | 'readOn'
>
const shapes = { verified: 'met', draft: 'open', lead: 'waiting' } as const

/** How far it can be relied on: "Verified", "Draft", "Lead", with what that rests on. */
export function PackStanding({ pack, alone = false }: { pack: Stands; alone?: boolean | undefined }) {
  const status = <Status state={shapes[pack.status]}>{statusNames[pack.status]}</Status>
  // Where readers and copy are told beside it, the word is enough.
  if (alone) return status
  return (
    <>
      {status}
      <small>{reasonOf(pack)}</small>
    </>
  )
}

function reasonOf({ status, verifiedOn, readings, adoptable, ...copy }: Stands): string {
  const cannot = adoptable || status === 'lead' ? '' : ' No requirement can be made of it.'
  if (status === 'verified' && verifiedOn) return `Two people read it, the later on ${longDay(verifiedOn)}.${cannot}`
  if (status === 'lead') return `${copyWords(copy)}. It cannot be adopted.`
  if (readings.at(-1)?.found === 'differs') return `A reader found a difference.${cannot}`
  return `${readings.length > 0 ? 'One person read it at its source.' : `${copyWords(copy)}.`}${cannot}`
}
