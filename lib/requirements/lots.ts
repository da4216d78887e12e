/** What a credit is worth: its minutes in lots of which each is about the same, so that they are counted once. Pure. */
import type { Day } from '@/lib/platform/time'
import type { DeliveryMode, Narrowing } from './criterion'

export type CountableCredit = {
  id: string
  courseId: string | null
  creditMinutes: number
  earnedOn: Day
  reversed: boolean
  /** What hours are asked of; absent where only modules are asked for. */
  about?: About | null
}
export type About = {
  topicIds: readonly string[]
  topicMinutes: Readonly<Record<string, number>> | null
  priorityIds: readonly string[]
  mode: DeliveryMode
  source: string
}

/** A credit and how many of its minutes count. */
export type CountedCredit = {
  creditId: string
  earnedOn: Day
  minutes: number
  /** To which part of what is asked for, where it has parts (`partsOf`). */
  part?: number
  /** The same minutes fill another part as well. */
  shared?: true
  /** How it was given, where limits are on that. */
  mode?: DeliveryMode
}

export type Lot = { key: string; credit: CountableCredit; minutes: number; topics: readonly string[] }

const known = new WeakMap<CountableCredit, readonly Lot[]>()

/**
 * Where the source knows its minutes by topic, a lot for each, and one for the rest, which is about none of them. Where it
 * does not, all of them may count for any one of its topics.
 */
export function lotsOf(credit: CountableCredit): readonly Lot[] {
  const before = known.get(credit)
  if (before) return before
  const lots = split(credit)
  known.set(credit, lots)
  return lots
}

function split(credit: CountableCredit): Lot[] {
  const { id, creditMinutes, about } = credit
  const byTopic = Object.entries(about?.topicMinutes ?? {})
  if (byTopic.length === 0) return [{ key: id, credit, minutes: creditMinutes, topics: about?.topicIds ?? [] }]
  // The minutes of a training that stands on a joined record as well count there, and are none here.
  let left = creditMinutes
  const lots = byTopic
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, given]): Lot => {
      const minutes = Math.min(left, given)
      left -= minutes
      return { key: `${id} ${topic}`, credit, minutes, topics: [topic] }
    })
  return [...lots, { key: id, credit, minutes: left, topics: [] }].filter(({ minutes }) => minutes > 0)
}

/** Whether a lot is of what is asked for, whenever it was earned. */
export function fits(of: Narrowing, { credit, topics }: Lot): boolean {
  const { about, courseId, creditMinutes } = credit
  if (of.courseIds && (courseId === null || !of.courseIds.includes(courseId))) return false
  if (of.topics && !topics.some((topic) => of.topics?.includes(topic))) return false
  if (of.exceptTopics && topics.some((topic) => of.exceptTopics?.includes(topic))) return false
  if (of.sittingMinutes !== undefined && creditMinutes < of.sittingMinutes) return false
  if (of.priorities && !about?.priorityIds.some((priority) => of.priorities?.includes(priority))) return false
  if (of.modes && (!about || !of.modes.includes(about.mode))) return false
  return !of.sources || (about != null && of.sources.some((source) => source === about.source))
}

/** Minutes that count already, by lot. */
export type Spent = Map<string, number>
