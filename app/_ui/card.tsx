import type { ReactNode } from 'react'
import { names } from './names'
import { Status, type StatusState } from './status'

type CardProps = {
  title?: ReactNode
  level?: 2 | 3 | undefined
  id?: string | undefined
  busy?: boolean | undefined
  className?: string | undefined
  children?: ReactNode
}

/** A separate thing in a side column, a form, an empty state. Never a card in a card. */
export function Card({ title, level = 2, id, busy, className, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section
      className={names('at-card', className)}
      {...(id ? { id } : {})}
      {...(id && title ? { 'aria-labelledby': `${id}-h` } : {})}
      {...(busy ? { 'aria-busy': true } : {})}
    >
      {title ? <Heading {...(id ? { id: `${id}-h` } : {})}>{title}</Heading> : null}
      {children}
    </section>
  )
}

type DueCardProps = {
  state: StatusState
  /** "Overdue by 11 days", "Due in 12 days". */
  status: ReactNode
  title: ReactNode
  /** The one next step, and under it how long it takes; without one the content takes the whole card. */
  action?: ReactNode
  level?: 2 | 3 | undefined
  as?: 'li' | 'section' | undefined
  /** The sentence that says why, then progress and a `details` with the working. */
  children?: ReactNode
}

const edges: Partial<Record<StatusState, string>> = { overdue: 'at-due--overdue', soon: 'at-due--soon' }

/** One thing a person owes. */
export function DueCard({ state, status, title, action, level = 2, as: Box = 'li', children }: DueCardProps) {
  const Heading = `h${level}` as const
  return (
    <Box className={names('at-due', edges[state])}>
      <div>
        <Status state={state}>{status}</Status>
        <Heading>{title}</Heading>
        {children}
      </div>
      {action ? <div className="at-due__act">{action}</div> : null}
    </Box>
  )
}
