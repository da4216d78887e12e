import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Leaves at once, as `public/first.js` does it from the first moment of a page. Without script it is a plain link. */
export function QuickExit({ children }: { children: ReactNode }) {
  return (
    <a className="at-exit" href="https://www.weather.gov/" rel="noreferrer">
      <Icon name="out" />
      {children}
    </a>
  )
}
