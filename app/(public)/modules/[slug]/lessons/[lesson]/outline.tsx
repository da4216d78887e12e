'use client'
import { Icon } from '@/app/_ui/icon'
import { Link } from '@/app/_ui/link'
import { Pop, PopButton } from '@/app/_ui/pop'
import { Progress } from '@/app/_ui/progress'
import type { OutlineLesson } from '@/lib/catalog/tables'
import type { Enrollment } from '@/lib/learning/inputs'
import { count } from '@/lib/platform/words'
import { lessonHref } from '../../../address'
import { useEnrollment } from '../../my-place'

export type LessonPlace = {
  slug: string
  edition: number
  isEarlier: boolean
  lessonKey: string
  outline: OutlineLesson[]
}

/** One's enrollment in the edition on the page; nothing when one takes another edition, or none. */
export function useOwnEdition(place: Pick<LessonPlace, 'slug' | 'edition'>) {
  const { signedIn, data, dataUpdatedAt } = useEnrollment(place.slug)
  const enrollment = data?.enrollment
  return {
    signedIn,
    known: data !== undefined,
    /** When the server said so, by the clock of this browser. */
    toldAt: dataUpdatedAt,
    enrollment: enrollment?.edition === place.edition ? enrollment : undefined,
    other: enrollment && enrollment.edition !== place.edition ? enrollment : undefined,
  }
}

/** All lessons at the left, with how each stands for who is enrolled. Without script a list of links. */
export function Outline({ questions, ...place }: LessonPlace & { questions: number }) {
  const { enrollment } = useOwnEdition(place)
  const minutes = place.outline.reduce((sum, lesson) => sum + lesson.minutes, 0)
  return (
    <nav className="at-outline" aria-label="Lessons">
      {enrollment ? (
        <Done enrollment={enrollment} />
      ) : (
        <p className="at-small">
          <b>{count(place.outline.length, 'lesson')}</b>, about {count(minutes, 'minute')}
        </p>
      )}
      <PopButton target="outline" icon="menu">
        All lessons
      </PopButton>
      <Pop id="outline">
        <ol>
          {place.outline.map((lesson) => (
            <OutlineItem key={lesson.key} lesson={lesson} place={place} enrollment={enrollment} />
          ))}
          <TestItem slug={place.slug} questions={questions} open={enrollment?.resume.kind === 'test'} />
        </ol>
      </Pop>
    </nav>
  )
}

function Done({ enrollment: { lessonsDone, lessonsTotal, minutesLeft } }: { enrollment: Enrollment }) {
  return (
    <>
      <p className="at-small">
        <b>
          {lessonsDone} of {count(lessonsTotal, 'lesson')} done
        </b>
        {minutesLeft > 0 ? `, about ${count(minutesLeft, 'minute')} left` : null}
      </p>
      <Progress value={lessonsDone} max={lessonsTotal} label="Lessons done" />
    </>
  )
}

/** The time that is kept with the record is shown to whose it is. */
const doneWords = (readSeconds: number | null) =>
  readSeconds && readSeconds >= 60 ? `done; open for ${count(Math.round(readSeconds / 60), 'minute')}` : 'done'

type ItemProps = { lesson: OutlineLesson; place: LessonPlace; enrollment: Enrollment | undefined }

function OutlineItem({ lesson, place, enrollment }: ItemProps) {
  const isHere = lesson.key === place.lessonKey
  const own = enrollment?.lessons.find(({ key }) => key === lesson.key)
  const length = count(lesson.minutes, 'minute')
  const note = own?.doneAt
    ? doneWords(own.readSeconds)
    : isHere
      ? `you are here; ${length}`
      : own?.startedAt
        ? `begun; ${length}`
        : length
  return (
    <li>
      <Link
        href={lessonHref(place.slug, lesson.key, place.isEarlier ? place.edition : null)}
        {...(isHere ? { 'aria-current': 'page' } : {})}
      >
        {own?.doneAt ? (
          <span className="met">
            <Icon name="met" />
          </span>
        ) : (
          <Icon name={isHere || own?.startedAt ? 'half' : 'open'} />
        )}
        <span>
          {lesson.title}
          <small>{note}</small>
        </span>
      </Link>
    </li>
  )
}

function TestItem({ slug, questions, open }: { slug: string; questions: number; open: boolean }) {
  const label = (
    <>
      <Icon name={open ? 'open' : 'off'} />
      <span>
        Test, {count(questions, 'question')}
        <small>{open ? 'open now' : 'opens when all lessons are done'}</small>
      </span>
    </>
  )
  return <li>{open ? <Link href={`/modules/${slug}/test`}>{label}</Link> : <span>{label}</span>}</li>
}
