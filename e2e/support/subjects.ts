/** Things of a given person or agency that an operation can be asked about, each made by whoever may make it. */

import { addAgency } from '@/lib/agencies/commands'
import { listMyInvitations } from '@/lib/agencies/invitations'
import { signInAsPersona } from '@/lib/agencies/personas'
import { getMember } from '@/lib/agencies/queries'
import { grantRole } from '@/lib/agencies/roles'
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { write } from '@/lib/audit/write'
import { addContactLine } from '@/lib/directory/keep-lines'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { approveEvent } from '@/lib/events/moderation'
import { approvalCheckIds } from '@/lib/events/moderation-rules'
import { blockPoster, listBlockedPosters } from '@/lib/events/posting'
import { saveSearch } from '@/lib/events/saved-searches'
import { makeToken } from '@/lib/identity/commands'
import { addPerson } from '@/lib/identity/people'
import { addToRoster } from '@/lib/interop/roster/people'
import { startAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt, getAttemptResult } from '@/lib/learning/attempt-queries'
import { enroll } from '@/lib/learning/commands'
import { newId } from '@/lib/platform/ids'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { suggestRelated } from '@/lib/related/commands'
import { approveRelated } from '@/lib/related/keeping'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { changeRequirement, makeRequirement } from '@/lib/requirements/commands'
import {
  completeModule,
  employ,
  MODULE,
  OPEN_MODULE,
  type Place,
  readModule,
  type Somebody,
  signIn,
  system,
  today,
  type World,
} from './world'

let count = 0

/** A complete event of next month under a title that no other has. */
/** On days of their own: whoever publishes one of hundreds alike on one day waits until all have been compared. */
export function anInventedEvent() {
  count += 1
  const day = addDays(today(), 30 + (count % 180))
  const session = aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T13:00` })
  return anEvent({ title: `Two desks, one case, part ${count}`, sessions: [session] })
}

export async function draftOf(person: Somebody): Promise<{ eventId: string; madeFrom: string }> {
  const event = anInventedEvent()
  // Nobody drafts more than 60 in an hour.
  const earlier = { ...person.ctx, now: plusMinutes(person.ctx.now, -60 * (count % 100)) }
  const { eventId, version } = await draftEvent(earlier, event)
  return { eventId, madeFrom: version }
}

export async function submittedOf(person: Somebody): Promise<{ eventId: string; madeFrom: string }> {
  const { eventId } = await draftOf(person)
  const { version } = await submitEvent(person.ctx, { eventId })
  return { eventId, madeFrom: version }
}

/** A line people are told to turn to, made sure of two days ago. */
export function aLine() {
  return {
    ...{ kind: 'support' as const, name: `Line ${++count}`, purpose: 'To talk with somebody who listens.' },
    ...{ phone: '888-555-0142', textNumber: null, url: null, hours: null },
    ...{ sourceName: 'Page of the line', sourceUrl: 'https://line.example/contact' },
    ...{ verifiedOn: addDays(today(), -2), verifiedHow: 'official-page' as const, looked: true },
  }
}

export async function lineOf({ administrator }: World): Promise<{ lineId: string; madeFrom: string }> {
  const { lineId, version } = await addContactLine(administrator.ctx, aLine())
  return { lineId, madeFrom: version }
}

/** A course that somebody else gives. */
export function aCourse() {
  const title = `Interviewing through an interpreter ${++count}`
  return {
    ...{ title, provider: 'Cedar State Academy', url: `https://academy.example/course-${count}` },
    ...{ summary: 'What to agree on before, and where everybody sits.', hours: 3, mode: 'self-paced' as const },
    ...{ cost: 'Free', leadsTo: 'A certificate of completion', topicIds: [] },
    ...{ audiences: ['law-enforcement' as const], priorityIds: ['collaboration' as const] },
  }
}

export const linkDay = () => addDays(today(), -3)

/** Waits for a moderator. */
export async function suggestedBy(person: Somebody): Promise<{ relatedId: string; madeFrom: string }> {
  // Nobody suggests more than 20 in an hour.
  const earlier = { ...person.ctx, now: plusMinutes(person.ctx.now, -60 * (count % 100)) }
  const { relatedId, version } = await suggestRelated(earlier, aCourse())
  return { relatedId, madeFrom: version }
}

