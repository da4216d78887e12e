'use client'
import { DifferenceTold } from '@/app/_client/difference-told'
import { ProgressTold } from '@/app/_client/progress-told'
import { whenWords } from '@/app/_client/when'
import { WouldCount } from '@/app/_client/would-count'
import { LinkButton } from '@/app/_ui/button'
import { DueCard } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { Steps } from '@/app/_ui/list'
import { Progress } from '@/app/_ui/progress'
import { resumeHref, resumeWords } from '@/app/(public)/modules/[slug]/my-place'
import type { Enrollment } from '@/lib/learning/inputs'
import { count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Obligation, stateOf, statusWords } from './words'

type Props = { item: Obligation; asOf: string; enrollment: Enrollment | undefined }

/** One thing a person owes: status, reason, how far they are, and the one next step. */
export function OwedTraining({ item, asOf, enrollment }: Props) {
  const { courseSlug, courseTitle, creditMinutes, status, explanation, name } = item
  return (
    <DueCard
      state={stateOf(status)}
      status={statusWords(status, asOf)}
      title={courseSlug ? <Link href={`/modules/${courseSlug}`}>{courseTitle ?? name}</Link> : name}
      action={
        enrollment ? (
          <>
            <LinkButton href={resumeHref(enrollment)}>{resumeWords(enrollment)}</LinkButton>
            <p className="at-small at-soft">Last read {whenWords(enrollment.lastActiveAt)}</p>
          </>
        ) : courseSlug ? (
          <>
            <LinkButton href={`/modules/${courseSlug}`} variant={status.kind === 'open' ? 'outline' : 'filled'}>
              Start the module
            </LinkButton>
            <p className="at-small at-soft">{hours(creditMinutes ?? 0)}, test included</p>
          </>
        ) : (
          <LinkButton href={ways[item.soonest].href} variant="outline">
            {ways[item.soonest].words}
          </LinkButton>
        )
      }
    >
      <p>
        {status.dueOn ? `Due ${longDay(status.dueOn)}, for ${item.agencyName}. ` : `For ${item.agencyName}. `}
        {explanation.sentence}
      </p>
      {enrollment ? <HowFar enrollment={enrollment} /> : null}
      <ProgressTold progress={explanation.progress} />
      <WouldCount modules={item.modules} />
      <DifferenceTold difference={explanation.difference} />
      <details className="at-small">
        <summary>How this {status.dueOn ? 'date ' : ''}was worked out</summary>
        <p>{explanation.rule}</p>
        <Steps
          items={explanation.steps.map(({ heading, text, notes }) => ({
            title: heading,
            body: (
              <>
                <p>{text}</p>
                {notes.length > 0 ? (
                  <ul>
                    {notes.map((note) => (
                      <li key={note}>{note}</li>
                    ))}
                  </ul>
                ) : null}
              </>
            ),
          }))}
        />
      </details>
    </DueCard>
  )
}

/** Where what is missing is to be had. */
const ways: Record<Obligation['soonest'], { href: string; words: string }> = {
  module: { href: '/modules', words: 'Find a module' },
  event: { href: '/calendar', words: 'Find an event' },
  certification: { href: '/training/certifications', words: 'Enter your certification' },
  elsewhere: { href: '/training/claims/new', words: 'Tell of training you took elsewhere' },
}

function HowFar({ enrollment: { lessonsDone, lessonsTotal, minutesLeft } }: { enrollment: Enrollment }) {
  return (
    <div className="at-row at-small">
      <Progress className="at-measure" value={lessonsDone} max={lessonsTotal} label="Lessons done" />
      <span>
        {lessonsDone} of {count(lessonsTotal, 'lesson')} done
        {minutesLeft > 0 ? `, about ${count(minutesLeft, 'minute')} left` : ', the test is next'}
      </span>
    </div>
  )
}
