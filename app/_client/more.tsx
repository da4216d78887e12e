'use client'
/** The next part of a long list, and why it could not be had: what is there stays. */
import type { ReactNode } from 'react'
import { Button } from '../_ui/button'
import { Problem } from '../_ui/note'
import { problemOf } from './api'

/** A list that is read part by part (`useInfiniteQuery`). */
export type InParts = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: Error | null
  fetchNextPage: () => unknown
}

type Props = {
  query: InParts
  /** What the button says. */
  children: ReactNode
}

export function More({ query, children }: Props) {
  const { hasNextPage, isFetchingNextPage: busy, isFetchNextPageError: failed, error } = query
  if (!hasNextPage) return null
  return (
    <>
      {failed && !busy ? (
        <Problem title="The next ones could not be loaded">
          {problemOf(error)?.detail ?? 'The connection was lost. Try again; what is shown here stays.'}
        </Problem>
      ) : null}
      <p className="at-gap at-noprint">
        <Button variant="outline" busy={busy} onClick={() => void query.fetchNextPage()}>
          {children}
        </Button>
      </p>
    </>
  )
}
