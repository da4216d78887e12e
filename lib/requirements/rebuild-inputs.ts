/** What goes out about a rebuild of an agency's obligations. */
import * as z from 'zod/mini'

/** It stopped where it has not moved for an hour; within an hour of its end no other is begun by whoever asks. */
export const rebuildStates = ['under-way', 'stopped', 'just-done', 'done'] as const

export const rebuildShape = z.object({
  mayStart: z.boolean(),
  /** The last one; null where there was none. */
  rebuild: z.nullable(
    z.object({
      state: z.enum(rebuildStates),
      startedAt: z.string(),
      finishedAt: z.nullable(z.string()),
      people: z.int(),
      done: z.int(),
      /** About how long it takes still; null where it is done, or too early to say. */
      secondsLeft: z.nullable(z.int()),
      /** How many obligations were not as they should be, so far. */
      changed: z.int(),
    }),
  ),
})
