import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { GroupScreen } from './group-screen'

export const metadata: Metadata = { title: 'Register people' }

export default function GroupPage() {
  return (
    <Page>
      <GroupScreen />
    </Page>
  )
}
