import type { ReactNode } from 'react'
import { Icon } from './icon'
import { names } from './names'

const kinds = {
  good: { className: undefined, icon: 'met' },
  old: { className: 'at-verdict--old', icon: 'changed' },
  no: { className: 'at-verdict--no', icon: 'refused' },
} as const

type VerdictProps = { kind: keyof typeof kinds; title: ReactNode; lead?: ReactNode; children?: ReactNode }

/** The answer to "may I rely on this?": the heading is the answer, the facts follow. */
export function Verdict({ kind, title, lead, children }: VerdictProps) {
  const { className, icon } = kinds[kind]
  return (
    <article className={names('at-card at-verdict', className)}>
      <h1>
        <Icon name={icon} />
        <span>{title}</span>
      </h1>
      {lead ? <p className="at-lead">{lead}</p> : null}
      {children}
    </article>
  )
}
