import type * as z from 'zod/mini'
import { $ZodObjectJIT, type $ZodShape } from 'zod/v4/core'

/**
 * An object of which an answer holds many, for shapes that only the server checks. The small edition of zod, which browsers
 * load, goes over the keys of each; this one is put together as a program when it is first used. Both take and refuse the same.
 */
export const quickObject = <S extends $ZodShape>(shape: S): z.ZodMiniObject<S> =>
  new $ZodObjectJIT({ type: 'object', shape }) as unknown as z.ZodMiniObject<S>
