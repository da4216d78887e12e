import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../../../_ui/arrange'
import { Breadcrumb } from '../../../../../_ui/breadcrumb'
import { Loading } from '../../../../../_ui/loading'
import { FileScreen } from './file-screen'

export const metadata: Metadata = { title: 'Attendance from a meeting' }

export default function MeetingFilePage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Attendance from a meeting' }]} />
      <Suspense fallback={<Loading lines={8} />}>
        <FileScreen />
      </Suspense>
    </Page>
  )
}
