'use client'
/** Covering parts of a photo for good: drawn over it, or set by keyboard, and gone from the file once it is said so. */
import { type PointerEvent, useRef, useState } from 'react'
import type { Problem } from '../_client/api'
import { ProblemNote } from '../_client/problem-note'
import { Button } from '../_ui/button'
import { TextField } from '../_ui/form'
import { useWords } from '../_ui/words'
import { type Area, drawn, isLargeEnough, moved, percent, placed, sides } from './areas'
import type { CoverTexts } from './messages'

type Props = {
  proofId: string
  name: string
  src: string
  /** Somebody may have decided by it: a reason is kept. */
  asksWhy: boolean
  command: { pending: boolean; problem: Problem | null }
  onCover: (given: { areas: Area[]; reason: string }) => void
  onLeave: () => void
}
type Marked = Area & { id: number }

export function CoverPicture({ proofId, name, src, asksWhy, command, onCover, onLeave }: Props) {
  const say = useWords<CoverTexts>()
  const [areas, setAreas] = useState<readonly Marked[]>([])
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const last = useRef(0)
  const put = (area: Area) => {
    last.current += 1
    setMissing(false)
    setAreas((before) => [...before, { ...area, id: last.current }])
  }
  const change = (id: number, area: Area) =>
    setAreas((before) => before.map((each) => (each.id === id ? { ...area, id } : each)))
  const cover = () => {
    if (areas.length === 0) return setMissing(true)
    onCover({ areas: areas.map(({ id: _, ...area }) => area), reason })
  }
  const wrongOf = (field: string) =>
    command.problem?.errors.find((each) => each.field === field || each.field.startsWith(`${field}.`))?.message
  const wrong = missing ? say('coverNone') : wrongOf('areas')
  return (
    <fieldset className="at-cover usa-fieldset">
      <legend>{say('coverTitle', { name })}</legend>
      <p className="at-small">{say('coverHow')}</p>
      <Drawing src={src} name={name} areas={areas} onDrawn={put} />
      {areas.map(({ id, ...area }, at) => (
        <AreaFields
          key={id}
          id={`cover-${proofId}-${id}`}
          number={at + 1}
          area={area}
          onChange={(next) => change(id, next)}
          onRemove={() => setAreas((before) => before.filter((each) => each.id !== id))}
        />
      ))}
      <p>
        <Button variant="outline" small onClick={() => put(placed(areas))}>
          {say('coverAdd')}
        </Button>
      </p>
      {asksWhy ? (
        <TextField
          label={say('coverWhy')}
          name="reason"
          id={`cover-why-${proofId}`}
          value={reason}
          error={wrongOf('reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : null}
      <ProblemNote problem={command.problem} />
      <p className="at-small">{say('coverText')}</p>
      {wrong ? (
        <p className="usa-error-message" role="alert">
          {wrong}
        </p>
      ) : null}
      <p className="at-row">
        <Button small busy={command.pending} onClick={cover}>
          {say('coverIt', { areas: areas.length })}
        </Button>
        <Button variant="link" small onClick={onLeave}>
          {say('coverLeave')}
        </Button>
      </p>
    </fieldset>
  )
}

type Point = { x: number; y: number }
type DrawingProps = { src: string; name: string; areas: readonly Marked[]; onDrawn: (area: Area) => void }

/** The photo, over which a pointer draws; by keyboard the same is done in the fields below it. */
function Drawing({ src, name, areas, onDrawn }: DrawingProps) {
  const say = useWords<CoverTexts>()
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const from = useRef<Point | null>(null)
  const [drawing, setDrawing] = useState<Area | null>(null)
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return { x: (clientX - left) / width, y: (clientY - top) / height }
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = placeOf(event)
  }
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (from.current) setDrawing(drawn(from.current, placeOf(event)))
  }
  const end = () => {
    from.current = null
    setDrawing(null)
    if (drawing && isLargeEnough(drawing)) onDrawn(drawing)
  }
  return (
    <div className="at-cover__picture">
      {/* biome-ignore lint/performance/noImgElement: it is somebody’s own file behind the API, which Next cannot fetch */}
      <img
        src={src}
        alt={say('coverAlt', { name })}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
      />
      {size ? (
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          aria-hidden="true"
          onPointerDown={begin}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={() => {
            from.current = null
            setDrawing(null)
          }}
        >
          {areas.map((area, at) => (
            <Black key={area.id} area={area} size={size} number={at + 1} />
          ))}
          {drawing ? <Black area={drawing} size={size} number={areas.length + 1} /> : null}
        </svg>
      ) : null}
    </div>
  )
}

type BlackProps = { area: Area; size: { width: number; height: number }; number: number }

function Black({ area: { left, top, width, height }, size, number }: BlackProps) {
  const place = { x: left * size.width, y: top * size.height }
  const letter = size.width / 28
  return (
    <g>
      <rect {...place} width={width * size.width} height={height * size.height} />
      <text x={place.x + letter / 3} y={place.y + letter} fontSize={letter}>
        {number}
      </text>
    </g>
  )
}

const called = { left: 'coverLeft', top: 'coverTop', width: 'coverWidth', height: 'coverHeight' } as const

type AreaProps = { id: string; number: number; area: Area; onChange: (area: Area) => void; onRemove: () => void }

function AreaFields({ id, number, area, onChange, onRemove }: AreaProps) {
  const say = useWords<CoverTexts>()
  return (
    <fieldset className="at-cover__area usa-fieldset">
      <legend>{say('coverArea', { number })}</legend>
      {sides.map((side) => (
        <label key={side} htmlFor={`${id}-${side}`}>
          {say(called[side])}
          <input
            type="range"
            id={`${id}-${side}`}
            min={side === 'width' || side === 'height' ? 1 : 0}
            max={100}
            value={percent(area[side])}
            onChange={({ target }) => onChange(moved(area, side, Number(target.value) / 100))}
          />
        </label>
      ))}
      <Button variant="link" small onClick={onRemove}>
        {say('coverForget')}
        <span className="at-hide"> {say('coverArea', { number })}</span>
      </Button>
    </fieldset>
  )
}
