import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { isSame } from '@/app/_client/merge'
import { useWords } from '@/app/_ui/words'
import { TopicsChoice } from '@/app/(learner)/_claim/topics-choice'
import { hoursOf, type TopicHoursTyped } from '@/app/(learner)/_claim/values'
import type { Topics } from '@/lib/claims/kinds'
import type { Claim } from '@/lib/claims/shapes'
import type { QueueTexts } from './messages'

/** As whoever looked first has them, else as they were claimed. */
export function topicsNow({ acceptedTopics, topics }: Claim): Topics {
  const now = acceptedTopics ?? topics
  return {
    topicIds: now.map(({ topicId }) => topicId),
    topicMinutes: Object.fromEntries(
      now.flatMap(({ topicId, minutes }) => (minutes === null ? [] : [[topicId, minutes]])),
    ),
  }
}

/** Compared as they are shown: a third of an hour that nobody touched is what it was. */
export const areTheSame = (one: Topics, other: Topics): boolean =>
  isSame([...one.topicIds].sort(), [...other.topicIds].sort()) && isSame(shown(one), shown(other))
const shown = ({ topicMinutes }: Topics) =>
  Object.fromEntries(Object.entries(topicMinutes).map(([topic, minutes]) => [topic, hoursOf(minutes)]))

/** Where the form has what was refused: `topics.topicMinutes.law` is its `topicHours.law`. */
export const inTopicsPart = (field: string) => field.replace(/^topics\./, '').replace(/^topicMinutes/, 'topicHours')

type Given = { topicIds: string[]; topicHours: TopicHoursTyped }
type Props<T extends Given> = { form: UseFormReturn<T>; chosen: readonly string[] }

/** What it was about, where that has to be put right. */
export function TopicsPart<T extends Given>({ form, chosen }: Props<T>) {
  const say = useWords<QueueTexts>()
  const { register, formState } = form as unknown as UseFormReturn<Given>
  const errors = formState.errors as Record<string, { message?: string } | undefined>
  const [opened, setOpened] = useState(false)
  return (
    <details
      className="at-gap"
      open={opened || Boolean(errors.topicIds || errors.topicHours)}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{say('correctTopics')}</summary>
      <TopicsChoice label={say('topicsThatCount')} {...{ register, errors, chosen }} />
    </details>
  )
}
