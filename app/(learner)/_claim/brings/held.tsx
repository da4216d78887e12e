import type { ReactNode } from 'react'

type Props = {
  /** Said while it is asked again; null where the answer is of what stands there now. */
  waiting: string | null
  children: ReactNode
}

/** An answer that follows what is typed: of what stood there before only its room is left, so that nothing below it moves. */
export function Held({ waiting, children }: Props) {
  return (
    <div className="at-held" aria-live="polite" aria-busy={waiting !== null}>
      <div className={waiting === null ? undefined : 'at-held__past'}>{children}</div>
      {waiting === null ? null : <p className="at-soft">{waiting}</p>}
    </div>
  )
}
