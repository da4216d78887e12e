/** Requests that people of the world have written, for tests to act on. */
import { newId } from '@/lib/platform/ids'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { draftRequest, submitRequest } from '@/lib/requests/commands'
import type { RequestFields } from '@/lib/requests/inputs'
import { requestDraft } from '@/lib/requests/inputs'
import type { RequestState } from '@/lib/requests/kinds'
import { giveEvaluation, recordAttendance } from '@/lib/requests/outcome'
import { tickTask } from '@/lib/requests/plans'
import { requestFile } from '@/lib/requests/task-files'
import { screenRequest } from '@/lib/requests/triage'
import { owner } from './facts'
import { sent } from './sent-files'
import { type Somebody, today, type World } from './world'

let count = 0

/** A complete wish for a training, far enough ahead. */
export function aTrainingWish(agencyId: string | null, given: Record<string, unknown> = {}): RequestFields {
  return requestDraft.parse({
    ...{ kind: 'training', agencyId, priorityIds: ['collaboration'], topicId: 'human-trafficking' },
    need: `We wish for a day about meeting people at the door, part ${++count}.`,
    ...{ contactName: 'Dana Whitfield', contactEmail: 'd.whitfield@agency.example', contactPhone: '' },
    ...{ wishedOn: addDays(today(), 150), trainingDays: 1, people: 40, audienceKinds: ['law-enforcement'] },
    ...{ zone: 'America/Los_Angeles', city: 'Marlow Bay', state: 'CA' },
    ...given,
  })
}

export function aCoachingWish(agencyId: string | null): RequestFields {
  return requestDraft.parse({
    ...{ kind: 'coaching', agencyId, priorityIds: ['grantee-capacity'] },
    need: `We want to begin services for people who were trafficked, part ${++count}.`,
    ...{ contactName: 'Noor Haddad', contactEmail: 'n.haddad@agency.example' },
    ...{ organization: 'Pine Hollow Tribe', organizationKind: 'tribe', state: 'CA', stage: 'start' },
    aims: ['build-capacity'],
  })
}

export function aQuestion(agencyId: string | null): RequestFields {
  return requestDraft.parse({
    ...{ kind: 'other-help', agencyId, help: 'question', state: 'CA' },
    need: `Whom do we call when somebody needs an interpreter at night, part ${++count}?`,
    ...{ contactName: 'Noor Haddad', contactEmail: 'n.haddad@agency.example' },
  })
}

type Made = { requestId: string; madeFrom: string }

export async function requestDraftOf(
  { ctx }: Somebody,
  agencyId: string | null = null,
  fields: RequestFields = aTrainingWish(agencyId),
): Promise<Made> {
  // Nobody drafts more than 60 in an hour.
  const earlier = { ...ctx, now: plusMinutes(ctx.now, -60 * (count % 100)) }
  const { requestId, version } = await draftRequest(earlier, { fields })
  return { requestId, madeFrom: version }
}

export async function sentRequestOf(
  person: Somebody,
  agencyId: string | null = null,
  fields: RequestFields = aTrainingWish(agencyId),
): Promise<Made> {
  const { requestId, version } = await submitRequest(person.ctx, await requestDraftOf(person, agencyId, fields))
  return { requestId, madeFrom: version }
}

export async function screenedRequestOf(world: World, person: Somebody, agencyId: string | null = null): Promise<Made> {
  const made = await sentRequestOf(person, agencyId)
  const by = person === world.officer ? anotherOfficer(world) : world.officer
  const { requestId, version } = await screenRequest(by.ctx, made)
  return { requestId, madeFrom: version }
}

export function anotherOfficer({ author, officer }: World): Somebody {
  if (author.ctx.actor.kind !== 'person' || officer.ctx.actor.kind !== 'person') throw new Error('People are needed.')
  return { ...author, ctx: { ...author.ctx, actor: { ...author.ctx.actor, roles: officer.ctx.actor.roles } } }
}

/** One that has come so far, as if everybody had done their part by then. */
export async function requestAt(state: RequestState, made: Promise<Made>): Promise<Made> {
  const { requestId, madeFrom } = await made
  await owner()`update requests set status = ${state}, decided_at = now() where id = ${requestId}`
  return { requestId, madeFrom }
}

/** Where the file of a ticked task is fetched. */
export async function taskFileOf(person: Somebody, made: Promise<Made>): Promise<string> {
  const { requestId } = await requestAt('accepted', made)
  const { fileId } = await sent(person.ctx, requestFile, 'flyer.txt', `Come to the hall, ${++count}.`)
  await tickTask(person.ctx, { requestId, task: 'announce', doneOn: addDays(today(), -1), fileId })
  return `/requests/${requestId}/tasks/announce/file`
}

/** A training that took place, whom its requester counted wrong the first time. */
export async function attendanceOf({ ctx }: Somebody, made: Promise<Made>) {
  const { requestId } = await requestAt('delivered', made)
  const given = { requestId, countedBy: 'The host, from the sign-in sheet', heldOn: today(), minutes: 390 }
  const { version } = await recordAttendance(ctx, { ...given, madeFrom: null, people: 37 })
  return { ...given, madeFrom: version, people: 38 }
}

/** One that its requester evaluated, and thinks better of. */
export async function evaluationOf({ ctx }: Somebody, made: Promise<Made>) {
  const { requestId } = await requestAt('delivered', made)
  const given = { requestId, ready: 5, words: 'It helped.', formsBack: null, content: null }
  const { version } = await giveEvaluation(ctx, { ...given, madeFrom: null, useful: 3 })
  return { ...given, madeFrom: version, useful: 4 }
}

/** A coaching with one goal and one session, both settled where it is to be delivered. */
export async function coachingOf(person: Somebody, agencyId: string | null, settled = false) {
  const made = await requestAt(
    settled ? 'scheduled' : 'accepted',
    sentRequestOf(person, agencyId, aCoachingWish(agencyId)),
  )
  const [goalId, sessionId] = [newId(), newId()]
  await owner()`insert into coaching_goals (id, request_id, text, status, reached, settled_on, created_at, updated_at)
    values (${goalId}, ${made.requestId}, 'Write down how a referral goes.', ${settled ? 'reached' : 'open'}, '',
      ${settled ? today() : null}, '2026-01-01T00:00Z', '2026-01-01T00:00Z')`
  await owner()`insert into coaching_sessions (id, request_id, held_on, minutes, status, notes, created_at, updated_at)
    values (${sessionId}, ${made.requestId}, ${addDays(today(), -1)}, 60, ${settled ? 'held' : 'planned'}, '',
      '2026-01-01T00:00Z', '2026-01-01T00:00Z')`
  return { made, goalId, sessionId, version: '2026-01-01T00:00:00.000Z' }
}
