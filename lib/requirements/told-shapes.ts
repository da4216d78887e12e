/** What is told of an obligation: where it stands on a day, and how that came to be. */
import * as z from 'zod/mini'
import { statusKinds } from './inputs'

const stepShape = z.object({ heading: z.string(), text: z.string(), notes: z.array(z.string()) })
const measure = { unit: z.enum(['minutes', 'modules', 'parts']), have: z.int(), need: z.int() }
/** How far somebody is, where more than one module is asked for. */
const progressShape = z.object({
  ...measure,
  parts: z.array(z.object({ label: z.string(), ...measure })),
  limits: z.array(z.object({ label: z.string(), have: z.int(), atMost: z.int() })),
})
export const explanationShape = z.object({
  sentence: z.string(),
  rule: z.string(),
  steps: z.array(stepShape),
  progress: z.nullable(progressShape),
  /** Where a new edition of a module asks again: the module that may be taken instead, since it teaches what is new. */
  difference: z.nullable(z.object({ slug: z.string(), title: z.string() })),
})
export const statusShape = z.object({
  kind: z.enum(statusKinds),
  /** Days overdue, or days left; null when nothing is due. */
  days: z.nullable(z.int()),
  dueOn: z.nullable(z.string()),
  satisfiedOn: z.nullable(z.string()),
  validUntil: z.nullable(z.string()),
  /** Met by a waiver, not by training. */
  waived: z.boolean(),
})

export const soonestWays = ['module', 'event', 'certification', 'elsewhere'] as const

export const myObligationShape = z.object({
  requirementId: z.string(),
  name: z.string(),
  agencyName: z.string(),
  /** Of the module, where one is asked for. */
  courseId: z.nullable(z.string()),
  courseSlug: z.nullable(z.string()),
  courseTitle: z.nullable(z.string()),
  creditMinutes: z.nullable(z.int()),
  status: statusShape,
  explanation: explanationShape,
  /** Where more than a module is asked for and it is not met: some that would count, the nearest way first. */
  modules: z.array(z.object({ slug: z.string(), title: z.string(), creditMinutes: z.int() })),
  /** Where what is missing is to be had: in the catalog, on the calendar, among what one holds, or given elsewhere. */
  soonest: z.enum(soonestWays),
})
export const myObligationsShape = z.object({ asOf: z.string(), items: z.array(myObligationShape) })
