import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type StatusState =
  | 'overdue'
  | 'soon'
  | 'open'
  | 'half'
  | 'met'
  | 'waiting'
  | 'off'
  | 'refused'
  | 'new'
  | 'changed'
  | 'moved'
  | 'leaving'

const colorOf: Partial<Record<StatusState, string>> = {
  half: 'open',
  new: 'met',
  changed: 'open',
  moved: 'open',
  leaving: 'soon',
}

type StatusProps = {
  state: StatusState
  /** Another shape in the same color: a half ring for "3 of 40 places left". */
  icon?: IconName | undefined
  children: ReactNode
}

/** A shape, the words, then the color. The words alone must say it all: "Overdue by 37 days". */
export function Status({ state, icon = state, children }: StatusProps) {
  return (
    <span className={`at-status at-status--${colorOf[state] ?? state}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}
