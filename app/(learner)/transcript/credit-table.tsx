'use client'
import type * as z from 'zod/mini'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { count, hours, hoursFigure } from '@/lib/platform/words'
import { dayHere, shortDay } from '@/lib/platform/words-of-time'
import type { creditShape } from '@/lib/records/inputs'

/** Where the reader may know it, with how long the lessons were open. */
type Credit = z.infer<typeof creditShape> & { reading?: Reading | null }

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
    cell: ({ title, courseSlug, reversed, repeats, takenBeforeOn }) => (
      <>
        {courseSlug ? <Link href={`/modules/${courseSlug}`}>{title}</Link> : title}
        {reversed ? (
          <span className="at-sub">
            <Status state="refused">Reversed {shortDay(dayHere(reversed.at))}</Status>
            {reversed.reason ? ` ${reversed.reason}` : null}
          </span>
        ) : repeats ? (
          <span className="at-sub">The same edition stands on both records; its hours count once.</span>
        ) : takenBeforeOn ? (
          <span className="at-sub">Taken before, on {shortDay(takenBeforeOn)}.</span>
        ) : null}
      </>
    ),
  },
  { key: 'earned', head: 'Earned', cell: ({ earnedOn }) => shortDay(earnedOn), className: 'at-nowrap' },
  { key: 'hours', head: 'Hours', number: true, cell: ({ creditMinutes }) => hoursFigure(creditMinutes) },
  {
    key: 'from',
    head: 'From',
    cell: ({ sourceKind, reading }) => (
      <>
        {sources[sourceKind] ?? sourceKind}
        {reading ? <ReadIn {...reading} /> : null}
      </>
    ),
  },
  { key: 'agency', head: 'Agency on that day', cell: ({ agencyName }) => agencyName ?? 'None' },
  {
    key: 'proof',
    head: 'Proof',
    cell: ({ certificateCode, accepted }) =>
      certificateCode ? (
        <Link href={`/certificates/${certificateCode}`}>
          Certificate <span className="at-nowrap">{certificateCode}</span>
        </Link>
      ) : accepted?.fileName ? (
        <>
          Imported from “{accepted.fileName}”
          <span className="at-sub">
            {shortDay(accepted.on)}, by {accepted.byName}
          </span>
        </>
      ) : accepted ? (
        <>
          Accepted by {accepted.byName}
          <span className="at-sub">
            {shortDay(accepted.on)}, {accepted.shown === 0 ? 'nothing shown' : `${count(accepted.shown, 'file')} shown`}
          </span>
        </>
      ) : (
        'None'
      ),
  },
]

type Reading = { seconds: number; lessons: readonly { title: string; seconds: number }[] }

/** What time is known, and no more than is known. */
function ReadIn({ seconds, lessons }: Reading) {
  return (
    <details className="at-small">
      <summary>read in {minutesWords(seconds)}</summary>
      <ul>
        {lessons.map((lesson) => (
          <li key={lesson.title}>
            {lesson.title}: {minutesWords(lesson.seconds)}
          </li>
        ))}
      </ul>
      <p>Counted from opening a lesson to marking it done, an hour a lesson at most. The test is not counted.</p>
    </details>
  )
}

const minutesWords = (seconds: number) => (seconds < 60 ? 'less than 1 min' : `${Math.round(seconds / 60)} min`)

type Year = { year: number; creditMinutes: number }
type TableProps = {
  caption: string
  items: readonly Credit[]
  /** Of all credits, also those not shown yet: each year is headed with its hours. */
  years?: readonly Year[] | undefined
  /** Of all credits, in the last line. */
  totals?: { credits: number; creditMinutes: number } | undefined
}

function withTotals({ credits, creditMinutes }: { credits: number; creditMinutes: number }): Column<Credit>[] {
  const feet: Record<string, string> = { training: `Together, all ${credits}`, hours: hoursFigure(creditMinutes) }
  return columns.map((column) => ({ ...column, foot: feet[column.key] ?? '' }))
}

export function CreditTable({ caption, items, years = [], totals }: TableProps) {
  const inYears = new Map(years.map(({ year, creditMinutes }) => [String(year), `${year}: ${hours(creditMinutes)}`]))
  const yearOf = ({ earnedOn }: Credit) => inYears.get(earnedOn.slice(0, 4)) ?? earnedOn.slice(0, 4)

  return (
    <TableFrame className="at-gap">
      <Table
        caption={caption}
        columns={totals ? withTotals(totals) : columns}
        rows={items}
        rowKey={({ creditId }) => creditId}
        groupOf={years.length > 1 ? yearOf : undefined}
      />
    </TableFrame>
  )
}
