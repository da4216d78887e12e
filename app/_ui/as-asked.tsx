'use client'
import { useEffect, useRef } from 'react'

/** Browsers put back what was typed in a form before one left its page: in a page that they kept, and in one they load again. */
const cameBack = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward')

/** In a form that filters: its fields hold what the address says, after Back and Forward too. */
export function AsAsked() {
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const putBack = () => place.current?.form?.reset()
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted || cameBack()) putBack()
    }
    if (cameBack()) putBack()
    window.addEventListener('pageshow', shown)
    return () => window.removeEventListener('pageshow', shown)
  }, [])
  return <input ref={place} type="hidden" disabled />
}
