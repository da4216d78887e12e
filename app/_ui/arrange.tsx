import type { ReactNode } from 'react'
import { names } from './names'

type Box = { className?: string | undefined; children: ReactNode }

/** The width of every page. Put it inside the main slot; a full-bleed part stands beside it. */
export function Page({ className, children }: Box) {
  return <div className={names('at-page', className)}>{children}</div>
}

/** One column that reads from top to bottom: forms, words, results. */
export function Column({ narrow, className, children }: Box & { narrow?: boolean | undefined }) {
  return <div className={names(narrow ? 'at-narrow' : 'at-form', className)}>{children}</div>
}

/** Two columns on wide screens: a side card column (`begin`: its first card comes before all on narrow ones), filters at the left, two halves, or a list beside a map, or (`review`) a queue, a document and what is decided. */
export function Split({
  kind = 'side',
  className,
  children,
}: Box & { kind?: 'side' | 'begin' | 'filters' | 'half' | 'map' | 'list' | 'hero' | 'review' }) {
  return <div className={names('at-split', `at-split--${kind}`, className)}>{children}</div>
}

export function Stack({ className, children }: Box) {
  return <div className={names('at-stack', className)}>{children}</div>
}

export function Grid({ className, children }: Box) {
  return <div className={names('at-grid', className)}>{children}</div>
}

export function Row({ between, className, children }: Box & { between?: boolean | undefined }) {
  return <div className={names('at-row', between && 'at-row--between at-row--end', className)}>{children}</div>
}

type SectionProps = Box & {
  /** Names the section and is the anchor: `#id`. */
  id: string
  title: ReactNode
  /** A small quantity after the heading: "3 modules". */
  count?: ReactNode
  /** At the right of the heading, usually one small link. */
  aside?: ReactNode
  level?: 2 | 3 | undefined
}

export function Section({ id, title, count, aside, level = 2, className, children }: SectionProps) {
  const Heading = `h${level}` as const
  const heading = (
    <Heading id={`${id}-h`}>
      {title}
      {count ? <span className="at-soft at-small">{count}</span> : null}
    </Heading>
  )
  return (
    <section id={id} className={names('at-section', className)} aria-labelledby={`${id}-h`}>
      {aside ? (
        <div className="at-row at-row--between at-row--end at-head-row">
          {heading}
          <div className="at-small">{aside}</div>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  )
}
