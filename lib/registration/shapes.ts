/** How registrations are answered. */
import * as z from 'zod/mini'
import { endings, groupRefusals, questionAbouts, questionKinds, registrationStates, registrationUnits } from './kinds'
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

/** Whom a step about an event would be told. */
const concerned = z.object({
  /** With a place, or one that is kept for them. */
  registered: z.int(),
  /** On the waiting list, or for an answer. */
  waiting: z.int(),
})
export type Concerned = z.infer<typeof concerned>
/** `later`: besides, of the later dates of its series. */
export const concernedShape = z.extend(concerned, { later: concerned })

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
/** A place by the link of a letter: of a group of survivors without saying which. */
export const placeShape = z.object({
  state,
  /** Which turn on the waiting list, from 1. */
  turn: z.nullable(z.int()),
  ending: z.nullable(z.enum(endings)),
  reason: z.nullable(z.string()),
  offerUntil: z.nullable(z.string()),
  name: z.string(),
  title: z.nullable(z.string()),
  slug: z.nullable(z.string()),
  /** Of the part that comes next; null while there is none. */
  times: z.nullable(z.object(times)),
  zone: z.string(),
  isPostponed: z.boolean(),
  place: z.nullable(z.string()),
  link: z.nullable(z.string()),
  checkInCode: z.nullable(z.string()),
  /** There is a file for one's own calendar. */
  hasFile: z.boolean(),
  may: z.object({ answer: z.boolean(), giveBack: z.boolean() }),
})
export type PlaceShown = z.infer<typeof placeShape>

const mine = z.extend(registrationResultShape, {
  /** Which turn on the waiting list, from 1. */
  turn: z.nullable(z.int()),
  /** Of its own page, for whoever is signed in; a token has none. */
  placeLink: z.nullable(z.string()),
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
  guestsAllowed: z.boolean(),
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
  /** Not to be chosen for a group of survivors. */
  mayTakeGuests: z.boolean(),
  guestsAllowed: z.boolean(),
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

export const groupMemberShape = z.object({
  personId: z.string(),
  name: z.string(),
  position: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  /** They confirmed an address: letters reach them. */
  getsLetters: z.boolean(),
  /** What they owe that the event counts toward, the nearest date first; `adds`: minutes of it that would count. */
  helps: z.array(
    z.object({
      requirementName: z.string(),
      /** Null where it must be done before an act. */
      dueOn: z.nullable(z.string()),
      daysOverdue: z.nullable(z.int()),
      adds: z.int(),
    }),
  ),
  /** What they hold of the event, as far as it is for this agency. */
  held: z.array(z.object({ sessionId: z.nullable(z.string()), state })),
  /** Another event that they are registered for, for this agency, at the same time. */
  clashes: z.nullable(z.string()),
})
export type GroupMember = z.infer<typeof groupMemberShape>
const choice = z.object({ value: z.string(), label: z.string() })
export const groupShape = z.object({
  title: z.string(),
  slug: z.string(),
  /** False for a group of survivors, and where the event takes no registrations here. */
  takes: z.boolean(),
  agencyName: z.string(),
  unit: z.enum(registrationUnits),
  needsApproval: z.boolean(),
  audienceLimit: z.array(z.string()),
  audienceProof: z.string(),
  /** Those that one may answer for others: what somebody needs they say themselves. */
  questions: z.array(questionShape),
  scopes: z.array(
    z.object({
      sessionId: z.nullable(z.string()),
      ...times,
      standing: z.enum(standings),
      capacity: z.nullable(z.int()),
      free: z.nullable(z.int()),
      waiting: z.int(),
    }),
  ),
  units: z.array(choice),
  positions: z.array(z.string()),
  items: z.array(groupMemberShape),
  /** How many fit, and how many of the agency the event would help. */
  total: z.int(),
  helped: z.int(),
  nextCursor: z.nullable(z.string()),
})
export type GroupOffer = z.infer<typeof groupShape>

export const groupResultShape = z.object({
  items: z.array(
    z.object({
      personId: z.string(),
      /** As the agency knows them; empty for somebody who does not serve there. */
      name: z.string(),
      refused: z.nullable(z.enum(groupRefusals)),
      /** One for each session, or one for the event as a whole; empty where it was refused. */
      held: z.array(z.extend(registrationResultShape, { turn: z.nullable(z.int()), isNew: z.boolean() })),
    }),
  ),
})
export type GroupResult = z.infer<typeof groupResultShape>

export const agencyRegistrationShape = z.object({
  registrationId: z.string(),
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  /** Null once it is no longer on the calendar. */
  slug: z.nullable(z.string()),
  ...times,
  isPostponed: z.boolean(),
  state,
  ending: z.nullable(z.enum(endings)),
  /** Somebody of the agency put them down; otherwise they did it themselves. */
  byAgency: z.boolean(),
  may: z.object({ withdraw: z.boolean() }),
})
export type AgencyRegistration = z.infer<typeof agencyRegistrationShape>
export const agencyRegistrationsShape = z.object({
  items: z.array(agencyRegistrationShape),
  total: z.int(),
  nextCursor: z.nullable(z.string()),
})

export const guestAskedShape = z.object({
  /** Goes with the code. */
  request: z.string(),
  goodForMinutes: z.int(),
})
export type GuestAsked = z.infer<typeof guestAskedShape>
export const guestPlacedShape = z.object({
  /** `link`: of the page of the place. */
  items: z.array(z.object({ sessionId: z.nullable(z.string()), state, link: z.string() })),
})
export type GuestPlaced = z.infer<typeof guestPlacedShape>

export const privateFeedShape = z.object({ since: z.nullable(z.string()) })
/** The address is told this once. */
export const privateFeedMadeShape = z.object({ address: z.string(), since: z.string() })
