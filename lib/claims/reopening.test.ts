import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOwner, coordinatorOf, makeActing, makeAgency, owner } from '@/e2e/support/facts'
import { aPdf } from '@/e2e/support/pdfs'
import { sent as sentFile } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, type HeldRole, systemCtx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { postReversal } from '@/lib/records/ledger'
import { listMyCredits } from '@/lib/records/queries'
import { verifyChain } from '@/lib/records/verification'
import { getClaim } from './claim'
import { changeClaimRules, getClaimRules } from './claim-rules'
import { changeClaim, disputeClaim, draftClaim, submitClaim } from './commands'
import { addEvidence, evidenceFile } from './evidence'
import { claimDecided, claimReopened } from './mails'
import { listAgencyClaims } from './queries'
import { reopenClaim } from './reopening'
import { approveClaim, rejectClaim, returnClaim, settleDispute } from './review'
import { type LastStep, type Stand, whyKept } from './rules'

testDatabase()
afterAll(closeOwner)

/** Eleven in the morning where the agency is, which keeps Eastern time. */
const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
const next = (ctx: Ctx | undefined): Ctx => ({ ...(ctx as Ctx), now: plusMinutes(now, ++minute) })
const at = (ctx: Ctx | undefined, instant: string): Ctx => ({ ...(ctx as Ctx), now: new Date(instant) })
let agencyId: string
let [amara, dana, sela, nextDoor]: Ctx[] = []
const idOf = (ctx: Ctx | undefined) => (ctx?.actor.kind === 'person' ? ctx.actor.personId : '')

const someone = (name: string, agencyId: string, held: HeldRole[] = []) => makeActing(name, { agencyId }, held)

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  agencyId = await makeAgency('Marlow Bay Police Department')
  await owner()`update agencies set time_zone = 'America/New_York' where id = ${agencyId}`
  const other = await makeAgency('Harbor Light Victim Services')
  dana = await someone('Dana', agencyId, [coordinatorOf(agencyId)])
  sela = await someone('Sela', agencyId, [coordinatorOf(agencyId)])
  nextDoor = await someone('Noor', other, [coordinatorOf(other)])
})
beforeEach(async () => {
  amara = await someone('Amara', agencyId)
})

type Made = { claimId: string; madeFrom: string }
const madeOf = ({ claimId, version }: { claimId: string; version: string }): Made => ({ claimId, madeFrom: version })
const fields = {
  ...{ title: 'Interviewing through an interpreter', provider: 'Bayview Language Institute', mode: 'in-person' },
  ...{ startsOn: '2026-11-14', endsOn: '2026-11-14', minutes: 180, topicIds: ['human-trafficking'] },
}

async function sent(): Promise<Made> {
  const draft = madeOf(await draftClaim(next(amara), { fields }))
  return madeOf(await submitClaim(next(amara), { ...draft, attested: true }))
}
async function approved(by = dana, given: object = {}): Promise<Made> {
  const made = await sent()
  return madeOf(await approveClaim(next(by), { ...made, minutes: 180, ...given }))
}
async function returned(): Promise<Made> {
  const made = await sent()
  return madeOf(await returnClaim(next(dana), { ...made, reasons: [{ field: 'minutes', reason: 'No hours.' }] }))
}
const reason = 'I had another claim in mind.'
const reopen = (by: Ctx | undefined, made: Made) => reopenClaim(next(by), { ...made, reason })
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.fields?.[0]?.field ?? error.issues?.[0]?.path?.[0] ?? error.kind,
  )
const creditsOf = async () => (await listMyCredits(amara as Ctx)).items
const told = async ({ claimId }: Made) =>
  (
    await owner()<{ kind: string; given: string }[]>`select n.kind, p.given_name as given from notices n
      join people p on p.id = n.person_id where n.payload ->> 'claimId' = ${claimId} order by n.made_at, 1, 2`
  ).map(({ kind, given }) => `${kind} ${given}`)

