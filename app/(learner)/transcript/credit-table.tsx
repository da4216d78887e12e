'use client'
import type * as z from 'zod/mini'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { hoursFigure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { creditShape } from '@/lib/records/inputs'

type Credit = z.infer<typeof creditShape>

const sources: Record<string, string> = {
  module: 'Module',
  event: 'Event attended',
  claim: 'Outside training',
  import: 'Earlier record',
}

const columns: Column<Credit>[] = [
  {
    key: 'training',
    head: 'Training',
    header: true,
    cell: ({ title, courseSlug, reversed }) => (
      <>
        {courseSlug ? <Link href={`/modules/${courseSlug}`}>{title}</Link> : title}
        {reversed ? (
          <span className="at-sub">
            <Status state="refused">Reversed {shortDay(reversed.at)}</Status>
            {reversed.reason ? ` ${reversed.reason}` : null}
          </span>
        ) : null}
      </>
    ),
  },
  { key: 'earned', head: 'Earned', cell: ({ earnedOn }) => shortDay(earnedOn), className: 'at-nowrap' },
  { key: 'hours', head: 'Hours', number: true, cell: ({ creditMinutes }) => hoursFigure(creditMinutes) },
  { key: 'from', head: 'From', cell: ({ sourceKind }) => sources[sourceKind] ?? sourceKind },
  { key: 'agency', head: 'Agency on that day', cell: ({ agencyName }) => agencyName ?? 'None' },
  {
    key: 'proof',
    head: 'Proof',
    cell: ({ certificateCode }) =>
      certificateCode ? <Link href={`/certificates/${certificateCode}`}>Certificate {certificateCode}</Link> : 'None',
  },
]

export function CreditTable({ caption, items }: { caption: string; items: readonly Credit[] }) {
  return (
    <TableFrame className="at-gap">
      <Table caption={caption} columns={columns} rows={items} rowKey={({ creditId }) => creditId} />
    </TableFrame>
  )
}
