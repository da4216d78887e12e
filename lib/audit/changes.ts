/** What an event says of a change: each field that differs, before and after, and none of the others. */
import { differing } from './versions'

export function changeOf<F extends object>(before: F, after: F): { before: Partial<F>; after: Partial<F> } {
  const fields = differing(before, after)
  const only = (values: F) => Object.fromEntries(fields.map((name) => [name, values[name]])) as Partial<F>
  return { before: only(before), after: only(after) }
}
