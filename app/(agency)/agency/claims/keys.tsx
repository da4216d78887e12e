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

/** A box that is ticked takes no letters. */
const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog') !== null

/** From a field of a decision back to what opens it, where the keys are heard again; what was written stays. */
function leaveField({ target }: KeyboardEvent): void {
  if (!(target instanceof HTMLElement)) return
  const part = target.closest<HTMLElement>('details[data-key]')
  if (part) part.querySelector('summary')?.focus()
  else if (target.matches('[data-key]')) target.blur()
}

/** Of the decision and of the documents; the latter have their marks in `_proofs/document.tsx`. */
const PRESSED = ['a', 'r', 'x', 'h', 'n', 'p', 'z', 't']

/** What the decision forms answer to: a button or a part with this mark is pressed, a field takes the focus. */
export const keyMark = (key: 'a' | 'r' | 'x' | 'h') => ({ 'data-key': key })

type Steps = { next: () => void; previous: () => void }

export function useKeys(steps: Steps) {
  const on = useSyncExternalStore(subscribe, areOn, () => true)
  const latest = useRef(steps)
  latest.current = steps
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'Escape') return leaveField(event)
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return
      const key = event.key.toLowerCase()
      if (key === 'j') latest.current.next()
      else if (key === 'k') latest.current.previous()
      else if (PRESSED.includes(key)) press(key)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
  return on
}

/**
 * A button is pressed; a part that is folded opens, and its first field takes the focus, as a field itself does. Of several
 * documents the pages of the first are turned to their end, then those of the next, and back again from the last.
 */
function press(key: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]:not([aria-disabled])`)]
  const one = key === 'p' ? found.at(-1) : found[0]
  if (one instanceof HTMLDetailsElement) {
    one.open = true
    one.querySelector<HTMLElement>('input, textarea')?.focus()
  } else if (one instanceof HTMLInputElement) one.select()
  else one?.click()
  if (key === 'n' || key === 'p') one?.closest('figure')?.scrollIntoView({ block: 'nearest' })
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
            <kbd>{'N'}</kbd> <kbd>{'P'}</kbd>
          </dt>
          <dd>{say('keysPages')}</dd>
          <dt>
            <kbd>{'Z'}</kbd>
          </dt>
          <dd>{say('keysLarger')}</dd>
          <dt>
            <kbd>{'T'}</kbd>
          </dt>
          <dd>{say('keysTurn')}</dd>
          <dt>
            <kbd>{'H'}</kbd>
          </dt>
          <dd>{say('keysHours')}</dd>
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
