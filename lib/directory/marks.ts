/** Marks on a map so that each can be read and pressed: around the town they belong to, never on one another. Pure. */
import type { Spot } from './maps'

type Frame = { width: number; height: number }

const TURNS = 200
/** Where two marks stand on the very same spot, each goes its own way: the golden angle never repeats one. */
const ANGLE = 2.399963

/**
 * Moves marks apart until their middles are `apart` from each other, and keeps them on the picture.
 * @returns the spots in the order given
 */
export function spread(spots: readonly Spot[], apart: number, { width, height }: Frame): Spot[] {
  const placed = spots.map(({ x, y }, i) => ({
    x: x + Math.cos(i * ANGLE) * 0.01 * i,
    y: y + Math.sin(i * ANGLE) * 0.01 * i,
  }))
  const edge = apart / 2
  const keepInside = () => {
    for (const each of placed) {
      each.x = Math.min(width - edge, Math.max(edge, each.x))
      each.y = Math.min(height - edge, Math.max(edge, each.y))
    }
  }
  keepInside()
  for (let turn = 0; turn < TURNS && pushApart(placed, apart); turn += 1) keepInside()
  return placed.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }))
}

function pushApart(spots: Spot[], apart: number): boolean {
  let moved = false
  for (const [i, a] of spots.entries())
    for (const b of spots.slice(i + 1)) {
      const [across, down] = [b.x - a.x, b.y - a.y]
      const distance = Math.hypot(across, down) || 0.01
      if (distance >= apart - 0.05) continue
      const by = (apart - distance) / 2 / distance
      const angle = i * ANGLE
      const [pushX, pushY] = across || down ? [across * by, down * by] : [Math.cos(angle), Math.sin(angle)]
      a.x -= pushX
      a.y -= pushY
      b.x += pushX
      b.y += pushY
      moved = true
    }
  return moved
}

export type Label = Spot & { text: string; anchor: 'start' | 'end' | 'middle' }
type Box = { left: number; right: number; top: number; bottom: number }

const LETTER = 7
const LINE = 14

/** Names of towns beside their first mark, where there is room for them; where there is none the list says it. */
export function labels(marks: readonly (Spot & { text: string | null })[], radius: number, frame: Frame): Label[] {
  const taken: Box[] = marks.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const said = new Set<string>()
  return marks.flatMap(({ x, y, text }) => {
    if (!text || said.has(text)) return []
    said.add(text)
    const long = text.length * LETTER
    const choices: Label[] = [
      { text, anchor: 'start', x: x + radius + 4, y: y + 4 },
      { text, anchor: 'end', x: x - radius - 4, y: y + 4 },
      { text, anchor: 'middle', x, y: y + radius + LINE },
      { text, anchor: 'middle', x, y: y - radius - 5 },
    ]
    const free = choices.find((label) => {
      const box = boxOf(label, long)
      const inside = box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height
      return inside && !taken.some((each) => overlap(each, box))
    })
    if (free) taken.push(boxOf(free, long))
    return free ? [free] : []
  })
}

function boxOf({ x, y, anchor }: Label, long: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2
  return { left, right: left + long, top: y - LINE + 3, bottom: y + 3 }
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
