import type { PackDetail } from '@/lib/mandates/inputs'
import { count } from '@/lib/platform/words'

/** The button that adopts a pack: for how many, and whether the agency has it already. */
export function adoptStep({ adoptions }: Pick<PackDetail, 'adoptions'>, people: number | undefined): string {
  const adopt = adoptions.length > 0 ? 'Adopt it once more' : 'Adopt it'
  if (people === undefined) return adopt
  return people === 0 ? `${adopt}, although it asks nobody yet` : `${adopt} for ${count(people, 'person', 'people')}`
}
