/** Which training stands for which entry of lists, where one may stand for several: as many entries as possible, the earliest in turn. Pure. */
import { type CountableCredit, isOf, lotsOf } from './lots'
import type { CoursesPart } from './parts'

type Turn = [place: number, credit: CountableCredit]
type Picked = [credit: CountableCredit, place: number]
/** An entry of a list, and what stands for it. */
type Slot = { list: CoursesPart; is: (credit: CountableCredit) => boolean; held: Turn | null }

/**
 * Takes training one after another and keeps each that lets one more entry be filled, moving what was placed before to
 * other entries where that makes room: no choice of others fills more entries, or as many earlier. Each training stands for
 * one entry, an event for one of a list however many its sessions, and of a list no more than are asked for.
 */
export function matched(
  lists: readonly CoursesPart[],
  inTurn: Iterable<Turn>,
  isFree: (credit: CountableCredit) => boolean,
): Map<CoursesPart, Picked[]> {
  const slots = lists.flatMap(slotsOf)
  const needed = lists.reduce((sum, { count }) => sum + count, 0)
  let filled = 0
  for (const turn of inTurn) {
    if (filled === needed) break
    if (isFree(turn[1]) && place(turn, slots, new Set())) filled++
  }
  return new Map(lists.map((list) => [list, pickedOf(slots, list)]))
}

/** What names the training itself comes before what any training of a kind will do for, and an event before its series. */
function slotsOf(list: CoursesPart): Slot[] {
  const kinds = new Map(list.others.map(({ key, belongs }) => [key, belongs]))
  const slots = list.keys.map((key): Slot => {
    const belongs = kinds.get(key)
    return { list, held: null, is: (credit) => (belongs ? lotsOf(credit).some(belongs) : isOf(key, credit)) }
  })
  return slots.sort((a, b) => rank(a, list, kinds, slots) - rank(b, list, kinds, slots))
}
const rank = (slot: Slot, { keys }: CoursesPart, kinds: ReadonlyMap<string, unknown>, slots: readonly Slot[]) => {
  const key = keys[slots.indexOf(slot)] ?? ''
  return kinds.has(key) ? 2 : key.startsWith('series:') ? 1 : 0
}

const pickedOf = (slots: readonly Slot[], of: CoursesPart): Picked[] =>
  slots.flatMap(({ list, held }): Picked[] => (list === of && held ? [[held[1], held[0]]] : []))

/** Whether it found an entry, after others went elsewhere. */
function place(turn: Turn, slots: readonly Slot[], seen: Set<Slot>): boolean {
  for (const slot of slots) {
    if (seen.has(slot) || !slot.is(turn[1]) || isThereTwice(turn, slot, slots)) continue
    seen.add(slot)
    if (slot.held ? place(slot.held, slots, seen) : hasRoom(slot, slots, seen)) {
      slot.held = turn
      return true
    }
  }
  return false
}

/** A list takes no more than are asked for: another of it may go to a list that has room. */
function hasRoom({ list }: Slot, slots: readonly Slot[], seen: Set<Slot>): boolean {
  const same = slots.filter((each) => each.list === list && each.held)
  if (same.length < list.count) return true
  for (const other of same) {
    if (seen.has(other) || !other.held) continue
    seen.add(other)
    if (!place(other.held, slots, seen)) continue
    other.held = null
    return true
  }
  return false
}

function isThereTwice([, { about }]: Turn, { list }: Slot, slots: readonly Slot[]): boolean {
  if (about?.eventId == null) return false
  return slots.some(({ list: other, held }) => {
    const there = other === list ? held?.[1].about : null
    return there?.eventId === about.eventId && there !== about
  })
}
