import type { ReactNode } from 'react'
import { names } from './names'

type NoteProps = {
  kind?: 'info' | 'caution' | 'error' | 'good' | undefined
  title?: ReactNode
  level?: 2 | 3 | undefined
  /** Spoken when it appears: at once for an error, politely for the rest. Leave it out for a note that was there from the start. */
  live?: boolean | undefined
  className?: string | undefined
  children?: ReactNode
}

/** A message from the system, with the consequence first. */
export function Note({ kind = 'info', title, level = 2, live, className, children }: NoteProps) {
  const Heading = `h${level}` as const
  return (
    <div
      className={names('at-note', kind !== 'info' && `at-note--${kind}`, className)}
      {...(live ? { role: kind === 'error' ? 'alert' : 'status' } : {})}
    >
      {title ? <Heading>{title}</Heading> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

/** What could not be loaded or saved, whether anything was lost, and a way to try again. */
export function Problem({ title, children, again }: { title: ReactNode; children?: ReactNode; again?: ReactNode }) {
  return (
    <Note kind="error" title={title} live>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {again ? <p className="at-row">{again}</p> : null}
    </Note>
  )
}

/** Says that the device has no connection, and what waits on it: "3 answers are kept on this device and will be sent…". */
export function Offline({ children }: { children?: ReactNode }) {
  return (
    <Note kind="caution" title="You are working offline" live>
      {children ?? 'Pages you have not opened yet cannot be shown until the connection returns.'}
    </Note>
  )
}
