'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { placeMessage, useOutbox } from '@/app/_client/outbox'
import { forget } from '@/app/_client/stale'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Note, Problem } from '@/app/_ui/note'
import { Status } from '@/app/_ui/status'
import type { Enrollment } from '@/lib/learning/inputs'
import { count } from '@/lib/platform/words'
import { clock, ownZone, wallOf } from '@/lib/platform/words-of-time'
import { lessonHref } from '../../../address'
import { tooEarlyWords, waitToDoneWords } from '../../../module-words'
import { resumeHref } from '../../my-place'
import { type LessonPlace, useOwnEdition } from './outline'
import { useKeepPlace } from './use-keep-place'
import { useWait } from './use-wait'

/** Lesson by lesson: back, and on; for who is enrolled "on" also says that the lesson is done. */
export function Turn(place: LessonPlace) {
  const { enrollment, other, signedIn, known, toldAt } = useOwnEdition(place)
  const wait = useWait(enrollment, place.lessonKey, toldAt)
  const at = place.outline.findIndex(({ key }) => key === place.lessonKey)
  const back = place.outline[at - 1]
  const next = place.outline[at + 1]
  const href = (key: string) => lessonHref(place.slug, key, place.isEarlier ? place.edition : null)
  const onward = next
    ? { href: href(next.key), words: `next: ${next.title}` }
    : { href: `/modules/${place.slug}/test`, words: 'to the test' }
  return (
    <>
      <nav className="at-turn" aria-label="Lesson by lesson">
        {back ? (
          <LinkButton variant="outline" href={href(back.key)}>
            Back: {back.title}
          </LinkButton>
        ) : (
          <LinkButton
            variant="outline"
            href={`/modules/${place.slug}${place.isEarlier ? `?edition=${place.edition}` : ''}`}
          >
            About this module
          </LinkButton>
        )}
        {enrollment && wait === 0 ? (
          <DoneLink enrollment={enrollment} place={place} onward={onward} />
        ) : (
          <LinkButton href={onward.href} prefetch>
            {next ? `Next: ${next.title}` : 'To the test'}
          </LinkButton>
        )}
      </nav>
      {enrollment ? <Waiting key={place.lessonKey} seconds={wait} /> : null}
      {enrollment ? <Keeper enrollment={enrollment} lessonKey={place.lessonKey} /> : null}
      {!enrollment && signedIn && known ? <NotEnrolled slug={place.slug} other={other} /> : null}
    </>
  )
}

/** Said once when the wait is over, and not while it runs: nobody who listens is interrupted. */
function Waiting({ seconds }: { seconds: number }) {
  const [waited, setWaited] = useState(seconds > 0)
  if (seconds > 0 && !waited) setWaited(true)
  return (
    <>
      {seconds > 0 ? <p className="at-small">{waitToDoneWords(seconds)}</p> : null}
      <p className="at-small" role="status">
        {waited && seconds === 0 ? 'You can mark this lesson done now.' : null}
      </p>
    </>
  )
}

type DoneProps = { enrollment: Enrollment; place: LessonPlace; onward: { href: string; words: string } }

function DoneLink({ enrollment, place, onward }: DoneProps) {
  const queries = useQueryClient()
  const { put } = useOutbox()
  const { enrollmentId } = enrollment
  const isDone = enrollment.lessons.some(({ key, doneAt }) => key === place.lessonKey && doneAt)
  const options = api.learning.getEnrollment.queryOptions({ input: { slug: place.slug } })
  const sayDone = () => {
    const doneAt = new Date().toISOString()
    queries.setQueryData(
      options.queryKey,
      (data) => data && { ...data, enrollment: withDone(data.enrollment, place, doneAt) },
    )
    const sent = put(placeMessage({ enrollmentId, lessonKey: place.lessonKey, placeAt: doneAt, done: true }))
    void sent.then((all) => (all ? forget(queries, ['learning', 'reachPlace']) : undefined))
  }
  // The next lesson is fetched ahead, so that it opens at once and also when the connection has just gone.
  return (
    <LinkButton href={onward.href} prefetch onClick={sayDone}>
      {isDone ? `Go on, ${onward.words}` : `Done, ${onward.words}`}
    </LinkButton>
  )
}

/** The enrollment as it will stand once the message has arrived. */
function withDone(enrollment: Enrollment | null, { lessonKey }: LessonPlace, doneAt: string): Enrollment | null {
  if (!enrollment) return null
  const lessons = enrollment.lessons.map((each) =>
    each.key === lessonKey ? { ...each, doneAt: each.doneAt ?? doneAt, startedAt: each.startedAt ?? doneAt } : each,
  )
  const left = lessons.filter((each) => !each.doneAt)
  const minutesLeft = left.reduce((sum, { minutes }) => sum + minutes, 0)
  return { ...enrollment, lessons, lessonsDone: lessons.length - left.length, minutesLeft }
}

/** Keeps the place while the lesson is read, and says when it was saved or what waits. */
function Keeper({ enrollment, lessonKey }: { enrollment: Enrollment; lessonKey: string }) {
  const { waiting, tooEarly, savedAt, refused } = useKeepPlace(enrollment, lessonKey)
  if (refused) return <Problem title="Your place was not saved">{refused.why}</Problem>
  if (waiting > 0) {
    return (
      <p className="at-small" role="status">
        <Status state="waiting">
          {count(waiting, 'change')} {waiting === 1 ? 'waits' : 'wait'} on this device
        </Status>{' '}
        <span className="at-soft">and will be sent when the connection returns. You can go on reading.</span>
      </p>
    )
  }
  if (tooEarly > 0) {
    return (
      <p className="at-small" role="status">
        <Status state="waiting">Not done yet</Status> <span className="at-soft">{tooEarlyWords(tooEarly)}</span>
      </p>
    )
  }
  return (
    <p className="at-small at-soft" role="status">
      {savedAt ? <Status state="met">Saved at {clock(wallOf(savedAt, ownZone()).time)}</Status> : null} You can stop
      here and go on from any device.
    </p>
  )
}

function NotEnrolled({ slug, other }: { slug: string; other: Enrollment | undefined }) {
  const enroll = useCommand(api.learning.enroll)
  if (other) {
    return (
      <Note kind="caution">
        <p>
          You are taking edition {other.edition} of this module; what you read here is not kept.{' '}
          <Link href={resumeHref(other)}>Go on in your edition</Link>
        </p>
      </Note>
    )
  }
  return (
    <Note>
      <p>You are reading without being enrolled: your place is not kept, and the test is closed.</p>
      {enroll.problem ? <p role="alert">{enroll.problem.detail}</p> : null}
      <p>
        <Button variant="outline" small busy={enroll.pending} onClick={() => enroll.run({ slug })}>
          Enroll
        </Button>
      </p>
    </Note>
  )
}
