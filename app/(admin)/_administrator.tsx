'use client'
/** Draws a screen for administrators only, and every other state: loading, signed out, not theirs. */
import { type ReactNode, Suspense } from 'react'
import { PleaseSignIn } from '../_client/loaded'
import { useMe } from '../_client/me'
import { Button } from '../_ui/button'
import { Forbidden } from '../_ui/frame'
import { Loading } from '../_ui/loading'
import { Problem } from '../_ui/note'

export function ForAdministrator({ children }: { children: ReactNode }) {
  const { me, failed, again } = useMe()
  if (!me)
    return failed ? (
      <Problem title="This could not be loaded" again={<Button onClick={() => void again()}>Try again</Button>}>
        The connection was lost. Nothing you entered is gone.
      </Problem>
    ) : (
      <Loading lines={8} />
    )
  if (!me.signedIn) return <PleaseSignIn />
  if (!me.may.administer) return <Forbidden />
  return <Suspense fallback={<Loading lines={8} />}>{children}</Suspense>
}
