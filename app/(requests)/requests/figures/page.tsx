import type { Metadata } from 'next'
import { Suspense } from 'react'
import { wordsOf } from '@/lib/platform/in-words'
import { Page } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'
import { Speaking } from '../../../_ui/words'
import { FiguresScreen } from './figures-screen'
import { figureTexts } from './messages'

export const metadata: Metadata = { title: figureTexts.title.en }

export default function RequestFiguresPage() {
  return (
    <Page>
      <Speaking words={wordsOf(figureTexts, 'en')} refusals={{}}>
        <Suspense fallback={<Loading lines={10} />}>
          <FiguresScreen />
        </Suspense>
      </Speaking>
    </Page>
  )
}
