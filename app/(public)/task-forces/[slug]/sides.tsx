import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { longDay } from '@/lib/platform/words-of-time'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'
import { rich } from '../../../_ui/rich'
import { directoryHref } from '../../directory/address'
import { oneForce } from '../messages'
import { AwardOfSide } from './award-of-side'

const say = inWords(oneForce, USUAL_LOCALE)

type Side = 'law-enforcement' | 'victim-services'
type Props = { force: TaskForce }
type Stretch = TaskForce['present'][number]

/** The two sides beside each other. Where the kind asks for both, a side without anybody says so. */
export function Sides({ force }: Props) {
  const both = (['law-enforcement', 'victim-services'] as const).filter(
    (side) => force.present.some((each) => each.side === side) || force.missing.some((each) => each.side === side),
  )
  const [first, second] = both
  if (!first) return null
  return (
    <div className="at-partners">
      <PartnersOf force={force} side={first} />
      {second ? (
        <>
          <p className="at-partners__join">
            <span>{say('and')}</span>
          </p>
          <PartnersOf force={force} side={second} />
        </>
      ) : null}
    </div>
  )
}

const doneBy = (force: TaskForce, side: Side) =>
  side === 'law-enforcement' ? force.lawEnforcementDoes : force.victimServicesDoes

function PartnersOf({ force, side }: Props & { side: Side }) {
  const partners = force.present.filter((each) => each.side === side)
  const does = (doneBy(force, side) ?? '').split('\n').filter((line) => line.trim() !== '')
  if (partners.length === 0) return <MissingSide force={force} side={side} />
  return (
    <section>
      <p className="at-small at-soft">{side === 'law-enforcement' ? say('lawSide') : say('victimSide')}</p>
      {partners.map((partner) => (
        <Partner key={partner.partnerId} partner={partner} />
      ))}
      {does.length > 0 ? (
        <>
          <h3>{say('does')}</h3>
          <ul>
            {does.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      <AwardOfSide force={force} partners={partners} />
    </section>
  )
}

function Partner({ partner: { name, validFrom } }: { partner: Stretch }) {
  return (
    <>
      <h2>{name}</h2>
      <p className="at-small at-soft">{say('since', { day: longDay(validFrom) })}</p>
    </>
  )
}

function MissingSide({ force, side }: Props & { side: Side }) {
  const since = force.missing.find((each) => each.side === side)?.since
  const [last] = force.former
    .filter((each) => each.side === side)
    .sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1))
  const next = force.ahead.filter((each) => each.side === side)
  const near = directoryHref({
    ...(force.postalCode ? { zip: force.postalCode } : { state: force.state as never }),
    kind: ['service-provider'],
  })
  return (
    <section className="is-missing">
      <p className="at-small at-soft">{side === 'law-enforcement' ? say('lawSide') : say('victimSide')}</p>
      <Note kind="caution" title={side === 'law-enforcement' ? say('noLaw') : say('noVictim')}>
        <p>
          {since && last ? say('missingSince', { day: longDay(since), name: last.name }) : say('missingText')}{' '}
          {side === 'victim-services'
            ? rich(say.rich('missingCall', { directory: (chunks) => <Link href={near}>{chunks}</Link> }))
            : null}
        </p>
        {next.map(({ partnerId, name, validFrom }) => (
          <p key={partnerId}>{say('comes', { name, day: longDay(validFrom) })}</p>
        ))}
      </Note>
    </section>
  )
}