describe('a decision that is taken back', () => {
  test('of an approval reverses the credit, and the claim waits again as it was sent', async () => {
    const made = await approved(dana, { minutes: 120, reason: 'The program says two hours.' })
    expect((await getClaim(next(dana), made)).may).toMatchObject({ reopen: true, approve: false })
    const { state } = await reopen(dana, made)
    expect(state).toBe('submitted')
    const claim = await getClaim(next(dana), made)
    expect(claim).toMatchObject({ state: 'submitted', minutes: 180, acceptedMinutes: null })
    expect(claim.may).toMatchObject({ reopen: false, approve: true, return: true, reject: true })
    expect(claim.steps.at(-1)).toMatchObject({ verb: 'reopen', byName: 'Dana Example', reason })
    const { items } = await listAgencyClaims(next(dana), { agencyId })
    expect(items.map(({ claimId }) => claimId)).toContain(made.claimId)
    expect((await creditsOf()).filter((each) => each.reversed === null)).toEqual([])
    const [reversal] = await owner()`select credit_minutes as minutes, reason from credits
      where person_id = ${idOf(amara)} and reverses is not null`
    expect(reversal).toEqual({ minutes: -120, reason: 'The decision about the claim was taken back on its day.' })
    const [event] = await owner()`select detail, actor_person_id as by, agency_id as agency from audit_events
      where event = 'claim.reopened' and subject_id = ${made.claimId}`
    expect(event).toMatchObject({ by: idOf(dana), agency: agencyId, detail: { from: 'approved', to: 'submitted' } })
  })

  test('is decided anew, by whomever, with one credit that counts and a chain that holds', async () => {
    const made = await approved()
    const again = madeOf(await reopen(dana, made))
    const second = madeOf(await approveClaim(next(sela), { ...again, minutes: 120, reason: 'The program says two.' }))
    const third = madeOf(await reopen(sela, second))
    await approveClaim(next(dana), { ...third, minutes: 150, reason: 'The program says two and a half.' })
    expect(await getClaim(next(amara), made)).toMatchObject({ state: 'approved', acceptedMinutes: 150 })
    expect((await creditsOf()).filter((each) => each.reversed === null)).toHaveLength(1)
    const [{ sum } = { sum: 0 }] = await owner()<{ sum: number }[]>`select sum(credit_minutes)::int as sum from credits
      where person_id = ${idOf(amara)}`
    expect(sum).toBe(150)
    expect(await verifyChain(systemCtx('test', now), idOf(amara))).toMatchObject({ holds: true, length: 5 })
  })

  test('of a return or a refusal brings it back into the queue', async () => {
    const came = await returned()
    const again = madeOf(await reopen(dana, came))
    const no = madeOf(await rejectClaim(next(dana), { ...again, reason: 'This was a meeting.' }))
    expect((await reopen(dana, no)).state).toBe('submitted')
    expect(await creditsOf()).toEqual([])
  })

  test('is told to whoever claims and to the others who can decide, and the letter about it is moot', async () => {
    const made = await approved()
    const before = (await told(made)).length
    await reopen(dana, made)
    expect((await told(made)).slice(before)).toEqual(['claims.reopened Amara', 'claims.waits Sela'])
    expect(await claimDecided.say(systemCtx('test', now), made, null)).toEqual({ moot: 'It is being looked at again.' })
    expect(await claimReopened.say(systemCtx('test', now), made, null)).toHaveProperty('lines')
  })

  test('of the first of two, or of the second, has both look anew', async () => {
    const { version } = await getClaimRules(next(dana), { agencyId })
    const rules = await changeClaimRules(next(dana), { agencyId, madeFrom: version, secondAboveMinutes: 60 })
    const first = await approved()
    expect((await getClaim(next(dana), first)).state).toBe('seconding')
    expect(await refused(reopen(sela, first))).toBe('forbidden')
    const again = madeOf(await reopen(dana, first))
    // Whoever claims never heard that the first approved it.
    expect(await told(first)).not.toContain('claims.reopened Amara')
    const seconding = madeOf(await approveClaim(next(dana), { ...again, minutes: 180 }))
    const both = madeOf(await approveClaim(next(sela), { ...seconding, minutes: 180 }))
    expect(await refused(reopen(dana, both))).toBe('forbidden')
    await reopen(sela, both)
    expect(await told(both)).toContain('claims.reopened Amara')
    expect(await getClaim(next(dana), both)).toMatchObject({ state: 'submitted', acceptedMinutes: null })
    await changeClaimRules(next(dana), { agencyId, madeFrom: rules.version, secondAboveMinutes: null })
  })

  test('leaves a credit alone that was reversed meanwhile', async () => {
    const made = await approved()
    const [credit] = await owner()<{ id: string }[]>`select id from credits where person_id = ${idOf(amara)}`
    await write(systemCtx('test', now), 'credit.reversed', (w) =>
      postReversal(w, { creditId: credit?.id ?? '', reason: 'It was somebody else.' }),
    )
    expect((await reopen(dana, made)).state).toBe('submitted')
    expect(await owner()`select 1 from credits where person_id = ${idOf(amara)}`).toHaveLength(2)
  })
})

