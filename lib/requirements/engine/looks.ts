/** What of a credit beside its module, minutes, topics and way of training decides whether it counts: the rest need not be read. Pure. */
import { asksForEvents, asksForTraining, type Criterion, narrowingsIn } from './criterion'
import type { Narrowing } from './narrowing'

export type Look = 'priorities' | 'source' | 'title' | 'provider' | 'event'

/** Nobody who adds what training may be narrowed to gets around saying what is looked at for it. */
const looks: Record<keyof Narrowing, readonly Look[]> = {
  ...{ courseIds: [], topics: [], exceptTopics: [], modes: [], sittingMinutes: [] },
  priorities: ['priorities'],
  sources: ['source'],
  titles: ['title'],
  providers: ['provider', 'source'],
}

export function looksOf(criterion: Criterion): readonly Look[] {
  const named = Object.entries(looks) as [keyof Narrowing, readonly Look[]][]
  const found = narrowingsIn(criterion).flatMap((of) => named.flatMap(([field, each]) => (of[field] ? each : [])))
  // One training stands for one event, however many its sessions.
  if (asksForEvents(criterion) || asksForTraining(criterion)) found.push('event')
  return [...new Set(found)]
}
