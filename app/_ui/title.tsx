import type { ReactNode } from 'react'

type PageTitleProps = {
  /** A sentence with the result in it, without digits: "Five people are overdue". */
  title: ReactNode
  lead?: ReactNode
  /** A small line above the heading: "Lesson 3 of 5". */
  above?: ReactNode
  /** Under the lead: usually a Meta line. */
  below?: ReactNode
  /** At the right: at most two actions, or the as-of date. */
  children?: ReactNode
}

export function PageTitle({ title, lead, above, below, children }: PageTitleProps) {
  return (
    <div className="at-title">
      <div>
        {above ? <p className="at-small at-soft">{above}</p> : null}
        <h1>{title}</h1>
        {lead ? <p className="at-lead">{lead}</p> : null}
        {below}
      </div>
      {children ? <div className="at-row">{children}</div> : null}
    </div>
  )
}
