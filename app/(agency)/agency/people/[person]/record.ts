import type * as z from 'zod/mini'
import type { personRecordShape } from '@/lib/reporting/inputs'

export type PersonRecord = z.infer<typeof personRecordShape>
