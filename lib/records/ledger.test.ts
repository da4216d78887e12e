import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  administrator,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { changeProfileAsSeen } from '@/lib/agencies/as-seen.fixture'
import { write } from '@/lib/audit/write'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { reverseCredit } from '@/lib/requirements/commands'
import { reissueCertificate, revokeCertificate } from './commands'
import { type PostedCredit, postCredits, recordCredit, recordCredits } from './ledger'
import { transcriptOnPaper } from './papers'
import { listCredits, listMyCredits } from './queries'
import type { CertificateTerms, NewCredit } from './sources'
import { transcriptLines } from './transcript-csv'
import { getCertificateForDownload, verifyCertificate, verifyChain } from './verification'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))
const reason = 'Recorded for the wrong person by mistake.'

const creditFor = (personId: string, more: Partial<NewCredit> = {}): NewCredit => ({
  personId,
  sourceKind: 'module',
  sourceId: newId(),
  courseId: null,
  courseVersionId: null,
  title: 'Warm referrals',
  creditMinutes: 60,
  priorityIds: ['collaboration'],
  topicIds: ['referrals'],
  mode: 'self-paced',
  earnedOn: '2026-03-03',
  zone: 'America/Los_Angeles',
  ...more,
})

const post = (credit: NewCredit, ctx: Ctx = system): Promise<PostedCredit> =>
  write(ctx, 'credit.posted', async (w) => {
    const [posted] = await postCredits(w, [credit])
    if (!posted) throw new Error('Nothing was posted.')
    return posted
  })
const postWithCertificate = (credit: NewCredit, terms: CertificateTerms = { edition: 2 }, ctx: Ctx = system) =>
  write(ctx, 'certificate.issued', async (w) => {
    const { creditId, certificateCode } = await recordCredit(w, { ...credit, certificate: terms })
    return { creditId, code: certificateCode ?? '' }
  })

async function withCoordinator() {
  const agencyId = await makeAgency()
  const personId = await makePerson('Amara', 'Okafor')
  await serve(personId, agencyId, { from: '2020-01-01' })
  const coordinatorId = await makePerson()
  return { agencyId, personId, coordinator: actingCtx(coordinatorId, [coordinatorOf(agencyId)]) }
}

