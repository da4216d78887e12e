/** Minutes by how they were given. Pure. */
import * as z from 'zod/mini'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import type { DeliveryMode } from '@/lib/requirements/engine/narrowing'

export const slots = { 'in-person': 'inPerson', virtual: 'virtual', 'self-paced': 'selfPaced' } as const

/** `unseen`: of credits that the reader may not look at. */
export const waysShape = z.object({ inPerson: z.int(), virtual: z.int(), selfPaced: z.int(), unseen: z.int() })
export type Ways = z.infer<typeof waysShape>

/** Of what counts toward something. Where no limit asks how it was given, the credit itself says so. */
export function waysOf(counted: readonly CountedCredit[], modes: ReadonlyMap<string, DeliveryMode>): Ways {
  const ways = { inPerson: 0, virtual: 0, selfPaced: 0, unseen: 0 }
  for (const { creditId, minutes, mode = modes.get(creditId) } of counted)
    ways[mode ? slots[mode] : 'unseen'] += minutes
  return ways
}
