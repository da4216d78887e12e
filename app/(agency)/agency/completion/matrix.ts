import type * as z from 'zod/mini'
import type { matrixShape } from '@/lib/reporting/inputs'

export type Matrix = z.infer<typeof matrixShape>
