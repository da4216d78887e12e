'use client'
/** Why the last step was refused, where the fields do not say it: with the way in when the session has ended. */
import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { Link } from '../_ui/link'
import { Problem as Refused } from '../_ui/note'
import type { Problem } from './api'
import { signInHref } from './next-place'

/** It is said here and not on fields. */
export const namesNothing = (problem: Problem | null | undefined): boolean => problem?.errors.length === 0

export function ProblemNote({ problem }: { problem: Problem | null | undefined }) {
  if (!problem || problem.errors.length > 0) return null
  if (problem.signInAgain === true)
    return (
      <Refused title={problem.title}>
        <p>
          {problem.detail}{' '}
          <Suspense>
            <WayBackIn>Sign in again</WayBackIn>
          </Suspense>
        </p>
      </Refused>
    )
  if (problem.status !== 401) return <Refused title={problem.title}>{problem.detail}</Refused>
  return (
    <Refused title="Your session has ended">
      <p>
        What you typed is still on this page. Sign in in another window, come back and try again:{' '}
        <Suspense>
          <WayBackIn>sign in</WayBackIn>
        </Suspense>
        .
      </p>
    </Refused>
  )
}

/** Leads back to this page as it is, its filters and its day included. */
function WayBackIn({ children }: { children: string }) {
  return (
    <Link href={signInHref(usePathname(), useSearchParams().toString())} target="_blank">
      {children}
    </Link>
  )
}
