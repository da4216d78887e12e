/** What is asked and answered about training that a rule would count, before the rule is there. */
import * as z from 'zod/mini'
import { dayText } from '@/lib/platform/text'
import { criterionShape } from '@/lib/requirements/engine/countable'

export const previewTrainingInput = z.object({
  agencyId: z.uuid(),
  criterion: criterionShape,
  /** Events that begin later than this day do not matter; null: none is too late. */
  until: z._default(z.nullable(dayText()), null),
})

/** Of modules and of events so many are named, the nearest first. */
export const MOST_TRAINING = 10

export const trainingPreviewShape = z.object({
  modules: z.object({
    total: z.int(),
    first: z.array(z.object({ slug: z.string(), title: z.string(), creditMinutes: z.int() })),
  }),
  /** Those that take registrations here now and have a place for whoever asks first. */
  events: z.object({
    total: z.int(),
    /** Places that nobody holds in all of them; null: one of them has no end of places. */
    places: z.nullable(z.int()),
    first: z.array(
      z.object({
        ...{ slug: z.string(), title: z.string(), on: z.string(), creditMinutes: z.int() },
        places: z.nullable(z.int()),
      }),
    ),
  }),
  /** Events that would count and have no place to give here: full, not open, for others, or with places that others keep. */
  othersWithoutPlaces: z.int(),
  /** For how many people who have none of it yet all of this is enough; null: for any number. */
  enoughFor: z.nullable(z.int()),
  /** Where it is enough for nobody: what all of it together brings one of them. */
  brings: z.nullable(z.object({ unit: z.enum(['minutes', 'modules', 'parts']), have: z.int(), need: z.int() })),
  /** Training that was taken elsewhere would count, once it is claimed. */
  mayBeClaimed: z.boolean(),
})
export type TrainingPreview = z.infer<typeof trainingPreviewShape>
