import { type Described, Figure, FigureTable, type Measure, round, WIDTH } from './chart'

const LEFT = 38
const RIGHT = 319
const TOP = 12
const BOTTOM = 100

type LineChartProps = Described & {
  /** In the order of time; the first and the last carry their number. */
  marks: readonly Measure[]
  /** The axis, labelled since it need not start at zero: `{ from: 60, to: 100 }`. */
  axis: { from: number; to: number }
  /** After each number: "%". */
  unit?: string | undefined
}

/** How one figure went over time. */
export function LineChart({ marks, axis, unit = '', caption, head, card }: LineChartProps) {
  const step = (RIGHT - LEFT) / Math.max(1, marks.length - 1)
  const height = (value: number) => round(BOTTOM - ((value - axis.from) / (axis.to - axis.from)) * (BOTTOM - TOP))
  const points = marks.map(({ value }, place) => ({ x: round(LEFT + place * step), y: height(value), value }))
  const [first, last] = [points[0], points.at(-1)]
  const rows = marks.map(({ label, value }) => ({ label, value: `${value}${unit}` }))
  return (
    <Figure caption={caption} height={122} card={card} figures={<FigureTable head={head} rows={rows} />}>
      {[axis.from, (axis.from + axis.to) / 2, axis.to].map((level) => (
        <g key={level}>
          <path className="grid" d={`M28 ${height(level)}h${WIDTH - 28}`} />
          <text x="0" y={height(level) + 4}>
            {level}
          </text>
        </g>
      ))}
      <path className="line" d={points.map(({ x, y }, place) => `${place ? 'L' : 'M'}${x} ${y}`).join('')} />
      {first ? <Dot {...first} text={`${first.value}${unit}`} /> : null}
      {last && marks.length > 1 ? <Dot {...last} text={`${last.value}${unit}`} /> : null}
      <text x="28" y="117">
        {marks[0]?.tick ?? marks[0]?.label}
      </text>
      <text x={WIDTH} y="117" textAnchor="end">
        {marks.at(-1)?.tick ?? marks.at(-1)?.label}
      </text>
    </Figure>
  )
}

/** The number goes under its dot, or above it where the axis is near. */
function Dot({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <circle className="met" cx={x} cy={y} r="4" />
      <text className="label" x={x} y={y > BOTTOM - 22 ? y - 10 : y + 19} textAnchor="middle">
        {text}
      </text>
    </>
  )
}
