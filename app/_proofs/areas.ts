/** Areas of a picture that are to be covered, as parts of it from 0 to 1. */
export const sides = ['left', 'top', 'width', 'height'] as const
type Side = (typeof sides)[number]
export type Area = Record<Side, number>

/** Where one begins that is set by keyboard. */
export const PLACED: Area = { left: 0.3, top: 0.45, width: 0.4, height: 0.08 }
const LEAST = 0.01

/** Where the next one begins: below the last, so that two never lie on each other and seem one; from the top where there is no room. */
export function placed(before: readonly Area[]): Area {
  const last = before.at(-1)
  if (!last) return PLACED
  const below = last.top + last.height + LEAST
  return { ...PLACED, top: below + PLACED.height <= 1 ? below : LEAST }
}

export const percent = (part: number): number => Math.round(part * 100)
const within = (part: number) => Math.min(1, Math.max(0, part))

/** What lies between two points, in whichever direction it was drawn; what goes beyond the picture ends at its edge. */
export function drawn(from: { x: number; y: number }, to: { x: number; y: number }): Area {
  const [x, y] = [within(from.x), within(from.y)]
  const [endX, endY] = [within(to.x), within(to.y)]
  return { left: Math.min(x, endX), top: Math.min(y, endY), width: Math.abs(endX - x), height: Math.abs(endY - y) }
}

/** A press that was no drawing covers nothing. */
export const isLargeEnough = ({ width, height }: Area): boolean => width >= LEAST && height >= LEAST

const along = { left: 'width', top: 'height', width: 'left', height: 'top' } as const

/** With one of its sides changed; it stays on the picture: what has no room any more gives way. */
export function moved(area: Area, side: Side, to: number): Area {
  const isLength = side === 'width' || side === 'height'
  const value = isLength ? Math.min(1, Math.max(LEAST, to)) : Math.min(1 - LEAST, within(to))
  const other = along[side]
  return { ...area, [side]: value, [other]: Math.min(area[other], 1 - value) }
}
