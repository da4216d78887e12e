/** What is answered about requirements: one as it is now, all its versions, and what there is to choose from. */
import * as z from 'zod/mini'
import { employments, heldRoles } from '@/lib/agencies/kinds'
import { teamKinds, teamsShape } from '@/lib/agencies/team-inputs'
import { changedSinceShape } from '@/lib/catalog/inputs'
import { criterionShape } from './engine/countable'
import { limitsShape } from './engine/limits'
import { dueKinds, populations, repeatsFrom } from './inputs'

export const namedShape = z.object({ personId: z.string(), name: z.string() })
const teamNamedShape = z.object({ name: z.string(), kind: z.enum(teamKinds) })

/** What a version of a rule says. */
const said = {
  effectiveFrom: z.string(),
  criterion: criterionShape,
  /** What it asks for in words: the title of its module, "40 hours about Ethics". */
  asks: z.string(),
  dueKind: z.enum(dueKinds),
  withinDays: z.nullable(z.int()),
  dueBy: z.nullable(z.string()),
  repeatMonths: z.nullable(z.int()),
  repeatFrom: z.enum(repeatsFrom),
  windowDays: z.int(),
  limits: limitsShape,
  /** Titles of the modules whose completion it is counted from. */
  after: z.array(z.string()),
  citation: z.nullable(z.string()),
}

/** Whom it is for. */
const whom = {
  population: z.enum(populations),
  unitName: z.nullable(z.string()),
  position: z.nullable(z.string()),
  employment: z.nullable(z.enum(employments)),
  role: z.nullable(z.enum(heldRoles)),
  team: z.nullable(teamNamedShape),
  /** How many people it names, where it does, and how many it leaves out by name. */
  peopleNamed: z.int(),
  peopleExcepted: z.int(),
}

export const requirementShape = z.object({
  requirementId: z.string(),
  agencyId: z.string(),
  name: z.string(),
  retiredOn: z.nullable(z.string()),
  version: z.int(),
  ...said,
  /** Of the module, where it asks for one. */
  courseSlug: z.nullable(z.string()),
  creditMinutes: z.nullable(z.int()),
  ...whom,
  unitId: z.nullable(z.string()),
  teamId: z.nullable(z.string()),
})

/** An event that a rule names: the day of its first session, and what its series is called by, where it is a date of one. */
const eventNamedShape = z.object({
  eventId: z.string(),
  title: z.string(),
  on: z.nullable(z.string()),
  seriesId: z.nullable(z.string()),
})
export type EventNamed = z.infer<typeof eventNamedShape>

export const requirementDetailShape = z.extend(requirementShape, {
  mayChange: z.boolean(),
  mayUndo: z.boolean(),
  /** The events that its newest version asks for, as far as they are on the calendar. */
  events: z.array(eventNamedShape),
  /** Those of them whom the reader looks after. */
  people: z.array(z.extend(namedShape, { serves: z.boolean() })),
  /** The same of those it leaves out. */
  excepted: z.array(z.extend(namedShape, { serves: z.boolean() })),
  /** Whom it was for and when, the newest first; `to` is the first day no longer. */
  whom: z.array(z.object({ from: z.string(), to: z.nullable(z.string()), ...whom })),
  /** Where it asks for new editions: the latest that changed what is taught, and the module that teaches the difference. */
  newEdition: z.nullable(z.extend(changedSinceShape, { publishedOn: z.string() })),
  /** Minimums, limits and terms of hours, a sentence each. */
  asksNotes: z.array(z.string()),
  versions: z.array(
    z.object({
      number: z.int(),
      ...said,
      /** Minimums, limits and terms of hours, a sentence each. */
      asksNotes: z.array(z.string()),
      createdAt: z.string(),
      /** Who made it, where that is known and the reader may know them. */
      by: z.nullable(z.string()),
      /** What the requirement was called in it, and how many obligations it wrote or removed; null where the trail does not say. */
      name: z.nullable(z.string()),
      obligations: z.nullable(z.int()),
      /** For whom; one assignment holds for all versions that name the same. */
      whom: z.nullable(z.object({ assignmentId: z.string(), from: z.string(), to: z.nullable(z.string()), ...whom })),
    }),
  ),
})

export const choicesShape = z.object({
  courses: z.array(z.object({ courseId: z.string(), title: z.string(), creditMinutes: z.int() })),
  units: z.array(z.object({ unitId: z.string(), name: z.string(), depth: z.int() })),
  positions: z.array(z.string()),
  teams: teamsShape.shape.items,
  topics: z.array(z.object({ id: z.string(), name: z.string() })),
  priorities: z.array(z.object({ id: z.string(), name: z.string() })),
})
