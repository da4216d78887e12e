import type * as z from 'zod/mini'
import { Card } from '@/app/_ui/card'
import { kindNames } from '@/app/(admin)/admin/words'
import { count, figure, numberWord } from '@/lib/platform/words'
import type { priorityFiguresShape } from '@/lib/reporting/inputs'

type Figures = z.infer<typeof priorityFiguresShape>

/** Of groups, and never of few: what a handful of people did says who they are. */
export function YearInFigures({ figures: { year, kinds, leastPeople } }: { figures: Figures }) {
  return (
    <Card id="figures" title={`This year, ${year} so far`}>
      {kinds.length > 0 ? (
        <table className="at-table" aria-labelledby="figures-h">
          <thead>
            <tr>
              <th scope="col">Kind of agency</th>
              <th scope="col" className="at-num">
                People
              </th>
              <th scope="col" className="at-num">
                Hours
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, people, hours }) => (
              <tr key={kind}>
                <th scope="row">{kindNames[kind as keyof typeof kindNames] ?? kind}</th>
                <td className="at-num">{figure(people)}</td>
                <td className="at-num">{figure(hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>No kind of agency has {count(leastPeople, 'person', 'people')} with credit for it yet.</p>
      )}
      <p className="at-small at-soft">
        People who earned credit for this priority, each once, and the hours of it. Kinds of agency with fewer than{' '}
        {numberWord(leastPeople)} such people are not shown.
      </p>
    </Card>
  )
}
