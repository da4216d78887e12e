import type { Metadata } from 'next'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { StaffScreen } from './staff-screen'

export const metadata: Metadata = { title: 'Who runs an event' }

export default function StaffPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Who runs it' }]} />
      <StaffScreen />
    </Page>
  )
}
