'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { useMe } from '@/app/_client/me'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Button, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { Problem } from '@/app/_ui/note'
import { Progress } from '@/app/_ui/progress'
import { Status } from '@/app/_ui/status'
import type { Enrollment } from '@/lib/learning/inputs'
import { capital, count } from '@/lib/platform/words'
import { fromToday, longDay, overdueBy } from '@/lib/platform/words-of-time'
import { lessonHref } from '../address'
import { ChangedSinceThen } from '../changed-since'
import { type Practice, practiceWords } from '../module-words'

/** For the few who publish. */
const AskedAgain = lazy(() => import('./asked-again').then((each) => ({ default: each.AskedAgain })))

type Facts = { slug: string; edition: number; isEarlier: boolean; retired: boolean; firstLesson: string }

/** One's own enrollment in a module; nothing is asked while nobody is signed in. */
export function useEnrollment(slug: string) {
  const signedIn = useMe().me?.signedIn === true
  const query = useQuery(api.learning.getEnrollment.queryOptions({ input: { slug }, enabled: signedIn }))
  return { signedIn, ...query }
}

/** Where an enrollment goes on. */
export function resumeHref({ slug, edition, isEarlier, resume }: Enrollment): string {
  if (resume.kind === 'test') return `/modules/${slug}/test`
  return lessonHref(slug, resume.lessonKey, isEarlier ? edition : null, resume.place)
}

export const resumeWords = ({ resume, lessonsDone, testOpensAt }: Enrollment) => {
  if (resume.kind === 'test') return testOpensAt ? `Test opens ${whenWords(testOpensAt)}` : 'Take the test'
  return lessonsDone === 0 && !resume.place ? `Start lesson ${resume.number}` : `Continue lesson ${resume.number}`
}

/** The card beside a module: enroll, go on, or what was earned. Without script it says how to begin. */
export function MyPlace({ module }: { module: Facts }) {
  const { signedIn, data } = useEnrollment(module.slug)
  const may = useMe().me?.may
  const mayPublish = may?.author === true || may?.administer === true
  return (
    <>
      <Card title={signedIn ? undefined : 'Begin'} level={2}>
        <Due slug={module.slug} />
        {data?.enrollment ? (
          <GoOn enrollment={data.enrollment} />
        ) : signedIn && data ? (
          <Begin module={module} lastCompleted={data.lastCompleted} practice={data.practice} />
        ) : (
          <WithoutAccount module={module} signedIn={signedIn} />
        )}
      </Card>
      {mayPublish ? (
        <Suspense>
          <AskedAgain slug={module.slug} />
        </Suspense>
      ) : null}
    </>
  )
}

function WithoutAccount({ module, signedIn }: { module: Facts; signedIn: boolean }) {
  const first = lessonHref(module.slug, module.firstLesson, module.isEarlier ? module.edition : null)
  return (
    <>
      <p>Every lesson can be read without an account. Sign in to keep your place, take the test and earn credit.</p>
      <p className="at-row">
        <LinkButton href={first} variant={module.retired ? 'outline' : 'filled'}>
          Read the first lesson
        </LinkButton>
        {signedIn || module.retired ? null : <Link href={`/sign-in?next=/modules/${module.slug}`}>Sign in</Link>}
      </p>
    </>
  )
}

function Due({ slug }: { slug: string }) {
  const signedIn = useMe().me?.signedIn === true
  const owed = useQuery(api.requirements.listMyObligations.queryOptions({ input: {}, enabled: signedIn }))
  const item = owed.data?.items.find(({ courseSlug }) => courseSlug === slug)
  if (item?.status.kind === 'not-cleared')
    return (
      <p>
        <Status state="waiting">Not yet cleared</Status>
        <span className="at-sub">for {item.agencyName}</span>
      </p>
    )
  if (!item?.status.dueOn || !owed.data || !['overdue', 'due-soon', 'open'].includes(item.status.kind)) return null
  const { kind, dueOn, days } = item.status
  const state = kind === 'overdue' ? 'overdue' : kind === 'due-soon' ? 'soon' : 'open'
  const words = kind === 'overdue' ? capital(overdueBy(days)) : `Due ${fromToday(owed.data.asOf, dueOn)}`
  return (
    <p>
      <Status state={state}>{words}</Status>
      <span className="at-sub">
        {longDay(dueOn)}, for {item.agencyName}
      </span>
    </p>
  )
}

