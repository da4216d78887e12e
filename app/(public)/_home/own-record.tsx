'use client'
import { startOf } from '../../_client/account-nav'
import { useMe } from '../../_client/me'
import { LinkButton } from '../../_ui/button'

/** The way to one's own record: through signing in, or at once for whoever is signed in. */
export function OwnRecord() {
  const { me } = useMe()
  if (me?.signedIn)
    return (
      <LinkButton href={startOf(me)} variant="outline">
        Go to your record
      </LinkButton>
    )
  return (
    <LinkButton href="/sign-in" variant="outline" className={me ? undefined : 'at-unknown'}>
      Sign in to your record
    </LinkButton>
  )
}
