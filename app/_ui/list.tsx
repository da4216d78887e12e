import { Children, type ReactNode } from 'react'
import { Link } from './link'
import { names } from './names'

type ListProps = { ordered?: boolean | undefined; label?: string | undefined; className?: string; children: ReactNode }

/** Modules, lessons, search results: children are `Item`s. */
export function List({ ordered, label, className, children }: ListProps) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag className={names('at-list', className)} {...(label ? { 'aria-label': label } : {})}>
      {children}
    </Tag>
  )
}

type ItemProps = {
  title: ReactNode
  href?: string | undefined
  level?: 2 | 3 | 4 | undefined
  /** At the right: hours, status. */
  aside?: ReactNode
  /** Short facts under the sentence. */
  meta?: readonly ReactNode[] | undefined
  className?: string | undefined
  children?: ReactNode
}

export function Item({ title, href, level = 3, aside, meta, className, children }: ItemProps) {
  const Heading = `h${level}` as const
  return (
    <li className={names(aside ? 'at-item' : undefined, className)}>
      <div>
        <Heading>{href ? <Link href={href}>{title}</Link> : title}</Heading>
        {typeof children === 'string' ? <p>{children}</p> : children}
        {meta ? <Meta items={meta} /> : null}
      </div>
      {aside ? <div>{aside}</div> : null}
    </li>
  )
}

/** Short facts in a line; what is empty falls away. */
export function Meta({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="at-meta">
      {Children.toArray([...items]).map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one line keep their order and have no other name
        <li key={place}>{item}</li>
      ))}
    </ul>
  )
}

/** How something was worked out, in order. */
export function Steps({ level = 3, items }: { level?: 3 | 4; items: readonly { title: string; body: ReactNode }[] }) {
  const Heading = `h${level}` as const
  return (
    <ol className="at-steps">
      {items.map(({ title, body }) => (
        <li key={title}>
          <Heading>{title}</Heading>
          {typeof body === 'string' ? <p>{body}</p> : body}
        </li>
      ))}
    </ol>
  )
}
