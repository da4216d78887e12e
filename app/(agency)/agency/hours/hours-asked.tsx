'use client'
import { Section } from '@/app/_ui/arrange'
import { Counts } from '@/app/_ui/counts'
import { Link } from '@/app/_ui/link'
import { Progress } from '@/app/_ui/progress'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { figure, fullName, hours, hoursFigure, hoursOf, listName } from '@/lib/platform/words'
import { longDay, shortDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { type Asked, addressWith, type Hours, personAddress } from './address'
import { Pace } from './pace'

type Props = { answer: Hours; asked: Asked; to: ToScreen }
type Requirement = Hours['requirements'][number]

/** How people stand with what asks hours of them, and of one requirement who is short. */
export function AgainstAsked({ answer, asked, to }: Props) {
  const { requirements, short, asOf } = answer
  const one = requirements.find(({ requirementId }) => requirementId === asked.requirement)
  if (requirements.length === 0) return null
  return (
    <>
      <Section id="asked" title="Against what is asked" aside={`As of ${longDay(asOf)}`}>
        <TableFrame className="at-gap">
          <Table
            caption="Requirements that ask hours"
            columns={columnsOf(asked, to)}
            rows={requirements}
            rowKey={({ requirementId }) => requirementId}
          />
        </TableFrame>
        <p className="at-small at-soft">
          Counted by each rule: for the person’s own period, with its limits and minimums, whatever period is shown
          above.
        </p>
      </Section>
      {one && short ? <Short {...{ one, short, to, asked, asOf }} pace={answer.pace} /> : null}
    </>
  )
}

const columnsOf = (asked: Asked, to: ToScreen): Column<Requirement>[] => [
  {
    ...{ key: 'name', head: 'Requirement', header: true },
    cell: ({ requirementId, name }) => (
      <Link scroll={false} href={to(addressWith(asked, { requirement: requirementId }))}>
        {name}
      </Link>
    ),
  },
  {
    ...{ key: 'have', head: 'Hours that count' },
    cell: ({ name, haveMinutes, needMinutes }) => (
      <>
        <Progress
          label={`Hours toward ${name}`}
          value={haveMinutes}
          max={Math.max(1, needMinutes)}
          text={hoursOf(haveMinutes, needMinutes)}
        />
        <span className="at-sub">{hoursOf(haveMinutes, needMinutes)}</span>
      </>
    ),
  },
  { key: 'people', head: 'People', number: true, cell: ({ people }) => figure(people) },
  {
    ...{ key: 'short', head: 'Short', number: true },
    cell: ({ farShort, short, partMissing }) => figure(farShort + short + partMissing),
  },
  { key: 'met', head: 'Met', number: true, cell: ({ met }) => figure(met) },
]

type ShortProps = {
  one: Requirement
  short: NonNullable<Hours['short']>
  pace: Hours['pace']
  to: ToScreen
  asked: Asked
  asOf: string
}

function Short({ one, short: { total, items }, pace, to, asked, asOf }: ShortProps) {
  return (
    <Section id="short" title={`Who is short of “${one.name}”, most hours first`}>
      <Counts
        label="People by hours still missing"
        items={[
          {
            label: 'Far short',
            state: 'overdue',
            figure: figure(one.farShort),
            noun: 'people',
            note: 'half or more missing',
          },
          { label: 'Short', state: 'soon', figure: figure(one.short), noun: 'people', note: 'less than half missing' },
          {
            label: 'A minimum missing',
            state: 'open',
            figure: figure(one.partMissing),
            noun: 'people',
            note: 'the hours are there',
          },
          { label: 'Met', state: 'met', figure: figure(one.met), noun: 'people', note: 'hours and every minimum' },
        ]}
      />
      {pace ? <Pace pace={pace} asOf={asOf} needMinutes={one.needMinutes} /> : null}
      {items.length === 0 ? (
        <p className="at-gap">Nobody is short.</p>
      ) : (
        <TableFrame className="at-gap">
          <Table
            caption="People who are short"
            columns={peopleColumns(
              to,
              asked,
              items.some(({ next }) => next !== null),
            )}
            rows={items}
            rowKey={({ personId }) => personId}
          />
        </TableFrame>
      )}
      {total > items.length ? (
        <p className="at-small">
          {figure(items.length)} of {figure(total)} as of {longDay(asOf)}.{' '}
          <Link href={to(`/agency/completion?requirement=${one.requirementId}`)}>
            See everybody in the completion table
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

type Person = NonNullable<Hours['short']>['items'][number]

const peopleColumns = (to: ToScreen, asked: Asked, isToday: boolean): Column<Person>[] => [
  {
    ...{ key: 'person', head: 'Person', header: true },
    cell: ({ personId, familyName, givenName, position, unitName }) => (
      <>
        <Link href={to(personAddress(personId, asked))}>{listName({ given: givenName, family: familyName })}</Link>
        <small>{[position, unitName].filter(Boolean).join(', ')}</small>
      </>
    ),
  },
  { key: 'has', head: 'Has', number: true, cell: ({ haveMinutes }) => hoursFigure(haveMinutes) },
  {
    ...{ key: 'short', head: 'Short', number: true },
    cell: ({ haveMinutes, needMinutes }) => hoursFigure(Math.max(0, needMinutes - haveMinutes)),
  },
  {
    ...{ key: 'missing', head: 'Minimum missing' },
    cell: ({ missing }) => missing.map(({ label, minutes }) => `${label}, ${hours(minutes)}`).join('; ') || 'none',
  },
  { key: 'due', head: 'Due', className: 'at-nowrap', cell: ({ dueOn }) => (dueOn ? shortDay(dueOn) : 'before an act') },
  ...(isToday ? [nextStep(to)] : []),
]

/** What would fix it soonest. */
const nextStep = (to: ToScreen): Column<Person> => ({
  ...{ key: 'next', head: 'Next step', className: 'at-noprint' },
  cell: ({ next, givenName, familyName }) => {
    const whose = <span className="at-hide">{` for ${fullName({ given: givenName, family: familyName })}`}</span>
    if (next?.claim) {
      const { claimId, title, minutes } = next.claim
      return (
        <>
          <Link href={to(`/agency/claims?claim=${claimId}`)}>Review the claim{whose}</Link>
          <small>{`“${title}”, ${hours(minutes)}`}</small>
        </>
      )
    }
    if (!next?.module) return <Link href="/calendar">Find an event{whose}</Link>
    const { slug, title, creditMinutes } = next.module
    return (
      <>
        <Link href={`/modules/${slug}`}>{title}</Link>
        <small>{`a module, ${hours(creditMinutes)}`}</small>
      </>
    )
  },
})
