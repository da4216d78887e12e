import type { Metadata } from 'next'
import { Forbidden } from './_ui/forbidden'

export const metadata: Metadata = { title: 'We cannot show this page' }

export default function NotFound() {
  return <Forbidden />
}
