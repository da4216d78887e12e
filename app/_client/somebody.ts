/**
 * What this browser remembers about being signed in: that somebody is, and a number that differs each time, so that the
 * other tabs hear of it. Never who. `public/first.js` reads it before the first drawing.
 */
import { formKey } from './form-key'

const KEY = 'attest.somebody'

/** A browser may refuse to keep anything; then the head is only a little later. */
function kept<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** @param changed somebody has just signed in, perhaps another person than before */
export function remember(signedIn: boolean, changed = false): void {
  kept(() => {
    if (!signedIn) localStorage.removeItem(KEY)
    else if (changed || !localStorage.getItem(KEY)) localStorage.setItem(KEY, formKey())
  })
  if (signedIn) document.documentElement.dataset.somebody = ''
  else delete document.documentElement.dataset.somebody
}

/** Everything of ours that this browser keeps goes with the person. */
export function forgetEverything(): void {
  for (const store of [() => localStorage, () => sessionStorage])
    kept(() => {
      for (const key of Object.keys(store())) if (key.startsWith('attest.')) store().removeItem(key)
    })
  remember(false)
}

/** Calls back when another tab signed in or out, or when the page comes back from the browser's memory. */
export function onSomebodyElse(changed: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) changed()
  }
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) changed()
  }
  window.addEventListener('storage', heard)
  window.addEventListener('pageshow', shown)
  return () => {
    window.removeEventListener('storage', heard)
    window.removeEventListener('pageshow', shown)
  }
}
