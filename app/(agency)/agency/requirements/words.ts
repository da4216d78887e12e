/** How the screens of requirements say whom a requirement asks, what by when, and what would follow. */
import type * as z from 'zod/mini'
import { capital, count, figure, joined } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { every } from '@/lib/requirements/explain'
import type { previewShape, requirementDetailShape, requirementShape } from '@/lib/requirements/inputs'

export type Requirement = z.infer<typeof requirementShape>
export type RequirementDetail = z.infer<typeof requirementDetailShape>
export type Preview = z.infer<typeof previewShape>

type Due = Pick<Requirement, 'dueKind' | 'withinDays' | 'dueBy'>
type Whom = Pick<Requirement, 'population' | 'unitName' | 'position'>

/** "Within 60 days of starting", "By October 30, 2026" */
export const dueWords = ({ dueKind, withinDays, dueBy }: Due): string =>
  dueKind === 'by-date' && dueBy ? `By ${longDay(dueBy)}` : `Within ${count(withinDays ?? 0, 'day')} of starting`

/** "Once", "Then every 2 years" */
export const repeatWords = ({ repeatMonths }: Pick<Requirement, 'repeatMonths'>): string =>
  repeatMonths === null ? 'Once' : `Then ${every(repeatMonths)}`

/** "Everyone", "Patrol B and the units below it", "Everyone with the position “Dispatcher”" */
export function whomWords({ population, unitName, position }: Whom): string {
  if (population === 'unit') return `${unitName ?? 'One unit'} and the units below it`
  return population === 'position' ? `Everyone with the position “${position ?? ''}”` : 'Everyone'
}

/** What the window is for, or nothing where it decides nothing. */
export function windowWords(rule: Due & Pick<Requirement, 'repeatMonths' | 'windowDays'>): string | null {
  const days = count(rule.windowDays, 'day')
  const renewal = rule.repeatMonths === null ? null : `a renewal counts from ${days} before it is due`
  const latecomers = rule.dueKind === 'by-date' ? `whoever starts after the day has ${days}` : null
  const words = [renewal, latecomers].filter((each) => each !== null)
  return words.length === 0 ? null : `${capital(joined(words))}.`
}

/** A version is not in force before its day: "since May 4, 2024", "from January 1, 2027". */
export const sinceWords = (effectiveFrom: string, today: string): string =>
  `${effectiveFrom > today ? 'from' : 'since'} ${longDay(effectiveFrom)}`

/** "41 people are asked: 35 have met it already, 4 have to do it within 30 days, and 2 are late from the start." */
export function previewWords(preview: Preview, { begins }: { begins: boolean }): string {
  const { appliesTo, serving, met, dueSoon, dueLater, overdue } = preview
  const day = longDay(preview.onDay)
  if (serving === 0) return `Nobody is in service on ${day}, so this asks nobody yet. It will ask those who start.`
  if (appliesTo === 0)
    return `This asks nobody: none of the ${count(serving, 'person', 'people')} in service on ${day} is among those it is for.`
  const parts = [
    met > 0 ? `${some(met, 'has', 'have')} met it already` : null,
    dueSoon > 0 ? `${some(dueSoon, 'has', 'have')} to do it within 30 days` : null,
    dueLater > 0 ? `${some(dueLater, 'has', 'have')} longer than 30 days` : null,
    overdue > 0 ? `${some(overdue, 'is', 'are')} ${begins ? 'late from the start' : 'overdue'}` : null,
  ].filter((each) => each !== null)
  return `On ${day} this asks ${count(appliesTo, 'person', 'people')} of ${figure(serving)}: ${joined(parts)}.`
}

const some = (n: number, one: string, many: string) => `${figure(n)} ${n === 1 ? one : many}`
