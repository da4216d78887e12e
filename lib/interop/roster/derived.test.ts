import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { joinEverywhere } from '@/lib/agencies/personas'
import { grantRole, revokeRole } from '@/lib/agencies/roles'
import { takeAddress } from '@/lib/agencies/taken-addresses'
import { writeIfNeeded } from '@/lib/audit/write'
import { confirmBySignIn } from '@/lib/identity/addresses'
import { systemCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { addDays, plusDays } from '@/lib/platform/time'
import { changeRequirement, makeRequirement, retireRequirement, reverseCredit } from '@/lib/requirements/commands'
import { rebuildAgency } from '@/lib/requirements/derived/rebuild'
import { moveAsSeen } from './as-seen.fixture'
import { applyRoster, checkRoster } from './commands'
import { answerInvitation, answerService } from './joining'
import { addToRoster, removeFromRoster } from './people'
import { rollBackRoster } from './roll-back'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)
const today = '2026-11-20'

async function makePlace(courseId: string) {
  const agencyId = await makeAgency()
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
  const unitId = await makeUnit(agencyId, 'Patrol')
  const terms = {
    ...{
      agencyId,
      criterion: { kind: 'course', courseId },
      name: 'Response',
      dueKind: 'within-days-of-start',
      withinDays: 90,
      repeatMonths: 12,
    },
    ...{ citation: null, effectiveFrom: '2025-01-01' },
  }
  const asked = [
    { population: 'everyone' },
    { population: 'unit', unitId },
    { population: 'position', position: 'Clerk' },
    { population: 'role', role: 'supervisor' },
    { population: 'employment', employment: 'contractor' },
    { population: 'unit', unitId, employment: 'contractor' },
    { population: 'role', role: 'supervisor', position: 'Clerk' },
  ]
  const rules = []
  for (const whom of asked)
    rules.push({ ...terms, ...whom, ...(await makeRequirement(coordinator, { ...terms, ...whom })), version: 1 })
  return { agencyId, coordinator, unitId, rules, batches: [] as string[] }
}
type Place = Awaited<ReturnType<typeof makePlace>>
type Step = { what: keyof typeof steps; at: Place; who: Who; days: number; yes: boolean }
/** Somebody with an address; those of odd number have an account from the beginning. */
type Who = { email: string; name: string; world: World }
type World = { places: Place[]; courseId: string; credits: string[] }

const ownerOf = async ({ email }: Who) =>
  (await owner()<{ id: string }[]>`select person_id as id from logins where identifier = ${email}`)[0]?.id ?? newId()
const lineOf = async ({ agencyId }: Place, { name }: Who) =>
  (
    await owner()<{ id: string }[]>`select p.id from people p join affiliations a on a.person_id = p.id
      where a.agency_id = ${agencyId} and p.given_name = ${name} order by a.valid_to desc nulls first limit 1`
  )[0]?.id ?? newId()
const places = [null, 'Clerk', 'Officer']
const ways = ['sworn', 'contractor']

