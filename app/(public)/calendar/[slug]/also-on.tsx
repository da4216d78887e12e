import type { PublicEvent } from '@/lib/events/shapes'
import { sessionWords } from '@/lib/events/words'
import { Section } from '../../../_ui/arrange'
import { Link } from '../../../_ui/link'

/** The other dates of a series that are to come, each with a page and places of its own. */
export function AlsoOn({ dates }: { dates: PublicEvent['alsoOn'] }) {
  if (dates.length === 0) return null
  return (
    <Section id="also-on" title="Also on">
      <ul>
        {dates.map(({ slug, ...times }) => (
          <li key={slug}>
            <Link href={`/calendar/${slug}`}>{sessionWords(times)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
