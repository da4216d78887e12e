import type { Metadata } from 'next'
import { certificationTexts } from '@/app/_certifications/messages'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { PersonScreen } from './person-screen'

export const metadata: Metadata = { title: 'A person’s record' }

export default function PersonPage() {
  return (
    <Page>
      <Speaking words={wordsOf(certificationTexts, 'en')} refusals={{}}>
        <PersonScreen />
      </Speaking>
    </Page>
  )
}
