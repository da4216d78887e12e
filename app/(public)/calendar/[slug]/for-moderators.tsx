'use client'
import { useMe } from '../../../_client/me'
import { Link } from '../../../_ui/link'

/** From the page of an event to the place where a moderator decides about it. */
export function ForModerators({ slug }: { slug: string }) {
  const { me } = useMe()
  if (!me?.may.moderate) return null
  return (
    <p className="at-small at-noprint">
      <Link href={`/moderation?event=${slug}`}>Look at it as a moderator</Link>
    </p>
  )
}
