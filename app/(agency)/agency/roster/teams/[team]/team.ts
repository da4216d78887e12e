import type * as z from 'zod/mini'
import type { teamShape } from '@/lib/agencies/team-inputs'

export type Team = z.infer<typeof teamShape>
export type Member = Team['members'][number]
