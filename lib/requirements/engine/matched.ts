/** Which training stands for which entry of lists, where one may stand for several: as many entries as possible, the earliest in turn. Pure. */
import { type CountableCredit, isOf } from './lots'
import type { CoursesPart } from './parts'

export type Turn = { place: number; credit: CountableCredit }
type Picked = [credit: CountableCredit, place: number]
/** An entry of a list, and what stands for it. */
type Slot = { list: CoursesPart; is: (credit: CountableCredit) => boolean; rank: number; held: Fitting | null }
/** A training and the entries that it could stand for. */
type Fitting = Turn & { slots: readonly Slot[] }

/**
 * Takes training one after another and keeps each that lets one more entry be filled, moving what was placed before to
 * other entries where that makes room: no choice of others fills more entries, or as many earlier. Each training stands for
 * one entry, an event or a module for one however many its sessions, and of a list no more than are asked for.
 */
export function matched(lists: readonly CoursesPart[], inTurn: Iterable<Turn>): Map<CoursesPart, Picked[]> {
  const slots = lists.flatMap(slotsOf)
  const needed = lists.reduce((sum, { count }) => sum + count, 0)
  let filled = 0
  for (const turn of inTurn) {
    if (filled === needed) break
    const fitting = { ...turn, slots: slots.filter(({ is }) => is(turn.credit)) }
    if (place(fitting, slots, new Set())) filled++
  }
  return new Map(lists.map((list) => [list, pickedOf(slots, list)]))
}

/** What names the training itself comes before what any training of a kind will do for, and an event before its series. */
function slotsOf(list: CoursesPart): Slot[] {
  const kinds = new Map(list.others.map(({ key, is }) => [key, is]))
  const slots = list.keys.map((key): Slot => {
    const is = kinds.get(key)
    if (is) return { list, is, rank: 2, held: null }
    return { list, is: (credit) => isOf(key, credit), rank: key.startsWith('series:') ? 1 : 0, held: null }
  })
  return slots.sort((a, b) => a.rank - b.rank)
}

const pickedOf = (slots: readonly Slot[], of: CoursesPart): Picked[] =>
  slots.flatMap(({ list, held }): Picked[] => (list === of && held ? [[held.credit, held.place]] : []))

/** Whether it found an entry, after others went elsewhere. */
function place(turn: Fitting, slots: readonly Slot[], seen: Set<Slot>): boolean {
  for (const slot of turn.slots) {
    if (seen.has(slot) || isThereTwice(turn, slots)) continue
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

/** Another credit for the same event or module stands for an entry already. */
function isThereTwice({ credit }: Turn, slots: readonly Slot[]): boolean {
  const { courseId, about } = credit
  const eventId = about?.eventId ?? null
  if (courseId === null && eventId === null) return false
  return slots.some(({ held }) => {
    if (!held || held.credit === credit) return false
    const { courseId: other, about: its } = held.credit
    return (courseId !== null && other === courseId) || (eventId !== null && its?.eventId === eventId)
  })
}
