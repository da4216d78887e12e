/** Where a claim stands and what comes next, in one sentence for whoever claims. Pure: the speaker brings the language. */
import type { Say } from '@/lib/platform/say'
import { hoursIn, joinedIn } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { ClaimState } from './kinds'
import type { standingTexts } from './messages'

export type Standing = {
  state: ClaimState
  /** The day of the last step. */
  since: string
  agencyName: string
  /** Who decided last. */
  deciderName: string
  minutes: number | null
  acceptedMinutes: number | null
  /** Other topics count, or other minutes of them, than were claimed. */
  otherTopics: boolean
  /** Names of those who can decide, where whoever reads it is to know them. */
  reviewers: readonly string[] | null
  settled: boolean
  /** Its credit was taken back. */
  reversed: boolean
}
type Speaking = Say<typeof standingTexts>

export function whereItStands(say: Speaking, stand: Standing): string {
  const { state, agencyName: agency, deciderName: name, acceptedMinutes } = stand
  const day = longDay(stand.since, say.locale)
  if (stand.reviewers?.length === 0) return say('nobody', { day, agency })
  switch (state) {
    case 'draft':
      return say('draft')
    case 'submitted':
      return say('submitted', { day, agency })
    case 'seconding':
      return stand.reviewers
        ? say('secondingNamed', { name, agency, names: joinedIn(say.locale, stand.reviewers) })
        : say('seconding', { name, agency })
    case 'disputed':
      return stand.reviewers
        ? say('disputedNamed', { agency, names: joinedIn(say.locale, stand.reviewers) })
        : say('disputed', { agency })
    case 'approved':
      return ofApproved(say, stand, { name, day, hours: hoursIn(acceptedMinutes ?? 0, say.locale) })
    case 'rejected':
      return say(stand.settled ? 'rejectedFinally' : 'rejected', { name, day })
    default:
      return say(state, { day })
  }
}

function ofApproved(say: Speaking, stand: Standing, values: { name: string; day: string; hours: string }): string {
  if (stand.reversed) return say('reversed')
  if (stand.acceptedMinutes !== stand.minutes) return say('corrected', values)
  return say(stand.otherTopics ? 'correctedTopics' : 'approved', values)
}
