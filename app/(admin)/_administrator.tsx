'use client'
/** Draws a screen for administrators only; everybody else learns that they are signed out, or that it is not theirs. */
import { type ReactNode, Suspense } from 'react'
import { useMe } from '../_client/me'
import { PleaseSignIn } from '../_client/please-sign-in'
import { Button } from '../_ui/button'
import { Forbidden } from '../_ui/forbidden'
import { Loading } from '../_ui/loading'
import { Problem } from '../_ui/note'

type Props = { lines?: number | undefined; children: () => ReactNode }

/** `<ForAdministrators>{() => <Screen />}</ForAdministrators>`; what is inside may read the address. */
export function ForAdministrators({ lines, children }: Props) {
  return (
    <Suspense fallback={<Loading lines={lines} />}>
      <IfAdministrator lines={lines}>{children}</IfAdministrator>
    </Suspense>
  )
}

function IfAdministrator({ lines, children }: Props) {
  const { me, failed, again } = useMe()
  if (me?.may.administer) return children()
  if (me) return me.signedIn ? <Forbidden /> : <PleaseSignIn />
  if (!failed) return <Loading lines={lines} />
  return (
    <Problem title="This could not be loaded" again={<Button onClick={() => void again()}>Try again</Button>}>
      The connection was lost. Nothing you entered is gone.
    </Problem>
  )
}
