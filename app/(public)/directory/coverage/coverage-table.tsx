import type { Coverage } from '@/lib/directory/coverage'
import { gapsOf } from '@/lib/directory/coverage-rules'
import { type ServiceGroup, serviceGroupNames, serviceGroups } from '@/lib/directory/vocabularies'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { figure } from '@/lib/platform/words'
import { Link } from '../../../_ui/link'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { coverage as texts } from './messages'

const say = inWords(texts, USUAL_LOCALE)
type Area = Coverage['areas'][number]
type Props = { coverage: Coverage; state: string | undefined; isForce?: boolean | undefined }

/** An area a row, a kind of help a column: where some agency is without, how many, and how far the nearest is. */
export function CoverageTable({ coverage, state, isForce }: Props) {
  const columns: Column<Area>[] = [
    {
      key: 'area',
      head: state ? say('county') : say('state'),
      header: true,
      cell: (row) => (
        <>
          {state ? (
            row.area || say('noCounty')
          ) : (
            <Link href={`/directory/coverage?state=${row.area}`}>{stateName(row.area)}</Link>
          )}
          <small>{say('kindsMissing', { n: gapsOf(row) })}</small>
        </>
      ),
    },
    {
      key: 'agencies',
      head: isForce ? say('points') : say('agencies'),
      number: true,
      cell: ({ agencies }) => (isForce ? say('pointsOf', { n: agencies }) : figure(agencies)),
    },
    ...serviceGroups.map((group) => ({
      key: group,
      head: serviceGroupNames[group],
      className: (row: Area) => (row.lacking[group] > 0 ? 'is-soon' : undefined),
      cell: (row: Area) => <Cell row={row} group={group} lookedFor={coverage.lookedFor} />,
    })),
  ]
  return (
    <TableFrame title={say('most')} id="gaps" className="at-cover">
      <Table columns={columns} rows={coverage.areas} rowKey={({ area }) => area} labelledBy="gaps" />
    </TableFrame>
  )
}

function Cell({ row, group, lookedFor }: { row: Area; group: ServiceGroup; lookedFor: number }) {
  const lacking = row.lacking[group]
  if (lacking === 0) return <span className="at-soft">{say('near')}</span>
  const miles = row.furthest[group]
  return (
    <>
      <b>{say('without', { n: lacking, of: row.agencies })}</b>
      <small>
        {miles === null ? say('further', { miles: lookedFor }) : say('nearest', { miles: Math.round(miles) })}
      </small>
    </>
  )
}
