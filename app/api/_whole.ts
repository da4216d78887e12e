/** Changes of whole objects as machines send them: what is left out of one is not taken for "nothing". */
import * as z from 'zod/mini'

type Shape = z.core.$ZodShape
/** What stood in for a field that was not sent is taken away. */
type Said<S extends Shape, Alone extends PropertyKey> = {
  [K in keyof S]: K extends Alone
    ? S[K]
    : S[K] extends z.ZodMiniDefault<infer Inner extends z.core.$ZodType>
      ? Inner
      : S[K]
}

/**
 * The input of a change that replaces a whole object, for the API: each field that has a default where something is made has to
 * be sent, as it was read or as it is to be. Left out it would be emptied, by whoever does not know of it. A form has them all.
 * @param alone fields of the step, not of the object: whether later dates change with it
 */
export function sentWhole<S extends Shape, Alone extends keyof S = never>(
  schema: z.ZodMiniObject<S>,
  ...alone: readonly Alone[]
): z.ZodMiniObject<Said<S, Alone>> {
  const left = new Set<PropertyKey>(alone)
  const shape = Object.fromEntries(
    Object.entries(schema._zod.def.shape).map(([name, field]) => [
      name,
      field._zod.def.type === 'default' && !left.has(name) ? (field as z.ZodMiniDefault)._zod.def.innerType : field,
    ]),
  )
  return z.clone(schema as z.ZodMiniObject, { ...schema._zod.def, shape }) as unknown as z.ZodMiniObject<Said<S, Alone>>
}
