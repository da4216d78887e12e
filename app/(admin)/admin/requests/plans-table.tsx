'use client'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { useWords } from '@/app/_ui/words'
import { longDay, shortDay } from '@/lib/platform/words-of-time'
import type { RequestKind } from '@/lib/requests/kinds'
import { kindLabels, partyLabels, payLabels, taskLabels } from '@/lib/requests/labels'
import type { ruleTexts } from './messages'
import { latestFirst, type RuleHistory, recordedWords, type Speaking } from './rule-words'

type Row = RuleHistory['plans'][number]

export function PlansTable({ kind, plans }: { kind: RequestKind; plans: readonly Row[] }) {
  const say = useWords<typeof ruleTexts>()
  return (
    <TableFrame className="at-gap">
      <Table
        caption={say('plansCaption', { kind: kindLabels[kind][say.locale] })}
        columns={columnsOf(say)}
        rows={latestFirst(plans, (row) => row.rules.validFrom)}
        rowKey={(row) => row.rules.validFrom}
      />
    </TableFrame>
  )
}

const columnsOf = (say: Speaking): Column<Row>[] => [
  { key: 'from', head: say('from'), header: true, cell: ({ rules }) => longDay(rules.validFrom, say.locale) },
  { key: 'ahead', head: say('ahead'), cell: ({ rules }) => aheadWords(rules, say) },
  {
    key: 'tasks',
    head: say('tasks'),
    cell: ({ rules }) =>
      rules.tasks.length === 0
        ? say('none')
        : rules.tasks.map(({ key, days, after }) => (
            <span key={key} className="at-sub">
              {taskLabels[key][say.locale]}, {say(after ? 'taskAfter' : 'taskBefore', { days })}
            </span>
          )),
  },
  {
    key: 'pays',
    head: say('pays'),
    cell: ({ rules }) =>
      rules.pays.length === 0
        ? say('unknown')
        : rules.pays.map(({ item, party }) => (
            <span key={item} className="at-sub">
              {payLabels[item][say.locale]}: {partyLabels[party][say.locale]}
            </span>
          )),
  },
  {
    key: 'source',
    head: say('source'),
    cell: ({ rules: { source } }) => (
      <>
        {source?.name ?? say('ownProposal')}
        {source?.asOf ? <span className="at-sub">{shortDay(source.asOf)}</span> : null}
      </>
    ),
  },
  { key: 'recorded', head: say('recorded'), cell: (row) => recordedWords(row, say) },
]

function aheadWords({ leadDays, leadIsFirm }: Row['rules'], say: Speaking): string {
  if (leadDays === null) return say('unknown')
  return say(leadIsFirm ? 'firmDays' : 'usualDays', { days: leadDays })
}
