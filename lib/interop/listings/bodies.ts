/** When two names are those of one body. Pure. */
import { fold } from '@/lib/platform/fold'
import { stateName } from '@/lib/platform/states'

export type Body = { kind: string | null; state: string | null; city: string | null; name: string }

/** The same name with and without that of its state is one body. */
export const bareName = (name: string, state: string | null): string =>
  fold(name)
    .replace(fold(stateName(state ?? '')), '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || fold(name)
export const bodyOf = ({ kind, state, name }: Body): string =>
  [kind ?? '', state ?? '', bareName(name, state)].join('|')
