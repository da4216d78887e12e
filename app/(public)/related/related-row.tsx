import { Link } from '@/app/_ui/link'
import { Item } from '@/app/_ui/list'
import { Status } from '@/app/_ui/status'
import { Tags } from '@/app/_ui/tag'
import { audienceWords } from '@/lib/catalog/reference'
import { longDay } from '@/lib/platform/words-of-time'
import type { RelatedItem } from '@/lib/related/inputs'
import { takenWords } from '@/lib/related/words'

/** A course of somebody else in a list, with the way there. */
export function RelatedRow({ course, level }: { course: RelatedItem; level?: 2 | 3 | undefined }) {
  return (
    <Item
      title={course.title}
      level={level}
      href={`/related/${course.slug}`}
      aside={
        <Link href={course.url} className="at-small">
          Go to the course<span className="at-hide">: {course.title}</span>
        </Link>
      }
      meta={[
        course.provider,
        takenWords(course),
        <LinkChecked key="checked" course={course} />,
        audienceWords(course.audiences),
        course.priorities.length > 0 ? (
          <Tags key="priorities" items={course.priorities.map(({ name }) => name)} />
        ) : null,
      ]}
    >
      {course.summary}
    </Item>
  )
}

/** When a moderator last opened the link; after half a year it says that nobody has since. */
export function LinkChecked({
  course: { linkCheckedOn, isDue },
}: {
  course: Pick<RelatedItem, 'linkCheckedOn' | 'isDue'>
}) {
  if (!linkCheckedOn) return null
  return isDue ? (
    <Status state="soon">Link not checked since {longDay(linkCheckedOn)}</Status>
  ) : (
    `Link checked ${longDay(linkCheckedOn)}`
  )
}
