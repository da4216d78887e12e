import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { audienceWords } from '@/lib/catalog/reference'
import { hours, joined } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { modeNames, relatedStateNames } from '@/lib/related/fields'
import type { KeptRelated } from '@/lib/related/inputs'

const named = (items: readonly { name: string }[]) => (items.length > 0 ? joined(items.map(({ name }) => name)) : null)

export function CourseFacts({ course }: { course: KeptRelated }) {
  return (
    <Facts
      items={[
        { label: 'State', value: course.status === 'returned' ? 'Returned' : relatedStateNames[course.status] },
        course.reason ? { label: 'Reason', value: course.reason } : null,
        { label: 'Page', value: <Link href={course.url}>{course.url}</Link> },
        {
          label: 'Link',
          value: course.linkCheckedOn ? `Opened ${longDay(course.linkCheckedOn)}` : 'Nobody has opened it yet',
        },
        { label: 'Hours', value: course.minutes === null ? 'Not stated' : hours(course.minutes) },
        { label: 'How', value: modeNames[course.mode] },
        { label: 'Cost', value: course.cost },
        { label: 'Audience', value: audienceWords(course.audiences) },
        { label: 'Priorities', value: named(course.priorities) },
        { label: 'Topics', value: named(course.topics) },
        course.leadsTo ? { label: 'Leads to', value: course.leadsTo } : null,
        course.source ? { label: 'Known from', value: course.source } : null,
        { label: 'Last changed', value: longDay(dayHere(course.updatedAt)) },
      ]}
    />
  )
}
