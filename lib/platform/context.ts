/** Who acts, when, and under which request: the first argument of every command and query, never global. */
import { newId } from './ids'
import { type Locale, USUAL_LOCALE } from './locales'
import { systemNow } from './time'

export type RoleName =
  | 'supervisor'
  | 'coordinator'
  | 'organizer'
  | 'trusted-organizer'
  | 'moderator'
  | 'author'
  | 'administrator'
  | 'auditor'
  | 'training-officer'
  | 'prosecution-training-officer'
  | 'coaching-officer'
  | 'other-help-officer'

/** A role a person holds, and where: an agency (and unit) or, with neither, the whole platform. */
export type HeldRole = { role: RoleName; agencyId: string | null; unitId: string | null }

/** A session as it was when it was last asked for: a guess, until the database has said that it holds (decision 68). */
export type Kept = {
  /** The instant at which it has to hold. */
  readonly at: Date
  /** What the database said when it was last asked, beside person and roles, and has to be so still. */
  readonly language: Locale | null
  /** What the database has said since. */
  found?: 'holds' | 'changed'
  /** Whether its sign of life is to be noted; known once it holds. */
  unnoted?: boolean
}

export type PersonActor = {
  kind: 'person'
  personId: string
  roles: readonly HeldRole[]
  /** How the person came: a browser session, or a token that may only read. */
  via: { kind: 'session'; sessionId: string; kept?: Kept } | { kind: 'token'; tokenId: string; mayWrite: boolean }
}

export type Actor = { kind: 'anyone' } | PersonActor | { kind: 'system'; job: string }

/** `locale`: the language of whoever reads the answer. */
export type Ctx = { actor: Actor; now: Date; requestId: string; locale: Locale }

export const anyoneCtx = (now: Date = systemNow(), locale: Locale = USUAL_LOCALE): Ctx => ({
  actor: { kind: 'anyone' },
  now,
  requestId: newId(),
  locale,
})

/** For work that nobody asked for in person: jobs, sign-in before it is known who signs in, the seed. */
export const systemCtx = (job: string, now: Date = systemNow()): Ctx => ({
  actor: { kind: 'system', job },
  now,
  requestId: newId(),
  locale: USUAL_LOCALE,
})

export const personCtx = (actor: PersonActor, now: Date = systemNow(), requestId: string = newId()): Ctx => ({
  actor,
  now,
  requestId,
  locale: USUAL_LOCALE,
})

/** The person who acts, or nothing. */
export const actingPersonId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null)

export function holdsPlatformRole(actor: Actor, ...names: RoleName[]): boolean {
  return actor.kind === 'person' && actor.roles.some((held) => held.agencyId === null && names.includes(held.role))
}

export function holdsAgencyRole(actor: Actor, agencyId: string, ...names: RoleName[]): boolean {
  return actor.kind === 'person' && actor.roles.some((held) => held.agencyId === agencyId && names.includes(held.role))
}

/** Does the actor hold one of the roles, on the platform or in any agency? */
export const holdsAnywhere = (actor: Actor, ...names: RoleName[]): boolean =>
  actor.kind === 'person' && actor.roles.some((held) => names.includes(held.role))

/** Agencies in which the actor holds one of the roles. */
export function agenciesWhere(actor: Actor, ...names: RoleName[]): string[] {
  if (actor.kind !== 'person') return []
  const ids = actor.roles.flatMap((held) => (held.agencyId && names.includes(held.role) ? [held.agencyId] : []))
  return [...new Set(ids)]
}