describe('it is refused', () => {
  test('to its claimant, to a neighbor, to whoever did not decide, and without a reason', async () => {
    const made = await approved()
    expect(await refused(reopen(amara, made))).toBe('forbidden')
    expect(await refused(reopen(nextDoor, made))).toBe('not-found')
    expect(await refused(reopen(sela, made))).toBe('forbidden')
    expect(await refused(reopenClaim(next(dana), { ...made, reason: ' ' }))).toBe('reason')
    expect((await getClaim(next(sela), made)).may.reopen).toBe(false)
    expect((await getClaim(next(amara), made)).may.reopen).toBe(false)
    expect(await creditsOf()).toHaveLength(1)
  })

  test('after midnight at the agency, to the minute, and not by that of another place', async () => {
    const made = await sent()
    const by = at(dana, '2026-11-21T04:30:00Z')
    const late = madeOf(await approveClaim(by, { ...made, minutes: 180 }))
    expect((await getClaim(at(dana, '2026-11-21T04:59:59Z'), late)).may.reopen).toBe(true)
    expect((await getClaim(at(dana, '2026-11-21T05:00:00Z'), late)).may.reopen).toBe(false)
    expect(await refused(reopenClaim(at(dana, '2026-11-21T05:00:00Z'), { ...late, reason }))).toBe('not-now')
    expect((await reopenClaim(at(dana, '2026-11-21T04:59:59Z'), { ...late, reason })).state).toBe('submitted')
  })

  test('a second time, from an older version, and of what waits', async () => {
    const made = await approved()
    expect(await refused(reopen(dana, { ...made, madeFrom: now.toISOString() }))).toBe('conflict')
    const [one, other] = await Promise.all([refused(reopen(dana, made)), refused(reopen(dana, made))])
    expect([one, other].sort()).toEqual(['done', 'not-now'])
    expect(await owner()`select 1 from credits where person_id = ${idOf(amara)}`).toHaveLength(2)
    expect(await refused(reopen(dana, made))).toBe('not-now')
  })

  test('once its claimant showed something more for what was returned', async () => {
    const came = await returned()
    expect((await getClaim(next(dana), came)).may.reopen).toBe(true)
    const { fileId } = await sentFile(amara as Ctx, evidenceFile, 'program.pdf', await aPdf())
    await addEvidence(next(amara), { claimId: came.claimId, fileId })
    expect((await getClaim(next(dana), came)).may.reopen).toBe(false)
    expect(await refused(reopen(dana, came))).toBe('not-now')
  })

  test('once its claimant wrote in it, sees it otherwise, or has the final answer', async () => {
    const came = await returned()
    const written = madeOf(await changeClaim(next(amara), { ...came, fields: { ...fields, minutes: 120 } }))
    expect(await refused(reopen(dana, written))).toBe('not-now')
    const sentAgain = madeOf(await submitClaim(next(amara), { ...written, attested: true }))
    const no = madeOf(await rejectClaim(next(dana), { ...sentAgain, reason: 'This was a meeting.' }))
    const disputed = madeOf(await disputeClaim(next(amara), { ...no, reason: 'It had three lectures.' }))
    expect(await refused(reopen(dana, disputed))).toBe('not-now')
    const final = madeOf(
      await settleDispute(next(sela), { ...disputed, minutes: 120, reason: 'The program has them.' }),
    )
    expect(await refused(reopen(sela, final))).toBe('not-now')
    expect((await getClaim(next(sela), final)).may.reopen).toBe(false)
  })
})

test('why a decision stands, by who, when and what', () => {
  const stand: Stand = {
    ...{ state: 'approved', minutes: 60, acceptedMinutes: 60, otherTopics: false, decidedBy: ['d'], settled: false },
  }
  const last: LastStep = { verb: 'approve', byMe: true, on: '2026-11-20', isOvertaken: false }
  const day = '2026-11-20'
  expect(whyKept(last, stand, day)).toBeNull()
  expect(whyKept({ ...last, byMe: false }, stand, day)).toBe('not-yours')
  expect(whyKept(last, stand, '2026-11-21')).toBe('another-day')
  expect(whyKept({ ...last, isOvertaken: true }, stand, day)).toBe('went-on')
  for (const verb of ['submit', 'withdraw', 'dispute', 'reopen'] as const)
    expect(whyKept({ ...last, verb }, stand, day)).toBe('went-on')
  expect(whyKept(null, stand, day)).toBe('went-on')
  expect(whyKept({ ...last, verb: 'grant' }, { ...stand, settled: true }, day)).toBe('final')
})
