/** Who is what to a request, what follows from it, and which requests each may see. */
import { and, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { type Actor, agenciesWhere, holdsPlatformRole } from '@/lib/platform/context'
import { ofActingPerson } from '@/lib/platform/row-security'
import { officerOf, type RequestKind, type RequestSide, requestKinds } from './kinds'
import { requests } from './tables'

/** Kinds whose queue the actor works. */
export const kindsWorked = (actor: Actor): RequestKind[] =>
  requestKinds.filter((kind) => holdsPlatformRole(actor, officerOf(kind)))

/** `own`: asked by the actor, under whichever of their records. */
type Asked = { kind: RequestKind; own: boolean; agencyId: string | null }

/** All that the actor is to a request; `mayTake` of the rules says what counts when it is more than one thing. */
export function sidesOf(actor: Actor, { kind, own, agencyId }: Asked): RequestSide[] {
  if (actor.kind === 'system') return ['system']
  const coordinates = agencyId !== null && agenciesWhere(actor, 'coordinator').includes(agencyId)
  const sides: [boolean, RequestSide][] = [
    [own, 'requester'],
    [coordinates, 'coordinator'],
    [kindsWorked(actor).includes(kind), 'officer'],
  ]
  return sides.filter(([is]) => is).map(([, side]) => side)
}

const asked = (sides: readonly RequestSide[]) => sides.includes('requester') || sides.includes('coordinator')

export const can = {
  /** An officer of the kind who did not ask for it: internal notes, assignment, the coaching plan. */
  work: (sides: readonly RequestSide[]) => sides.includes('officer') && !asked(sides),
  /** Messages and ticks of the checklist: both sides. An administrator reads. */
  takePart: (sides: readonly RequestSide[]) => sides.some((side) => side !== 'system'),
  /** How it went is said by whoever asked, and by nobody in their name. */
  rate: (sides: readonly RequestSide[]) => sides.includes('requester'),
  keepRules: (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
  readFigures: (actor: Actor) => holdsPlatformRole(actor, 'administrator') || kindsWorked(actor).length > 0,
}

const isOwn = ofActingPerson(requests.personId)
const sent = ne(requests.status, 'draft')
const ofAgencies = (agencyIds: readonly string[]): SQL =>
  agencyIds.length === 0 ? sql`false` : inArray(requests.agencyId, [...agencyIds])
const ofKinds = (kinds: readonly RequestKind[]): SQL =>
  kinds.length === 0 ? sql`false` : inArray(requests.kind, [...kinds])

/** What the actor may see at all: a draft is its requester's alone. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'anyone') return sql`false`
  if (holdsPlatformRole(actor, 'administrator')) return or(isOwn, sent) ?? isOwn
  const others = or(ofAgencies(agenciesWhere(actor, 'coordinator')), ofKinds(kindsWorked(actor)))
  return or(isOwn, and(sent, others)) ?? isOwn
}

export const askedByActor = (actor: Actor): SQL => (actor.kind === 'person' ? isOwn : sql`false`)

/** What waits for the actor as an officer: of their kinds, and neither their own nor of agencies that they coordinate. */
export function inQueueOf(actor: Actor): SQL {
  const coordinated = sql`coalesce(${ofAgencies(agenciesWhere(actor, 'coordinator'))}, false)`
  return and(sent, ofKinds(kindsWorked(actor)), not(isOwn), not(coordinated)) ?? sql`false`
}
