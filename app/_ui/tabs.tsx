import { Link } from './link'

export type Tab = { href: string; label: string; current?: boolean | undefined }

/** Two or three views of the same data, as links. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="at-tabs" aria-label={label}>
      {items.map(({ href, label: name, current }) => (
        <Link key={href} href={href} {...(current ? { 'aria-current': 'page' } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
