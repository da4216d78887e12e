import type { Metadata } from 'next'
import { Page } from '../../../_ui/arrange'
import { PageTitle } from '../../../_ui/title'
import { AdminTabs } from '../admin-tabs'
import { SitesScreen } from './sites-screen'

export const metadata: Metadata = { title: 'Calendar on other sites' }

export default function FramingSitesPage() {
  return (
    <Page>
      <PageTitle
        title="Calendar on other sites"
        lead="Partners may show the list of events in a frame of their page. Browsers refuse every site that is not named here."
      />
      <AdminTabs current="/admin/calendar" />
      <SitesScreen />
    </Page>
  )
}
