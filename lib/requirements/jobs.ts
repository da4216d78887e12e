/** Work on requirements that nobody waits for. */
import * as z from 'zod/mini'
import { job } from '@/lib/platform/jobs'
import { rebuildObligations } from './commands'

/** Derives everything again; what it finds changed is recorded, and in a sound world that is nothing. */
export const rebuildObligationsJob = job('obligations.rebuild', z.object({}), async (ctx) => {
  await rebuildObligations(ctx)
})
