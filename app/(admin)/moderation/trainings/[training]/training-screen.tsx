'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { CourseForm } from '@/app/_course/course-form'
import { Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Forbidden } from '@/app/_ui/forbidden'
import { Loading } from '@/app/_ui/loading'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import type { KeptRelated } from '@/lib/related/inputs'
import { CourseFacts } from './course-facts'
import { Decide } from './decide'

/** One course with all that a decision needs. */
export function TrainingScreen() {
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <OneCourse />
    </Suspense>
  )
}

function OneCourse() {
  const { training: relatedId } = useParams<{ training: string }>()
  const moderates = useMe().me?.may.moderate
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(api.related.getKeptRelated.queryOptions({ input: { relatedId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(course) => (moderates === false ? <Forbidden /> : <Doing course={course} />)}
    </Loaded>
  )
}

function Doing({ course }: { course: KeptRelated }) {
  const router = useRouter()
  const changes = useSearchParams().get('do') === 'change'
  const here = `/moderation/trainings/${course.relatedId}`
  const done = (saved: string) => router.push(`/moderation/trainings?saved=${saved}`)
  return (
    <>
      <Breadcrumb items={[{ label: 'Courses of others', href: '/moderation/trainings' }, { label: course.title }]} />
      <PageTitle title={course.title} lead={course.summary} above={`A course of ${course.provider}`}>
        {changes || course.own ? null : (
          <LinkButton variant="outline" href={`${here}?do=change`}>
            Change what is said of it
          </LinkButton>
        )}
      </PageTitle>
      {changes ? (
        <CourseForm course={course} as="moderator" backHref={here} onDone={() => router.push(here)} />
      ) : (
        <Split kind="side">
          <div>
            <CourseFacts course={course} />
            <Similar course={course} />
          </div>
          <aside aria-label="Decision">
            <Decide course={course} onDone={done} />
          </aside>
        </Split>
      )}
    </>
  )
}

function Similar({ course: { similar } }: { course: KeptRelated }) {
  if (similar.length === 0) return null
  return (
    <Note kind="caution" className="at-gap" title="Probably there already">
      <ul>
        {similar.map(({ relatedId, title, provider, status }) => (
          <li key={relatedId}>
            <a href={`/moderation/trainings/${relatedId}`}>{title}</a>, {provider},{' '}
            {status === 'listed' ? 'listed' : 'waiting'}
          </li>
        ))}
      </ul>
    </Note>
  )
}
