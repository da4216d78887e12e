/** How registrations are answered. */
import * as z from 'zod/mini'
import { endings, questionAbouts, questionKinds, registrationStates, registrationUnits } from './kinds'
import { standings } from './rules'

const state = z.enum(registrationStates)

export const registrationResultShape = z.object({
  registrationId: z.string(),
  eventId: z.string(),
  sessionId: z.nullable(z.string()),
  state,
  offerUntil: z.nullable(z.string()),
  /** Of a place that is kept. */
  checkInCode: z.nullable(z.string()),
})
export type RegistrationResult = z.infer<typeof registrationResultShape>
export const registeredShape = z.object({ items: z.array(registrationResultShape) })

const times = { startsLocal: z.string(), endsLocal: z.string(), zone: z.string() }
export const questionShape = z.object({
  id: z.string(),
  kind: z.enum(questionKinds),
  about: z.nullable(z.enum(questionAbouts)),
  label: z.string(),
  options: z.array(z.string()),
  several: z.boolean(),
  required: z.boolean(),
})
const mine = z.extend(registrationResultShape, {
  /** Which turn on the waiting list, from 1. */
  turn: z.nullable(z.int()),
})

/** How an event takes registrations, to whoever looks; `takes` false: not here. */
export const registrationShape = z.object({
  takes: z.boolean(),
  eventId: z.nullable(z.string()),
  unit: z.enum(registrationUnits),
  opensOn: z.nullable(z.string()),
  closesOn: z.nullable(z.string()),
  needsApproval: z.boolean(),
  audienceLimit: z.array(z.string()),
  audienceProof: z.string(),
  questions: z.array(questionShape),
  askedAt: z.string(),
  scopes: z.array(
    z.object({
      sessionId: z.nullable(z.string()),
      ...times,
      standing: z.enum(standings),
      capacity: z.nullable(z.int()),
      /** Places nobody holds; null for no end of them. */
      free: z.nullable(z.int()),
      waiting: z.int(),
      mine: z.nullable(mine),
    }),
  ),
  /** Whoever asks: their name, and the agencies that they may come for. Null signed out. */
  person: z.nullable(
    z.object({ name: z.string(), agencies: z.array(z.object({ agencyId: z.string(), name: z.string() })) }),
  ),
})
export type RegistrationOffer = z.infer<typeof registrationShape>

export const myRegistrationShape = z.extend(mine, {
  title: z.string(),
  slug: z.nullable(z.string()),
  isCanceled: z.boolean(),
  /** The times are those it was to have; there are no new ones yet. */
  isPostponed: z.boolean(),
  isOver: z.boolean(),
  ending: z.nullable(z.enum(endings)),
  reason: z.nullable(z.string()),
  /** Where it takes place or how one joins, once the place is theirs. */
  place: z.nullable(z.string()),
  link: z.nullable(z.string()),
  ...times,
})
export type MyRegistration = z.infer<typeof myRegistrationShape>
export const myRegistrationsShape = z.object({ items: z.array(myRegistrationShape) })

export const registrationSettingsShape = z.object({
  eventId: z.string(),
  title: z.string(),
  slug: z.nullable(z.string()),
  /** What a change is made from; null while none are taken. */
  version: z.nullable(z.int()),
  unit: z.enum(registrationUnits),
  opensOn: z.nullable(z.string()),
  closesOn: z.nullable(z.string()),
  capacity: z.nullable(z.int()),
  needsApproval: z.boolean(),
  questions: z.array(questionShape),
  audienceLimit: z.array(z.string()),
  audienceProof: z.string(),
  isPaused: z.boolean(),
  sessions: z.array(z.object({ sessionId: z.string(), ...times, capacity: z.nullable(z.int()) })),
})
export type RegistrationSettings = z.infer<typeof registrationSettingsShape>
export const settingsResultShape = z.object({ eventId: z.string(), version: z.int() })

export const registrationRowShape = z.object({
  registrationId: z.string(),
  sessionId: z.nullable(z.string()),
  name: z.string(),
  agencyName: z.nullable(z.string()),
  state,
  createdAt: z.string(),
  offerUntil: z.nullable(z.string()),
  audienceWord: z.nullable(z.string()),
  /** Empty for whoever only checks people in. */
  answers: z.array(z.object({ label: z.string(), given: z.array(z.string()) })),
  ending: z.nullable(z.enum(endings)),
  reason: z.nullable(z.string()),
  may: z.object({ approve: z.boolean(), decline: z.boolean(), admit: z.boolean(), withdraw: z.boolean() }),
})
export type RegistrationRow = z.infer<typeof registrationRowShape>
export const registrationListShape = z.object({
  title: z.string(),
  zone: z.string(),
  runs: z.boolean(),
  sessions: z.array(z.object({ sessionId: z.string(), ...times })),
  counts: z.partialRecord(state, z.int()),
  items: z.array(registrationRowShape),
  total: z.int(),
})
