'use client'
import { useEffect, useRef } from 'react'

/** Browsers put back what was typed in a form before one left its page: in a page that they kept, and in one they load again. */
const cameBack = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward')

/** In a form that filters: its fields hold what the address says, after Back and Forward too, until somebody begins to change them. */
export function AsAsked() {
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = place.current?.form
    return form ? keepAsAsked(form) : undefined
  }, [])
  return <input ref={place} type="hidden" disabled />
}

/** On a slow machine somebody may have begun before this is there: then what they typed stays. */
export function keepAsAsked(form: HTMLFormElement): () => void {
  let begun = form.contains(document.activeElement)
  const begin = () => {
    begun = true
  }
  const putBack = () => {
    if (!begun) form.reset()
  }
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) begun = false
    if (persisted || cameBack()) putBack()
  }
  if (cameBack()) putBack()
  form.addEventListener('input', begin)
  window.addEventListener('pageshow', shown)
  return () => {
    form.removeEventListener('input', begin)
    window.removeEventListener('pageshow', shown)
  }
}
