'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { figure } from '@/lib/platform/words'

/** A sheet with more people than these is no longer read; the file holds them all. */
const MOST_PEOPLE = 1000

type Pages = {
  data: { pages: readonly { items: readonly unknown[] }[] } | undefined
  hasNextPage: boolean
  isFetching: boolean
  isError: boolean
  fetchNextPage: () => Promise<unknown>
}

/** Loads everybody who fits the filters, then prints: what is on paper is what the line above it says. */
export function PrintAll({ query, total }: { query: Pages; total: number }) {
  const [wanted, setWanted] = useState(false)
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  const shown = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  useEffect(() => {
    if (!wanted || isFetching) return
    if (hasNextPage && shown < MOST_PEOPLE && !isError) {
      void fetchNextPage()
      return
    }
    setWanted(false)
    if (!isError) window.print()
  }, [wanted, isFetching, hasNextPage, isError, shown, fetchNextPage])
  const most = Math.min(total, MOST_PEOPLE)
  return (
    <Button className="at-noprint" variant="outline" busy={wanted} onClick={() => setWanted(true)}>
      {wanted
        ? `Loading ${figure(shown)} of ${figure(most)}`
        : total > MOST_PEOPLE
          ? `Print the first ${figure(most)}`
          : 'Print'}
    </Button>
  )
}
