/** Which training counts: what it is of, who gave it, what it was called, how, and where its credit comes from. Pure and light. */
import * as z from 'zod/mini'
import { fold } from '@/lib/platform/fold'
import { textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'

/** How training is given, as credits say it. */
export const deliveryModes = ['in-person', 'virtual', 'self-paced'] as const
export type DeliveryMode = (typeof deliveryModes)[number]
/** Where credit comes from that can be asked for by name. */
export const acceptedSources = ['module', 'event', 'claim', 'import'] as const

export const MOST_MINUTES = 60_000
export const minutes = z
  .int('Give the hours.')
  .check(z.minimum(1, 'More than no time at all.'), z.maximum(MOST_MINUTES, 'At most 1,000 hours.'))
const ids = z.optional(
  z.array(z.string().check(z.minLength(1), z.maxLength(80))).check(z.minLength(1), z.maxLength(60)),
)
export const modes = z.array(z.enum(deliveryModes)).check(z.minLength(1), z.maxLength(2))

/** Who has to have given it: one of these, by name, or the agency itself; modules of the catalog only where that is said. */
const providersShape = z
  .object({
    names: z._default(z.array(textLine({ most: 200, missing: 'Name the provider.' })).check(z.maxLength(40)), []),
    /** The agency whose rule it is. */
    agencyId: z.optional(z.uuid()),
    modules: z.optional(z.literal(true)),
  })
  .check(
    holds(({ names, agencyId, modules }) => names.length > 0 || agencyId !== undefined || modules === true, {
      path: ['names'],
      message: 'Name at least one provider.',
    }),
  )
export type Providers = z.infer<typeof providersShape>

const MOST_KEPT = 4000
const kept = new Map<string, string>()

/** Capitals and spaces make no difference between two names of providers or of courses. The same few come again and again. */
export function nameKey(name: string): string {
  const before = kept.get(name)
  if (before !== undefined) return before
  const key = fold(name).replaceAll(' ', '')
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, key)
  return key
}

/** Which training counts; what is not said does not matter, and of what is said all must hold. */
export const narrowingShape = z.object({
  courseIds: z.optional(z.array(z.uuid('Choose the module.')).check(z.minLength(1), z.maxLength(60))),
  topics: ids,
  /** Not about these, whatever else it is about. */
  exceptTopics: ids,
  priorities: ids,
  modes: z.optional(modes),
  sources: z.optional(z.array(z.enum(acceptedSources)).check(z.minLength(1))),
  providers: z.optional(providersShape),
  /** Called one of these on its credit, as whoever accepted it confirmed. */
  titles: z.optional(
    z.array(textLine({ most: 200, missing: 'Name the course.' })).check(z.minLength(1), z.maxLength(20)),
  ),
  /** A single training of at least so many minutes. */
  sittingMinutes: z.optional(minutes),
})
export type Narrowing = z.infer<typeof narrowingShape>
