import type { ReactNode } from 'react'
import { Link } from './link'
import { Status, type StatusState } from './status'

export type Count = {
  /** Unique among its neighbors; also the words beside the shape when `state` is given. */
  label: string
  state?: StatusState | undefined
  figure: ReactNode
  /** The noun on the line of the figure: "people". */
  noun?: ReactNode
  /** The second line: "6 trainings", "by December 20". */
  note?: ReactNode
  /** A figure that filters what follows is a link. */
  href?: string | undefined
  current?: boolean | undefined
}

/** Three to six figures with noun and second line. A lone figure is a sentence instead. */
export function Counts({ label, items }: { label?: string | undefined; items: readonly Count[] }) {
  return (
    <ul className="at-counts" {...(label ? { 'aria-label': label } : {})}>
      {items.map((item) => (
        <li key={item.label}>
          {item.href ? (
            <Link href={item.href} scroll={false} {...(item.current ? { 'aria-current': 'true' } : {})}>
              <Figure {...item} />
            </Link>
          ) : (
            <div>
              <Figure {...item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Figure({ label, state, figure, noun, note }: Count) {
  return (
    <>
      {state ? <Status state={state}>{label}</Status> : null}
      <strong>{figure}</strong> {noun ?? (state ? null : label)}
      {note ? <small>{note}</small> : null}
    </>
  )
}
