import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import type { importDetailShape, importShape } from '@/lib/interop/agency-list/inputs'

export type Import = z.infer<typeof importShape>
export type ImportDetail = z.infer<typeof importDetailShape>
export type Finding = ImportDetail['findings'][number]

/** How often a running import is looked at. */
export const WATCH_MS = 1500

export const standings: Record<Import['state'], { state: StatusState; words: string }> = {
  running: { state: 'half', words: 'In progress' },
  done: { state: 'met', words: 'Done' },
  failed: { state: 'refused', words: 'Stopped' },
}

export const severities: Record<Finding['severity'], { state: StatusState; words: string }> = {
  refused: { state: 'refused', words: 'Refused' },
  noted: { state: 'soon', words: 'Taken over, to look at' },
}
