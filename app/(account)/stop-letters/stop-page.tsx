import { Suspense } from 'react'
import { publicMetadata } from '@/app/(public)/metadata'
import { shownLocales } from '@/lib/platform/env'
import { inWords, wordsOf } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { Column, Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { PageTitle } from '../../_ui/title'
import { Speaking } from '../../_ui/words'
import { stopTexts } from './messages'
import { StopScreen } from './stop-screen'

const PATH = '/stop-letters'

export function stopMetadata(locale: Locale) {
  const say = inWords(stopTexts, locale)
  const metadata = publicMetadata({ title: say('title'), description: say('lead'), path: PATH, locale })
  return { ...metadata, robots: { index: false } }
}

/** Opened from a letter, also by programs that look at its links: nothing happens before the button is pressed. */
export function StopLettersPage({ locale }: { locale: Locale }) {
  const say = inWords(stopTexts, locale)
  return (
    <Page>
      <Column>
        <PageTitle title={say('title')} lead={say('lead')} />
        <Speaking words={wordsOf(stopTexts, locale)} refusals={{}}>
          <Suspense fallback={<Loading />}>
            <StopScreen others={shownLocales().filter((each) => each !== locale)} />
          </Suspense>
        </Speaking>
      </Column>
    </Page>
  )
}
