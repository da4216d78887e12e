'use client'
import { useMe } from '@/app/_client/me'
import { fullName } from '@/lib/platform/words'
import { longDay, ownZone, wallOf } from '@/lib/platform/words-of-time'

/** On paper a transcript says whose it is and of which day. */
export function Whose() {
  const { me } = useMe()
  if (!me?.person) return null
  const { givenName, familyName, timeZone } = me.person
  const zone = timeZone ?? me.serves[0]?.timeZone ?? ownZone()
  return (
    <p className="at-print">
      Transcript of <b>{fullName({ given: givenName, family: familyName })}</b>, as of{' '}
      {longDay(wallOf(new Date().toISOString(), zone).on)}
    </p>
  )
}
