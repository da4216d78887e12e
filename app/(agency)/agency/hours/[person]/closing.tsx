import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { fullName, hoursOf } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../../_agency'
import type { PersonHours } from '../address'
import { optionWords } from './words'

type Asked = PersonHours['asked'][number]
type Props = {
  asked: Asked
  person: Pick<PersonHours, 'personId' | 'givenName' | 'familyName'>
  /** Several are open, so that each is named. */
  several: boolean
  mayWrite: boolean
  to: ToScreen
}

/** Trainings to come that would bring it about, and the way to send them to the person. */
export function Closing({ asked, person, several, mayWrite, to }: Props) {
  const { closing, requirementId, requirementName, explanation } = asked
  if (!closing) return null
  const { items, haveMinutes, closes } = closing
  const of = several ? ` “${requirementName}”` : ' it'
  const name = fullName({ given: person.givenName, family: person.familyName })
  return (
    <Card id={`closing-${requirementId}`} title={closes ? `This would close${of}` : `This would bring${of} nearer`}>
      {items.length === 0 ? (
        <p className="at-small">
          No module and no event that still takes registrations would count now.{' '}
          <Link href="/calendar">Look at the whole calendar</Link>
        </p>
      ) : (
        <ul className="at-plain at-stack at-gap">
          {items.map((item) => (
            <li key={`${item.kind} ${item.slug}`}>
              <Link href={`/${item.kind === 'module' ? 'modules' : 'calendar'}/${item.slug}`}>{item.title}</Link>
              <span className="at-sub">
                {item.startsLocal ? `${longDay(item.startsLocal.slice(0, 10))}. ` : ''}
                {optionWords(item)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {!closes && items.length > 0 && explanation.progress ? (
        <p className="at-small at-gap">{`With all of it ${hoursOf(haveMinutes, explanation.progress.need)} would count.`}</p>
      ) : null}
      {mayWrite && items.length > 0 ? (
        <p className="at-gap at-noprint">
          <LinkButton
            variant="outline"
            href={to(`/agency/messages/write?person=${person.personId}&suggest=${requirementId}`)}
          >
            {`Send to ${name}`}
          </LinkButton>
        </p>
      ) : null}
    </Card>
  )
}
