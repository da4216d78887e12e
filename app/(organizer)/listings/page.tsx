import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { PageTitle } from '../../_ui/title'
import { MyListingsScreen } from './my-listings-screen'

export const metadata: Metadata = { title: 'My listings' }

export default function MyListingsPage() {
  return (
    <Page>
      <PageTitle title="My listings" lead="What you suggested for the directory, and what your agency keeps there.">
        <LinkButton href="/listings/new">Suggest a listing</LinkButton>
      </PageTitle>
      <MyListingsScreen />
    </Page>
  )
}
