import { inWords } from '@/lib/platform/in-words'
import type { Say } from '@/lib/platform/say'
import { isTraining, type RequestKind } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import type { PlanRules } from '@/lib/requests/rule-inputs'
import { LinkButton } from '../../_ui/button'
import { Facts } from '../../_ui/facts'
import { payTexts } from '../../(requests)/_parts/messages'
import { Pays } from '../../(requests)/_parts/pays'
import type { frontDoor } from './messages'

type Speaking = Say<typeof frontDoor>
type Props = { kind: RequestKind; rules: PlanRules | undefined; say: Speaking }

/** One kind in plain words: what it is, for whom, how long ahead, what becomes of it, who pays. */
export function KindCard({ kind, rules, say }: Props) {
  const { what, whom, becomes, ask } = wordsOf[kind](say)
  return (
    <section className="at-card" aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{kindLabels[kind][say.locale]}</h2>
      <p>{what}</p>
      <Facts
        stacked
        className="at-gap"
        items={[
          { label: say('forWhom'), value: whom },
          { label: say('howSoon'), value: soonOf(kind, rules, say) },
          { label: say('becomes'), value: becomes },
        ]}
      />
      {rules && isTraining(kind) ? <PaysOf rules={rules} say={say} /> : null}
      <p>
        <LinkButton href={`/requests/new?kind=${kind}`}>{ask}</LinkButton>
      </p>
    </section>
  )
}

function PaysOf({ rules, say }: { rules: PlanRules; say: Speaking }) {
  const pays = inWords(payTexts, say.locale)
  return (
    <details className="at-gap">
      <summary>{pays('paysTitle')}</summary>
      <div className="at-gap">
        <Pays rules={rules} say={pays} />
      </div>
    </details>
  )
}

function soonOf(kind: RequestKind, rules: PlanRules | undefined, say: Speaking): string {
  if (!isTraining(kind)) return say('anyTime')
  if (!rules || rules.leadDays === null) return say('asEarly')
  return say(rules.leadIsFirm ? 'ahead' : 'usuallyAhead', { days: rules.leadDays })
}

type Words = { what: string; whom: string; becomes: string; ask: string }

const wordsOf: Record<RequestKind, (say: Speaking) => Words> = {
  training: (say) => ({
    what: say('trainingWhat'),
    whom: say('trainingWhom'),
    becomes: say('trainingBecomes'),
    ask: say('trainingAsk'),
  }),
  'prosecution-training': (say) => ({
    what: say('prosecutionWhat'),
    whom: say('prosecutionWhom'),
    becomes: say('trainingBecomes'),
    ask: say('prosecutionAsk'),
  }),
  coaching: (say) => ({
    what: say('coachingWhat'),
    whom: say('coachingWhom'),
    becomes: say('coachingBecomes'),
    ask: say('coachingAsk'),
  }),
  'other-help': (say) => ({
    what: say('helpWhat'),
    whom: say('helpWhom'),
    becomes: say('helpBecomes'),
    ask: say('helpAsk'),
  }),
}
