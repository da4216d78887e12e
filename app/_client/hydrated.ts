'use client'
/**
 * Whether this part of the page runs in the browser already, past its first drawing. A part that waits (Suspense) is
 * taken over later than the rest; what others loaded meanwhile must not change its first drawing, which has to be the
 * server's.
 */
import { useSyncExternalStore } from 'react'

const never = () => () => {}

export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
