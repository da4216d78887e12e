/** The key that goes with what makes something new. */
import { problemOf } from './api'
import { formKey } from './form-key'

export type KeyPlace = { current: string | null }

/**
 * Sends what makes something new with a key, and keeps it until it is made: a connection lost on the way back makes nothing
 * twice. Once told that the first one was saved, whoever sends it anew wants another.
 */
export function keyed<I, R extends readonly unknown[], O>(
  place: KeyPlace,
  send: (input: I, ...rest: R) => Promise<O>,
): (input: I, ...rest: R) => Promise<O> {
  return async (input, ...rest) => {
    const key = place.current ?? formKey()
    place.current = key
    try {
      const output = await send({ ...input, key }, ...rest)
      place.current = null
      return output
    } catch (error) {
      if ('saved' in (problemOf(error) ?? {})) place.current = null
      throw error
    }
  }
}
