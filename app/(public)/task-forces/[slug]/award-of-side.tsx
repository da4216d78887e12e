import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { longDay } from '@/lib/platform/words-of-time'
import { funderNames } from '@/lib/task-forces/fields'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Facts } from '../../../_ui/facts'
import { Progress } from '../../../_ui/progress'
import { oneForce } from '../messages'
import { amountWords, monthsOf } from './award-words'

const say = inWords(oneForce, USUAL_LOCALE)

type Award = TaskForce['awards'][number]
type Props = { force: TaskForce; partners: TaskForce['present'] }

/** What runs now and is held by a partner of the side; all others stand in the table of awards. */
export function AwardOfSide({ force: { awards, today }, partners }: Props) {
  const held = awards.filter(
    ({ state, holderAgencyId, holder }) =>
      state === 'running' &&
      partners.some(({ agencyId, name }) => (holderAgencyId ? holderAgencyId === agencyId : holder === name)),
  )
  return held.map((award) => <RunningAward key={award.awardId} award={award} today={today} />)
}

function RunningAward({ award, today }: { award: Award; today: string }) {
  const { number, funder, startsOn, endsOn } = award
  const months = startsOn && endsOn ? monthsOf(startsOn, endsOn, today) : null
  return (
    <div className="at-award">
      <Facts
        items={[
          { label: say('amount'), value: amountWords(award) ?? say('noAmount') },
          { label: say('award'), value: `${number}, ${funderNames[funder]}` },
          startsOn && endsOn
            ? { label: say('period'), value: say('fromTo', { from: longDay(startsOn), to: longDay(endsOn) }) }
            : null,
        ]}
      />
      {months ? (
        <>
          <Progress value={months.past} max={months.all} label={say('period')} text={say('monthsPast', months)} />
          <p className="at-small at-soft">{say('monthsPast', months)}</p>
        </>
      ) : null}
    </div>
  )
}
