'use client'
import { useCallback, useState } from 'react'

/**
 * Whether something that somebody pressed for is under way. What a form does of its own accord keeps no button from being
 * pressed: whoever sends while it saves itself would press for nothing, and not be told.
 * @returns that, and what runs a deed as pressed for
 */
export function useAsked() {
  const [count, setCount] = useState(0)
  const asked = useCallback(async <R>(act: () => Promise<R>): Promise<R> => {
    setCount((before) => before + 1)
    try {
      return await act()
    } finally {
      setCount((before) => before - 1)
    }
  }, [])
  return [count > 0, asked] as const
}
