import type { Metadata } from 'next'
import { Column, Page } from '@/app/_ui/arrange'
import { ResultScreen } from './result-screen'

export const metadata: Metadata = { title: 'Test result' }

export default function ResultPage() {
  return (
    <Page>
      <Column>
        <ResultScreen />
      </Column>
    </Page>
  )
}
