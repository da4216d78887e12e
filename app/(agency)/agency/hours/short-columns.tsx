import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import type { Column } from '@/app/_ui/table'
import { fullName, hours, hoursFigure, listName } from '@/lib/platform/words'
import { longDay, monthAndYear, shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { type Asked, type Hours, personAddress } from './address'
import { WaysBar } from './ways'

type Person = NonNullable<Hours['short']>['items'][number]
type Shown = {
  to: ToScreen
  asked: Asked
  requirementId: string
  mayWrite: boolean
  minimums: boolean
  items: readonly Person[]
}

/** People with their hours by how they were given against the line to reach; steps only where something can still be done. */
export function peopleColumns({ to, asked, requirementId, mayWrite, minimums, items }: Shown): Column<Person>[] {
  return [
    {
      ...{ key: 'person', head: 'Person', header: true },
      cell: ({ personId, familyName, givenName, position, unitName, beganOn }) => (
        <>
          <Link href={to(personAddress(personId, asked))}>{listName({ given: givenName, family: familyName })}</Link>
          <small>
            {[position, unitName, beganOn ? `since ${monthAndYear(beganOn)}` : null].filter(Boolean).join(', ')}
          </small>
        </>
      ),
    },
    {
      ...{ key: 'bar', head: 'Hours', label: false, className: 'at-bar' },
      cell: ({ ways, needMinutes }) => (needMinutes > 0 ? <WaysBar ways={ways} needMinutes={needMinutes} /> : null),
    },
    { key: 'has', head: 'Has', number: true, cell: ({ haveMinutes }) => hoursFigure(haveMinutes) },
    {
      ...{ key: 'short', head: 'Short', number: true },
      cell: ({ haveMinutes, needMinutes }) => hoursFigure(Math.max(0, needMinutes - haveMinutes)),
    },
    ...(minimums ? [missing] : []),
    {
      key: 'due',
      head: 'Due',
      className: 'at-nowrap',
      cell: ({ dueOn }) => (dueOn ? shortDay(dueOn) : 'before an act'),
    },
    ...(items.some(({ next, standing }) => next !== null && standing !== 'met')
      ? [{ ...nextStep, cell: (person: Person) => <NextStep {...{ person, requirementId, mayWrite, to }} /> }]
      : []),
  ]
}

const missing: Column<Person> = {
  ...{ key: 'missing', head: 'Minimum missing' },
  cell: (person) => person.missing.map(({ label, minutes }) => `${label}, ${hours(minutes)}`).join('; ') || 'none',
}

const nextStep = { key: 'next', head: 'Next step', label: false, className: 'at-noprint' } as const

type StepProps = { person: Person; requirementId: string; mayWrite: boolean; to: ToScreen }

/** What would fix it soonest, and where that is done. Met, nothing is left to do. */
function NextStep({ person, requirementId, mayWrite, to }: StepProps) {
  const { personId, givenName, familyName, standing, next, beganOn } = person
  if (next === null || standing === 'met') return null
  const whose = <span className="at-hide">{` for ${fullName({ given: givenName, family: familyName })}`}</span>
  const step = (href: string, words: string) => (
    <LinkButton small variant="outline" href={href}>
      {words}
      {whose}
    </LinkButton>
  )
  const { claim, module, event } = next
  if (claim)
    return (
      <>
        <Link href={to(`/agency/claims?claim=${claim.claimId}`)}>Review the claim{whose}</Link>
        <small>{`“${claim.title}”, ${hours(claim.minutes)}`}</small>
      </>
    )
  if (mayWrite && beganOn)
    return (
      <>
        {step(to(`/agency/people/${personId}?relief=${requirementId}#reliefs`), 'Give more time')}
        <small>{`in service since ${longDay(beganOn)}, and all of it is owed`}</small>
      </>
    )
  if (!mayWrite || !(module ?? event))
    return step(to(`${personAddress(personId, { from: '', to: '' })}`), 'Make a plan')
  const suggest = to(`/agency/messages/write?person=${personId}&suggest=${requirementId}`)
  return (
    <>
      {step(suggest, module ? 'Suggest modules' : 'Suggest events')}
      <small>
        {module
          ? `“${module.title}”, ${hours(module.creditMinutes)}`
          : event
            ? `“${event.title}”, ${shortDay(event.on)}`
            : ''}
      </small>
    </>
  )
}
