import type * as z from 'zod/mini'
import type { teamShape } from '@/lib/agencies/team-inputs'
import { longDay } from '@/lib/platform/words-of-time'

export type Team = z.infer<typeof teamShape>
export type Member = Team['members'][number]

/** How a form says the days that somebody else changed meanwhile. */
export const dayOrNone = (_field: string, value: unknown) => (typeof value === 'string' ? longDay(value) : 'none')