/** Suggested by a trainee, or by somebody else, and listed by a moderator who is another. */
export async function listedCourseOf(world: World, person = world.own.trainee) {
  const suggested = await suggestedBy(person)
  const by = person === world.moderator ? await anotherModerator(world) : world.moderator
  const { relatedId, slug, version } = await approveRelated(by.ctx, { ...suggested, linkCheckedOn: linkDay() })
  return { relatedId, slug, madeFrom: version }
}

/** On the calendar: approved by a moderator who is not its organizer. */
export async function publishedOf(world: World, person: Somebody): Promise<{ eventId: string; slug: string }> {
  const { eventId } = await draftOf(person)
  const sent = await submitEvent(person.ctx, { eventId })
  if (sent.slug) return { eventId, slug: sent.slug }
  const by = person === world.moderator ? await anotherModerator(world) : world.moderator
  const { slug } = await approveEvent(by.ctx, { eventId, madeFrom: sent.version, checks: approvalCheckIds })
  return { eventId, slug: slug ?? '' }
}

/** Somebody of no agency, with an event that waits. */
export async function strangersEvent(): Promise<{ eventId: string }> {
  const email = `poster-${newId()}@elsewhere.example`
  await write(system, 'person.added', (w) => addPerson(w, { givenName: 'Poster', familyName: 'Elsewhere', email }))
  const stranger = await signIn(email, 'Poster')
  return { eventId: (await submittedOf(stranger)).eventId }
}

/** Somebody who may not post any more. */
export async function blockOf(world: World): Promise<{ blockId: string }> {
  await blockPoster(world.moderator.ctx, { ...(await strangersEvent()), reason: 'Posts what belongs on no calendar.' })
  const { items } = await listBlockedPosters(world.moderator.ctx)
  return { blockId: items[0]?.blockId ?? '' }
}

export async function anotherModerator({ moderator, author }: World): Promise<Somebody> {
  if (author.ctx.actor.kind !== 'person' || moderator.ctx.actor.kind !== 'person') throw new Error('People are needed.')
  return { ...author, ctx: { ...author.ctx, actor: { ...author.ctx.actor, roles: moderator.ctx.actor.roles } } }
}

export async function sessionOf(person: Somebody): Promise<{ sessionId: string }> {
  return signInAsPersona(person.ctx, { email: person.email }, { device: 'another', network: null })
}

export async function tokenOf(person: Somebody): Promise<{ tokenId: string; token: string }> {
  const { id, token } = await makeToken(person.ctx, { name: 'report', mayWrite: false, days: 1 })
  return { tokenId: id, token }
}

/** A search of the calendar that somebody keeps. */
export async function savedSearchOf(person: Somebody): Promise<{ searchId: string; version: string }> {
  const filter = { near: '93999', within: '100' }
  const { id, version } = await saveSearch(person.ctx, { name: 'Near us', rhythm: 'weekly', filter, key: newId() })
  return { searchId: id, version }
}

export async function enrollmentOf(person: Somebody): Promise<{ enrollmentId: string }> {
  const { enrollmentId } = await enroll(person.ctx, { slug: OPEN_MODULE })
  return { enrollmentId }
}

/** An open attempt at the test, and one of its questions. */
export async function attemptOf(person: Somebody): Promise<{ attemptId: string; questionId: string }> {
  const enrollmentId = await readModule(person.ctx, OPEN_MODULE)
  const { attemptId } = await startAttempt(person.ctx, { enrollmentId })
  const [question] = (await getAttempt(person.ctx, { attemptId })).questions
  return { attemptId, questionId: question?.id ?? '' }
}

const completed = new Map<string, Promise<{ enrollmentId: string; attemptId: string }>>()

/** The one module that the person has completed, with credit and certificate. */
export function completionOf(person: Somebody): Promise<{ enrollmentId: string; attemptId: string }> {
  const done = completed.get(person.personId) ?? completeModule(person.ctx, MODULE)
  completed.set(person.personId, done)
  return done
}

