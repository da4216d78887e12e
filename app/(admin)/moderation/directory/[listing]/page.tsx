import type { Metadata } from 'next'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { WaitingScreen } from './waiting-screen'

export const metadata: Metadata = { title: 'A listing' }

export default function WaitingListingPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'Directory', href: '/moderation/directory' }, { label: 'A listing' }]} />
      <WaitingScreen />
    </Page>
  )
}
