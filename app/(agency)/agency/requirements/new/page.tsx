import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { NewRequirementScreen } from './new-requirement-screen'

export const metadata: Metadata = { title: 'Make a requirement' }

export default function NewRequirementPage() {
  return (
    <Page>
      <NewRequirementScreen />
    </Page>
  )
}
