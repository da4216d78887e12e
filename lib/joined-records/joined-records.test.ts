import { beforeAll, describe, expect, test } from 'vitest'
import { owner } from '@/e2e/support/facts'
import { waitingFor } from '@/e2e/support/letters'
import { suggestedBy } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import {
  completeModule,
  employ,
  MODULE,
  makePlace,
  makeWorld,
  OPEN_MODULE,
  type Place,
  readModule,
  type Somebody,
  signIn,
  system,
  today,
  type World,
} from '@/e2e/support/world'
import { confirmAddress, makeAddressMain, removeAddress } from '@/lib/agencies/own-addresses'
import { restoreAccess } from '@/lib/agencies/restore-access'
import { grantRole } from '@/lib/agencies/roles'
import { write } from '@/lib/audit/write'
import { makeToken } from '@/lib/identity/commands'
import { listMyAddresses, requestAddressCode } from '@/lib/identity/own-addresses'
import { addPerson } from '@/lib/identity/people'
import { findSessionActor, findTokenActor } from '@/lib/identity/queries'
import { answerService } from '@/lib/interop/roster/joining'
import { removeFromRoster } from '@/lib/interop/roster/people'
import { listMyEnrollments } from '@/lib/learning/queries'
import type { Ctx } from '@/lib/platform/context'
import { addDays, plusDays, plusMinutes } from '@/lib/platform/time'
import { reissueCertificate } from '@/lib/records/commands'
import { certificateOnPaper, transcriptOnPaper } from '@/lib/records/papers'
import { getAgencyTranscript, listMyCredits } from '@/lib/records/queries'
import { verifyChain } from '@/lib/records/verification'
import { approveRelated } from '@/lib/related/keeping'
import { listMyRelated } from '@/lib/related/kept'
import { personRecord } from '@/lib/reporting/person'
import { listTrail } from '@/lib/reporting/trail'
import { listMyViews } from '@/lib/reporting/views'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement, rebuildObligations, reverseCredit } from '@/lib/requirements/commands'
import { listMyObligations } from '@/lib/requirements/queries'
import { rebindLeads } from '@/lib/task-forces/leads'
import { joinRecords, previewJoin } from './by-administrator'
import { confirmOrOffer, joinMyRecords, partRecords } from './commands'
import { describeRecords, listJoins, listMyJoins } from './queries'

testDatabase()

const caller = { device: 'test', network: '198.51.100.9' }
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { kind?: string; message: string }) => error.kind ?? error.message,
  )
/** The same person as of now: what they did before is before. */
const soon = ({ ctx }: { ctx: Ctx }): Ctx => ({ ...ctx, now: new Date() })
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: plusDays(ctx.now, days) })

let world: World
let own: Place
let other: Place
let count = 0
beforeAll(async () => {
  world = await makeWorld()
  own = world.own
  other = world.other
  for (const place of [own, other]) {
    const choices = await listRequirementChoices(place.coordinator.ctx, { agencyId: place.agencyId })
    for (const { courseId, title } of choices.courses)
      await makeRequirement(place.coordinator.ctx, {
        ...{
          agencyId: place.agencyId,
          name: `Asks for ${title}`,
          criterion: { kind: 'course', courseId },
          population: 'everyone',
        },
        ...{ dueKind: 'within-days-of-start', withinDays: 30, effectiveFrom: addDays(today(), -90) },
        ...{ windowDays: 30, repeatMonths: null, citation: null },
      })
  }
})

const codeTo = async (email: string) => (await waitingFor(email)).at(-1)?.code ?? 'none'

/** Somebody who serves there and has said so. */
async function officer(place: Place, says = true): Promise<Somebody> {
  const email = `officer-${++count}@postbox.example`
  await employ(place.agencyId, 'Amara', email, place.unitId)
  const person = await signIn(email, 'Amara')
  if (says) await answerService(person.ctx, { agencyId: place.agencyId, serves: true })
  else await owner()`delete from joinings where person_id = ${person.personId}`
  return person
}

/** Somebody who signed in and serves nowhere. */
async function newcomer(): Promise<Somebody> {
  const email = `newcomer-${++count}@postbox.example`
  await write(system, 'person.added', (w) => addPerson(w, { givenName: 'Amara', familyName: 'Reyes', email }))
  return signIn(email, 'Amara')
}

async function offered(lasting: Somebody, joined: Somebody) {
  await requestAddressCode(lasting.ctx, { email: joined.email }, caller)
  const code = await codeTo(joined.email)
  // Messages keep going to the main address of the record that goes on, whatever was ticked with the code.
  return { code, offer: await confirmOrOffer(lasting.ctx, { email: joined.email, code, main: true }) }
}

