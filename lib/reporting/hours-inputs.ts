/** What may be asked about hours, and what is answered. */
import * as z from 'zod/mini'
import { hourSettings } from '@/lib/agencies/hour-inputs'
import { employments } from '@/lib/agencies/inputs'
import { quickObject } from '@/lib/platform/quick-object'
import { daysInOrder, dayText, searchText } from '@/lib/platform/text'
import { blankIsNothing, heading } from './inputs'

const hoursFilters = {
  /** Both days are in it. The calendar year where neither is given, and the rest of its year where one is. */
  from: blankIsNothing(dayText()),
  to: blankIsNothing(dayText()),
  /** This unit and those below it. */
  unitId: blankIsNothing(z.uuid()),
  position: blankIsNothing(searchText(120)),
  employment: blankIsNothing(z.enum(employments, 'Choose sworn, civilian or volunteer.')),
}
/** What narrows the hours as a file. */
export const hoursQuery = z.object(hoursFilters).check(daysInOrder())
export const hoursInput = z
  .object({
    agencyId: z.uuid(),
    ...hoursFilters,
    /** Of this requirement it is said who is short. */
    requirementId: blankIsNothing(z.uuid()),
  })
  .check(daysInOrder())
export type HoursFilters = z.infer<typeof hoursInput>

/** Minutes by how they were given. */
const measured = {
  inPerson: z.int(),
  virtual: z.int(),
  selfPaced: z.int(),
  minutes: z.int(),
  credits: z.int(),
}
/** The key is empty for what is about none; the name is null where there is only the key. */
const rows = z.array(quickObject({ key: z.string(), name: z.nullable(z.string()), ...measured }))

export const hoursShape = z.object({
  ...heading,
  ...hourSettings,
  from: z.string(),
  to: z.string(),
  /** Who earned something in it, and who served at some time in it. */
  people: z.int(),
  serving: z.int(),
  whole: z.object(measured),
  topics: rows,
  priorities: rows,
  /** By name, however it was typed; without one the key says the way in which it came here. */
  providers: rows,
  months: rows,
  units: z.array(z.object({ unitId: z.string(), name: z.string(), depth: z.int() })),
  positions: z.array(z.string()),
  /** Requirements that ask hours, of those who serve on the last day of the period, or today. */
  requirements: z.array(
    z.object({
      requirementId: z.string(),
      name: z.string(),
      people: z.int(),
      /** Minutes that are asked of all of them, and those of them that count. */
      needMinutes: z.int(),
      haveMinutes: z.int(),
      /** Half of the hours or more are missing; fewer are; the hours are there but not each part of them; all is met. */
      farShort: z.int(),
      short: z.int(),
      partMissing: z.int(),
      met: z.int(),
    }),
  ),
  /** The most hours first; null where no requirement was asked about. */
  short: z.nullable(
    z.object({
      total: z.int(),
      items: z.array(
        z.object({
          personId: z.string(),
          givenName: z.string(),
          familyName: z.string(),
          position: z.nullable(z.string()),
          unitName: z.nullable(z.string()),
          dueOn: z.string(),
          needMinutes: z.int(),
          haveMinutes: z.int(),
          /** Parts of the hours that are not there, and minutes to go. */
          missing: z.array(z.object({ label: z.string(), minutes: z.int() })),
        }),
      ),
    }),
  ),
})
