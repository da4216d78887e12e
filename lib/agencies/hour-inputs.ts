/** How an agency counts hours, as it says so and as it is answered. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'

export const hourSettings = {
  /** Month in which the agency’s fiscal year begins; null where it did not say. */
  yearStartsIn: z.nullable(z.int()),
  /** What an hour of work costs the agency, in cents; null where it did not say. */
  hourCents: z.nullable(z.int()),
  /** Null where nothing was said yet. */
  version: z.nullable(z.string()),
}
export const hourSettingsShape = z.object(hourSettings)

const month = z.int('Choose a month.').check(z.minimum(1, 'Choose a month.'), z.maximum(12, 'Choose a month.'))
const cents = z
  .int('Give the cost in dollars, for example 42.50.')
  .check(
    z.minimum(1, 'Give the cost in dollars, for example 42.50.'),
    z.maximum(100_000, 'At most 1,000 dollars an hour.'),
  )

export const changeHourSettingsInput = z.object({
  agencyId: z.uuid(),
  madeFrom: z.nullable(madeFrom),
  yearStartsIn: z.nullable(month),
  hourCents: z.nullable(cents),
})
