import { BarChart, ColumnChart, Figure, FigureTable, Key, type Measure, ShareBar } from '../../_ui/chart'
import { LineChart } from '../../_ui/line-chart'
import { PaceChart } from '../../_ui/pace-chart'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

const head = { label: 'Week', value: 'People' }
const weeks: readonly Measure[] = [
  { label: 'Week of December 1', tick: 'Dec 1', value: 4, fill: 'late' },
  { label: 'Week of December 8', value: 0 },
  { label: 'Week of December 15', value: 12, fill: 'due' },
  { label: 'Week of December 22', tick: 'Dec 22', value: 3, fill: 'met' },
]
const agencies: readonly Measure[] = [
  { label: LONG_PLACE, value: 1204 },
  { label: LONG, value: 12, fill: 'late' },
]
const legend = [
  { fill: 'met', label: 'Met' },
  { fill: 'due', label: 'Due' },
  { fill: 'late', label: 'Late' },
  { fill: 'later', label: LONG },
] as const
const parts = legend.map((each, i) => ({ ...each, value: i * 3 }))

export function ChartParts() {
  return (
    <Part title="Charts">
      <Specimen of="ColumnChart">
        <State name="with a key">
          <ColumnChart caption="Mid-December is the busiest" head={head} marks={weeks} legend={legend} />
        </State>
        <State name="empty">
          <ColumnChart caption="Nothing falls due" head={head} marks={[]} />
        </State>
      </Specimen>
      <Specimen of="BarChart">
        <State name="long words">
          <BarChart caption="One agency leads" head={{ label: 'Agency', value: 'Hours' }} marks={agencies} />
        </State>
      </Specimen>
      <Specimen of="LineChart">
        <State name="over time">
          <LineChart caption="It went up" head={head} marks={weeks} axis={{ from: 0, to: 20 }} unit="%" />
        </State>
        <State name="one point">
          <LineChart caption="It began" head={head} marks={weeks.slice(0, 1)} axis={{ from: 0, to: 20 }} />
        </State>
      </Specimen>
      <Specimen of="PaceChart">
        <State name="behind">
          <PaceChart
            caption="The year is behind an even pace"
            head={{ label: 'Day', value: 'Hours', even: 'Even pace' }}
            ends={['Jan 1', 'Dec 31']}
            goal={1640}
            marks={[
              { label: 'January 1', at: 0, even: 4, value: 0 },
              { label: 'June 30', at: 0.5, even: 820, value: 660 },
              { label: 'December 31', at: 1, even: 1640, value: null },
            ]}
          />
        </State>
      </Specimen>
      <Specimen of="ShareBar">
        <State name="parts, one of them empty">
          <ShareBar parts={parts} />
        </State>
        <State name="nothing">
          <ShareBar parts={[]} />
        </State>
      </Specimen>
      <Specimen of="Figure">
        <State name="around a picture of one's own">
          <Figure caption={LONG_PLACE} height={20} figures={<p>Nothing but a line.</p>}>
            <path className="axis" d="M0 10h340" />
          </Figure>
        </State>
      </Specimen>
      <Specimen of="Key">
        <State name="with long words">
          <Key items={legend} />
        </State>
      </Specimen>
      <Specimen of="FigureTable">
        <State name="with long words">
          <figure>
            <FigureTable head={head} rows={agencies} />
          </figure>
        </State>
      </Specimen>
    </Part>
  )
}
