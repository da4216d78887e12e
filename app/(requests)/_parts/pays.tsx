import type { Say } from '@/lib/platform/say'
import { longDay } from '@/lib/platform/words-of-time'
import type { Party } from '@/lib/requests/kinds'
import { payLabels } from '@/lib/requests/labels'
import type { PlanRules } from '@/lib/requests/rule-inputs'
import { Facts } from '../../_ui/facts'
import type { payTexts } from './messages'

type Speaking = Say<typeof payTexts>
type Props = {
  rules: Pick<PlanRules, 'pays' | 'fee' | 'source'>
  say: Speaking
  /** Days of all participants together, where they are known. */
  personDays?: number | null | undefined
  /** Whoever reads it did not ask for it. */
  asOther?: boolean
}

/** Who pays for what, and where that was read. */
export function Pays({ rules, say, personDays, asOther = false }: Props) {
  const { pays, fee, source } = rules
  const of = (party: Party) =>
    pays
      .filter((each) => each.party === party)
      .map(({ item }) => payLabels[item][say.locale])
      .join(', ')
  if (pays.length === 0 && !fee) return <p className="at-small">{say('paysUnknown')}</p>
  return (
    <>
      <Facts
        stacked
        className="at-gap"
        items={[
          { label: say('paysProvider'), value: of('provider') || null },
          { label: say(asOther ? 'paysAsker' : 'paysHost'), value: of('host') || null },
          fee && { label: say('paysPeople'), value: <Fee fee={fee} personDays={personDays} say={say} /> },
        ]}
      />
      {source ? (
        <p className="at-small at-soft at-gap">
          {source.asOf
            ? say('paysSourceOf', { name: source.name, day: longDay(source.asOf, say.locale) })
            : say('paysSource', { name: source.name })}
        </p>
      ) : null}
    </>
  )
}

type FeeProps = { fee: NonNullable<PlanRules['fee']>; personDays: number | null | undefined; say: Speaking }

function Fee({ fee, personDays, say }: FeeProps) {
  const amount = dollars(fee.centsPerPersonDay)
  if (fee.waived) return say('paysWaived', { amount })
  return (
    <>
      {say('paysFee', { amount })}
      {personDays ? (
        <>
          <br />
          {say('paysTotal', { amount: dollars(fee.centsPerPersonDay * personDays) })}
        </>
      ) : null}
    </>
  )
}

const dollars = (cents: number) =>
  (cents / 100).toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  })