function GoOn({ enrollment }: { enrollment: Enrollment }) {
  const { lessonsDone, lessonsTotal } = enrollment
  return (
    <>
      <Progress className="at-gap" value={lessonsDone} max={lessonsTotal} label="Lessons done" />
      <p className="at-small">
        {lessonsDone} of {count(lessonsTotal, 'lesson')} done
        {enrollment.isEarlier ? `, in edition ${enrollment.edition}, which you began` : ''}
      </p>
      <p>
        <LinkButton href={resumeHref(enrollment)}>{resumeWords(enrollment)}</LinkButton>
      </p>
      <NewerEdition enrollment={enrollment} />
    </>
  )
}

/** While somebody is inside an edition since which what is taught has changed: go on, or begin the new one. */
function NewerEdition({ enrollment: { slug, edition, changedSince } }: { enrollment: Enrollment }) {
  const router = useRouter()
  const begin = useCommand(api.learning.enroll, { onDone: () => router.push(`/modules/${slug}`) })
  if (!changedSince) return null
  return (
    <div className="at-small at-gap">
      <ChangedSinceThen slug={slug} edition={edition} changedSince={changedSince} onItsPage />
      <p>Or leave edition {edition} and begin the new one. What you have read is kept with your record.</p>
      {begin.problem ? <Problem title={`You are still in edition ${edition}`}>{begin.problem.detail}</Problem> : null}
      <p className="at-gap">
        <Button variant="outline" busy={begin.pending} onClick={() => begin.run({ slug, again: true })}>
          Begin edition {changedSince.edition}
        </Button>
      </p>
    </div>
  )
}

type BeginProps = {
  module: Facts
  lastCompleted: { completedAt: string; edition: number; certificateCode: string | null } | null
  practice: Practice | null
}

function Begin({ module, lastCompleted, practice }: BeginProps) {
  const router = useRouter()
  const enroll = useCommand(api.learning.enroll, {
    onDone: () => router.push(lessonHref(module.slug, module.firstLesson)),
  })
  return (
    <>
      {lastCompleted ? (
        <p>
          <Status state="met">Done {longDay(lastCompleted.completedAt)}</Status>
          {lastCompleted.certificateCode ? (
            <span className="at-sub">
              <Link href={`/certificates/${lastCompleted.certificateCode}`}>
                Certificate {lastCompleted.certificateCode}
              </Link>
            </span>
          ) : null}
        </p>
      ) : null}
      {module.retired ? <p>This module can no longer be begun.</p> : null}
      {module.isEarlier ? (
        <p>
          New enrollments get the <Link href={`/modules/${module.slug}`}>current edition</Link>.
        </p>
      ) : null}
      {practice && !module.retired && !module.isEarlier ? <p className="at-small">{practiceWords(practice)}</p> : null}
      {enroll.problem ? <Problem title="You are not enrolled yet">{enroll.problem.detail}</Problem> : null}
      {module.retired || module.isEarlier ? null : (
        <p>
          <Button
            busy={enroll.pending}
            variant={lastCompleted || practice ? 'outline' : 'filled'}
            onClick={() => enroll.run({ slug: module.slug })}
          >
            {practice ? 'Take it again for practice' : lastCompleted ? 'Take it again' : 'Enroll and start'}
          </Button>
        </p>
      )}
    </>
  )
}

type LessonStateProps = { slug: string; edition: number; lessonKey: string; minutes: number }

/** Beside a lesson in the list: done, begun, or how long it takes. */
export function LessonState({ slug, edition, lessonKey, minutes }: LessonStateProps) {
  const enrollment = useEnrollment(slug).data?.enrollment
  const own = enrollment?.edition === edition ? enrollment.lessons.find(({ key }) => key === lessonKey) : undefined
  if (own?.doneAt) return <Status state="met">Done</Status>
  if (own?.startedAt) return <Status state="half">In progress</Status>
  return count(minutes, 'minute')
}
