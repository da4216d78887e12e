import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { ForAdministrator } from '@/app/(admin)/_administrator'
import { ImportScreen } from './import-screen'

export const metadata: Metadata = { title: 'Import agencies' }

export default function ImportPage() {
  return (
    <Page>
      <ForAdministrator>
        <ImportScreen />
      </ForAdministrator>
    </Page>
  )
}
