'use client'
import { WorkedOut } from '@/app/_client/worked-out'
import { DueCard } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { stateOf, statusWords } from '@/app/(learner)/training/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { PersonRecord } from './person-screen'

type Props = { item: PersonRecord['obligations'][number]; asOf: string }

/** One requirement of the person: what it is on the day, why, and how that was worked out. */
export function PersonObligation({ item, asOf }: Props) {
  const { requirementName, courseSlug, courseTitle, status, explanation } = item
  return (
    <DueCard
      level={3}
      state={stateOf(status)}
      status={statusWords(status, asOf)}
      title={requirementName}
      action={
        <p className="at-small">
          Module: <Link href={`/modules/${courseSlug}`}>{courseTitle}</Link>
        </p>
      }
    >
      <p>
        {status.dueOn && status.kind !== 'met' ? <>Due {longDay(status.dueOn)}. </> : null}
        {explanation.sentence}
      </p>
      <WorkedOut explanation={explanation} />
    </DueCard>
  )
}
