/** Saves that say what they were made from: nobody writes over what they have not seen. */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { conflict } from '@/lib/platform/errors'
import { joined } from '@/lib/platform/words'
import type { MadeFrom } from './sent'

/** A version that stands for these values, whenever and by whomever they were written. */
export const versionOf = (fields: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('base64url')
    .slice(0, 22)

type Save<F extends object> = {
  madeFrom: MadeFrom | null
  /** What it would have to be made from now. */
  version: string | number
  /** As it is now, in the words of the input. */
  current: F
  given: { [Field in keyof F]?: F[Field] | undefined }
  /** What the form calls each field. */
  names: Record<keyof F, string>
  /** "This event was saved in the meantime, by somebody else." */
  what: string
  /** What else whoever is refused needs to go on. */
  facts?: Record<string, unknown>
}

/**
 * Refuses a save that was made from what is no longer so, with the fields that differ and what they hold now. One that
 * would change nothing more is none: sent twice, it is answered as the first time.
 * @returns whether there is anything to do
 * @throws conflict with `what` happened, `version`, `differs` and `current`
 */
export function refuseStale<F extends object>({
  madeFrom,
  version,
  current,
  given,
  names,
  what,
  facts,
}: Save<F>): boolean {
  if (madeFrom !== null && String(madeFrom) === String(version)) return true
  const differs = differing(current, given)
  if (differs.length === 0) return false
  const fields = joined(differs.map((name) => names[name]))
  throw conflict(`${what} Different from what you have here: ${fields}.`, { ...facts, what, version, differs, current })
}

/** Names of fields that differ. */
export const differing = <F extends object>(before: F, after: { [Field in keyof F]?: F[Field] | undefined }) =>
  (Object.keys(before) as (keyof F & string)[]).filter(
    (name) => name in after && !isDeepStrictEqual(before[name], after[name]),
  )
