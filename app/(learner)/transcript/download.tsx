'use client'
import { useMe } from '@/app/_client/me'
import { LinkButton } from '@/app/_ui/button'
import { type Period, withPeriod } from './words'

/** What is shown as a file, for who is signed in: the file itself cannot ask anybody to sign in. */
export function Download({ period }: { period: Period }) {
  const { me } = useMe()
  if (!me?.signedIn) return null
  return <LinkButton href={withPeriod('/api/v1/people/me/transcript.pdf', period)}>Download the PDF</LinkButton>
}