/** Every command that writes a fact. One that refuses has written nothing. */
const steps = {
  add: ({ at, who, days }: Step) =>
    addToRoster(at.coordinator, {
      ...{ agencyId: at.agencyId, givenName: who.name, familyName: 'Person', email: who.email, unitId: null },
      ...{ position: places[days % 3], employment: ways[days % 2], startsOn: addDays('2025-06-01', days) },
    }),
  move: async ({ at, who, days, yes }: Step) =>
    moveAsSeen(at.coordinator, {
      ...{ agencyId: at.agencyId, personId: await lineOf(at, who), unitId: yes ? at.unitId : null },
      ...{
        position: places[days % 3],
        employment: ways[days % 2],
        employeeNumber: null,
        on: addDays(today, (days % 60) - 30),
      },
    }),
  remove: async ({ at, who, days }: Step) =>
    removeFromRoster(at.coordinator, {
      ...{ agencyId: at.agencyId, personId: await lineOf(at, who), lastDay: addDays(today, (days % 60) - 40) },
    }),
  grant: async ({ at, who, days, yes }: Step) =>
    grantRole(systemCtx('test', plusDays(now, -(days % 60))), {
      ...{ personId: await lineOf(at, who), role: 'supervisor', agencyId: at.agencyId, unitId: yes ? at.unitId : null },
    }),
  revoke: async ({ at, days }: Step) => {
    const [held] =
      await owner()`select id from roles where agency_id = ${at.agencyId} and revoked_at is null order by id`
    await revokeRole(systemCtx('test', plusDays(now, -(days % 30))), { roleId: held?.id ?? newId() })
  },
  load: async ({ at, who, days, yes }: Step) => {
    const rows = ['Ines', 'Omar', who.name].map((name, n) =>
      [
        name,
        'Person',
        yes ? who.email.replace(/^\w+/, name.toLowerCase()) : '',
        `B${n}`,
        places[(days + n) % 3] ?? '',
      ].join(),
    )
    const text = ['First name,Last name,E-mail,Badge,Position', ...rows].join('\n')
    const { batchId } = await checkRoster(at.coordinator, { agencyId: at.agencyId, fileName: 'r.csv', text })
    await applyRoster(at.coordinator, { batchId })
    at.batches.push(batchId)
  },
  takeBack: ({ at }: Step) => rollBackRoster(at.coordinator, { batchId: at.batches.pop() ?? newId() }),
  confirm: ({ who }: Step) => writeIfNeeded(system, (w) => confirmBySignIn(w, who.email)),
  take: async ({ who, days }: Step) => {
    const personId = await ownerOf({ ...who, email: days % 2 ? who.email : `other-${who.email}` })
    const [known] = await owner()`select 1 from people where id = ${personId}`
    if (known) await writeIfNeeded(system, (w) => takeAddress(w, { personId, email: who.email, confirmed: true }))
  },
  joinAll: async ({ who }: Step) => {
    const personId = await ownerOf(who)
    await writeIfNeeded(system, (w) => joinEverywhere(w, personId))
  },
  say: async ({ at, who, yes }: Step) =>
    answerService(actingCtx(await ownerOf(who), [], now), { agencyId: at.agencyId, serves: yes }),
  answer: async ({ who, yes }: Step) => {
    const [asked] =
      await owner()`select id from invitations where email = ${who.email} and answer is null order by id desc`
    await answerInvitation(actingCtx(await ownerOf(who), [], now), { invitationId: asked?.id ?? newId(), accept: yes })
  },
  earn: async ({ at, who, days, yes }: Step) => {
    const personId = yes ? await lineOf(at, who) : await ownerOf(who)
    const [known] = await owner()`select 1 from people where id = ${personId}`
    if (!known) return
    const of = { courseId: who.world.courseId, certificate: {}, earnedOn: addDays('2025-06-01', days) }
    const { creditId } = await earn(personId, of)
    who.world.credits.push(creditId)
  },
  reverse: ({ who }: Step) =>
    reverseCredit(actingCtx(newId(), [administrator], now), {
      creditId: who.world.credits.pop() ?? newId(),
      reason: 'Recorded by mistake.',
    }),
  change: async ({ at, who, days, yes }: Step) => {
    const rule = at.rules[days % at.rules.length]
    if (!rule) return
    const { version: madeFrom, agencyId: _, ...terms } = rule
    const exceptPersonIds = days % 2 ? [await lineOf(at, who)] : []
    const change = { ...terms, madeFrom, effectiveFrom: addDays(today, days % 20), repeatMonths: yes ? 6 : null }
    rule.version = (await changeRequirement(at.coordinator, { ...change, exceptPersonIds })).version
  },
  retire: ({ at, days }: Step) =>
    retireRequirement(at.coordinator, { requirementId: at.rules[days % at.rules.length]?.requirementId ?? newId() }),
}

