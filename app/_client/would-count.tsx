import { hours } from '@/lib/platform/words'
import { Link } from '../_ui/link'

type Props = { modules: readonly { slug: string; title: string; creditMinutes: number }[] }

/** Modules that would bring what is owed nearer, the nearest way first. */
export function WouldCount({ modules }: Props) {
  if (modules.length === 0) return null
  return (
    <div className="at-small">
      <p>Modules that would count:</p>
      <ul>
        {modules.map(({ slug, title, creditMinutes }) => (
          <li key={slug}>
            <Link href={`/modules/${slug}`}>{title}</Link>
            {creditMinutes > 0 ? `, ${hours(creditMinutes)}` : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}
