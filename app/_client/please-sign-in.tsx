'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { LinkButton } from '../_ui/button'
import { useHash } from './arrive'
import { signInHref } from './next-place'

/** Shown in place of what only people who are signed in see; leads back here. */
export function PleaseSignIn() {
  const path = usePathname()
  return (
    <div className="at-card at-measure">
      <h2>Please sign in</h2>
      <p>What stands here belongs to a person in the record.</p>
      <p className="at-row">
        <Suspense fallback={<LinkButton href={signInHref(path, '')}>Sign in</LinkButton>}>
          <WithQuery path={path} />
        </Suspense>
      </p>
    </div>
  )
}

function WithQuery({ path }: { path: string }) {
  return <LinkButton href={signInHref(path, useSearchParams().toString(), useHash())}>Sign in</LinkButton>
}
