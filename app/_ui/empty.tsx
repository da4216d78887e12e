import type { ReactNode } from 'react'
import { Card } from './card'

type EmptyProps = { title: ReactNode; level?: 2 | 3 | undefined; actions?: ReactNode; children?: ReactNode }

/** Nothing here: what is true ("Nobody is overdue"), what comes next, one step. */
export function Empty({ title, level, actions, children }: EmptyProps) {
  return (
    <Card title={title} level={level}>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {actions ? <p className="at-row">{actions}</p> : null}
    </Card>
  )
}
