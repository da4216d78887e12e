import type { Metadata } from 'next'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { AttendanceScreen } from './attendance-screen'

export const metadata: Metadata = { title: 'Attendance' }

export default function AttendancePage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Attendance' }]} />
      <AttendanceScreen />
    </Page>
  )
}