async function join(lasting: Somebody, joined: Somebody): Promise<string> {
  const { code } = await offered(lasting, joined)
  await joinMyRecords(soon(lasting), { email: joined.email, code })
  return (await listMyJoins(lasting.ctx)).items[0]?.joinId ?? ''
}

const statuses = async ({ ctx }: { ctx: Ctx }) =>
  (await listMyObligations(ctx)).items
    .map(
      ({ agencyName, courseSlug, status }) => `${agencyName} ${courseSlug} ${status.kind} ${status.satisfiedOn ?? ''}`,
    )
    .sort()
const addresses = async ({ ctx }: { ctx: Ctx }) =>
  (await listMyAddresses(ctx)).items.map(({ address, main }) => (main ? `${address} (main)` : address)).sort()
const rows = (table: string, person: string) =>
  owner().unsafe(`select to_jsonb(t) - 'recorded_at' as row from ${table} t where person_id = '${person}' order by 1`)
const parts = [
  'affiliations',
  'roles',
  'joinings',
  'names_on_papers',
  'enrollments',
  'lesson_progress',
  'attempts',
  'obligations',
  'standings',
]
const everything = async (person: string) => Promise.all(parts.map((table) => rows(table, person)))

describe('two records of one person', () => {
  test('are offered only to who proved both, and the mere asking says nothing', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await completeModule(joined.ctx, MODULE)
    const { offer } = await offered(lasting, joined)
    expect(offer).toEqual({
      asked: 0,
      records: {
        lasting: { name: 'Amara Reyes', agencies: [own.name], credits: 0, creditMinutes: 0 },
        joined: { name: 'Amara Reyes', agencies: [other.name], credits: 1, creditMinutes: 60 },
        together: { credits: 1, creditMinutes: 60 },
      },
    })
    expect(await addresses(lasting)).toEqual([`${lasting.email} (main)`])
    expect(await failure(joinMyRecords(lasting.ctx, { email: joined.email, code: '000000' }))).toBe('invalid')
    const stranger = await officer(own)
    const code = await codeTo(joined.email)
    expect(await failure(joinMyRecords(stranger.ctx, { email: joined.email, code }))).toBe('invalid')
    const old = { ...lasting.ctx, now: plusMinutes(lasting.ctx.now, 31) }
    expect(await failure(joinMyRecords(old, { email: joined.email, code }))).toBe('not-now')
    expect(await failure(confirmAddress(stranger.ctx, { email: joined.email, code }))).toBe('invalid')
  })

  test('are offered with what they come to as one: the same edition on both counts once', async () => {
    const [lasting, joined, third] = [await officer(own), await officer(other), await newcomer()]
    for (const person of [lasting, joined, third]) await completeModule(person.ctx, MODULE)
    await completeModule(joined.ctx, OPEN_MODULE)
    const { offer, code } = await offered(lasting, joined)
    expect(offer.records).toMatchObject({
      lasting: { credits: 1, creditMinutes: 60 },
      joined: { credits: 2, creditMinutes: 120 },
      together: { credits: 2, creditMinutes: 120 },
    })
    await joinMyRecords(soon(lasting), { email: joined.email, code })
    const { offer: another } = await offered(lasting, third)
    expect(another.records).toMatchObject({
      lasting: { credits: 2, creditMinutes: 120 },
      together: { credits: 2, creditMinutes: 120 },
    })
    const [repeated] = (await listMyCredits(joined.ctx)).items.filter(({ courseSlug }) => courseSlug === MODULE)
    await reverseCredit(world.administrator.ctx, {
      ...{ creditId: repeated?.creditId ?? '', reason: 'It was recorded by mistake.' },
    })
    const pair = { personId: third.personId, lastingId: lasting.personId }
    expect(await describeRecords(system, pair)).toMatchObject({ lasting: { credits: 2, creditMinutes: 120 } })
  })

  test('are one from then on: what was earned on either counts, and both chains hold', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await completeModule(lasting.ctx, MODULE)
    await completeModule(joined.ctx, OPEN_MODULE)
    const [credit] = (await listMyCredits(joined.ctx)).items
    await join(lasting, joined)
    expect(await addresses(lasting)).toEqual([joined.email, `${lasting.email} (main)`].sort())
    expect(await statuses(lasting)).toHaveLength(4)
    for (const status of await statuses(lasting)) expect(status).toMatch(/ met \d{4}/)
    const { totals } = await listMyCredits(lasting.ctx)
    expect(totals).toMatchObject({ credits: 2, creditMinutes: 120 })
    const chain = await verifyChain(lasting.ctx, lasting.personId)
    expect(chain).toMatchObject({ holds: true, length: 1, joined: [{ length: 1 }] })
    expect((await transcriptOnPaper(lasting.ctx)).verifyNote).toContain('a record that was joined to this one')
    const serial = credit?.certificateCode ?? ''
    expect((await certificateOnPaper(lasting.ctx, serial)).serial).toBe(serial)
    expect(await failure(reissueCertificate(lasting.ctx, { code: serial }))).toBe('conflict')
    expect(await findSessionActor(joined.sessionId, new Date())).toBeNull()
    const trail = await listTrail(lasting.ctx, { zone: 'UTC', limit: 100 })
    expect(trail.items.map(({ event }) => event)).toContain('record.joined')
    expect(trail.items.filter(({ event }) => event === 'credit.posted')).toHaveLength(2)
    expect(await rebuildObligations(system)).toMatchObject({ changed: 0 })
  })

  test('show their agencies one person, and nothing to one that was left', async () => {
    const left = await makePlace(`Left Agency ${++count}`, `left${count}`)
    const [lasting, joined] = [await officer(own), await officer(other)]
    await completeModule(lasting.ctx, MODULE)
    await completeModule(joined.ctx, OPEN_MODULE)
    const former = await officer(left)
    await completeModule(former.ctx, MODULE)
    const whose = { agencyId: left.agencyId, personId: former.personId }
    await removeFromRoster(left.coordinator.ctx, { ...whose, lastDay: addDays(today(), -1) })
    const seen = async () => {
      const { views: _, ...record } = await personRecord(left.coordinator.ctx, { ...whose, asOf: today() })
      const { chain, ...paper } = await getAgencyTranscript(left.coordinator.ctx, whose)
      return { record: { ...record, chain: null }, paper, length: chain.length }
    }
    const before = await seen()
    await join(lasting, joined)
    await join(lasting, former)
    expect(await seen()).toEqual(before)
    expect(
      await failure(personRecord(left.coordinator.ctx, { agencyId: left.agencyId, personId: lasting.personId })),
    ).toBe('not-found')
    for (const place of [own, other]) {
      const record = await personRecord(place.coordinator.ctx, { agencyId: place.agencyId, personId: lasting.personId })
      expect(record.credits).toHaveLength(3)
      expect(record.totals.creditMinutes).toBe(120)
      expect(record.credits.filter(({ repeats }) => repeats)).toHaveLength(1)
      expect(record.chain).toMatchObject({ holds: true, length: 1 })
      expect(
        await failure(personRecord(place.coordinator.ctx, { agencyId: place.agencyId, personId: former.personId })),
      ).toBe('not-found')
    }
  })

  test('nobody takes back a credit of their own on the other one', async () => {
    const [lasting, joined] = [await officer(own), await officer(own, false)]
    await removeFromRoster(own.coordinator.ctx, {
      agencyId: own.agencyId,
      personId: joined.personId,
      lastDay: addDays(today(), -1),
    })
    await completeModule(joined.ctx, MODULE)
    const [credit] = (await listMyCredits(joined.ctx)).items
    await grantRole(system, { personId: lasting.personId, role: 'administrator' })
    await join(lasting, joined)
    const again = await signIn(lasting.email, 'Amara')
    const reason = 'I would rather not have this one.'
    expect(await failure(reverseCredit(again.ctx, { creditId: credit?.creditId ?? '', reason }))).toBe('forbidden')
    expect((await statuses(lasting)).filter((each) => each.includes(' met '))).toHaveLength(1)
    await reverseCredit(world.administrator.ctx, { creditId: credit?.creditId ?? '', reason })
    expect((await statuses(lasting)).filter((each) => each.includes(' met '))).toEqual([])
  })

  test('a module begun on both goes on where it was further', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await readModule(joined.ctx, MODULE)
    await completeModule(lasting.ctx, OPEN_MODULE)
    const { enroll } = await import('@/lib/learning/commands')
    await enroll(lasting.ctx, { slug: MODULE })
    const joinId = await join(lasting, joined)
    const open = (await listMyEnrollments(lasting.ctx)).items.filter(({ completedAt }) => !completedAt)
    expect(open).toMatchObject([{ slug: MODULE, lessonsDone: 3 }])
    await partRecords(soon(lasting), { joinId })
    const after = (await listMyEnrollments(lasting.ctx)).items.filter(({ completedAt }) => !completedAt)
    expect(after).toMatchObject([{ slug: MODULE, lessonsDone: 0 }])
  })

  test('that serve one agency both are not joined, nor one that is made of two', async () => {
    const [lasting, twin] = [await officer(own), await officer(own)]
    const { code } = await offered(lasting, twin)
    await expect(joinMyRecords(lasting.ctx, { email: twin.email, code })).rejects.toThrow(`serve at ${own.name} now`)
    const [first, second] = [await officer(other), await officer(await makePlace(`Third ${++count}`, `third${count}`))]
    await join(first, second)
    const { code: another } = await offered(lasting, first)
    expect(await failure(joinMyRecords(lasting.ctx, { email: first.email, code: another }))).toBe('not-now')
  })

  test('an agency that was not answered asks again, and sees nothing meanwhile', async () => {
    const [lasting, joined] = [await officer(own), await officer(other, false)]
    await join(lasting, joined)
    const asked = await owner()`select agency_id as agency, person_id as line from invitations
      where email = ${joined.email} and answer is null`
    expect(asked).toEqual([{ agency: other.agencyId, line: joined.personId }])
    const there = { agencyId: other.agencyId, personId: lasting.personId }
    expect(await failure(personRecord(other.coordinator.ctx, there))).toBe('not-found')
  })
})

