'use client'
/** A part of a page that an address names (`#reliefs`) and that is drawn only once its data has come. */
import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'

const WAIT_MS = 20_000
/** Whoever moves on the page meanwhile stays where they are. */
const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Brings the named part into sight when it appears; the browser does so only where it is there at once. */
export function Arrive() {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is come to may name a part
  useEffect(awaitPart, [path])
  return null
}

function awaitPart(): (() => void) | undefined {
  const id = partNamed(window.location.hash)
  if (!id || document.getElementById(id)) return
  const stop = () => {
    watch.disconnect()
    clearTimeout(late)
    for (const each of moves) window.removeEventListener(each, stop, true)
  }
  const watch = new MutationObserver(() => {
    const part = document.getElementById(id)
    if (!part) return
    stop()
    part.scrollIntoView()
  })
  const late = setTimeout(stop, WAIT_MS)
  for (const each of moves) window.addEventListener(each, stop, true)
  watch.observe(document.body, { childList: true, subtree: true })
  return stop
}

/** The id in `#…`; nothing where it cannot be read. */
function partNamed(hash: string): string | null {
  try {
    return decodeURIComponent(hash.slice(1)) || null
  } catch {
    return null
  }
}

/** `#part` of the address; nothing until the page is alive, since the server never sees it. */
export function useHash(): string {
  return useSyncExternalStore(
    onHashChange,
    () => window.location.hash,
    () => '',
  )
}

function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
