/** What every form sends along, by one name each: the version its change was made from, or the key of what it creates. */
import * as z from 'zod/mini'

/** The `version` of the thing as it was read for this change. When it is another one by now, the change is refused. */
export const madeFrom = z.union(
  [z.string().check(z.minLength(1), z.maxLength(64)), z.int()],
  'Send the version of what you changed, as you read it.',
)
export type MadeFrom = z.infer<typeof madeFrom>

/** Made by the form, once for each thing: the same key again is answered as the first time. */
export const creationKey = z.optional(z.uuid('The key is a UUID.'))
