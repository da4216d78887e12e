'use client'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Note } from '@/app/_ui/note'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { roleWords } from '@/lib/agencies/words'
import type { joinPreviewShape, previewJoinInput, RecordFacts, StandingThen } from '@/lib/joined-records/inputs'
import type { RoleName } from '@/lib/platform/context'
import { count, hours, joined as listed } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'

type Preview = z.infer<typeof joinPreviewShape>
export type Seen = { given: z.output<typeof previewJoinInput>; preview: Preview }
type Props = { seen: Seen; onJoined: (words: string) => void; onBack: () => void }

/** What both hold and what would change; here it is done, or not. */
export function JoinPreview({ seen: { given, preview }, onJoined, onBack }: Props) {
  const { lasting, joined, together, obligations, duties } = preview
  const join = useCommand(api.identity.joinRecords, {
    onDone: () => onJoined(`${lasting.name} has one record now. All addresses of both were told`),
  })
  return (
    <Card title="What both records hold" id="preview">
      <Facts
        stacked
        className="at-gap"
        items={[
          { label: `Goes on: ${given.lasting}`, value: holds(lasting) },
          { label: `Is joined to it: ${given.joined}`, value: holds(joined) },
          { label: 'As one', value: `${earned(together)}. The same edition on both counts once.` },
        ]}
      />
      <h3 className="at-gap">What they owe</h3>
      {obligations.length === 0 ? (
        <p>Nothing they owe changes.</p>
      ) : (
        <TableFrame>
          <Table
            caption="What changes in what they owe"
            columns={columns}
            rows={obligations}
            rowKey={({ agencyName, name }) => `${agencyName} ${name}`}
          />
        </TableFrame>
      )}
      <Note kind="caution" title={`Join them into the record of ${lasting.name}?`} level={3} className="at-gap" live>
        <ProblemNote problem={join.problem} />
        <p>
          Whoever reads mail at {given.joined} signs in to the record of {lasting.name} from then on, and the other way
          around. Be sure that this is one person.
        </p>
        <WillBe address={given.joined} duties={duties.filter(({ holder }) => holder === 'lasting')} />
        <WillBe address={given.lasting} duties={duties.filter(({ holder }) => holder === 'joined')} />
        <p className="at-row">
          <Button busy={join.pending} onClick={() => join.run({ ...given, seen: preview.seen })}>
            Join the two records
          </Button>
          <Button variant="outline" onClick={onBack}>
            Go back
          </Button>
        </p>
      </Note>
    </Card>
  )
}

const earned = ({ credits, creditMinutes }: Pick<RecordFacts, 'credits' | 'creditMinutes'>) =>
  credits === 0 ? 'no credits yet' : `${count(credits, 'credit', 'credits')}, ${hours(creditMinutes)}`

const holds = (facts: RecordFacts) =>
  `${facts.name}: ${facts.agencies.length === 0 ? 'no agency now' : listed(facts.agencies)}; ${earned(facts)}.`

type Duty = Preview['duties'][number]
const duty = ({ role, agencyName }: Duty) => `${roleWords[role as RoleName].toLowerCase()} at ${agencyName}`

/** What the one record may do, whoever reads mail for the other may do as well. */
function WillBe({ address, duties }: { address: string; duties: readonly Duty[] }) {
  if (duties.length === 0) return null
  return (
    <p>
      Whoever reads mail at <b>{address}</b> will be: {listed(duties.map(duty))}.
    </p>
  )
}

type Owed = Preview['obligations'][number]
const columns: Column<Owed>[] = [
  {
    key: 'what',
    head: 'Asked',
    header: true,
    cell: ({ name, agencyName }) => (
      <>
        {name}
        <small>{agencyName}</small>
      </>
    ),
  },
  { key: 'before', head: 'Now', cell: ({ before }) => stands(before) },
  { key: 'after', head: 'As one record', cell: ({ after }) => stands(after) },
]

function stands(then: StandingThen | null): string {
  if (!then) return 'Not asked'
  const on = then.on ? shortDay(then.on) : ''
  if (then.kind === 'not-cleared') return 'Not yet cleared'
  if (then.kind === 'met') return `Met on ${on}`
  return then.kind === 'overdue' ? `Overdue since ${on}` : `Due ${on}`
}
