import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Column, Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { PageTitle } from '../../_ui/title'
import { StopScreen } from './stop-screen'

export const metadata: Metadata = { title: 'Stop these letters', robots: { index: false } }

/** Opened from a letter, also by programs that look at its links: nothing happens before the button is pressed. */
export default function StopLettersPage() {
  return (
    <Page>
      <Column>
        <PageTitle title="Stop these letters" lead="You need not sign in for this." />
        <Suspense fallback={<Loading />}>
          <StopScreen />
        </Suspense>
      </Column>
    </Page>
  )
}
