import { Figure, round, WIDTH } from './chart'

const LEFT = 44
const TOP = 12
const BOTTOM = 100
const RIGHT = WIDTH - 4

type Mark = {
  label: string
  /** From 0 at the first day to 1 at the last. */
  at: number
  even: number
  /** Null of days to come. */
  value: number | null
}

type PaceChartProps = {
  /** The one sentence the chart says. */
  caption: string
  /** Heads of the table of figures. */
  head: { label: string; value: string; even: string }
  /** In the order of time. */
  marks: readonly Mark[]
  /** What is to be reached on the last day. */
  goal: number
  /** Words at the ends of the axis of time. */
  ends: readonly [string, string]
}

const x = (at: number) => round(LEFT + at * (RIGHT - LEFT))
const path = (points: readonly { x: number; y: number }[]) =>
  points.map((each, place) => `${place ? 'L' : 'M'}${each.x} ${each.y}`).join('')

/** How far something is on the way to a goal, and where an even pace would be. */
export function PaceChart({ caption, head, marks, goal, ends }: PaceChartProps) {
  const y = (value: number) => round(BOTTOM - (value / Math.max(1, goal)) * (BOTTOM - TOP))
  const known = marks.flatMap(({ at, value }) => (value === null ? [] : [{ x: x(at), y: y(value), value }]))
  const last = known.at(-1)
  return (
    <Figure caption={caption} height={122} figures={<Figures head={head} marks={marks} />}>
      {[0, goal / 2, goal].map((level) => (
        <g key={level}>
          <path className="grid" d={`M${LEFT} ${y(level)}h${RIGHT - LEFT}`} />
          <text x="0" y={y(level) + 4}>
            {level.toLocaleString('en-US')}
          </text>
        </g>
      ))}
      <path className="pace" d={path(marks.map(({ at, even }) => ({ x: x(at), y: y(even) })))} />
      <path className="line" d={path(known)} />
      {last ? <circle className="met" cx={last.x} cy={last.y} r="4" /> : null}
      <text x={x(0.5)} y={y(goal / 2) - 8} textAnchor="end">
        {head.even.toLowerCase()}
      </text>
      <text x={LEFT} y="117">
        {ends[0]}
      </text>
      <text x={RIGHT} y="117" textAnchor="end">
        {ends[1]}
      </text>
    </Figure>
  )
}

function Figures({ head, marks }: Pick<PaceChartProps, 'head' | 'marks'>) {
  return (
    <table className="at-table">
      <thead>
        <tr>
          <th scope="col">{head.label}</th>
          <th scope="col" className="at-num">
            {head.value}
          </th>
          <th scope="col" className="at-num">
            {head.even}
          </th>
        </tr>
      </thead>
      <tbody>
        {marks.map(({ label, value, even }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="at-num">{value === null ? 'to come' : value.toLocaleString('en-US')}</td>
            <td className="at-num">{even.toLocaleString('en-US')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
