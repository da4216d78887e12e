/** What may be asked about hours, and what is answered. */
import * as z from 'zod/mini'
import { hourSettings } from '@/lib/agencies/hour-inputs'
import { CHOOSE_EMPLOYMENT, employments } from '@/lib/agencies/kinds'
import { quickObject } from '@/lib/platform/quick-object'
import { daysInOrder, dayText, searchText } from '@/lib/platform/text'
import { creditModes } from '@/lib/records/kinds'
import { explanationShape, statusShape } from '@/lib/requirements/told-shapes'
import { blankIsNothing, heading, named, placed } from './inputs'
import { waysShape } from './ways'

/** Both days are in it. The calendar year where neither is given, and the rest of its year where one is. */
const period = { from: blankIsNothing(dayText()), to: blankIsNothing(dayText()) }

const hoursFilters = {
  ...period,
  /** This unit and those below it. */
  unitId: blankIsNothing(z.uuid()),
  position: blankIsNothing(searchText(120)),
  employment: blankIsNothing(z.enum(employments, CHOOSE_EMPLOYMENT)),
}
const standings = ['far-short', 'short', 'part-missing', 'met'] as const
/** How far somebody is with the hours of one requirement. */
export type HoursStanding = (typeof standings)[number]

const ofOne = {
  /** Of this requirement it is said who is short. */
  requirementId: blankIsNothing(z.uuid()),
  /** Of them only those who are so far, or who have less than this minimum: its topic, or its place in the rule. */
  standing: blankIsNothing(z.enum(standings)),
  below: blankIsNothing(searchText(120)),
}

/** What narrows the hours as a file. */
export const hoursQuery = z.object({ ...hoursFilters, ...ofOne }).check(daysInOrder())
/** What narrows the hours of one person as a file. */
export const personHoursQuery = z.object(period).check(daysInOrder())
export const personHoursInput = z.object({ agencyId: z.uuid(), personId: z.uuid(), ...period }).check(daysInOrder())

