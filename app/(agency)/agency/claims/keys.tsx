'use client'
/** Single keys of the queue. They rest while somebody types, and can be turned off (WCAG 2.1.4). */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import type { QueueTexts } from './messages'

const PLACE = 'attest.claim-keys'
const CHANGED = 'attest-claim-keys'

function areOn(): boolean {
  try {
    return window.localStorage.getItem(PLACE) !== 'off'
  } catch {
    return true
  }
}

function turn(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(PLACE)
    else window.localStorage.setItem(PLACE, 'off')
  } catch {
    // A browser that keeps nothing has them on.
  }
  window.dispatchEvent(new Event(CHANGED))
}

const subscribe = (then: () => void) => {
  window.addEventListener(CHANGED, then)
  return () => window.removeEventListener(CHANGED, then)
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null

/** What the decision forms answer to: a button or a part with this mark is pressed. */
export const keyMark = (key: 'a' | 'r' | 'x') => ({ 'data-key': key })

type Steps = { next: () => void; previous: () => void }

export function useKeys(steps: Steps) {
  const on = useSyncExternalStore(subscribe, areOn, () => true)
  const latest = useRef(steps)
  latest.current = steps
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return
      const key = event.key.toLowerCase()
      if (key === 'j') latest.current.next()
      else if (key === 'k') latest.current.previous()
      else if (['a', 'r', 'x'].includes(key)) press(key)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
  return on
}

/** A button is pressed; a part that is folded opens, and its first field takes the focus. */
function press(key: string): void {
  const found = document.querySelector<HTMLElement>(`[data-key="${key}"]`)
  if (found instanceof HTMLDetailsElement) {
    found.open = true
    found.querySelector<HTMLElement>('input, textarea')?.focus()
  } else found?.click()
}

export function Keys({ keys: on }: { keys: boolean }) {
  const say = useWords<QueueTexts>()
  return (
    <details className="at-keys at-noprint">
      <summary>{say('keys')}</summary>
      <div>
        <dl>
          <dt>
            <kbd>{'J'}</kbd> <kbd>{'K'}</kbd>
          </dt>
          <dd>{say('keysNext')}</dd>
          <dt>
            <kbd>{'A'}</kbd>
          </dt>
          <dd>{say('keysApprove')}</dd>
          <dt>
            <kbd>{'R'}</kbd>
          </dt>
          <dd>{say('keysReturn')}</dd>
          <dt>
            <kbd>{'X'}</kbd>
          </dt>
          <dd>{say('keysRefuse')}</dd>
        </dl>
        <p className="at-small">{say('keysRest')}</p>
        <Button variant="link" small onClick={() => turn(!on)}>
          {say(on ? 'keysOff' : 'keysOn')}
        </Button>
      </div>
    </details>
  )
}
