'use client'
import { useMe } from '@/app/_client/me'
import { LinkButton } from '@/app/_ui/button'

/** The transcript as a file, for who is signed in: the file itself cannot ask anybody to sign in. */
export function Download() {
  const { me } = useMe()
  if (!me?.signedIn) return null
  return <LinkButton href="/api/v1/people/me/transcript.pdf">Download the PDF</LinkButton>
}
