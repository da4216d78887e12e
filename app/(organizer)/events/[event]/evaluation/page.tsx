import type { Metadata } from 'next'
import { wordsOf } from '@/lib/platform/in-words'
import { resultTexts } from '../../../../_evaluation/messages'
import { Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { Speaking } from '../../../../_ui/words'
import { EvaluationScreen } from './evaluation-screen'

export const metadata: Metadata = { title: resultTexts.title.en }

export default function EvaluationPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: resultTexts.myEvents.en, href: '/events' }, { label: resultTexts.title.en }]} />
      <Speaking words={wordsOf(resultTexts, 'en')} refusals={{}}>
        <EvaluationScreen />
      </Speaking>
    </Page>
  )
}
