import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { NewSuggestionScreen } from './new-suggestion-screen'

export const metadata: Metadata = { title: 'Suggest a course' }

export default function NewSuggestionPage() {
  return (
    <Page>
      <NewSuggestionScreen />
    </Page>
  )
}
