'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { CourseForm } from '@/app/_course/course-form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Forbidden } from '@/app/_ui/forbidden'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'

/** What one suggested, to be corrected until it is listed. */
export function SuggestionScreen() {
  const router = useRouter()
  const { training: relatedId } = useParams<{ training: string }>()
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(api.related.getKeptRelated.queryOptions({ input: { relatedId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(course) =>
        course.own && ['suggested', 'returned'].includes(course.status) ? (
          <>
            <Breadcrumb items={[{ label: 'Courses I suggested', href: '/suggestions' }, { label: course.title }]} />
            <PageTitle title={course.title} lead="It can be changed until a moderator lists it." />
            {course.status === 'returned' ? (
              <Note kind="caution" title="A moderator returned it">
                {course.reason ?? ''}
              </Note>
            ) : null}
            <CourseForm
              course={course}
              as="suggester"
              backHref="/suggestions"
              onDone={() => router.push('/suggestions?saved=1')}
            />
          </>
        ) : (
          <Forbidden />
        )
      }
    </Loaded>
  )
}
