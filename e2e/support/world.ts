/**
 * A small world for proofs, built through the commands alone: two agencies that must know nothing of each other, with
 * somebody in every role and something in every part of the record.
 */
import { addAgency, addUnit } from '@/lib/agencies/commands'
import { signInAsPersona } from '@/lib/agencies/personas'
import { grantRole } from '@/lib/agencies/roles'
import { write } from '@/lib/audit/write'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { addPerson } from '@/lib/identity/people'
import { findSessionActor } from '@/lib/identity/queries'
import { addToRoster } from '@/lib/interop/roster/people'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt } from '@/lib/learning/attempt-queries'
import { enroll } from '@/lib/learning/commands'
import { reachPlace } from '@/lib/learning/progress'
import { type Ctx, personCtx, type RoleName, systemCtx } from '@/lib/platform/context'
import { addDays, dayIn } from '@/lib/platform/time'
import { loadRequestRules } from '@/lib/requests/rule-commands'
import { moduleMarkdown } from './modules'

export type Somebody = { personId: string; sessionId: string; email: string; name: string; ctx: Ctx }

/** An agency with people in it. Trainee and mate serve in the supervisor's unit, the colleague in another one. */
export type Place = {
  agencyId: string
  name: string
  unitId: string
  otherUnitId: string
  trainee: Somebody
  mate: Somebody
  colleague: Somebody
  supervisor: Somebody
  coordinator: Somebody
}

export type World = {
  own: Place
  other: Place
  organizer: Somebody
  trusted: Somebody
  auditor: Somebody
  moderator: Somebody
  author: Somebody
  /** Works the queues of training by request and of coaching. */
  officer: Somebody
  administrator: Somebody
}

/** Modules of the world: six questions of which five must be right. */
export const MODULE = 'meeting-at-the-door'
export const OPEN_MODULE = 'what-the-room-tells'
const LESSONS = ['first', 'second', 'third']

export const system = systemCtx('test')
export const today = () => dayIn('America/Los_Angeles', new Date())

export async function makeWorld(): Promise<World> {
  await loadReference(system)
  await loadRequestRules(system)
  for (const slug of [MODULE, OPEN_MODULE])
    await publishCourse(system, { markdown: moduleMarkdown({ slug, title: `Module ${slug}`, lessons: LESSONS }) })
  const own = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
  const other = await makePlace('Harbor Light Victim Services', 'harborlight')
  const serving = async (name: string, role: RoleName) => {
    const personId = await employ(own.agencyId, name, `${role}@marlowbaypd.example`, null)
    await grantRole(system, { personId, role, agencyId: own.agencyId })
    return signIn(`${role}@marlowbaypd.example`, name)
  }
  const onPlatform = async (name: string, role: RoleName, ...more: RoleName[]) => {
    const email = `${role}@attest.example`
    const { personId } = await write(system, 'person.added', (w) =>
      addPerson(w, { givenName: name, familyName: 'Platform', email }),
    )
    for (const each of [role, ...more]) await grantRole(system, { personId, role: each })
    return signIn(email, name)
  }
  return {
    own,
    other,
    organizer: await serving('Teresa', 'organizer'),
    trusted: await serving('Ruth', 'trusted-organizer'),
    auditor: await serving('Owen', 'auditor'),
    moderator: await onPlatform('Gordon', 'moderator'),
    author: await onPlatform('Priya', 'author'),
    officer: await onPlatform('Omar', 'training-officer', 'coaching-officer'),
    administrator: await onPlatform('Walt', 'administrator'),
  }
}

/** An agency with two units and somebody in each of its usual roles. `domain` is the name in their addresses. */
export async function makePlace(name: string, domain: string): Promise<Place> {
  const { agencyId } = await addAgency(system, { name, kind: 'law-enforcement', state: 'CA' })
  const { unitId } = await addUnit(system, { agencyId, name: 'Patrol' })
  const { unitId: otherUnitId } = await addUnit(system, { agencyId, name: 'Records' })
  const employed = async (who: string, unit: string | null, role?: { role: RoleName; unitId: string | null }) => {
    const email = `${who.toLowerCase()}@${domain}.example`
    const personId = await employ(agencyId, who, email, unit)
    if (role) await grantRole(system, { personId, agencyId, ...role })
    return signIn(email, who)
  }
  return {
    agencyId,
    name,
    unitId,
    otherUnitId,
    trainee: await employed('Trainee', unitId),
    mate: await employed('Mate', unitId),
    colleague: await employed('Colleague', otherUnitId),
    supervisor: await employed('Supervisor', unitId, { role: 'supervisor', unitId }),
    coordinator: await employed('Coordinator', null, { role: 'coordinator', unitId: null }),
  }
}

/** Takes somebody on, for sixty days now. */
export async function employ(
  agencyId: string,
  givenName: string,
  email: string | null,
  unitId: string | null,
): Promise<string> {
  const service = { agencyId, unitId, position: 'Officer', employment: 'sworn', startsOn: addDays(today(), -60) }
  return (await addToRoster(system, { givenName, familyName: 'Reyes', email, ...service })).personId
}

/** Signs in as the person of an address; the roles are those that the record holds. */
export async function signIn(email: string, name: string): Promise<Somebody> {
  const { personId, sessionId } = await signInAsPersona(system, { email }, { device: 'test', network: null })
  const held = await findSessionActor(sessionId, new Date())
  if (!held) throw new Error(`${email} is not signed in.`)
  return { personId, sessionId, email, name, ctx: personCtx(held.actor) }
}

/** Enrolls (again) and reads every lesson. */
export async function readModule(ctx: Ctx, slug: string): Promise<string> {
  const { enrollmentId } = await enroll(ctx, { slug })
  for (const lessonKey of LESSONS)
    await reachPlace(ctx, { enrollmentId, lessonKey, placeAt: ctx.now.toISOString(), done: true })
  return enrollmentId
}

/** Completes a module: its certificate comes with the credit. */
export async function completeModule(ctx: Ctx, slug: string): Promise<{ enrollmentId: string; attemptId: string }> {
  const enrollmentId = await readModule(ctx, slug)
  const { attemptId } = await startAttempt(ctx, { enrollmentId })
  for (const { id, options } of (await getAttempt(ctx, { attemptId })).questions) {
    const right = options.filter(({ text }) => text.startsWith('The right answer')).map(({ number }) => number)
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: right, answeredAt: ctx.now.toISOString() })
  }
  const { passed } = await submitAttempt(ctx, { attemptId })
  if (!passed) throw new Error('The right answers did not pass.')
  return { enrollmentId, attemptId }
}
