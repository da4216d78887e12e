import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { longDay, shortDay } from '@/lib/platform/words-of-time'
import { funderNames } from '@/lib/task-forces/fields'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Link } from '../../../_ui/link'
import { Status, type StatusState } from '../../../_ui/status'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { oneForce } from '../messages'
import { amountWords } from './award-words'

const say = inWords(oneForce, USUAL_LOCALE)

type Award = TaskForce['awards'][number]

const states: Partial<Record<Award['state'], { state: StatusState; words: string }>> = {
  running: { state: 'met', words: say('running') },
  ended: { state: 'off', words: say('over') },
  ahead: { state: 'waiting', words: say('ahead') },
}

/** Every award with its source, those of one number beneath each other: two sources may give two amounts. */
export function Awards({ force: { awards } }: { force: TaskForce }) {
  if (awards.length === 0) return <p>{say('noAwards')}</p>
  const hasTwo = new Set(awards.map(({ number }) => number)).size < awards.length
  return (
    <>
      <TableFrame className="at-gap">
        <Table caption={say('awards')} columns={columns} rows={awards} rowKey={({ awardId }) => awardId} />
      </TableFrame>
      {hasTwo ? <p className="at-small at-soft at-gap">{say('twoAmounts')}</p> : null}
    </>
  )
}

const columns: Column<Award>[] = [
  {
    key: 'number',
    head: say('award'),
    header: true,
    cell: ({ number, program, funder }) => (
      <>
        {number}
        <small>
          {program}
          {program ? '; ' : ''}
          {funderNames[funder]}
        </small>
      </>
    ),
  },
  { key: 'holder', head: say('holder'), cell: ({ holder }) => holder },
  { key: 'amount', head: say('amount'), cell: (award) => amountWords(award) ?? say('noAmount') },
  { key: 'period', head: say('period'), cell: (award) => <Period award={award} /> },
  { key: 'source', head: say('source'), cell: (award) => <Source award={award} /> },
]

function Period({ award: { startsOn, endsOn, state } }: { award: Award }) {
  const shown = states[state]
  return (
    <>
      {startsOn || endsOn
        ? say('fromTo', {
            from: startsOn ? shortDay(startsOn) : say('noAmount'),
            to: endsOn ? shortDay(endsOn) : say('noAmount'),
          })
        : say('noAmount')}
      {shown ? (
        <>
          <br />
          <Status state={shown.state}>{shown.words}</Status>
        </>
      ) : null}
    </>
  )
}

function Source({ award: { sourceName, sourceUrl, sourceSeenOn } }: { award: Award }) {
  const words = say('readOn', { name: sourceName, day: longDay(sourceSeenOn) })
  return <span className="at-small">{sourceUrl ? <Link href={sourceUrl}>{words}</Link> : words}</span>
}
