'use client'
import { lazy, Suspense, useState } from 'react'
import type { SeriesDate } from '@/lib/events/series-inputs'
import { sessionWords, statusWords } from '@/lib/events/words'
import { Section } from '../../../_ui/arrange'
import { Link } from '../../../_ui/link'
import { Loading } from '../../../_ui/loading'
import { type Column, Table, TableFrame } from '../../../_ui/table'
import type { LifeProps } from './life-props'

const SeriesForm = lazy(() => import('./series-form'))

/** The dates of the series that an event is one of, and the way to more of them. */
export function Series(props: LifeProps) {
  const { eventId, series, may } = props.mine
  // Dates are asked for when somebody wants them.
  const [isOpen, setOpen] = useState(false)
  if (series.length === 0 && !may.repeat) return null
  return (
    <Section id="series" title={series.length > 0 ? 'Its series' : 'Repeat it'}>
      {series.length > 0 ? (
        <TableFrame>
          <Table
            caption="The dates of the series, each an event of its own"
            columns={columnsFor(eventId)}
            rows={series}
            rowKey={(date) => date.eventId}
          />
        </TableFrame>
      ) : null}
      {may.repeat ? (
        <details className="at-card at-gap" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{series.length > 0 ? 'Add dates to the series' : 'Make a series of it'}</summary>
          {isOpen ? (
            <Suspense fallback={<Loading lines={8} />}>
              <SeriesForm {...props} />
            </Suspense>
          ) : null}
        </details>
      ) : null}
    </Section>
  )
}

const columnsFor = (eventId: string): Column<SeriesDate>[] => [
  {
    key: 'when',
    head: 'When',
    header: true,
    cell: (date) => {
      const words = date.startsLocal ? sessionWords(date) : 'No day yet'
      return date.eventId === eventId ? <b>{words}: this one</b> : <Link href={`/events/${date.eventId}`}>{words}</Link>
    },
  },
  { key: 'status', head: 'Where it stands', cell: ({ status }) => statusWords[status] },
]
