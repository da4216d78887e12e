import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { PlatformRolesScreen } from './platform-roles-screen'

export const metadata: Metadata = { title: 'Who keeps the platform' }

export default function PlatformRolesPage() {
  return (
    <Page>
      <PlatformRolesScreen />
    </Page>
  )
}
