import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { useSettled } from '@/app/_client/settled'
import { useWords } from '@/app/_ui/words'
import { Held } from '@/app/(learner)/_claim/brings/held'
import {
  type Counts,
  isNothing,
  measured,
  movedWords,
  outcomeOf,
  whyNotWords,
} from '@/app/(learner)/_claim/brings/words'
import { isWithin, MOST_MINUTES } from '@/lib/claims/fields'
import type { Topics } from '@/lib/claims/kinds'
import type { Claim } from '@/lib/claims/shapes'
import type { QueueTexts } from './messages'

type Given = { minutes: number; topics: Topics | null; recordedAs?: string }
type Input = Parameters<typeof api.claims.previewApproval.call>[0]
type Props = { claim: Pick<Claim, 'claimId' | 'claimantName'>; given: Given }

/** What follows from the decision as it stands in the form: toward what this agency asks of whoever claims. */
export function IfApproved({ claim: { claimId, claimantName: name }, given }: Props) {
  const say = useWords<QueueTexts>()
  const complete = isComplete(given) ? JSON.stringify({ claimId, ...given }) : null
  const settled = useSettled(complete)
  const input = settled === null ? skipToken : (JSON.parse(settled) as Input)
  const { data, isPlaceholderData } = useQuery(
    api.claims.previewApproval.queryOptions({ input, retry: false, placeholderData: keepPreviousData }),
  )
  const brings = complete === null || settled === null ? null : data?.brings
  const isPast = brings && (settled !== complete || isPlaceholderData)
  return (
    <div className="at-small at-gap">
      <Held waiting={isPast ? say('bringsAgain') : null}>
        {brings?.counts.map((each) => (
          <IfItCounts key={`${each.requirementId} ${each.dueOn}`} counts={each} />
        ))}
        {brings?.moves.map((each) => (
          <p key={each.requirementId}>{movedWords(say, each)}</p>
        ))}
        {brings && isNothing(brings) ? <p>{say('ifApprovedNothing', { name })}</p> : null}
        {brings?.not.map((each) => (
          <p key={each.requirementId} className="at-soft">
            {whyNotWords(say, each)}
          </p>
        ))}
      </Held>
    </div>
  )
}

function isComplete({ minutes, topics }: Given): boolean {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) return false
  if (topics === null) return true
  const { topicIds, topicMinutes } = topics
  return Object.values(topicMinutes).every((each) => each >= 1) && isWithin(topicMinutes, topicIds, minutes)
}

function IfItCounts({ counts }: { counts: Counts }) {
  const say = useWords<QueueTexts>()
  return (
    <>
      <p>{say('ifApproved', { name: counts.name, ...measured(say, counts), outcome: outcomeOf(counts) })}</p>
      {counts.parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: minimums keep their order, and two may be called alike
        <p key={i} className="at-soft">
          {say('ifApprovedPart', { label: part.label, ...measured(say, part) })}
        </p>
      ))}
    </>
  )
}
