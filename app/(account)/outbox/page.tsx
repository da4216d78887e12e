import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { OutboxScreen } from './outbox-screen'

export const metadata: Metadata = { title: 'Outbox' }

export default function OutboxPage() {
  return (
    <Page>
      <PageTitle
        title="Outbox"
        lead="Messages of the demonstration world, the newest first. Nothing leaves this machine."
      />
      <OutboxScreen />
    </Page>
  )
}
