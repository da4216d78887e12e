/** The address of the queue: what was chosen stands in it. */
import type * as z from 'zod/mini'
import { requestQueueInput } from '@/lib/requests/inputs'

export type QueueFilter = z.infer<typeof requestQueueInput>

/** What the address asks for; what cannot be understood is as if it were not there. */
export const filterOf = (asked: URLSearchParams): QueueFilter => requestQueueInput.parse(Object.fromEntries(asked))

export function queueHref({ kind, state, mine, late, page }: Partial<QueueFilter>): string {
  const given = Object.entries({
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(mine ? { mine: '1' } : {}),
    ...(late ? { late: '1' } : {}),
    ...(page && page > 1 ? { page: String(page) } : {}),
  })
  const query = new URLSearchParams(given).toString()
  return query ? `/requests/queue?${query}` : '/requests/queue'
}
