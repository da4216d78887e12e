import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { PlaceScreen } from './place-screen'

export const metadata: Metadata = { title: 'Your place', robots: { index: false }, referrer: 'no-referrer' }

/** Opened from a letter, also by programs that look at its links: nothing happens before a button is pressed. */
export default function PlacePage() {
  return (
    <Page>
      <Suspense fallback={<Loading />}>
        <PlaceScreen />
      </Suspense>
    </Page>
  )
}
