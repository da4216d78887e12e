'use client'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { useWords } from '@/app/_ui/words'
import { longDay, zoneName } from '@/lib/platform/words-of-time'
import type { ruleTexts } from './messages'
import { latestFirst, type RuleHistory, recordedWords, type Speaking } from './rule-words'

type Row = RuleHistory['levels'][number]

export function LevelsTable({ levels }: { levels: readonly Row[] }) {
  const say = useWords<typeof ruleTexts>()
  return (
    <TableFrame className="at-gap">
      <Table
        caption={say('levelsCaption')}
        columns={columnsOf(say)}
        rows={latestFirst(levels, (row) => row.levels.validFrom)}
        rowKey={(row) => row.levels.validFrom}
      />
    </TableFrame>
  )
}

const columnsOf = (say: Speaking): Column<Row>[] => [
  { key: 'from', head: say('from'), header: true, cell: ({ levels }) => longDay(levels.validFrom, say.locale) },
  {
    key: 'answer',
    head: say('answer'),
    cell: ({ levels }) => say('workingDays', { days: levels.answerWorkingDays }),
  },
  {
    key: 'decision',
    head: say('decision'),
    cell: ({ levels }) => say('workingDays', { days: levels.decisionWorkingDays }),
  },
  { key: 'clock', head: say('clock'), cell: ({ levels }) => zoneName(levels.zone) },
  { key: 'recorded', head: say('recorded'), cell: (row) => recordedWords(row, say) },
]
