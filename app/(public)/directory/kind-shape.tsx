import type { ListingKind } from '@/lib/directory/fields'

type Shape = 'service' | 'task' | 'icac' | 'lost' | 'state'

/** A kind has a shape; the programs of a state share one. What is no listing is a circle. */
const shapeOf = (kind: ListingKind | undefined): Shape => (kind ? (shapes[kind] ?? 'state') : 'service')
const shapes: Partial<Record<ListingKind, Shape>> = {
  'service-provider': 'service',
  'human-trafficking-task-force': 'task',
  'icac-task-force': 'icac',
  'innocence-lost-task-force': 'lost',
}

export const SHAPE_SIZE = 28

/** The shape in a picture of its own, with the number it has in the list. It never speaks: words stand beside it. */
export function KindShape({ kind, number }: Omit<MarkProps, 'x' | 'y'>) {
  return (
    <svg className={`at-kind at-kind--${shapeOf(kind)}`} viewBox={`0 0 ${SHAPE_SIZE} ${SHAPE_SIZE}`} aria-hidden="true">
      <Drawn kind={kind} number={number} />
    </svg>
  )
}

type MarkProps = { kind: ListingKind | undefined; number?: number | undefined; x: number; y: number }

/** The same on a map, with its middle at a spot. */
export function KindMark({ kind, number, x, y }: MarkProps) {
  return (
    <g
      className={`at-kind at-kind--${shapeOf(kind)}`}
      transform={`translate(${round(x - SHAPE_SIZE / 2)} ${round(y - SHAPE_SIZE / 2)})`}
    >
      <Drawn kind={kind} number={number} />
    </g>
  )
}

const round = (n: number) => Math.round(n * 10) / 10

function Drawn({ kind, number }: Omit<MarkProps, 'x' | 'y'>) {
  return (
    <>
      {outlines[shapeOf(kind)]}
      {number === undefined ? null : (
        <text x="14" y="19">
          {number}
        </text>
      )}
    </>
  )
}

const outlines: Record<Shape, React.ReactElement> = {
  service: <circle cx="14" cy="14" r="12" />,
  task: <path d="M14 0.5 27.5 14 14 27.5 0.5 14Z" />,
  icac: <rect x="3" y="3" width="22" height="22" rx="1" />,
  lost: <path d="M14 1.5 26.5 10.6 21.8 25.5H6.2L1.5 10.6Z" />,
  state: <circle cx="14" cy="14" r="11" />,
}
