import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { ruleTexts } from './messages'
import { RulesScreen } from './rules-screen'

export const metadata: Metadata = { title: ruleTexts.title.en }

export default function RequestRulesPage() {
  return (
    <Page>
      <Speaking words={wordsOf(ruleTexts, 'en')} refusals={{}}>
        <RulesScreen />
      </Speaking>
    </Page>
  )
}
