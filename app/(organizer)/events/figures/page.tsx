import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Loading } from '../../../_ui/loading'
import { FiguresScreen } from './figures-screen'

export const metadata: Metadata = { title: 'Whom my events reached' }

export default function FiguresPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Whom they reached' }]} />
      <Suspense fallback={<Loading lines={10} />}>
        <FiguresScreen />
      </Suspense>
    </Page>
  )
}
