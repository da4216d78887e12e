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

/** A filter in force, with the link that takes it away. */
export function ChosenTag({ label, removeHref }: { label: string; removeHref: string }) {
  return (
    <span className="at-tag at-tag--chosen">
      {label}{' '}
      <Link href={removeHref}>
        remove<span className="at-hide"> the filter {label}</span>
      </Link>
    </span>
  )
}
