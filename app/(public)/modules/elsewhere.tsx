import { Section } from '@/app/_ui/arrange'
import { Link } from '@/app/_ui/link'
import { List } from '@/app/_ui/list'
import type { ModuleFilter } from '@/lib/catalog/inputs'
import { count } from '@/lib/platform/words'
import type { RelatedList } from '@/lib/related/inputs'
import { relatedHref } from '../related/address'
import { RelatedRow } from '../related/related-row'

const SHOWN = 3

/** The filters that both lists have; a section is of our own modules alone. */
export const sharedOf = ({ q, priority, audience, hours }: ModuleFilter) => ({ q, priority, audience, hours })

/** Courses of others that the same search finds, said to be theirs; without a search a line that leads to them. */
export function Elsewhere({ filter, found }: { filter: ModuleFilter; found: RelatedList }) {
  const isSearch = filter.q !== '' || filter.priority.length > 0 || filter.audience.length > 0 || Boolean(filter.hours)
  if (found.total === 0 || (found.onlyClose && filter.q === '')) return null
  const all = relatedHref(sharedOf(filter))
  if (!isSearch || filter.section.length > 0)
    return (
      <p className="at-section">
        <Link href="/related">{count(found.total, 'course')} of other organizations</Link>, taken elsewhere.
      </p>
    )
  return (
    <Section
      id="elsewhere"
      title="Courses of other organizations "
      count={count(found.total, 'course')}
      aside={found.total > SHOWN ? <Link href={all}>All {found.total}</Link> : null}
    >
      <p className="at-small at-soft">Taken elsewhere; the links leave Attest and are not an endorsement.</p>
      <List className="at-gap">
        {found.items.slice(0, SHOWN).map((course) => (
          <RelatedRow key={course.slug} course={course} />
        ))}
      </List>
    </Section>
  )
}