export const hoursInput = z
  .object({
    agencyId: z.uuid(),
    ...hoursFilters,
    ...ofOne,
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

const tables = {
  from: z.string(),
  to: z.string(),
  whole: z.object(measured),
  topics: rows,
  priorities: rows,
  /** By name, however it was typed; without one the key says the way in which it came here. */
  providers: rows,
  months: rows,
}

/** At an even pace: as much of what is owed as of its time is gone. */
const pace = {
  /** First and last day of the time that it has. */
  from: z.string(),
  to: z.string(),
  evenMinutes: z.int(),
}

const module = { slug: z.string(), title: z.string(), creditMinutes: z.int() }
const claim = { claimId: z.string(), title: z.string(), minutes: z.int() }
/** What would bring it nearer soonest: a claim that the reader may decide, or else a module; without either it is an event. */
const nextStep = z.object({
  claim: z.nullable(z.object(claim)),
  module: z.nullable(z.object(module)),
  event: z.nullable(z.object({ slug: z.string(), title: z.string(), on: z.string() })),
})
const limits = z.array(z.object({ label: z.string(), atMost: z.int() }))

/** A training to come. Of an event wall clock and zone of its beginning. */
const option = z.object({
  kind: z.enum(['module', 'event']),
  slug: z.string(),
  title: z.string(),
  creditMinutes: z.int(),
  /** Minutes that it would add beside those before it. */
  adds: z.int(),
  format: z.nullable(z.enum(['in-person', 'virtual', 'hybrid'])),
  startsLocal: z.nullable(z.string()),
  zone: z.nullable(z.string()),
  /** Null for no end of them. */
  placesLeft: z.nullable(z.int()),
  /** The person holds a place in it. */
  hasPlace: z.boolean(),
})

export const personHoursShape = z.object({
  ...heading,
  ...named,
  ...placed,
  ...tables,
  yearStartsIn: hourSettings.yearStartsIn,
  /** Requirements that ask hours of the person, the most urgent first. */
  asked: z.array(
    z.object({
      requirementId: z.string(),
      requirementName: z.string(),
      status: statusShape,
      explanation: explanationShape,
      /** Null where it is met or was lifted, and where its time is too short or over. */
      pace: z.nullable(z.object(pace)),
      /** The hours that count by how they were given, and each minimum inside them with the day on which it was there. */
      ways: waysShape,
      minimums: z.array(
        z.object({
          label: z.string(),
          haveMinutes: z.int(),
          needMinutes: z.int(),
          ways: waysShape,
          metOn: z.nullable(z.string()),
        }),
      ),
      /** Of what is given in some ways at most so many minutes count; `of` names the minimum that it holds for, null for the whole. */
      limits: z.array(
        z.object({ label: z.string(), haveMinutes: z.int(), atMost: z.int(), of: z.nullable(z.string()) }),
      ),
      /** When all of it would be there at the pace of the last three months; null where nothing honest can be said. */
      reachedOn: z.nullable(z.string()),
      /** Where it is open today: what would close it, and the minutes that would count with all of that. */
      closing: z.nullable(z.object({ items: z.array(option), haveMinutes: z.int(), closes: z.boolean() })),
      /** And claims that would, of those that the reader may decide; each alone, with the minutes that would count, of those that are owed. */
      claims: z.array(z.object({ ...claim, would: z.int(), need: z.int(), isMet: z.boolean() })),
    }),
  ),
  /** What the tables are made of, the latest first. */
  credits: z.array(
    quickObject({
      creditId: z.string(),
      title: z.string(),
      earnedOn: z.string(),
      mode: z.enum(creditModes),
      minutes: z.int(),
      topics: z.array(z.string()),
      /** Null where nobody is named. */
      provider: z.nullable(z.string()),
      sourceKind: z.string(),
      /** Minutes that count toward a requirement as it stands. */
      toward: z.array(z.object({ requirementName: z.string(), minutes: z.int() })),
    }),
  ),
})

export const hoursShape = z.object({
  ...heading,
  ...hourSettings,
  ...tables,
  /** Who earned something in it, and who served at some time in it. */
  people: z.int(),
  serving: z.int(),
  units: z.array(z.object({ unitId: z.string(), name: z.string(), depth: z.int() })),
  positions: z.array(z.string()),
  /** Requirements that ask hours, by name. */
  askable: z.array(z.object({ requirementId: z.string(), name: z.string() })),
  /** Those of them that are asked of who serves on the last day of the period, or today; only the one that was asked about. */
  requirements: z.array(
    z.object({
      requirementId: z.string(),
      name: z.string(),
      people: z.int(),
      /** Minutes that are asked of all of them, and those of them that count. */
      needMinutes: z.int(),
      haveMinutes: z.int(),
      short: z.int(),
      met: z.int(),
    }),
  ),
  /**
   * Of the requirement that was asked about, where all have until the same day, and half a year or more: at the first day, the
   * ends of months and the last day. Hours are known up to the day of the answer, which is among them.
   */
  pace: z.nullable(
    z.object({
      ...pace,
      haveMinutes: z.int(),
      marks: z.array(z.object({ on: z.string(), evenMinutes: z.int(), haveMinutes: z.nullable(z.int()) })),
    }),
  ),
  /** The most hours first; null where no requirement was asked about. */
  short: z.nullable(
    z.object({
      /** Half of the hours or more are missing; fewer are; only hours of a minimum are; all is met. */
      figures: z.object({ farShort: z.int(), short: z.int(), partMissing: z.int(), met: z.int() }),
      /** Minimums inside the hours, and how many people are below; limits on how they are given, in the whole and in each. */
      minimums: z.array(
        z.object({
          key: z.string(),
          /** Where it is of one topic. */
          topicId: z.nullable(z.string()),
          label: z.string(),
          needMinutes: z.int(),
          below: z.int(),
          limits,
        }),
      ),
      limits,
      /** Minutes beyond a limit, which stand on the records and do not count; null where there are none. `atLeast`: there may be more. */
      overLimit: z.nullable(z.object({ minutes: z.int(), people: z.int(), atLeast: z.boolean() })),
      /** Of those who were asked about. */
      total: z.int(),
      items: z.array(
        z.object({
          personId: z.string(),
          givenName: z.string(),
          familyName: z.string(),
          position: z.nullable(z.string()),
          unitName: z.nullable(z.string()),
          /** Null where it must be done before an act. */
          dueOn: z.nullable(z.string()),
          standing: z.enum(standings),
          needMinutes: z.int(),
          haveMinutes: z.int(),
          ways: waysShape,
          /** Where somebody began in the middle of its time and owes all of it. */
          beganOn: z.nullable(z.string()),
          /** Parts of the hours that are not there, and minutes to go. */
          missing: z.array(z.object({ label: z.string(), minutes: z.int() })),
          /** Null on an earlier day: nothing can be done about it then. */
          next: z.nullable(nextStep),
        }),
      ),
    }),
  ),
})
