import type { ReactNode } from 'react'
import { names } from './names'

/** Met teal, due ochre, late brick, later (or in progress) light teal, and a lighter one for a third of three. The order is fixed, so color is never alone. */
export type Fill = 'met' | 'due' | 'late' | 'later' | 'light'
/** What is not there yet, and what may not be looked at: never a part of its own. */
type Empty = 'rest' | 'unseen'

export const WIDTH = 340

type FigureProps = {
  /** The one sentence the chart says: "Mid-January is the busiest". Also the name of the picture. */
  caption: string
  /** The figures in words, behind "The figures". */
  figures?: ReactNode
  legend?: readonly { fill: Fill; label: string }[] | undefined
  height: number
  card?: boolean | undefined
  children: ReactNode
}

export function Figure({ caption, figures, legend, height, card = true, children }: FigureProps) {
  return (
    <figure className={names(card && 'at-card')}>
      <figcaption>{caption}</figcaption>
      <svg className="at-chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={caption}>
        {children}
      </svg>
      {legend ? <Key items={legend} /> : null}
      {figures ? (
        <details className="at-small at-gap">
          <summary>The figures</summary>
          {figures}
        </details>
      ) : null}
    </figure>
  )
}

export function Key({ items }: { items: readonly { fill: Fill | Empty; label: string }[] }) {
  return (
    <ul className="at-key">
      {items.map(({ fill, label }) => (
        <li key={fill}>
          <svg className="at-chart" viewBox="0 0 12 12" aria-hidden="true">
            <rect className={fill} width="12" height="12" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

type Head = { label: string; value: string }

export function FigureTable({ head, rows }: { head: Head; rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <table className="at-table">
      <thead>
        <tr>
          <th scope="col">{head.label}</th>
          <th scope="col" className="at-num">
            {head.value}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="at-num">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export type Part = { fill: Fill | Empty; label: string; value: number }

type ShareBarProps = {
  parts: readonly Part[]
  /** What the whole width stands for, where the parts are not all of it. */
  of?: number | undefined
  /** Marks the line to reach, at the end. */
  goal?: boolean | undefined
  className?: string | undefined
}

/** Parts of a whole beside their numbers in a table: decoration, so hidden from speech. */
export function ShareBar({ parts, of, goal, className }: ShareBarProps) {
  const all = parts.reduce((sum, { value }) => sum + value, 0)
  const width = of === undefined ? 200 : Math.min(200, (all / Math.max(1, of)) * 200)
  return (
    <svg className={names('at-chart', className)} viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
      {of === undefined ? null : <rect className="rest" width="200" height="14" />}
      {laid(parts, width).map(({ fill, x, width }) => (
        <rect key={fill} className={fill} x={x} width={width} height="14" />
      ))}
      {goal ? <rect className="goal" x="199.2" width="1.6" height="14" /> : null}
    </svg>
  )
}

/** Where each part begins and ends, with a gap of 2 between neighbors; empty parts are left out. */
function laid(parts: readonly Part[], width: number) {
  const filled = parts.filter(({ value }) => value > 0)
  const total = filled.reduce((sum, { value }) => sum + value, 0)
  const room = Math.max(0, width - 2 * (filled.length - 1))
  let x = 0
  return filled.map((part) => {
    const own = round((part.value / total) * room)
    const placed = { ...part, x: round(x), width: own }
    x += own + 2
    return placed
  })
}

export const round = (n: number) => Math.round(n * 10) / 10

export type Described = {
  caption: string
  /** Heads of the table of figures. */
  head: Head
  card?: boolean | undefined
}

export type Measure = {
  /** Full words for the table: "Week of January 15". */
  label: string
  /** Short words for the axis; every few columns have one. */
  tick?: string | undefined
  value: number
  fill?: Fill | undefined
}

type ColumnsProps = Described & {
  marks: readonly Measure[]
  legend?: readonly { fill: Fill; label: string }[] | undefined
}

/** One column a week: how much falls due when. Columns start at zero, each with its number. */
export function ColumnChart({ marks, legend, caption, head, card }: ColumnsProps) {
  const top = Math.max(1, ...marks.map(({ value }) => value))
  const step = WIDTH / Math.max(1, marks.length)
  const width = round(step * 0.77)
  return (
    <Figure
      caption={caption}
      height={122}
      card={card}
      legend={legend}
      figures={<FigureTable head={head} rows={marks} />}
    >
      {marks.map(({ label, tick, value, fill = 'later' }, place) => {
        const x = round(place * step + (step - width) / 2)
        const tall = round((value / top) * 80)
        const last = place === marks.length - 1
        return (
          <g key={label}>
            <rect className={fill} x={x} y={round(100 - tall)} width={width} height={tall} />
            {value ? (
              <text className="label" x={round(x + width / 2)} y={round(95 - tall)} textAnchor="middle">
                {value}
              </text>
            ) : null}
            {tick ? (
              <text x={last ? WIDTH : x} y="117" textAnchor={last ? 'end' : 'start'}>
                {tick}
              </text>
            ) : null}
          </g>
        )
      })}
      <path className="axis" d={`M0 100.5h${WIDTH}`} />
    </Figure>
  )
}

const BAR_ROW = 38
/** As many letters as the width holds, and then some. */
const LONGEST_NAME = 48

/** Horizontal bars, longest first as given, each under its whole name. Bars start at zero. */
export function BarChart({ marks, legend, caption, head, card }: ColumnsProps) {
  const top = Math.max(1, ...marks.map(({ value }) => value))
  return (
    <Figure
      caption={caption}
      height={marks.length * BAR_ROW}
      card={card}
      legend={legend}
      figures={<FigureTable head={head} rows={marks} />}
    >
      {marks.map(({ label, tick = label, value, fill = 'met' }, place) => {
        const width = round((value / top) * (WIDTH - 50))
        const y = place * BAR_ROW
        return (
          <g key={label}>
            <text x="0" y={y + 12}>
              {tick.length > LONGEST_NAME ? `${tick.slice(0, LONGEST_NAME - 1)}…` : tick}
            </text>
            <rect className={fill} x="0" y={y + 17} width={width} height="14" />
            <text className="label" x={round(8 + width)} y={y + 29}>
              {value}
            </text>
          </g>
        )
      })}
    </Figure>
  )
}
