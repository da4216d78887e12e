import { Section } from '@/app/_ui/arrange'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { capital, count } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { dueWords, heldWords, type RequirementDetail, repeatWords, whomWords } from '../words'

type Version = RequirementDetail['versions'][number]

/** All versions, the newest first. What was due under one stays due under it. */
export function Versions({ requirement, today }: { requirement: RequirementDetail; today: string }) {
  const { versions } = requirement
  return (
    <Section id="versions" title="Versions" count={count(versions.length, 'version')}>
      <TableFrame>
        <Table
          labelledBy="versions-h"
          columns={columnsOf(versions, today)}
          rows={versions}
          rowKey={({ number }) => String(number)}
        />
      </TableFrame>
      {requirement.whom.length > 1 ? <Whom whom={requirement.whom} today={today} /> : null}
      <p className="at-small at-soft at-gap">
        What was running when a version took effect keeps the rule it began under.
      </p>
    </Section>
  )
}

/** Whom it was for and when, where that has changed. */
function Whom({ whom, today }: { whom: RequirementDetail['whom']; today: string }) {
  return (
    <TableFrame>
      <Table
        caption="For whom, and when"
        columns={[
          { key: 'whom', head: 'For whom', header: true, cell: whomWords },
          { key: 'held', head: 'When', cell: ({ from, to }) => heldWords(from, to ?? undefined, today) },
        ]}
        rows={whom}
        rowKey={({ from }) => from}
      />
    </TableFrame>
  )
}

const columnsOf = (versions: readonly Version[], today: string): Column<Version>[] => [
  { key: 'number', head: 'Version', header: true, cell: ({ number }) => `Version ${number}`, className: 'at-nowrap' },
  {
    key: 'from',
    head: 'In force',
    cell: ({ number, effectiveFrom }) =>
      heldWords(effectiveFrom, versions.find((each) => each.number === number + 1)?.effectiveFrom, today),
  },
  { key: 'asks', head: 'What it asks for', cell: ({ asks }) => capital(asks) },
  {
    key: 'terms',
    head: 'By when',
    cell: (version) => (
      <>
        {dueWords(version)}
        <small>{repeatWords(version)}</small>
      </>
    ),
  },
  { key: 'source', head: 'Source', cell: ({ citation }) => citation ?? 'None given' },
  {
    key: 'recorded',
    head: 'Recorded',
    cell: ({ createdAt }) => shortDay(createdAt.slice(0, 10)),
    className: 'at-nowrap',
  },
]
