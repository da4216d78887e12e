'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the page as it is sent, true once script runs: what needs script can then take the place of what does not. */
export function useLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
