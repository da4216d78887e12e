import { WorkedOut } from '@/app/_client/worked-out'
import { Section } from '@/app/_ui/arrange'
import { DueCard } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { stateOf, statusWords } from '@/app/(learner)/training/words'
import { countWords, fullName, hours, hoursOf } from '@/lib/platform/words'
import { dayRange, longDay } from '@/lib/platform/words-of-time'
import { isOwed } from '@/lib/requirements/owed'
import type { ToScreen } from '../../../_agency'
import type { PersonHours } from '../address'
import { paceWords, roughHours } from '../pace'
import { HowFar } from './how-far'
import { reachedWords } from './words'

type Asked = PersonHours['asked'][number]

const toGo = ({ explanation: { progress } }: Asked) => Math.max(0, (progress?.need ?? 0) - (progress?.have ?? 0))

/** "Amara Okafor needs sixteen more hours". No digits stand in headings. */
export function titleOf({ givenName, familyName, asked }: PersonHours): string {
  const name = fullName({ given: givenName, family: familyName })
  const open = asked.filter(isOwed)
  const [one] = open
  if (!one) return asked.length > 0 ? `${name} has the hours that are asked` : `Hours of ${name}`
  const minutes = toGo(one)
  const isWhole = open.length === 1 && minutes > 0 && minutes % 60 === 0
  return isWhole
    ? `${name} needs ${countWords(minutes / 60, 'more hour', 'more hours').toLowerCase()}`
    : `${name} is short of hours`
}

type Props = { answer: PersonHours; to: ToScreen }

/** Each requirement of hours as it stands, with the pace, and how it was worked out. */
export function AskedOfPerson({ answer: { asked, asOf, agencyName }, to }: Props) {
  return (
    <Section id="asked" title="Against what is asked" aside={`As of ${longDay(asOf)}`}>
      <ol className="at-plain at-stack at-gap">
        {asked.map((each) => (
          <Requirement key={each.requirementId} asked={each} asOf={asOf} to={to} />
        ))}
      </ol>
      <p className="at-small at-soft">
        {`Counted by each rule for its own period, with its limits and minimums, also what was earned for another agency where the rule lets it count. The tables below are of what was earned for ${agencyName}.`}
      </p>
    </Section>
  )
}

function Requirement({ asked, asOf, to }: { asked: Asked; asOf: string; to: ToScreen }) {
  const { requirementId, requirementName, status, explanation, pace } = asked
  const reached = reachedWords(asked, asOf)
  return (
    <DueCard level={3} state={stateOf(status)} status={statusWords(status, asOf)} title={requirementName}>
      <p>{explanation.sentence}</p>
      <HowFar asked={asked} asOf={asOf} />
      <Waiting claims={asked.claims} to={to} />
      {pace && explanation.progress ? (
        <p className="at-small">
          {`${dayRange(pace.from, pace.to)}: ${paceWords({ haveMinutes: explanation.progress.have, evenMinutes: pace.evenMinutes })}, which would be ${roughHours(pace.evenMinutes)} by now.`}
        </p>
      ) : null}
      {reached ? <p className="at-small">{reached}</p> : null}
      <WorkedOut explanation={explanation} />
      <p className="at-small">
        <Link href={to(`/agency/requirements/${requirementId}`)}>See the rule</Link>
      </p>
    </DueCard>
  )
}

/** Claims that would count, of those whose decision is the reader's. */
function Waiting({ claims, to }: Pick<Asked, 'claims'> & Pick<Props, 'to'>) {
  if (claims.length === 0) return null
  return (
    <div className="at-small">
      <p>Waiting for you, not counted yet:</p>
      <ul>
        {claims.map(({ claimId, title, minutes, would, need, isMet }) => (
          <li key={claimId}>
            <Link href={to(`/agency/claims?claim=${claimId}`)}>{`Review the claim of “${title}”`}</Link>
            {`, ${hours(minutes)}. With it: ${hoursOf(would, need)}${isMet ? ', and all is there' : ''}.`}
          </li>
        ))}
      </ul>
    </div>
  )
}
