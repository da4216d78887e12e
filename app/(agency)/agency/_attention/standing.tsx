'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Key, ShareBar } from '@/app/_ui/chart'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { standingShape } from '@/lib/reporting/inputs'
import type { ToScreen } from '../../_agency'

type Row = z.infer<typeof standingShape>['items'][number]

/** Each requirement: to how many it applies, and how many have met it. */
export function Standing({ input, to }: { input: { agencyId: string; asOf: string | undefined }; to: ToScreen }) {
  const query = useQuery(api.reporting.requirementStanding.queryOptions({ input }))
  return (
    <Loaded query={query} lines={5}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            title="Nothing is required yet"
            actions={<LinkButton href={to('/agency/requirements/new')}>Make a requirement</LinkButton>}
          >
            Say which module your people must complete, and by when.
          </Empty>
        ) : (
          <>
            <TableFrame>
              <Table
                figures
                caption="Each requirement: people it applies to, met, due in 90 days, overdue"
                columns={columns(
                  to,
                  items.some(({ notCleared }) => notCleared > 0),
                )}
                rows={items}
                rowKey={({ requirementId }) => requirementId}
              />
            </TableFrame>
            <Key
              items={[
                { fill: 'met', label: 'Met' },
                { fill: 'due', label: 'Due in 90 days' },
                { fill: 'later', label: 'Later' },
                ...(items.some(({ notCleared }) => notCleared > 0)
                  ? [{ fill: 'light', label: 'Not yet cleared' } as const]
                  : []),
                { fill: 'late', label: 'Overdue' },
              ]}
            />
          </>
        )
      }
    </Loaded>
  )
}

const columns = (to: ToScreen, hasGates: boolean): Column<Row>[] => [
  {
    key: 'name',
    head: 'Requirement',
    header: true,
    cell: ({ requirementId, name }) => <Link href={to(`/agency/requirements/${requirementId}`)}>{name}</Link>,
  },
  {
    key: 'share',
    head: 'Share of people',
    label: false,
    className: 'at-bar',
    cell: ({ met, due90, later, notCleared, overdue }) => (
      <ShareBar
        parts={[
          { fill: 'met', label: 'Met', value: met },
          { fill: 'due', label: 'Due in 90 days', value: due90 },
          { fill: 'later', label: 'Later', value: later },
          { fill: 'light', label: 'Not yet cleared', value: notCleared },
          { fill: 'late', label: 'Overdue', value: overdue },
        ]}
      />
    ),
  },
  { key: 'applies', head: 'Applies to', number: true, cell: ({ appliesTo }) => appliesTo },
  { key: 'met', head: 'Met', number: true, cell: ({ met }) => met },
  ...(hasGates ? [notYetCleared(to)] : []),
  { key: 'due', head: 'Due in 90 days', number: true, cell: ({ due90 }) => due90 },
  {
    key: 'overdue',
    head: 'Overdue',
    number: true,
    cell: ({ overdue, requirementId }) =>
      overdue > 0 ? (
        <Link href={to(`/agency/completion?requirement=${requirementId}&status=overdue`)}>{overdue}</Link>
      ) : (
        0
      ),
  },
]

/** Only where a rule is one that must be met before an act. */
const notYetCleared = (to: ToScreen): Column<Row> => ({
  ...{ key: 'not-cleared', head: 'Not yet cleared', number: true },
  cell: ({ notCleared, requirementId }) =>
    notCleared > 0 ? (
      <Link href={to(`/agency/completion?requirement=${requirementId}&status=not-cleared`)}>{notCleared}</Link>
    ) : (
      0
    ),
})
