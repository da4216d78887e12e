import type { Metadata } from 'next'
import { Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { ProfileScreen } from './profile-screen'

export const metadata: Metadata = { title: 'Profile and addresses' }

export default function ProfilePage() {
  return (
    <Page>
      <PageTitle
        title="Profile and addresses"
        lead="A new name holds from today. What was issued before keeps the name it was issued under."
      />
      <ProfileScreen />
    </Page>
  )
}
