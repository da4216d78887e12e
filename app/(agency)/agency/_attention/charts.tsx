'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Grid } from '@/app/_ui/arrange'
import { BarChart, ColumnChart } from '@/app/_ui/chart'
import { LineChart } from '@/app/_ui/line-chart'
import { numberWord } from '@/lib/platform/words'
import { longDay, monthAndYear, shortDay } from '@/lib/platform/words-of-time'
import type { chartsShape } from '@/lib/reporting/inputs'
import type { ToScreen } from '../../_agency'
import { weeksCaption } from './words'

type ChartsData = z.infer<typeof chartsShape>
type Props = { input: { agencyId: string; asOf: string | undefined }; to: ToScreen }

/** Three small charts, each with one sentence; what fails to load is left out, since the tables above say the same. */
export function Charts({ input }: Props) {
  const { data } = useQuery(api.reporting.agencyCharts.queryOptions({ input }))
  if (!data) return null
  return (
    <Grid className="at-section">
      <Weeks weeks={data.weeks} />
      <History history={data.history} />
      {data.units.length > 0 ? <Units units={data.units} /> : null}
    </Grid>
  )
}

function Weeks({ weeks }: Pick<ChartsData, 'weeks'>) {
  return (
    <ColumnChart
      card
      caption={weeksCaption(weeks)}
      head={{ label: 'Week', value: 'Trainings due' }}
      legend={[
        { fill: 'due', label: 'within 30 days' },
        { fill: 'later', label: 'later' },
      ]}
      marks={weeks.map(({ from, due, soon }, i) => ({
        label: `Week of ${longDay(from)}`,
        tick: i % 4 === 0 ? shortDay(from).replace(/, \d+$/, '') : undefined,
        value: due,
        fill: soon ? 'due' : 'later',
      }))}
    />
  )
}

const share = ({ required, met }: ChartsData['history'][number]) =>
  required === 0 ? 100 : Math.round((met / required) * 100)

function History({ history }: Pick<ChartsData, 'history'>) {
  const known = history.filter(({ required }) => required > 0)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return null
  const points = share(last) - share(first)
  const change =
    points === 0
      ? 'as much as'
      : `${numberWord(Math.abs(points))} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'} than`
  const lowest = Math.min(...known.map(share))
  return (
    <LineChart
      card
      unit="%"
      caption={`${share(last)}% of what is required is met (${last.met} of ${last.required}), ${change} in ${monthAndYear(first.on.slice(0, 7))}`}
      head={{ label: 'Day', value: 'Share met' }}
      axis={{ from: Math.max(0, Math.floor(lowest / 20) * 20), to: 100 }}
      marks={known.map((each, i) => ({
        label: longDay(each.on),
        tick: i === 0 ? monthAndYear(each.on.slice(0, 7)) : i === known.length - 1 ? shortDay(each.on) : undefined,
        value: share(each),
      }))}
    />
  )
}

function Units({ units }: Pick<ChartsData, 'units'>) {
  const total = units.reduce((sum, { overdue }) => sum + overdue, 0)
  const [most] = units
  return (
    <BarChart
      card
      caption={
        most && units.length > 1
          ? `${most.unitName} has ${numberWord(most.overdue)} of the ${numberWord(total)} overdue trainings`
          : `All overdue trainings are in ${most?.unitName}`
      }
      head={{ label: 'Unit', value: 'Overdue' }}
      marks={units.map(({ unitName, overdue }) => ({ label: unitName, value: overdue, fill: 'late' }))}
    />
  )
}