async function makeWorld(): Promise<{ world: World; everybody: Who[] }> {
  const courseId = await makeCourse()
  const world: World = { courseId, credits: [], places: [await makePlace(courseId), await makePlace(courseId)] }
  const mark = newId()
  const everybody = ['Ada', 'Ben', 'Cleo'].map((name) => ({
    name,
    email: `${name.toLowerCase()}@${mark}.example`,
    world,
  }))
  const [ada, ben] = everybody
  if (ada) await makeLogin(await makePerson('Ada', 'Person'), ada.email)
  if (ben) await makeLogin(await makePerson('Benedict', 'Person'), `other-${ben.email}`)
  return { world, everybody }
}

const notAsDerived = async ({ places: both }: World) => {
  let changed = 0
  for (const { agencyId } of both) changed += await rebuildAgency(system, agencyId)
  return changed
}

/** A story in which every command finds something to do; the others are made up. */
const story: { what: keyof typeof steps; at: number; who: number; days: number; yes: boolean }[] = [
  { what: 'add', at: 0, who: 2, days: 1, yes: true },
  { what: 'earn', at: 0, who: 2, days: 20, yes: true },
  { what: 'confirm', at: 0, who: 2, days: 0, yes: true },
  { what: 'earn', at: 0, who: 2, days: 60, yes: true },
  { what: 'say', at: 0, who: 2, days: 0, yes: true },
  { what: 'reverse', at: 0, who: 2, days: 0, yes: true },
  { what: 'move', at: 0, who: 2, days: 31, yes: true },
  { what: 'add', at: 0, who: 0, days: 4, yes: true },
  { what: 'earn', at: 0, who: 0, days: 200, yes: false },
  { what: 'answer', at: 0, who: 0, days: 0, yes: true },
  { what: 'load', at: 1, who: 1, days: 3, yes: true },
  { what: 'takeBack', at: 1, who: 1, days: 0, yes: true },
  { what: 'add', at: 1, who: 1, days: 7, yes: true },
  { what: 'grant', at: 1, who: 1, days: 40, yes: true },
  { what: 'take', at: 1, who: 1, days: 0, yes: true },
  { what: 'joinAll', at: 0, who: 0, days: 0, yes: true },
  { what: 'change', at: 0, who: 0, days: 3, yes: true },
  { what: 'grant', at: 0, who: 2, days: 20, yes: true },
  { what: 'grant', at: 0, who: 2, days: 9, yes: false },
  { what: 'revoke', at: 0, who: 0, days: 0, yes: true },
  { what: 'remove', at: 0, who: 2, days: 5, yes: true },
  { what: 'say', at: 0, who: 0, days: 0, yes: false },
  { what: 'retire', at: 0, who: 0, days: 4, yes: true },
]

describe('whatever is done to the record', () => {
  it('leaves every obligation as a rebuild from nothing would', async () => {
    const done = new Map<string, number>()
    const step = fc.record({
      what: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
      at: fc.nat({ max: 1 }),
      who: fc.nat({ max: 2 }),
      days: fc.nat({ max: 500 }),
      yes: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (told) => {
        const { world, everybody } = await makeWorld()
        for (const { what, at, who, ...rest } of told) {
          const [place, person] = [world.places[at], everybody[who]]
          if (!place || !person) continue
          const refused = await steps[what]({ what, at: place, who: person, ...rest }).then(
            () => null,
            (error: unknown) => error,
          )
          if (refused && !(refused instanceof DomainError)) throw refused
          if (!refused) done.set(what, (done.get(what) ?? 0) + 1)
          expect([what, await notAsDerived(world)]).toEqual([what, 0])
        }
      }),
      { numRuns: 5, endOnFailure: true, examples: [[story]] },
    )
    expect(Object.keys(steps).filter((what) => !done.has(what))).toEqual([])
  }, 120_000)
})
