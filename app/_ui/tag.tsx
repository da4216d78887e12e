import type { ReactNode } from 'react'
import { Link } from './link'

/** A priority, a topic, a kind. Never a status. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="at-tag">{children}</span>
}

export function Tags({ items }: { items: readonly string[] }) {
  return (
    <span className="at-tags">
      {items.map((item) => (
        <Tag key={item}>{item}</Tag>
      ))}
    </span>
  )
}

export type Chosen = { label: string; removeHref: string }

/** All filters in force, above what they leave; nothing where there is none. */
export function ChosenTags({ label, items }: { label: string; items: readonly Chosen[] }) {
  if (items.length === 0) return null
  return (
    <ul className="at-row at-plain at-noprint" aria-label={label}>
      {items.map((item) => (
        <li key={`${item.label} ${item.removeHref}`}>
          <ChosenTag {...item} />
        </li>
      ))}
    </ul>
  )
}

/** A filter in force, with the link that takes it away. */
export function ChosenTag({ label, removeHref }: Chosen) {
  return (
    <span className="at-tag at-tag--chosen">
      {label}{' '}
      <Link href={removeHref}>
        remove<span className="at-hide"> the filter {label}</span>
      </Link>
    </span>
  )
}
