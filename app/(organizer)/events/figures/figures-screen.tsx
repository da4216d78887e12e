'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type { Figures } from '@/lib/attendance/shapes'
import { isDay } from '@/lib/platform/days'
import { figure, hours } from '@/lib/platform/words'
import { dayHere } from '@/lib/platform/words-of-time'
import { priorityLabels } from '@/lib/requests/choice-labels'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { AsAsked } from '../../../_ui/as-asked'
import { Button, LinkButton } from '../../../_ui/button'
import { Counts } from '../../../_ui/counts'
import { Empty } from '../../../_ui/empty'
import { DateField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { Progress } from '../../../_ui/progress'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import { PageTitle } from '../../../_ui/title'
import { kindNames } from '../../../(admin)/admin/words'

/** Whom one event reached (`?event=`), or all that one runs over a period (`?from=&to=`); the address keeps which. */
export function FiguresScreen() {
  const asked = useSearchParams()
  const eventId = asked.get('event')
  const days = daysOf(asked.get('from'), asked.get('to'))
  const input = eventId ? { eventId } : days
  const query = useQuery(api.attendance.getFigures.queryOptions({ input }))
  return (
    <div className="at-stack">
      <PageTitle
        title="Whom my events reached"
        lead="People whose attendance is confirmed, each counted once in every line. Groups of survivors are in no figure."
      >
        <LinkButton variant="outline" href={`/api/v1/attendance-figures.csv?${new URLSearchParams(input)}`} download>
          As CSV
        </LinkButton>
      </PageTitle>
      {eventId ? (
        <p>
          <Link href="/events/figures">All my events, over a period</Link>
        </p>
      ) : (
        <form action="/events/figures" className="at-row at-row--end at-noprint">
          <AsAsked />
          <DateField key={`from ${days.from}`} label="Held from" name="from" defaultValue={days.from} />
          <DateField key={`to ${days.to}`} label="To" name="to" defaultValue={days.to} />
          <Button type="submit" variant="outline">
            Show
          </Button>
        </form>
      )}
      <div>
        <Loaded query={query} lines={10}>
          {(figures) => <Reached figures={figures} />}
        </Loaded>
      </div>
    </div>
  )
}

/** The year until today, where the address names no days in order. */
function daysOf(from: string | null, to: string | null): { from: string; to: string } {
  const today = dayHere(new Date().toISOString())
  return from && to && isDay(from) && isDay(to) && from <= to
    ? { from, to }
    : { from: `${today.slice(0, 4)}-01-01`, to: today }
}

const priorityNames: Readonly<Record<string, { en: string }>> = priorityLabels
const disciplineNames: Readonly<Record<string, string>> = kindNames

function Reached({ figures: { title, total, agencies, disciplines, priorities } }: { figures: Figures }) {
  if (total.people === 0)
    return (
      <Empty title="Nobody’s attendance is confirmed here yet">
        Confirm who was there on the page “Attendance” of each event; then they are counted.
      </Empty>
    )
  const people = total.people
  return (
    <div className="at-stack">
      {title ? (
        <p>
          <b>{title}</b>
        </p>
      ) : null}
      <Counts
        label="In all"
        items={[
          ...(title ? [] : [{ label: total.events === 1 ? 'Event' : 'Events', figure: figure(total.events) }]),
          { label: people === 1 ? 'Person' : 'People', figure: figure(people) },
          { label: 'of credit', figure: hours(total.minutes) },
        ]}
      />
      <FigureTable
        of={people}
        head="Discipline"
        rows={disciplines}
        named={(key) => disciplineNames[key] ?? NO_AGENCY}
      />
      <FigureTable of={people} head="Agency" rows={agencies} named={(name) => name || NO_AGENCY} />
      <FigureTable
        of={people}
        head="Priority"
        rows={priorities}
        named={(key) => priorityNames[key]?.en ?? 'None of the three'}
      />
    </div>
  )
}

const NO_AGENCY = 'Without an agency'

type Row = Figures['agencies'][number]
type FigureTableProps = { of: number; head: string; rows: readonly Row[]; named: (name: string) => string }

function FigureTable({ of, head, rows, named }: FigureTableProps) {
  const columns: Column<Row>[] = [
    { key: 'name', head, header: true, cell: ({ name }) => named(name) },
    {
      key: 'share',
      head: 'Share of people',
      label: false,
      className: 'at-bar',
      cell: ({ name, people }) => <Progress value={people} max={of} label={`${named(name)}, people`} />,
    },
    { key: 'people', head: 'People', number: true, cell: ({ people }) => figure(people) },
    { key: 'events', head: 'Events', number: true, cell: ({ events }) => figure(events) },
    { key: 'hours', head: 'Credit', number: true, cell: ({ minutes }) => hours(minutes) },
  ]
  return (
    <TableFrame title={`By ${head.toLowerCase()}`} id={`by-${head}-h`}>
      <Table
        labelledBy={`by-${head}-h`}
        figures
        columns={columns}
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
      />
    </TableFrame>
  )
}
