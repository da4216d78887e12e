import type { Metadata } from 'next'
import { Suspense } from 'react'
import { filterTexts } from '@/lib/events/messages'
import { inWords, wordsOf } from '@/lib/platform/in-words'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { PageTitle } from '../../../_ui/title'
import { Speaking } from '../../../_ui/words'
import { searchTexts } from './messages'
import { SearchesScreen } from './searches-screen'

/** The parts of a filter among them. */
const texts = { ...searchTexts, ...filterTexts }

export const metadata: Metadata = { title: searchTexts.title.en }

export default function CalendarSettingsPage() {
  const say = inWords(searchTexts, 'en')
  return (
    <Page>
      <PageTitle title={say('title')} lead={say('lead')} />
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading />}>
          <SearchesScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
