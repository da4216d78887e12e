'use client'

import { type MouseEvent, useEffect } from 'react'
import { Icon } from './icon'

const NEUTRAL = 'https://www.weather.gov/'
const PRESSES = 3
const WITHIN_MS = 3000

/** What this tab kept is forgotten; nothing of ours stays to be seen while the other page loads, and "back" does not return to this one. */
function leave() {
  try {
    sessionStorage.clear()
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  document.title = 'Weather'
  document.documentElement.hidden = true
  window.location.replace(NEUTRAL)
}

/** Leaves at once, by click or by Escape pressed three times. Without script it is a plain link. */
export function QuickExit() {
  useEffect(() => {
    let presses: number[] = []
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return
      presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp]
      if (presses.length >= PRESSES) leave()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
  const onClick = (event: MouseEvent) => {
    event.preventDefault()
    leave()
  }
  return (
    <a className="at-exit" href={NEUTRAL} rel="noreferrer" onClick={onClick}>
      <Icon name="out" />
      Leave<span> this site</span>
    </a>
  )
}
