'use client'
/** A screen's data, drawn in every state it can be in: loading, signed out, not to be seen, failed, there. */
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, Suspense, useState } from 'react'
import { Button, LinkButton } from '../_ui/button'
import { Forbidden } from '../_ui/forbidden'
import { Coming, Loading } from '../_ui/loading'
import { Problem } from '../_ui/note'
import { problemOf } from './api'
import { useHydrated } from './hydrated'
import { PleaseSignIn } from './please-sign-in'

type Query<T> = {
  data: T | undefined
  error: Error | null
  isPending: boolean
  /** It waits for the connection, and is asked again by itself when there is one. */
  isPaused?: boolean
  /** What it has is the answer to what was chosen before. */
  isPlaceholderData?: boolean
  refetch: () => unknown
}
type LoadedProps<T> = {
  query: Query<T>
  lines?: number | undefined
  /** In place of what is said to a colleague, where whoever comes has no role: by a link of a letter. */
  notThere?: ReactNode
  children: (data: T) => ReactNode
}

type TogetherProps = { queries: readonly { isLoading: boolean }[]; lines?: number; children: ReactNode }

/**
 * Parts that come from several questions and stand above each other are drawn together, once each was answered or failed: what
 * came later would move a link that somebody is about to press. What was drawn once stays: a question that failed is asked again
 * by the part that it belongs to, which would otherwise go and come without end.
 */
export function Together({ queries, lines, children }: TogetherProps) {
  const [drawn, setDrawn] = useState(false)
  const waits = !drawn && queries.some(({ isLoading }) => isLoading)
  if (!drawn && !waits) setDrawn(true)
  return waits ? <Loading lines={lines} /> : children
}

export function Loaded<T>({ query, lines, notThere, children }: LoadedProps<T>) {
  const hydrated = useHydrated()
  if (!hydrated) return <Loading lines={lines} />
  if (query.data !== undefined)
    return (
      <>
        {query.isPlaceholderData ? <Coming /> : null}
        {children(query.data)}
      </>
    )
  if (query.isPending && !query.isPaused) return <Loading lines={lines} />
  const problem = problemOf(query.error)
  if (problem?.status === 401) return <PleaseSignIn />
  if (problem?.status === 403 || problem?.status === 404) return notThere ?? <Forbidden />
  if (problem?.status === 422)
    return (
      <Suspense fallback={<Loading lines={lines} />}>
        <NotAsked detail={problem.detail} notThere={notThere} />
      </Suspense>
    )
  return (
    <Problem title="This could not be loaded" again={<Button onClick={() => void query.refetch()}>Try again</Button>}>
      {problem?.detail ?? 'The connection was lost. Nothing you entered is gone.'}
    </Problem>
  )
}

/** What the address asks for is nothing that can be: asked again it would not be either. Leads to the page without the choices. */
export function NotAsked({ detail, notThere }: { detail: string; notThere?: ReactNode }) {
  const path = usePathname()
  const chosen = useSearchParams()
  const agency = chosen.get('agency')
  if ([...chosen.keys()].every((name) => name === 'agency')) return notThere ?? <Forbidden />
  const href = agency ? `${path}?agency=${encodeURIComponent(agency)}` : path
  return (
    <Problem
      title="This could not be loaded"
      again={<LinkButton href={href}>Show it without these choices</LinkButton>}
    >
      {detail}
    </Problem>
  )
}
