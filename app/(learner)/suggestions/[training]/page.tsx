import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { SuggestionScreen } from './suggestion-screen'

export const metadata: Metadata = { title: 'A course I suggested' }

export default function SuggestionPage() {
  return (
    <Page>
      <SuggestionScreen />
    </Page>
  )
}
