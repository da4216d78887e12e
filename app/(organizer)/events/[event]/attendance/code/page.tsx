import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../../../_ui/arrange'
import { Breadcrumb } from '../../../../../_ui/breadcrumb'
import { Loading } from '../../../../../_ui/loading'
import { CodeScreen } from './code-screen'

export const metadata: Metadata = { title: 'Code of the minute' }

export default function MinuteCodePage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Code of the minute' }]} />
      <Suspense fallback={<Loading lines={8} />}>
        <CodeScreen />
      </Suspense>
    </Page>
  )
}
