import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { TokensScreen } from './tokens-screen'

export const metadata: Metadata = { title: 'API tokens' }

export default function TokensPage() {
  return (
    <Page>
      <PageTitle title="API tokens" lead="Keys for programs that act for you. A token may never do more than you." />
      <TokensScreen />
    </Page>
  )
}