/** The credit of that module and the code of its certificate. */
export async function creditOf(person: Somebody): Promise<{ creditId: string; code: string }> {
  const { attemptId } = await completionOf(person)
  const { credit } = await getAttemptResult(person.ctx, { attemptId })
  return { creditId: credit?.creditId ?? '', code: credit?.certificateCode ?? '' }
}

/** What a requirement of the agency may ask: one of the modules of everyone within 30 days, from today on. */
export async function termsOf({ agencyId, coordinator }: Place) {
  const { courses } = await listRequirementChoices(coordinator.ctx, { agencyId })
  const course = courses.find(({ title }) => title === `Module ${MODULE}`)
  return {
    name: 'First contact',
    criterion: { kind: 'course', courseId: course?.courseId },
    dueKind: 'within-days-of-start',
    withinDays: 30,
    population: 'everyone',
    effectiveFrom: today(),
  }
}

const made = new Map<string, Promise<{ requirementId: string }>>()

export function requirementOf(place: Place): Promise<{ requirementId: string }> {
  const make = async () =>
    makeRequirement(place.coordinator.ctx, { agencyId: place.agencyId, ...(await termsOf(place)) })
  const found = made.get(place.agencyId) ?? make()
  made.set(place.agencyId, found)
  return found
}

/** One that was changed a moment ago, with the number of the change. */
export async function changedRequirementOf({ agencyId, coordinator }: Place) {
  const terms = {
    ...{ name: `Changed ${++count}`, criterion: { kind: 'minutes', atLeast: 120 }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 30, population: 'everyone', effectiveFrom: today() },
  }
  const { requirementId } = await makeRequirement(coordinator.ctx, { agencyId, ...terms })
  return {
    requirementId,
    ...(await changeRequirement(coordinator.ctx, { ...terms, requirementId, madeFrom: 1, withinDays: 60 })),
  }
}

/** A requirement for one person by name. */
export const namedRequirementOf = async (place: Place, { personId }: { personId: string }) =>
  makeRequirement(place.coordinator.ctx, {
    ...{ agencyId: place.agencyId, ...(await termsOf(place)), name: 'By name', population: 'people' },
    personIds: [personId],
  })

/** A team of the agency with one of its people in it. */
export async function teamOf({ agencyId, coordinator, trainee }: Place): Promise<{ teamId: string }> {
  const made = await makeTeam(coordinator.ctx, { agencyId, name: `Grant ${++count}`, kind: 'grant' })
  await addTeamMembers(coordinator.ctx, { ...made, personIds: [trainee.personId], firstOn: '2026-01-01' })
  return made
}

/** Somebody taken on a moment ago, whom nothing else refers to. */
export async function newcomerOf({ agencyId, unitId }: Place): Promise<{ personId: string }> {
  return { personId: await employ(agencyId, 'Newcomer', `newcomer-${++count}-${agencyId}@agency.example`, unitId) }
}

/** The roster entry of a newcomer, as one of its forms was opened. */
export async function entryOf(place: Place, form: 'edit' | 'move') {
  const entry = { agencyId: place.agencyId, ...(await newcomerOf(place)) }
  return { ...entry, madeFrom: (await getMember(place.coordinator.ctx, entry)).versions[form] }
}

/** The role of a newcomer who supervises a unit. */
export async function roleOf(place: Place): Promise<{ roleId: string }> {
  const { personId } = await newcomerOf(place)
  return grantRole(system, { personId, role: 'supervisor', agencyId: place.agencyId, unitId: place.unitId })
}

/** An agency that asks the person whether they serve there, a new one each time. */
export async function invitationOf(person: Somebody): Promise<{ invitationId: string }> {
  const { agencyId } = await addAgency(system, { name: `Asking agency ${++count}`, kind: 'other', state: 'CA' })
  const service = { agencyId, unitId: null, position: 'Volunteer', employment: 'volunteer', startsOn: today() }
  await addToRoster(system, { givenName: person.name, familyName: 'Reyes', email: person.email, ...service })
  const { items } = await listMyInvitations(person.ctx)
  return { invitationId: items.at(-1)?.invitationId ?? '' }
}
