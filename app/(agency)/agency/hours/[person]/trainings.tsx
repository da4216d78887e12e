import { Section } from '@/app/_ui/arrange'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { hours, hoursFigure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { PersonHours } from '../address'
import { unnamed } from '../tables'

type Training = PersonHours['credits'][number]
const ways = { 'in-person': 'In person', virtual: 'Live online', 'self-paced': 'Self-paced' } as const

const columnsOf = ({ whole, asked }: PersonHours): Column<Training>[] => [
  { key: 'training', head: 'Training', header: true, foot: 'All together', cell: ({ title }) => title },
  { key: 'earned', head: 'Earned', className: 'at-nowrap', foot: '', cell: ({ earnedOn }) => shortDay(earnedOn) },
  { key: 'topics', head: 'Topics', foot: '', cell: ({ topics }) => topics.join(', ') || 'none named' },
  { key: 'mode', head: 'Way', foot: '', cell: ({ mode }) => ways[mode] },
  {
    ...{ key: 'provider', head: 'Given by', foot: '' },
    cell: ({ provider, sourceKind }) => provider ?? unnamed[sourceKind] ?? sourceKind,
  },
  {
    ...{ key: 'hours', head: 'Hours', number: true, foot: hoursFigure(whole.minutes) },
    cell: ({ minutes }) => hoursFigure(minutes),
  },
  ...(asked.length > 0 ? [toward] : []),
]

const toward: Column<Training> = {
  ...{ key: 'toward', head: 'Counts toward', foot: '' },
  cell: (training) =>
    training.toward.map(({ requirementName, minutes }) => `${requirementName}, ${hours(minutes)}`).join('; ') ||
    'none of what is asked now',
}

/** What the tables are made of. */
export function Trainings({ answer }: { answer: PersonHours }) {
  const { credits, whole } = answer
  return (
    <Section id="trainings" title="Each training behind these figures">
      <TableFrame className="at-gap">
        <Table
          caption="Trainings of the period"
          columns={columnsOf(answer)}
          rows={credits}
          rowKey={({ creditId }) => creditId}
        />
      </TableFrame>
      {credits.length < whole.credits ? (
        <p className="at-small">The latest are shown; the transcript of the person holds them all.</p>
      ) : null}
    </Section>
  )
}
