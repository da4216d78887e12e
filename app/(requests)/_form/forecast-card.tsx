'use client'
import type { RequestKind } from '@/lib/requests/kinds'
import { Card } from '../../_ui/card'
import { useWords } from '../../_ui/words'
import type { payTexts } from '../_parts/messages'
import { Pays } from '../_parts/pays'
import type { askTexts } from './messages'
import { useRules } from './use-rules'
import { useLength } from './use-typed'
import type { AskForm } from './values'

type Texts = typeof askTexts & typeof payTexts
type Props = { form: AskForm; kind: RequestKind }

/** Beside the form: who pays for what. */
export function ForecastCard({ form, kind }: Props) {
  const say = useWords<Texts>()
  const { rules } = useRules(kind)
  const { days, people } = useLength(form)
  return (
    <aside className="at-stack">
      <Card id="pays" title={say('paysTitle')}>
        {rules ? <Pays rules={rules} say={say} personDays={days * people} /> : null}
      </Card>
    </aside>
  )
}
