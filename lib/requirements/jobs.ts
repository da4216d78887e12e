/** Work on requirements that nobody waits for. */
import * as z from 'zod/mini'
import { type Job, job } from '@/lib/platform/jobs'
import { rebuildObligations } from './commands'

/** Once a week everything is derived again. In a sound world that changes nothing; what it changes is in the trail. Tried again, it does those that failed. */
export const rebuildEverything: Job<Record<string, never>> = {
  ...job('rebuild-obligations', z.object({}), async (ctx) => {
    await rebuildObligations(ctx, 'after an hour')
  }),
  at: '15 3 * * 0',
}
