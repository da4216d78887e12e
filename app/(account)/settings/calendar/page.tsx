import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { PageTitle } from '../../../_ui/title'
import { SearchesScreen } from './searches-screen'

export const metadata: Metadata = { title: 'Calendar by mail' }

export default function CalendarSettingsPage() {
  return (
    <Page>
      <PageTitle
        title="Calendar by mail"
        lead="Searches of the calendar that you keep. New events come to you by mail; every letter has a link that stops it."
      />
      <Suspense fallback={<Loading />}>
        <SearchesScreen />
      </Suspense>
    </Page>
  )
}
