'use client'
import type { PublicEvent } from '@/lib/events/shapes'
import { useMe } from '../../../_client/me'
import { Link } from '../../../_ui/link'

type Props = { event: Pick<PublicEvent, 'slug' | 'sessions'> }

/** From an event that has begun to claiming it as outside training, for whoever is signed in. */
export function IWasThere({ event: { slug, sessions } }: Props) {
  const { me } = useMe()
  const hasBegun = sessions.some(({ startsAt }) => Date.parse(startsAt) < Date.now())
  if (!me?.signedIn || !hasBegun) return null
  return (
    <p className="at-small at-noprint">
      <Link href={`/training/claims/new?event=${slug}`}>I was there: bring it in as outside training</Link>
    </p>
  )
}
