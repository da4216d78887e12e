/** The page of the door comes back after a reload without a connection: the browser's worker keeps what draws it. */
import { fetchReader } from './camera'

const isPart = (address: string): boolean => {
  const url = new URL(address)
  return url.origin === window.location.origin && !url.pathname.startsWith('/api/')
}

/** Asks the worker to keep this page, once its parts are loaded. A browser without one works while the page is open. */
export async function keepPage(): Promise<void> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/door-worker.js', { scope: '/events/' })
    const { active } = await navigator.serviceWorker.ready
    // The camera may be opened for the first time when the connection is gone.
    await fetchReader()
    const parts = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter(isPart)
    active?.postMessage({ kind: 'keep', page: window.location.pathname, parts })
  } catch {
    // The browser refuses to keep anything.
  }
}

const KEY = 'attest.at-door'

/** Whose list this browser keeps, so that it is found again while nobody can be asked who is signed in. Goes when they sign out. */
export function rememberWhoStands(personId: string): void {
  try {
    window.localStorage.setItem(KEY, personId)
  } catch {
    // As above.
  }
}

export function whoStood(): string | undefined {
  try {
    return window.localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}
