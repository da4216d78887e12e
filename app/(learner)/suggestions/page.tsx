import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { SuggestionsScreen } from './suggestions-screen'

export const metadata: Metadata = { title: 'Courses I suggested' }

export default function SuggestionsPage() {
  return (
    <Page>
      <SuggestionsScreen />
    </Page>
  )
}
