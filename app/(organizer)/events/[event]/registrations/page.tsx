import type { Metadata } from 'next'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { RegistrationsScreen } from './registrations-screen'

export const metadata: Metadata = { title: 'Who comes' }

export default function RegistrationsPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Who comes' }]} />
      <RegistrationsScreen />
    </Page>
  )
}