describe('posting a credit', () => {
  it('keeps the agency of the day it was earned, never today’s', async () => {
    const [before, after] = [await makeAgency('Before'), await makeAgency('After')]
    const personId = await makePerson()
    await serve(personId, before, { from: '2020-01-01', to: '2026-03-04' })
    await serve(personId, after, { from: '2026-03-04' })
    expect((await post(creditFor(personId, { earnedOn: '2026-03-03' }))).agencyId).toBe(before)
    expect((await post(creditFor(personId, { earnedOn: '2026-03-04' }))).agencyId).toBe(after)
    expect((await post(creditFor(personId, { earnedOn: '2019-12-31' }))).agencyId).toBeNull()
  })

  it('takes the named agency only when the person served it that day', async () => {
    const [long, short, never] = [await makeAgency(), await makeAgency(), await makeAgency()]
    const personId = await makePerson()
    await serve(personId, long, { from: '2015-01-01' })
    await serve(personId, short, { from: '2024-01-01' })
    expect((await post(creditFor(personId, { forAgencyId: short }))).agencyId).toBe(short)
    expect((await post(creditFor(personId, { forAgencyId: never }))).agencyId).toBe(long)
  })

  it('counts one training once', async () => {
    const personId = await makePerson()
    const credit = creditFor(personId)
    await post(credit)
    await expect(post(credit)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(post({ ...credit, personId: await makePerson() })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await verifyChain(system, personId)).length).toBe(1)
  })

  it('refuses a day still to come and a credit without minutes', async () => {
    const personId = await makePerson()
    await expect(post(creditFor(personId, { earnedOn: '2026-11-21' }))).rejects.toMatchObject({ kind: 'invalid' })
    await expect(post(creditFor(personId, { creditMinutes: 0 }))).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('gives every credit its own place when several arrive at once', async () => {
    const personId = await makePerson()
    await Promise.all(Array.from({ length: 8 }, () => post(creditFor(personId))))
    expect(await verifyChain(system, personId)).toMatchObject({ holds: true, length: 8 })
  })

  it('leaves nothing behind when the change around it fails', async () => {
    const personId = await makePerson()
    const failing = write(system, 'credit.posted', async (w) => {
      await postCredits(w, [creditFor(personId)])
      throw new Error('something else went wrong')
    })
    await expect(failing).rejects.toThrow('something else')
    expect(await verifyChain(system, personId)).toMatchObject({ holds: true, length: 0 })
  })
})

describe('recording what was earned', () => {
  const claim = { sourceKind: 'claim', mode: 'in-person' } as const

  it('issues a certificate where the source says so, and none where it does not', async () => {
    const personId = await makePerson()
    const record = (certificate: CertificateTerms | null) =>
      write(system, 'credit.posted', (w) => recordCredit(w, { ...creditFor(personId), certificate }))
    expect((await record(null)).certificateCode).toBeNull()
    const { certificateCode } = await record({ edition: 3 })
    const { certificate } = await verifyCertificate(system, { code: certificateCode ?? '' })
    expect(certificate).toMatchObject({ edition: 3, title: 'Warm referrals' })
  })

  it('takes many at once, in the order given, as it takes them one by one', async () => {
    const [agency, first, second] = [await makeAgency('Then'), await makePerson('Ida'), await makePerson('Bo')]
    await serve(first, agency, { from: '2020-01-01', to: '2025-06-01' })
    const days = ['2025-01-01', '2025-05-31', '2025-06-01', '2026-01-01']
    const file = days.flatMap((earnedOn, i) =>
      [first, second].map((personId) => ({
        ...creditFor(personId, { earnedOn, title: `${earnedOn}` }),
        certificate: i % 2 === 0 ? {} : null,
      })),
    )
    const recorded = await write(system, 'credit.posted', (w) => recordCredits(w, file))
    expect(recorded.map(({ certificateCode }) => certificateCode !== null)).toEqual(
      file.map(({ certificate }) => certificate !== null),
    )
    for (const personId of [first, second])
      expect(await verifyChain(system, personId)).toMatchObject({ holds: true, length: 4 })
    const rows = await owner()`select title, agency_id from credits where person_id = ${first} order by sequence`
    expect(rows.map((row) => [row.title, row.agency_id])).toEqual(days.map((on, i) => [on, i < 2 ? agency : null]))
    const codes = recorded.map(({ certificateCode }) => certificateCode ?? '').filter(Boolean)
    const names = await Promise.all(codes.map((code) => verifyCertificate(system, { code })))
    expect(names.map(({ certificate }) => certificate?.nameAsIssued.split(' ')[0])).toEqual(['Ida', 'Bo', 'Ida', 'Bo'])
  })

  it('takes all of a file or nothing, and each training once', async () => {
    const [personId, known] = [await makePerson(), newId()]
    await post(creditFor(personId, { sourceId: known }))
    const record = (...sources: string[]) =>
      write(system, 'credit.posted', (w) => {
        const rows = sources.map((sourceId) => ({ ...creditFor(personId, { sourceId }), certificate: {} }))
        return recordCredits(w, rows)
      })
    const twice = newId()
    await expect(record(newId(), known)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(record(twice, twice)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await verifyChain(system, personId)).toMatchObject({ holds: true, length: 1 })
  })

  it('keeps minutes by topic, what was shown, who gave it and at which event, and takes all of it back with the credit', async () => {
    const { personId, coordinator } = await withCoordinator()
    const evidence = ['5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9']
    const who = { provider: ' Bayview Institute ', providerAgencyId: await makeAgency(), eventId: newId() }
    const said = { topicIds: ['ethics', 'trauma'], topicMinutes: { trauma: 20, ethics: 40 }, evidence, ...who }
    const { creditId } = await post(creditFor(personId, { ...claim, ...said }))
    await reverseCredit(coordinator, { creditId, reason })
    const by = { provider: 'Bayview Institute', provider_agency_id: who.providerAgencyId, event_id: who.eventId }
    const kept = { evidence, format: 3, ...by }
    const rows =
      await owner()`select topic_minutes, evidence, format, provider, provider_agency_id, event_id from credits where person_id = ${personId} order by sequence`
    expect([...rows]).toEqual([
      { topic_minutes: { trauma: 20, ethics: 40 }, ...kept },
      { topic_minutes: { trauma: -20, ethics: -40 }, ...kept },
    ])
    expect(await verifyChain(system, personId)).toMatchObject({ holds: true, length: 2 })
  })

  it.each<Record<string, number>>([
    { ethics: 61 },
    { ethics: 40, trauma: 21 },
    { ethics: 0 },
    { ethics: 1.5 },
    { law: 5 },
  ])('refuses minutes by topic that do not fit the credit: %j', async (topicMinutes) => {
    const credit = creditFor(await makePerson(), { ...claim, topicIds: ['ethics', 'trauma'], topicMinutes })
    await expect(post(credit)).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'topicMinutes' }] })
  })
})