describe('records that are parted again', () => {
  test('are as before, with what came since on the one that went on', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await grantRole(system, { personId: joined.personId, role: 'organizer', agencyId: other.agencyId })
    await completeModule(joined.ctx, MODULE)
    const before = { mine: await everything(lasting.personId), theirs: await everything(joined.personId) }
    const held = [await addresses(lasting), await addresses(joined)]
    const joinId = await join(lasting, joined)
    await partRecords(soon(lasting), { joinId })
    await partRecords(soon(lasting), { joinId })
    expect(await everything(lasting.personId)).toEqual(before.mine)
    expect(await everything(joined.personId)).toEqual(before.theirs)
    const again = [await signIn(lasting.email, 'Amara'), await signIn(joined.email, 'Amara')] as const
    expect(again.map(({ personId }) => personId)).toEqual([lasting.personId, joined.personId])
    expect([await addresses(again[0]), await addresses(again[1])]).toEqual(held)
    expect(await findSessionActor(lasting.sessionId, new Date())).toBeNull()
    expect(await rebuildObligations(system)).toMatchObject({ changed: 0 })
    expect(await verifyChain(again[0].ctx, lasting.personId)).toMatchObject({ holds: true, length: 0, joined: [] })
  })

  test('take along the courses of others that each suggested, which none of them lists meanwhile', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const { relatedId } = await suggestedBy(joined)
    await grantRole(system, { personId: lasting.personId, role: 'moderator' })
    const joinId = await join(lasting, joined)
    const { relatedId: since, madeFrom } = await suggestedBy(await signIn(lasting.email, 'Amara'))
    const both = await signIn(lasting.email, 'Amara')
    expect((await listMyRelated(both.ctx)).items.map((each) => each.relatedId).sort()).toEqual(
      [relatedId, since].sort(),
    )
    const decision = { relatedId, madeFrom, linkCheckedOn: addDays(today(), -1) }
    expect(await failure(approveRelated(both.ctx, decision))).toBe('forbidden')
    await partRecords(soon(lasting), { joinId })
    expect((await listMyRelated(lasting.ctx)).items.map((each) => each.relatedId)).toEqual([since])
    expect((await listMyRelated(joined.ctx)).items.map((each) => each.relatedId)).toEqual([relatedId])
  })

  test('keep what was earned since with the one that went on', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await readModule(joined.ctx, OPEN_MODULE)
    const joinId = await join(lasting, joined)
    await completeModule(soon(lasting), OPEN_MODULE)
    await partRecords(soon(lasting), { joinId })
    expect((await listMyCredits(lasting.ctx)).totals.credits).toBe(1)
    expect((await listMyCredits(joined.ctx)).totals.credits).toBe(0)
    expect((await listMyEnrollments(lasting.ctx)).items).toHaveLength(1)
    expect(await rebuildObligations(system)).toMatchObject({ changed: 0 })
  })

  test('are so by the person or an administrator with a reason, within thirty days, and by nobody else', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const joinId = await join(lasting, joined)
    const stranger = await officer(own)
    expect(await failure(partRecords(stranger.ctx, { joinId }))).toBe('not-found')
    expect(await failure(partRecords(own.coordinator.ctx, { joinId, reason: 'These are two people.' }))).toBe(
      'not-found',
    )
    expect(await failure(partRecords(world.administrator.ctx, { joinId }))).toBe('invalid')
    expect(await failure(listJoins(own.coordinator.ctx))).toBe('forbidden')
    expect((await listJoins(world.administrator.ctx)).items.map((each) => each.joinId)).toContain(joinId)
    const late = later(world.administrator.ctx, 31)
    await owner()`update sessions set created_at = ${late.now.toISOString()} where id = ${world.administrator.sessionId}`
    expect(await failure(partRecords(late, { joinId, reason: 'These are two people.' }))).toBe('not-now')
    await owner()`update sessions set created_at = ${world.administrator.ctx.now.toISOString()} where id = ${world.administrator.sessionId}`
    await partRecords(world.administrator.ctx, { joinId, reason: 'These are two people.' })
    expect((await listMyJoins(lasting.ctx)).items).toEqual([])
  })

  test('each keep their own word, and no duty that was given meanwhile for service that went back', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await owner()`insert into joinings (agency_id, person_id, joined_at) values (${other.agencyId}, ${lasting.personId}, now())`
    const joinId = await join(lasting, joined)
    await grantRole(system, { personId: lasting.personId, role: 'supervisor', agencyId: other.agencyId })
    await owner()`update roles set granted_at = now() where person_id = ${lasting.personId}`
    await partRecords(soon(lasting), { joinId })
    const words = await owner()`select person_id from joinings where agency_id = ${other.agencyId}
      and person_id in (${lasting.personId}, ${joined.personId})`
    expect(words).toHaveLength(2)
    const held = await owner()`select id from roles where person_id = ${lasting.personId} and revoked_at is null`
    expect(held).toHaveLength(0)
  })

  test('stay one where somebody else has the addresses of one of them by now', async () => {
    const [lasting, joined, newcomer] = [await officer(own), await officer(other), await officer(other)]
    const joinId = await join(lasting, joined)
    await owner()`update logins set person_id = ${newcomer.personId}, main_since = null, id = gen_random_uuid()
      where identifier = ${joined.email}`
    expect(await failure(partRecords(soon(lasting), { joinId }))).toBe('not-now')
    expect((await listMyJoins(lasting.ctx)).items).toHaveLength(1)
  })

  test('take along an address that was removed and added again meanwhile', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const held = [await addresses(lasting), await addresses(joined)]
    const joinId = await join(lasting, joined)
    const [login] = (await listMyAddresses(lasting.ctx)).items.filter(({ address }) => address === joined.email)
    await removeAddress(soon(lasting), { loginId: login?.loginId }, rebindLeads)
    await owner()`update sign_in_codes set created_at = created_at - interval '2 minutes' where email = ${joined.email}`
    await requestAddressCode(soon(lasting), { email: joined.email }, caller)
    await confirmAddress(soon(lasting), { email: joined.email, code: await codeTo(joined.email), main: true })
    await partRecords(soon(lasting), { joinId })
    expect([await addresses(lasting), await addresses(joined)]).toEqual(held)
  })

  test('had ended, when they were joined, what was open elsewhere for the one that went on', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const elsewhere = await signIn(lasting.email, 'Amara')
    const { token } = await makeToken(lasting.ctx, { name: 'nightly', mayWrite: false, days: 1 })
    await join(lasting, joined)
    expect(await findSessionActor(elsewhere.sessionId, new Date())).toBeNull()
    expect(await findTokenActor(token, new Date())).toBeNull()
    // What one did oneself is nobody's look.
    expect((await listMyViews(lasting.ctx)).items).toEqual([])
    expect(await findSessionActor(lasting.sessionId, new Date())).not.toBeNull()
  })
})

