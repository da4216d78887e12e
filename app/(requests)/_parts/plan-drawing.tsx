import type { Say } from '@/lib/platform/say'
import { daysBetween, longDay, shortDay } from '@/lib/platform/words-of-time'
import type { Plan, PlannedTask } from '@/lib/requests/planner'
import type { planTexts } from './messages'

export type Drawn = {
  plan: Plan
  wishedOn: string
  /** Where the line begins: the day it was sent, or today. */
  start: string
  sent: boolean
  say: Say<typeof planTexts>
}

const SIZES = { wide: 700, slim: 300 } as const
type Size = keyof typeof SIZES
const EDGE = 12
const LINE = 66
const MARKS = 98

/** The days between asking and holding on a line, with each task as a number; twice, so that its text keeps its size. */
export function PlanDrawing(drawn: Drawn) {
  return (
    <>
      <Line {...drawn} size="wide" />
      <Line {...drawn} size="slim" />
    </>
  )
}

function Line({ plan, wishedOn, start, sent, say, size }: Drawn & { size: Size }) {
  const width = SIZES[size]
  const { earliestOn, met, firm } = plan.lead
  const days = [start, wishedOn, earliestOn, ...plan.tasks.map(({ dueOn }) => dueOn)].sort()
  const [first = start, last = wishedOn] = [days[0], days.at(-1)]
  const whole = Math.max(1, daysBetween(first, last))
  const at = (day: string) => EDGE + (daysBetween(first, day) / whole) * (width - 2 * EDGE)
  const said = (on: string) => longDay(on, say.locale)
  const points = [
    { x: at(start), words: say(sent ? 'lineSent' : 'lineToday', { day: shortDay(start) }), quiet: true },
    { x: at(earliestOn), words: say('lineEarliest', { day: shortDay(earliestOn) }) },
    { x: at(wishedOn), words: say('lineWish', { day: shortDay(wishedOn) }) },
  ]
  return (
    <svg
      className={`at-plan at-plan--${size} at-gap`}
      viewBox={`0 0 ${width} ${MARKS + 14}`}
      role="img"
      aria-label={say('picture', { start: said(start), earliest: said(earliestOn), wish: said(wishedOn) })}
    >
      <rect className="wait" x={at(first)} y={LINE - 6} width={at(earliestOn) - at(first)} height={12} rx={2} />
      <rect className="open" x={at(earliestOn)} y={LINE - 6} width={at(last) - at(earliestOn)} height={12} rx={2} />
      <Words points={points} width={width} />
      <circle className="now" cx={at(start)} cy={LINE} r={7} />
      <circle className={met || !firm ? 'wish' : 'wish wish--no'} cx={at(wishedOn)} cy={LINE} r={8} />
      <Marks tasks={plan.tasks} at={at} width={width} />
    </svg>
  )
}

type Point = { x: number; words: string; quiet?: boolean }
/** The width that a line of words takes at most. */
const WORDS = 176

/** Words at the right of their stem from the first day down, those at the left from the last: no stem runs through words. */
function Words({ points, width }: { points: readonly Point[]; width: number }) {
  const isRight = ({ x }: Point) => x <= width * 0.45
  const rows = [
    ...points.filter(isRight).sort((a, b) => a.x - b.x),
    ...points.filter((point) => !isRight(point)).sort((a, b) => b.x - a.x),
  ]
  return rows.map((point, row) => {
    const { x, words, quiet } = point
    const y = 14 + row * 18
    const right = isRight(point)
    return (
      <g key={words}>
        <path className="stem" d={`M${x} ${y + 2}V${LINE}`} />
        <text
          className={quiet ? undefined : 'label'}
          x={right ? Math.min(x + 5, width - WORDS) : Math.max(x - 5, WORDS)}
          y={y}
          textAnchor={right ? 'start' : 'end'}
        >
          {words}
        </text>
      </g>
    )
  })
}

const GAP = 22
/** Marks keep a distance from each other; a stem says where each belongs. */
function spread(xs: readonly number[], width: number): number[] {
  const right: number[] = []
  for (const x of xs) right.push(Math.max(x, (right.at(-1) ?? -GAP) + GAP))
  const left: number[] = []
  for (const x of right.toReversed()) left.unshift(Math.min(x, (left[0] ?? width - EDGE + GAP) - GAP))
  return left
}

const kindOf = ({ doneOn, daysLate }: PlannedTask) =>
  doneOn !== null ? 'mark mark--done' : daysLate > 0 ? 'mark mark--late' : 'mark'

function Marks({ tasks, at, width }: { tasks: readonly PlannedTask[]; at: (day: string) => number; width: number }) {
  const xs = tasks.map(({ dueOn }) => at(dueOn))
  const places = spread(xs, width)
  return tasks.map((task, i) => {
    const x = places[i] ?? 0
    return (
      <g key={task.key}>
        <path className="stem" d={`M${xs[i]} ${LINE + 6}L${x} ${MARKS - 9}`} />
        <circle className={kindOf(task)} cx={x} cy={MARKS} r={9} />
        <text className="number" x={x} y={MARKS + 4} textAnchor="middle">
          {i + 1}
        </text>
      </g>
    )
  })
}
