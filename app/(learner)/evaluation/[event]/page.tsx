import type { Metadata } from 'next'
import { wordsOf } from '@/lib/platform/in-words'
import { Column, Page } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Speaking } from '../../../_ui/words'
import { EvaluationScreen } from './evaluation-screen'
import { evaluationTexts } from './messages'

export const metadata: Metadata = { title: evaluationTexts.title.en }

export default function MyEvaluationPage() {
  return (
    <Page>
      <Column>
        <Breadcrumb
          items={[{ label: evaluationTexts.myTraining.en, href: '/training' }, { label: evaluationTexts.title.en }]}
        />
        <Speaking words={wordsOf(evaluationTexts, 'en')} refusals={{}}>
          <EvaluationScreen />
        </Speaking>
      </Column>
    </Page>
  )
}