describe('two records that an administrator joins', () => {
  const reason = 'Called back at the number that the agency has on file.'
  const asked = (lasting: Somebody, joined: Somebody) => ({
    ...{ lasting: lasting.email, lastingFamilyName: 'reyes', joined: joined.email, joinedFamilyName: 'Reyes' },
    ...{ evidence: 'known-number', reason },
  })
  const looked = async (lasting: Somebody, joined: Somebody) => {
    const { seen } = await previewJoin(world.administrator.ctx, asked(lasting, joined))
    return { ...asked(lasting, joined), seen }
  }
  const looks = async (ctx: Ctx) =>
    (await listMyViews(ctx)).items.map(({ what, reason: why }) => `${what} ${why ?? ''}`)
  const told = async (who: { email: string }) => (await waitingFor(who.email)).map(({ what }) => what)
  const agencyTrail = async (place: Place) =>
    (await listTrail(place.coordinator.ctx, { zone: 'UTC', limit: 50 })).items.filter(({ event }) =>
      event.startsWith('record.'),
    )

  test('are shown first with what each holds and which duties are another then, and nothing is done', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    await grantRole(system, { personId: joined.personId, role: 'organizer', agencyId: other.agencyId })
    await completeModule(lasting.ctx, MODULE)
    await completeModule(joined.ctx, MODULE)
    await completeModule(joined.ctx, OPEN_MODULE)
    const before = [await everything(lasting.personId), await everything(joined.personId)]
    const shown = await previewJoin(world.administrator.ctx, asked(lasting, joined))
    expect(shown).toMatchObject({
      lasting: { name: 'Amara Reyes', agencies: [own.name], credits: 1, creditMinutes: 60 },
      joined: { agencies: [other.name], credits: 2, creditMinutes: 120 },
      together: { credits: 2, creditMinutes: 120 },
      duties: [{ holder: 'joined', role: 'organizer', agencyName: other.name }],
    })
    expect(shown.obligations).toEqual([
      expect.objectContaining({ agencyName: own.name, after: { kind: 'met', on: today() } }),
    ])
    expect(shown.obligations[0]?.before?.kind).not.toBe('met')
    expect([await everything(lasting.personId), await everything(joined.personId)]).toEqual(before)
    expect(await findSessionActor(joined.sessionId, new Date())).not.toBeNull()
    expect(await told(joined)).not.toContain('joined-by-administrator')
    expect((await listMyJoins(lasting.ctx)).items).toEqual([])
    const compared = (await listTrail(joined.ctx, { zone: 'UTC', limit: 50 })).items
    expect(compared).toContainEqual(
      expect.objectContaining({ event: 'record.compared', detail: { evidence: 'known-number', reason } }),
    )
    for (const { ctx } of [lasting, joined]) expect(await looks(ctx)).toEqual([`compared ${reason}`])
    expect(await looks(world.administrator.ctx)).toEqual([])
  })

  test('are one from then on; all addresses and both agencies are told, and everybody is signed out', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    // Both were used on this very day, at two agencies.
    await completeModule(lasting.ctx, MODULE)
    await completeModule(joined.ctx, OPEN_MODULE)
    const given = await looked(lasting, joined)
    const [first, atOnce] = await Promise.all([
      joinRecords(world.administrator.ctx, given),
      joinRecords(world.administrator.ctx, given),
    ])
    expect([atOnce, await joinRecords(world.administrator.ctx, given)]).toEqual([first, first])
    for (const { email, sessionId } of [lasting, joined]) {
      expect((await told({ email })).filter((what) => what === 'joined-by-administrator')).toHaveLength(1)
      expect(await findSessionActor(sessionId, new Date())).toBeNull()
    }
    for (const place of [own, other]) {
      const [entry] = await agencyTrail(place)
      expect(entry).toMatchObject({ event: 'record.joined', subjectId: first.joinId, agency: place.name, detail: {} })
    }
    const again = await signIn(joined.email, 'Amara')
    expect(again.personId).toBe(lasting.personId)
    expect((await listMyCredits(again.ctx)).totals).toMatchObject({ credits: 2, creditMinutes: 120 })
    const trail = (await listTrail(again.ctx, { zone: 'UTC', limit: 100 })).items
    const entries = trail.filter(({ event, agency }) => event === 'record.joined' && !agency)
    expect(entries.map(({ detail }) => detail?.record).sort()).toEqual([joined.personId, lasting.personId].sort())
    for (const { detail } of entries) expect(detail).toMatchObject({ evidence: 'known-number', reason })
    expect((await looks(again.ctx)).sort()).toEqual([`compared ${reason}`, `joined ${reason}`])
    expect(await failure(previewJoin(world.administrator.ctx, asked(lasting, joined)))).toBe('invalid')
    expect(await rebuildObligations(system)).toMatchObject({ changed: 0 })
    await partRecords(again.ctx, { joinId: first.joinId })
    const parted = await signIn(joined.email, 'Amara')
    expect(parted.personId).toBe(joined.personId)
    expect((await looks(parted.ctx)).sort()).toEqual([`compared ${reason}`, `joined ${reason}`])
    for (const place of [own, other])
      expect((await agencyTrail(place))[0]).toMatchObject({ event: 'record.parted', detail: {} })
  })

  test('are not joined by anybody else, unseen, or as somebody who looked long ago', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    for (const { ctx } of [lasting, own.coordinator, world.moderator]) {
      expect(await failure(previewJoin(ctx, asked(lasting, joined)))).toBe('forbidden')
      expect(await failure(joinRecords(ctx, { ...asked(lasting, joined), seen: 'x' }))).toBe('forbidden')
    }
    const { ctx } = world.administrator
    const given = await looked(lasting, joined)
    await expect(joinRecords(ctx, asked(lasting, joined))).rejects.toThrow()
    expect(await failure(joinRecords(ctx, { ...given, evidence: 'a hunch' }))).not.toBe('done')
    expect(await failure(joinRecords({ ...ctx, now: plusMinutes(ctx.now, 31) }, given))).toBe('not-now')
    await completeModule(joined.ctx, OPEN_MODULE)
    expect(await failure(joinRecords(ctx, given))).toBe('conflict')
    await joinRecords(ctx, await looked(lasting, joined))
  })

  test('are refused where it is one record, a wrong name, nobody’s yet, or both serve in one agency', async () => {
    const { ctx } = world.administrator
    const [lasting, joined, twin] = [await officer(own), await officer(other), await officer(own)]
    const refused = (change: object) => previewJoin(ctx, { ...asked(lasting, joined), ...change })
    await expect(refused({ joined: lasting.email })).rejects.toMatchObject({ fields: [{ field: 'joined' }] })
    await expect(refused({ joinedFamilyName: 'Okafor' })).rejects.toMatchObject({
      fields: [{ field: 'joinedFamilyName' }],
    })
    const line = `line-${++count}@postbox.example`
    await employ(own.agencyId, 'Amara', line, own.unitId)
    await expect(refused({ joined: line })).rejects.toMatchObject({ fields: [{ field: 'joined' }] })
    await expect(refused({ joined: twin.email })).rejects.toThrow(`serve at ${own.name} now`)
    await join(joined, await newcomer())
    await expect(previewJoin(ctx, asked(lasting, joined))).rejects.toThrow('made of two already')
    await expect(joinRecords(ctx, { ...asked(lasting, joined), seen: 'x' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('are never an administrator’s own, nor one that holds a role on the platform', async () => {
    const { ctx, email, personId } = world.administrator
    const [lasting, joined] = [await officer(own), await officer(other)]
    const [{ name } = { name: '' }] = await owner()<{ name: string }[]>`
      select family_name as name from people where id = ${personId}`
    for (const named of [
      { ...asked(lasting, joined), lasting: email, lastingFamilyName: name },
      { ...asked(lasting, joined), joined: email, joinedFamilyName: name },
    ])
      expect(await failure(previewJoin(ctx, named))).toBe('forbidden')
    await grantRole(system, { personId: joined.personId, role: 'moderator' })
    for (const named of [asked(lasting, joined), asked(joined, lasting)]) {
      expect(await failure(previewJoin(ctx, named))).toBe('not-now')
      expect(await failure(joinRecords(ctx, { ...named, seen: 'x' }))).toBe('not-now')
    }
  })

  test('show the roles of both, and are looked at again once either was given another one', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const { ctx } = world.administrator
    await grantRole(system, { personId: lasting.personId, role: 'coordinator', agencyId: own.agencyId })
    await grantRole(system, { personId: joined.personId, role: 'organizer', agencyId: other.agencyId })
    const before = await looked(lasting, joined)
    const { duties } = await previewJoin(ctx, asked(lasting, joined))
    expect(duties).toHaveLength(2)
    expect(duties).toContainEqual({ holder: 'lasting', role: 'coordinator', agencyName: own.name })
    expect(duties).toContainEqual({ holder: 'joined', role: 'organizer', agencyName: other.name })
    await grantRole(system, { personId: lasting.personId, role: 'organizer', agencyId: own.agencyId })
    expect(await failure(joinRecords(ctx, before))).toBe('conflict')
    await joinRecords(ctx, await looked(lasting, joined))
  })

  const joinedByAdministrator = async (lasting: Somebody, joined: Somebody) =>
    joinRecords(world.administrator.ctx, await looked(lasting, joined))
  const loginOf = async ({ ctx }: { ctx: Ctx }, email: string) =>
    (await listMyAddresses(ctx)).items.find(({ address }) => address === email)?.loginId
  const add = async (person: { ctx: Ctx }, email: string) => {
    await requestAddressCode(person.ctx, { email }, caller)
    return failure(confirmAddress(soon(person), { email, code: await codeTo(email) }))
  }

  test('keep their addresses until it is final, so that whoever was let in is out once they are parted', async () => {
    const [victim, deceiver, second] = [await officer(own), await officer(other), await newcomer()]
    const held = await addresses(victim)
    const { joinId } = await joinedByAdministrator(victim, deceiver)
    const inside = await signIn(deceiver.email, 'Amara')
    expect(inside.personId).toBe(victim.personId)
    const both = await addresses(inside)
    const extra = `extra-${++count}@postbox.example`
    expect(await add(inside, extra)).toBe('not-now')
    const loginId = await loginOf(inside, deceiver.email)
    await expect(makeAddressMain(inside.ctx, { loginId })).rejects.toThrow(/stay as they are until \w+ \d+, \d{4}/)
    const removed = removeAddress(inside.ctx, { loginId: await loginOf(inside, victim.email) }, rebindLeads)
    await expect(removed).rejects.toThrow('part the two records first')
    await requestAddressCode(inside.ctx, { email: second.email }, caller)
    const code = await codeTo(second.email)
    expect(await failure(joinMyRecords(soon(inside), { email: second.email, code }))).toBe('not-now')
    expect(await addresses(inside)).toEqual(both)
    expect((await listMyAddresses(inside.ctx)).heldUntil).toBe((await listMyJoins(inside.ctx)).items[0]?.finalAt)
    await partRecords((await signIn(victim.email, 'Amara')).ctx, { joinId })
    const victimAgain = await signIn(victim.email, 'Amara')
    expect(await addresses(victimAgain)).toEqual(held)
    for (const { email } of [deceiver, second])
      expect((await signIn(email, 'Amara')).personId).not.toBe(victim.personId)
    expect((await listMyAddresses(victimAgain.ctx)).heldUntil).toBeNull()
    expect(await add(victimAgain, `extra-${++count}@postbox.example`)).toBe('done')
  })

  test('let an administrator restore access meanwhile, and their person change addresses once it is final', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const { joinId } = await joinedByAdministrator(lasting, joined)
    const email = `restored-${++count}@postbox.example`
    await restoreAccess(world.administrator.ctx, { lost: lasting.email, familyName: 'Reyes', email, reason })
    expect((await signIn(email, 'Amara')).personId).toBe(lasting.personId)
    await owner()`update joined_records set joined_at = joined_at - interval '31 days' where id = ${joinId}`
    const again = await signIn(joined.email, 'Amara')
    expect(await failure(removeAddress(again.ctx, { loginId: await loginOf(again, lasting.email) }, rebindLeads))).toBe(
      'done',
    )
  })

  /** Holds what is asked for until so many wait for a lock. */
  const whileHeld = async (held: string, works: (() => Promise<unknown>)[], then = '') => {
    const begun: Promise<unknown>[] = []
    await owner().begin(async (tx) => {
      await tx.unsafe(held)
      for (const [i, work] of works.entries()) {
        begun.push(failure(work()))
        await expect
          .poll(
            async () =>
              (await tx`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
                .length,
            { timeout: 10_000 },
          )
          .toBe(i + 1)
      }
      if (then) await tx.unsafe(then)
    })
    return Promise.all(begun)
  }

  test('are looked at again where an address led to another record by the time they were locked', async () => {
    const [lasting, joined, third] = [await officer(own), await newcomer(), await newcomer()]
    const given = await looked(lasting, joined)
    const ended = await whileHeld(
      `select from logins where person_id = '${lasting.personId}' for update`,
      [() => joinRecords(world.administrator.ctx, given)],
      `update logins set person_id = '${third.personId}', main_since = null where person_id = '${joined.personId}'`,
    )
    expect(ended).toEqual(['conflict'])
    expect((await listMyJoins(lasting.ctx)).items).toEqual([])
  })

  test('never go on as one that is joined to a third at the same time', async () => {
    const [lasting, joined, third] = [await officer(own), await newcomer(), await newcomer()]
    await requestAddressCode(joined.ctx, { email: third.email }, caller)
    const code = await codeTo(third.email)
    const given = await looked(lasting, joined)
    const ended = await whileHeld('lock table joined_records in share mode', [
      () => joinRecords(world.administrator.ctx, given),
      () => joinMyRecords(soon(joined), { email: third.email, code }),
    ])
    expect(ended).toEqual(['done', 'signed-out'])
    expect((await signIn(third.email, 'Amara')).personId).toBe(third.personId)
  })

  test('see a role on the platform that is given at the same time, and it sees them', async () => {
    const [lasting, joined] = [await officer(own), await officer(other)]
    const given = await looked(lasting, joined)
    const grant = () => grantRole(world.administrator.ctx, { email: joined.email, role: 'moderator' })
    const join = () => joinRecords(world.administrator.ctx, given)
    expect(await whileHeld('lock table joined_records in share mode', [join, grant])).toEqual(['done', 'conflict'])
    const [another, second] = [await officer(own), await officer(other)]
    const also = await looked(another, second)
    const first = () => grantRole(world.administrator.ctx, { email: second.email, role: 'moderator' })
    const then = () => joinRecords(world.administrator.ctx, also)
    expect(await whileHeld('lock table roles in share mode', [first, then])).toEqual(['done', 'not-now'])
  })
})
