import { useCallback, useState } from 'react'

/** The page's title, which says what would follow as soon as that is known. */
export function useTitle(until: string) {
  const [said, setSaid] = useState<string | null>(null)
  const onTitle = useCallback((title: string | null) => setSaid(title), [])
  return { title: said ?? until, onTitle }
}
