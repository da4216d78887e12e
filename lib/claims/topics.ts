/** What a claimed training was about: as it was claimed, as whoever approved has it, and as its credit keeps it. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { topics } from '@/lib/catalog/tables'
import { topicsIn } from '@/lib/catalog/topics'
import { anyText } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import { isWithin, MORE_BY_TOPIC } from './fields'
import type { Topics } from './kinds'
import type { ClaimRow } from './records'
import { areSameTopics } from './rules'

/** @throws invalid on the field where one is not to be chosen */
export async function checkTopics(w: Writer, topicIds: readonly string[], field: string): Promise<void> {
  if (topicIds.length === 0) return
  const known = await w.tx
    .select({ id: topics.id })
    .from(topics)
    .where(sql`${topics.id} = ${anyText(topicIds)}`)
  if (known.length < new Set(topicIds).size) throw invalid(field, 'Choose topics from the list.')
}

/** Those that count now. */
export const topicsOf = ({ acceptedTopics, topicIds, topicMinutes }: ClaimRow): Topics =>
  acceptedTopics ?? { topicIds, topicMinutes }

/**
 * What whoever decides says of them, where that is something else than stands.
 * @throws invalid (`topicIds`, `topicMinutes`) for a topic that is not there, or more minutes than count
 */
export async function corrected(
  w: Writer,
  row: ClaimRow,
  { given, minutes }: { given: Topics | null; minutes: number },
): Promise<Topics | null> {
  const now = given ?? topicsOf(row)
  if (!isWithin(now.topicMinutes, now.topicIds, minutes)) throw invalid('topicMinutes', MORE_BY_TOPIC)
  if (given === null || areSameTopics(given, topicsOf(row))) return null
  await checkTopics(w, given.topicIds, 'topicIds')
  return given
}

/** As the credit keeps them. Of several topics without a word about their minutes nobody knows how long each took. */
export function minutesByTopic({ topicIds, topicMinutes }: Topics, minutes: number): Record<string, number> | null {
  const [topic, ...others] = topicIds
  if (Object.keys(topicMinutes).length > 0) return { ...topicMinutes }
  return topic && others.length === 0 ? { [topic]: minutes } : null
}

/** Fewer minutes in all: each topic has its part of them. Whole minutes, all of them, and none is more than before. */
export function shortened(given: Topics, minutes: number): Topics {
  const sum = Object.values(given.topicMinutes).reduce((all, each) => all + each, 0)
  if (sum <= minutes) return given
  const topicMinutes: Record<string, number> = {}
  let before = 0
  for (const [topic, each] of Object.entries(given.topicMinutes)) {
    const part = Math.floor(((before + each) * minutes) / sum) - Math.floor((before * minutes) / sum)
    if (part > 0) topicMinutes[topic] = part
    before += each
  }
  return { ...given, topicMinutes }
}

/**
 * With the minutes of a final answer, where nothing else is said: what was accepted goes on where it was, and held; hours that are given back have the
 * topics that were claimed.
 */
export function topicsFinally(row: ClaimRow, minutes: number, given: Topics | null): Topics {
  if (given) return given
  const { topicIds, topicMinutes, acceptedMinutes, creditId } = row
  const isLess = creditId !== null && minutes <= (acceptedMinutes ?? 0)
  return shortened(isLess ? topicsOf(row) : { topicIds, topicMinutes }, minutes)
}

/** Names of topics, as the reader calls them, with the minutes that were about them. */
export async function namedTopics({ tx, ctx }: { tx: Tx; ctx: Ctx }, { topicIds, topicMinutes }: Topics) {
  if (topicIds.length === 0) return []
  const rows = await tx
    .select({ id: topics.id, name: topics.name })
    .from(topics)
    .where(sql`${topics.id} = ${anyText(topicIds)}`)
  return topicsIn(ctx.locale, rows).map(({ id, name }) => ({ topicId: id, name, minutes: topicMinutes[id] ?? null }))
}
