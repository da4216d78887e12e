import { expect, test } from 'vitest'
import { drawn, isLargeEnough, moved, PLACED, placed } from './areas'

const rounded = (area: object) =>
  Object.fromEntries(Object.entries(area).map(([side, part]) => [side, Math.round(part * 1000) / 1000]))

test('what is drawn from any corner to any other is the same area, and ends at the edge of the picture', () => {
  const area = { left: 0.2, top: 0.3, width: 0.4, height: 0.1 }
  const [first, last] = [
    { x: 0.2, y: 0.3 },
    { x: 0.6, y: 0.4 },
  ] as const
  expect(rounded(drawn(first, last))).toEqual(area)
  expect(rounded(drawn(last, first))).toEqual(area)
  expect(rounded(drawn({ x: 0.6, y: 0.3 }, { x: 0.2, y: 0.4 }))).toEqual(area)
  expect(rounded(drawn({ x: 0.5, y: 0.5 }, { x: 1.7, y: -3 }))).toEqual({ left: 0.5, top: 0, width: 0.5, height: 0.5 })
})

test('a press that was no drawing covers nothing', () => {
  expect(isLargeEnough(drawn({ x: 0.2, y: 0.2 }, { x: 0.203, y: 0.5 }))).toBe(false)
  expect(isLargeEnough(PLACED)).toBe(true)
})

test('an area that is moved or made larger by keyboard stays on the picture', () => {
  expect(rounded(moved(PLACED, 'left', 0.8))).toMatchObject({ left: 0.8, width: 0.2 })
  expect(rounded(moved(PLACED, 'width', 0.9))).toMatchObject({ left: 0.1, width: 0.9 })
  expect(rounded(moved(PLACED, 'top', 1))).toMatchObject({ top: 0.99, height: 0.01 })
  expect(rounded(moved(PLACED, 'height', 0))).toMatchObject({ height: 0.01, top: 0.45 })
})

test('an area that is added lies below the last one and on the picture, and never on it', () => {
  expect(placed([])).toEqual(PLACED)
  const areas = [PLACED]
  for (let more = 0; more < 8; more++) {
    const next = placed(areas)
    const last = areas.at(-1) ?? PLACED
    expect(next.top >= last.top + last.height || next.top + next.height <= last.top).toBe(true)
    expect(next.top + next.height).toBeLessThanOrEqual(1)
    areas.push(next)
  }
  expect(placed([{ left: 0, top: 0.1, width: 1, height: 0.9 }]).top).toBe(0.01)
})
