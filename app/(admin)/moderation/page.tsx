import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { PageTitle } from '../../_ui/title'
import { ModerationScreen } from './moderation-screen'
import { ModerationTabs } from './moderation-tabs'

export const metadata: Metadata = { title: 'Moderation' }

export default function ModerationPage() {
  return (
    <Page>
      <PageTitle
        title="Events that wait for a decision"
        lead="The longest waiting first. What is probably one event, posted more than once, stands together."
      />
      <ModerationTabs current="/moderation" />
      <Suspense fallback={<Loading lines={8} />}>
        <ModerationScreen />
      </Suspense>
    </Page>
  )
}
