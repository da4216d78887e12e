/** Trainings to come that a letter names beside what is missing: what would count toward one requirement of it. */
import type * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { addDays, type Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { type ClosingItem, countingFor } from '@/lib/reporting/hours-closing'
import type { suggestedShape } from './inputs'
import { writtenTexts } from './messages'
import { openOf, type Planned } from './open'
import { WRITTEN_DAYS_AHEAD } from './written'

export type Suggested = z.infer<typeof suggestedShape>
type Training = Suggested['trainings'][number]
type Asked = { agencyId: string; today: Day; now: Date; of?: readonly string[] }

/** As far ahead as anything falls due. */
const FAR_DAYS = 36_500

/** People with what is due within ninety days; of one requirement, where something is suggested for it, however far ahead it is due. */
export async function openFor(tx: Tx, asked: Asked, requirementId: string | undefined): Promise<Planned[]> {
  if (!requirementId) return openOf(tx, { ...asked, aheadDays: WRITTEN_DAYS_AHEAD })
  const last = addDays(asked.today, WRITTEN_DAYS_AHEAD)
  const open = await openOf(tx, { ...asked, aheadDays: FAR_DAYS })
  return open.flatMap((person) => {
    const items = person.items.filter(({ id, dueOn }) => dueOn <= last || id === requirementId)
    return items.length + person.gates.length > 0 ? [{ ...person, items }] : []
  })
}

type Within = { tx: Tx; ctx: Ctx }
type Named = Pick<Planned, 'items' | 'gates'>
type About = Named & { agencyId: string; personId: string; locale: Locale }

/**
 * A line for each that would still count toward the requirement, and that they can still take or hold a place in, each once; none
 * once it is met. Whatever else was asked for is left out, so that no letter says of a training what is not so.
 */
export async function suggestedIn(
  within: Within,
  { requirementId, trainings }: Suggested,
  { agencyId, personId, locale, ...named }: About,
): Promise<string[]> {
  if (nameOf(named, requirementId) === undefined) return []
  const counting = await countingFor(within, { agencyId, personId, requirementId })
  const asked = new Set(trainings.map(keyOf))
  const chosen = [...asked].flatMap((key) => counting.find((each) => keyOf(each) === key) ?? [])
  return linesOf(chosen, requirementId, named, locale).map(({ line }) => line)
}

const keyOf = ({ kind, slug }: Training) => `${kind} ${slug}`
const nameOf = ({ items, gates }: Named, requirementId: string) =>
  [...items, ...gates].find(({ id }) => id === requirementId)?.name

/** Each of them with its line in a letter to somebody who has this open; none where they have not. */
export function linesOf<O extends Pick<ClosingItem, 'kind' | 'slug' | 'title' | 'startsLocal' | 'hasPlace'>>(
  options: readonly O[],
  requirementId: string,
  open: Named,
  locale: Locale,
): (O & { line: string })[] {
  const name = nameOf(open, requirementId)
  if (name === undefined) return []
  const say = inWords(writtenTexts, locale)
  return options.map((option) => {
    const { kind, slug, title, startsLocal, hasPlace } = option
    const page = `${publicUrl()}/${kind === 'module' ? 'modules' : 'calendar'}/${slug}`
    if (startsLocal === null) return { ...option, line: say('module', { name, title, page }) }
    const told = { name, title, day: longDay(startsLocal.slice(0, 10), locale), page }
    return { ...option, line: say(hasPlace ? 'held' : 'event', told) }
  })
}
