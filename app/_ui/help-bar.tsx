import type { ReactNode } from 'react'
import { QuickExit } from './quick-exit'

type HelpBarProps = { label: string; danger: ReactNode; hotline: ReactNode; exit: ReactNode }

/** Help and exit: on every page, in the same place, never covered. */
export function HelpBar({ label, danger, hotline, exit }: HelpBarProps) {
  return (
    <aside className="at-help" aria-label={label}>
      <div className="at-help__in">
        <p>
          <span>{danger}</span> <span>{hotline}</span>
        </p>
        <QuickExit>{exit}</QuickExit>
      </div>
    </aside>
  )
}
