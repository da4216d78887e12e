import { useEffect, useState } from 'react'

/** The value once it has stayed the same for so many milliseconds: what is typed is not asked about letter by letter. */
export function useSettled<T extends string | null>(value: T, pause = 400): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