describe('the chain', () => {
  it('holds after any sequence of posts and reversals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 10 }), async (steps) => {
        const { personId, coordinator } = await withCoordinator()
        const standing: string[] = []
        for (const step of steps) {
          const id = step > 3 ? standing.splice(step % 2, 1)[0] : undefined
          if (id) await reverseCredit(coordinator, { creditId: id, reason })
          else
            standing.push(
              (await post(creditFor(personId, { title: `“Ö” ${step}\n\u2028`, creditMinutes: step + 1 }))).creditId,
            )
        }
        const chain = await verifyChain(system, personId)
        expect(chain).toMatchObject({ holds: true, length: steps.length })
        const { totals } = await listCredits(coordinator, personId)
        expect(totals.credits - totals.reversed).toBe(standing.length)
      }),
      { numRuns: 12 },
    )
  })

  const tamperings: Record<string, string> = {
    title: `title = title || ' '`,
    minutes: 'credit_minutes = credit_minutes + 1',
    day: 'earned_on = earned_on - 1',
    zone: `zone = 'UTC'`,
    mode: `mode = 'in-person'`,
    source: 'source_id = gen_random_uuid()',
    kind: `source_kind = 'claim'`,
    agency: 'agency_id = null',
    priorities: `priority_ids = priority_ids || '{}'::text[] || '{integration}'::text[]`,
    topics: `topic_ids = '{}'`,
    'minutes by topic': `topic_minutes = '{"referrals": 60}'`,
    evidence: `evidence = '{ab}'`,
    'moment of recording': `recorded_at = recorded_at + interval '1 microsecond'`,
    'who recorded it': `recorded_by = 'person:somebody-else'`,
    reason: `reason = 'none'`,
    hash: `hash = sha256('x')`,
    format: 'format = 1',
    'hash before': `prev_hash = sha256('x')`,
  }
  it.each(Object.entries(tamperings))('shows at the right link that somebody changed the %s', async (_, change) => {
    const { personId } = await withCoordinator()
    for (let i = 0; i < 3; i++) await post(creditFor(personId))
    await owner().unsafe(`update credits set ${change} where person_id = '${personId}' and sequence = 2`)
    expect(await verifyChain(system, personId)).toMatchObject({ holds: false, broken: { sequence: 2 } })
  })

  it('shows a credit taken out of the middle, out of the end, and given to another person', async () => {
    const { personId } = await withCoordinator()
    for (let i = 0; i < 3; i++) await post(creditFor(personId))
    await owner()`delete from credits where person_id = ${personId} and sequence = 3`
    expect(await verifyChain(system, personId)).toMatchObject({ holds: false, broken: { sequence: 3, creditId: null } })
    await owner()`delete from credits where person_id = ${personId} and sequence = 1`
    expect(await verifyChain(system, personId)).toMatchObject({ holds: false, broken: { sequence: 1 } })

    const [from, to] = [await makePerson(), await makePerson()]
    await post(creditFor(from))
    await owner()`update credits set person_id = ${to} where person_id = ${from}`
    expect(await verifyChain(system, to)).toMatchObject({ holds: false, broken: { sequence: 1 } })
  })

  it('cannot be changed or cut by the role the app connects as', async () => {
    const personId = await makePerson()
    await post(creditFor(personId))
    for (const statement of ['update credits set title = title', 'delete from credits', 'truncate credits']) {
      const tried = owner().begin(async (sql) => {
        await sql.unsafe('set local role attest_app')
        await sql`select act('{"duties": ["system"]}')`
        await sql.unsafe(statement)
      })
      await expect(tried).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('cannot be added to by a person who is signed in, even a coordinator', async () => {
    const { personId, agencyId } = await withCoordinator()
    const tried = owner().begin(async (sql) => {
      await sql.unsafe('set local role attest_app')
      await sql.unsafe(`select act('{"person": "${personId}", "agencies": {"coordinator": ["${agencyId}"]}}')`)
      await sql`insert into credits select gen_random_uuid(), ${personId}, null, 'claim', gen_random_uuid(), null, null, 'x', 1, '{}', '{}',
        'virtual', '2026-01-01', 'UTC', now(), 'me', null, null, 99, ''::bytea, ''::bytea, 1, null, '{}'`
    })
    await expect(tried).rejects.toMatchObject({ code: '42501' })
  })

  it('is verified for the person and those who look after them, and for nobody else', async () => {
    const { personId, agencyId, coordinator } = await withCoordinator()
    await post(creditFor(personId))
    const neighbor = await makeAgency()
    for (const ctx of [actingCtx(personId), coordinator, actingCtx(newId(), [auditorOf(agencyId)])])
      expect((await verifyChain(ctx, personId)).holds).toBe(true)
    for (const ctx of [actingCtx(newId()), actingCtx(newId(), [coordinatorOf(neighbor)])])
      await expect(verifyChain(ctx, personId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is shown to an agency they left up to what was earned there, and to no supervisor of old', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    const unitId = await makeUnit(agencyId, 'Patrol')
    await serve(personId, agencyId, { unitId, from: '2024-01-01', to: '2026-03-01' })
    await post(creditFor(personId, { earnedOn: '2026-02-01' }))
    const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
    const before = await verifyChain(coordinator, personId)
    await post(creditFor(personId, { earnedOn: '2026-05-01' }))
    expect(before).toMatchObject({ holds: true, length: 1 })
    expect(await verifyChain(coordinator, personId)).toMatchObject({ holds: true, length: 1, head: before.head })
    expect(await verifyChain(actingCtx(personId), personId)).toMatchObject({ holds: true, length: 2 })
    for (const of of [unitId, null]) {
      const supervisor = actingCtx(newId(), [supervisorOf(agencyId, of)])
      await expect(verifyChain(supervisor, personId)).rejects.toMatchObject({ kind: 'not-found' })
    }
  })
})

describe('reversing a credit', () => {
  it('is for the coordinator of the agency of record or an administrator, never for one’s own', async () => {
    const { personId, agencyId, coordinator } = await withCoordinator()
    const { creditId } = await post(creditFor(personId))
    const neighbor = await makeAgency()
    const reverse = (ctx: Ctx) => reverseCredit(ctx, { creditId, reason })
    await expect(reverse(actingCtx(personId, [coordinatorOf(agencyId)]))).rejects.toMatchObject({ kind: 'forbidden' })
    for (const roles of [[], [coordinatorOf(neighbor)], [supervisorOf(agencyId)], [auditorOf(agencyId)]])
      await expect(reverse(actingCtx(newId(), roles))).rejects.toMatchObject({ kind: 'not-found' })
    await reverse(coordinator)
    await expect(reverse(coordinator)).rejects.toMatchObject({ kind: 'conflict' })
    const second = await post(creditFor(personId))
    await reverseCredit(actingCtx(newId(), [administrator]), { creditId: second.creditId, reason })
    expect((await listCredits(coordinator, personId)).totals).toMatchObject({
      credits: 2,
      reversed: 2,
      creditMinutes: 0,
    })
  })

  it('refuses to reverse a reversal, and asks for a reason in a sentence', async () => {
    const { personId, coordinator } = await withCoordinator()
    const { creditId } = await post(creditFor(personId))
    await expect(reverseCredit(coordinator, { creditId, reason: 'no' })).rejects.toThrow()
    const { reversalId } = await reverseCredit(coordinator, { creditId, reason })
    await expect(reverseCredit(coordinator, { creditId: reversalId, reason })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('revokes the certificate, and says why to whoever checks it', async () => {
    const { personId, coordinator } = await withCoordinator()
    const { creditId, code } = await postWithCertificate(creditFor(personId))
    await reverseCredit(coordinator, { creditId, reason })
    expect(await verifyCertificate(system, { code })).toMatchObject({ state: 'revoked', revokedReason: reason })
  })
})

describe('a certificate', () => {
  it('bears the name, hours, edition and agency of its day, and shows no more than that', async () => {
    const agencyId = await makeAgency('Marlow Bay Police Department')
    const personId = await makePerson('Priya', 'Raman')
    await serve(personId, agencyId, { from: '2020-01-01', to: '2026-04-01' })
    await owner()`insert into person_names (id, person_id, given_name, family_name, valid_from, recorded_at)
      values (${newId()}, ${personId}, 'Priya', 'Castellano', '2026-04-01', now())`
    const { code } = await postWithCertificate(creditFor(personId, { earnedOn: '2026-03-31' }))
    const answer = await verifyCertificate(systemCtx('anyone'), { code: ` ${code.toLowerCase().replaceAll('-', ' ')}` })
    expect(answer).toMatchObject({ state: 'valid', code })
    expect(answer.certificate).toEqual({
      code,
      nameAsIssued: 'Priya Raman',
      title: 'Warm referrals',
      edition: 2,
      creditMinutes: 60,
      earnedOn: '2026-03-31',
      agencyName: 'Marlow Bay Police Department',
      issuedAt: '2026-11-20T16:00:00.000Z',
      validTo: null,
    })
  })

  it('is good through its last day', async () => {
    const personId = await makePerson()
    const { code } = await postWithCertificate(creditFor(personId), { validTo: '2026-12-31' })
    const at = (now: string) => verifyCertificate({ ...system, now: new Date(now) }, { code })
    expect((await at('2026-12-31T23:59:00-12:00')).state).toBe('valid')
    expect((await at('2027-01-01T00:01:00-12:00')).state).toBe('expired')
  })

  it('is unknown when nobody issued it or nobody could have', async () => {
    expect(await verifyCertificate(system, { code: 'AT-0000-0000-00000' })).toMatchObject({
      state: 'unknown',
      certificate: null,
    })
    expect(await verifyCertificate(system, { code: 'hello' })).toMatchObject({ state: 'unknown', certificate: null })
  })

  it('is replaced after a change of name, and both answer rightly', async () => {
    const { personId, coordinator } = await withCoordinator()
    const { code } = await postWithCertificate(creditFor(personId))
    await expect(reissueCertificate(coordinator, { code })).rejects.toMatchObject({ kind: 'conflict' })
    await owner()`update people set family_name = 'Okafor-Reyes' where id = ${personId}`
    await expect(reissueCertificate(actingCtx(newId()), { code })).rejects.toMatchObject({ kind: 'not-found' })
    const { code: newer } = await reissueCertificate(actingCtx(personId), { code })
    const earlier = await verifyCertificate(system, { code })
    expect(earlier).toMatchObject({
      state: 'superseded',
      supersededBy: newer,
      certificate: { nameAsIssued: 'Amara Okafor' },
    })
    const now = await verifyCertificate(system, { code: newer })
    expect(now).toMatchObject({
      state: 'valid',
      certificate: { nameAsIssued: 'Amara Okafor-Reyes', creditMinutes: 60 },
    })
    await expect(reissueCertificate(actingCtx(personId), { code })).rejects.toMatchObject({ kind: 'not-now' })
    expect((await listMyCredits(actingCtx(personId))).items[0]?.certificateCode).toBe(newer)
  })

  it('bears the name that holds on the person’s own day, and keeps the one it was issued with', async () => {
    const personId = await makePerson('Luis', 'Ferreira')
    const evening = new Date('2026-11-26T04:00:00Z') // still November 25 in Honolulu
    const own = { ...actingCtx(personId), now: evening }
    const issue = (earnedOn: string) =>
      postWithCertificate(creditFor(personId, { earnedOn, zone: 'Pacific/Honolulu' }), {}, { ...system, now: evening })
    await changeProfileAsSeen(own, { givenName: 'Luis', familyName: 'Ferreira', timeZone: 'Pacific/Honolulu' })
    const before = await issue('2026-11-25')
    await changeProfileAsSeen(own, { givenName: 'Luís', familyName: 'Ferreira-Santos', timeZone: 'Pacific/Honolulu' })
    const after = await issue('2026-11-25')
    const nameOf = async (code: string) => (await verifyCertificate(system, { code })).certificate?.nameAsIssued
    expect(await nameOf(after.code)).toBe('Luís Ferreira-Santos')
    expect(await nameOf(before.code)).toBe('Luis Ferreira')
  })

  it('bears the one name of a person who has one', async () => {
    const { code } = await postWithCertificate(creditFor(await makePerson('', 'Sukarno')))
    expect((await verifyCertificate(system, { code })).certificate?.nameAsIssued).toBe('Sukarno')
  })

  it('could show every letter of a name that is written on a profile', async () => {
    const own = actingCtx(await makePerson('Amara', 'Okafor'))
    const profile = { familyName: 'Okafor', timeZone: null }
    await expect(changeProfileAsSeen(own, { ...profile, givenName: '𒀀𒁀' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'givenName' }],
    })
    for (const givenName of ['李小龍', 'محمد', 'ᏣᎳᎩ']) await changeProfileAsSeen(own, { ...profile, givenName })
  })

  it('is revoked once, by somebody else, and not issued again afterwards', async () => {
    const { personId, agencyId, coordinator } = await withCoordinator()
    const { code } = await postWithCertificate(creditFor(personId))
    await expect(
      revokeCertificate(actingCtx(personId, [coordinatorOf(agencyId)]), { code, reason }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await revokeCertificate(coordinator, { code, reason })
    await expect(revokeCertificate(coordinator, { code, reason })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(reissueCertificate(coordinator, { code })).rejects.toMatchObject({ kind: 'not-now' })
    expect((await verifyCertificate(system, { code })).state).toBe('revoked')
    expect((await verifyChain(coordinator, personId)).holds).toBe(true)
  })

  it('is downloaded by the person and who looks after them only', async () => {
    const { personId, coordinator } = await withCoordinator()
    const { code } = await postWithCertificate(creditFor(personId))
    expect((await getCertificateForDownload(actingCtx(personId), code)).nameAsIssued).toBe('Amara Okafor')
    expect((await getCertificateForDownload(coordinator, code)).state).toBe('valid')
    const other = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    await expect(getCertificateForDownload(other, code)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the list of credits', () => {
  it('pages through all of one’s own, the latest first', async () => {
    const personId = await makePerson()
    const days = ['2026-01-05', '2026-03-01', '2026-01-05', '2025-12-01', '2026-02-02']
    for (const earnedOn of days) await post(creditFor(personId, { earnedOn }))
    const me = actingCtx(personId)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listMyCredits(me, { limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.items.map((item) => item.earnedOn))
      expect(page.totals).toMatchObject({ credits: 5, creditMinutes: 300, firstEarnedOn: '2025-12-01' })
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual([...days].sort().reverse())
  })

  it('says of each topic when it was last of a training that stands', async () => {
    const { personId, coordinator } = await withCoordinator()
    await owner()`insert into topics (id, name) values ('ethics', 'Ethics'), ('law', 'Law update') on conflict do nothing`
    const of = (earnedOn: string, more: object) => post(creditFor(personId, { earnedOn, ...more }))
    await of('2026-01-05', { topicIds: ['ethics', 'law'] })
    await of('2026-03-01', { topicIds: ['ethics', 'law'], topicMinutes: { law: 60 } })
    await of('2025-12-01', { topicIds: [] })
    const { creditId } = await of('2026-05-01', { topicIds: ['law'] })
    const latest = async () =>
      Object.fromEntries(
        (await listMyCredits(actingCtx(personId))).totals.topics.map((each) => [each.id, each.latestOn]),
      )
    expect(await latest()).toEqual({ ethics: '2026-01-05', law: '2026-05-01', '': '2025-12-01' })
    await reverseCredit(coordinator, { creditId, reason })
    expect(await latest()).toMatchObject({ law: '2026-03-01' })
  })

  it('counts by year and for any period, and takes nothing reversed into a year', async () => {
    const personId = await makePerson()
    for (const earnedOn of ['2024-12-31', '2025-01-01', '2026-06-01']) await post(creditFor(personId, { earnedOn }))
    const me = actingCtx(personId)
    expect((await listMyCredits(me)).totals.years).toEqual([
      { year: 2026, creditMinutes: 60, credits: 1 },
      { year: 2025, creditMinutes: 60, credits: 1 },
      { year: 2024, creditMinutes: 60, credits: 1 },
    ])
    const part = await listMyCredits(me, { from: '2024-12-31', to: '2025-01-01' })
    expect(part.items.map(({ earnedOn }) => earnedOn)).toEqual(['2025-01-01', '2024-12-31'])
    expect(part.totals).toMatchObject({ credits: 2, creditMinutes: 120 })
    const paper = await transcriptOnPaper(me, { from: '2025-01-01' })
    expect(paper.credits.map(({ earnedOn }) => earnedOn)).toEqual(['2025-01-01', '2026-06-01'])
    expect(paper.period).toBe('Only training earned from January 1, 2025 on; other training is not listed')
    await expect(transcriptOnPaper(me, { from: 'May' })).rejects.toThrow()
    expect((await listMyCredits(me, { topic: '\u0000' })).totals.credits).toBe(3)
    expect((await listMyCredits(me, { topic: 'x'.repeat(10_000) })).totals.credits).toBe(0)
    const elsewhere = { agencyId: newId(), mode: 'virtual' } as const
    expect((await listMyCredits(me, elsewhere)).totals).toMatchObject({ credits: 0, creditMinutes: 0, topics: [] })
    expect((await transcriptLines(me, { from: '2026-01-01' })).map(([, day, minutes]) => [day, minutes])).toEqual([
      ['2026-06-01', 60],
    ])
  })

  it('shows a coordinator of former people only what was earned there, and a supervisor only the own unit', async () => {
    const [mine, next] = [await makeAgency(), await makeAgency()]
    const personId = await makePerson()
    await serve(personId, mine, { from: '2020-01-01', to: '2025-01-01' })
    await serve(personId, next, { from: '2025-01-01' })
    await post(creditFor(personId, { earnedOn: '2024-05-05', title: 'There' }))
    await post(creditFor(personId, { earnedOn: '2025-05-05', title: 'Elsewhere' }))
    const titles = async (ctx: Ctx) => (await listCredits(ctx, personId)).items.map((item) => item.title)
    expect(await titles(actingCtx(newId(), [coordinatorOf(mine)]))).toEqual(['There'])
    expect(await titles(actingCtx(newId(), [coordinatorOf(next)]))).toEqual(['Elsewhere', 'There'])
    expect(await titles(actingCtx(newId(), [supervisorOf(mine)]))).toEqual([])
    expect(await titles(actingCtx(newId(), [supervisorOf(next, newId())]))).toEqual([])
  })
})
