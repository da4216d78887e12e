import type { Metadata } from 'next'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { CheckInScreen } from './check-in-screen'

export const metadata: Metadata = { title: 'Check-in' }

export default function CheckInPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Check-in' }]} />
      <CheckInScreen />
    </Page>
  )
}
