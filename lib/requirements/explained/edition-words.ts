/** How an explanation says that a new edition of a module asks again. */
import { count } from '@/lib/platform/words'
import type { Trigger } from '../engine/facts'
import type { Called } from './asked'
import { spanOf } from './spans'

type NewEdition = Extract<Trigger, { kind: 'new-edition' }>
type Span = { days: number | null; months: number | null }

export const editionSpan = ({ days, months }: Span): string =>
  months === null ? count(days ?? 0, 'day') : spanOf(months)

/** "edition 2 of the module (“2026-11”), which changes what is taught," */
export const editionWords = ({ edition, name }: NewEdition): string =>
  `edition ${edition} of the module (“${name}”), which changes what is taught,`

export const whichCount = ({ differenceId }: NewEdition, called: Called): string =>
  differenceId
    ? `it counts, or a later one, or “${called(differenceId)}”, which teaches what is new in it`
    : 'only it counts, or a later one'

/** Where a new edition asks again: the module that may be taken instead, if it can be taken, since it teaches what is new. */
export type Difference = { slug: string; title: string } | null

export function differenceOf(trigger: Trigger, called: Called): Difference {
  if (trigger.kind !== 'new-edition' || !trigger.differenceId) return null
  const slug = called.slugOf?.(trigger.differenceId)
  return slug ? { slug, title: called(trigger.differenceId) } : null
}
