import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { SessionsScreen } from './sessions-screen'

export const metadata: Metadata = { title: 'Where you are signed in' }

export default function SessionsPage() {
  return (
    <Page>
      <PageTitle
        title="Where you are signed in"
        lead="Every browser that is signed in as you. End what you do not recognize; it is signed out at once."
      />
      <SessionsScreen />
    </Page>
  )
}
