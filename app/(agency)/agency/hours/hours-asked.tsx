'use client'
import { Section } from '@/app/_ui/arrange'
import { Link } from '@/app/_ui/link'
import { Progress } from '@/app/_ui/progress'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { figure, hoursOf } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { type Asked, addressWith, type Hours } from './address'

type Props = { answer: Hours; asked: Asked; to: ToScreen }
type Requirement = Hours['requirements'][number]

/** How people stand with what asks hours of them. */
export function AgainstAsked({ answer, asked, to }: Props) {
  const { requirements, asOf } = answer
  if (requirements.length === 0) return null
  return (
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
        Counted by each rule: for the person’s own period, with its limits and minimums, whatever period is shown above.
      </p>
    </Section>
  )
}

const columnsOf = (asked: Asked, to: ToScreen): Column<Requirement>[] => [
  {
    ...{ key: 'name', head: 'Requirement', header: true },
    cell: ({ requirementId, name }) => (
      <Link scroll={false} href={to(addressWith(asked, { requirement: requirementId, standing: '', below: '' }))}>
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
  { key: 'short', head: 'Short', number: true, cell: ({ short }) => figure(short) },
  { key: 'met', head: 'Met', number: true, cell: ({ met }) => figure(met) },
]
