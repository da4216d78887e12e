import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
} from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { listComingOf } from '@/lib/events/of-agencies'
import { csvStream } from '@/lib/formats/csv'
import { actingFor } from '@/lib/platform/acting'
import { connect } from '@/lib/platform/connection'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { addDays } from '@/lib/platform/time'
import { exportAwards } from './award-file'
import { awardFile, importAwards, takeBackAwards } from './award-import'
import { awardColumns } from './award-rows'
import { addAward, changeAward, withdrawAward } from './awards'
import { changeTaskForce, changeTaskForceKind, formTaskForce } from './commands'
import { findTaskForces } from './finding'
import { getKeptTaskForce } from './kept'
import { endLead, nameLead } from './leads'
import { addPartner, changePartner, endPartner } from './partners'
import { getTaskForce, listMyTaskForces, listTaskForcesOfAgency } from './queries'

testDatabase()
afterAll(closeOwner)

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { kind?: string; message: string }) => `${error.kind}: ${error.message}`,
  )

let walt: Ctx
let police: string
let advocates: string
let lead: Ctx
let otherLead: Ctx
let marlow: { taskForceId: string; slug: string }
let calder: { taskForceId: string; slug: string }

const facts = { name: 'Marlow County Task Force', state: 'CA', postalCode: '93901', servedCounties: ['CA Monterey'] }
const leader = async (taskForceId: string, roles: Parameters<typeof actingCtx>[1] = []) => {
  const personId = await makePerson()
  await nameLead(walt, { taskForceId, email: await makeLogin(personId) })
  return actingCtx(personId, roles)
}
const whole = ({ slug }: { slug: string } = marlow) => getTaskForce(anyoneCtx(lead.now), { slug })
const kept = () => getKeptTaskForce(lead, { slug: marlow.slug })

beforeAll(async () => {
  walt = actingCtx(await makePerson(), [administrator])
  police = await makeAgency('Marlow Bay Police Department')
  advocates = await makeAgency('Harbor Light Victim Services')
  const partners = [
    { agencyId: police, side: 'law-enforcement', validFrom: '2024-01-01' },
    { agencyId: advocates, side: 'victim-services', validFrom: '2024-01-01' },
  ]
  marlow = await formTaskForce(walt, { ...facts, kind: 'enhanced-collaborative-model', partners })
  calder = await formTaskForce(walt, {
    ...{ ...facts, name: 'Calder Task Force', kind: 'icac', servedCounties: [], servedStates: ['CA'], postalCode: '' },
    partners: [{ agencyId: police, side: 'other' }],
  })
  lead = await leader(marlow.taskForceId)
  otherLead = await leader(calder.taskForceId, [coordinatorOf(police)])
})

describe('forming', () => {
  test('is an administrator’s, and two partners of one side are refused where the kind has one', async () => {
    const partners = [police, advocates].map((agencyId) => ({ agencyId, side: 'victim-services' }))
    const force = { ...facts, kind: 'enhanced-collaborative-model', partners }
    expect(await failure(formTaskForce(lead, force))).toMatch(/^forbidden/)
    expect(await failure(formTaskForce(walt, force))).toMatch(/^invalid: An Enhanced Collaborative Model/)
    const twice = await Promise.all(
      ['one', 'two'].map((servedWords) => formTaskForce(walt, { ...force, kind: 'other', servedWords })),
    )
    expect(twice.map(({ slug }) => slug).sort()).toEqual(['marlow-county-task-force-2', 'marlow-county-task-force-3'])
  })
})

describe('finding', () => {
  test('by ZIP code: of the county first, then of the state; far away nobody', async () => {
    const slugs = async (input: object) => (await findTaskForces(anyoneCtx(), input)).items.map(({ slug }) => slug)
    expect((await slugs({ zip: '93901', kind: ['enhanced-collaborative-model', 'icac'] })).slice(0, 2)).toEqual([
      marlow.slug,
      calder.slug,
    ])
    expect(await slugs({ zip: '10001' })).toEqual([])
    const { items, place } = await findTaskForces(anyoneCtx(), { zip: '93901' })
    expect(place).toMatchObject({ isKnown: true, state: 'CA', county: 'CA Monterey' })
    expect(items[0]).toMatchObject({ serves: 'county', miles: 0, missingSides: [] })
    expect(await findTaskForces(anyoneCtx(), { zip: '00000' })).toMatchObject({ total: 0, place: { isKnown: false } })
  })

  test('by ZIP code: in the state of its county where its digits say another, and by the state alone where no more is known', async () => {
    const partners = [{ name: 'Sheriff', side: 'other' }]
    const form = { kind: 'other', state: 'AK', servedStates: ['AK', 'TN', 'NY', 'WY'], name: 'Four States', partners }
    const { slug } = await formTaskForce(walt, form)
    for (const [zip, state] of [
      ['99524', 'AK'],
      ['42223', 'TN'],
      ['06390', 'NY'],
      ['83414', 'WY'],
    ]) {
      const { items, place } = await findTaskForces(anyoneCtx(), { zip })
      expect([zip, place?.isKnown, place?.state]).toEqual([zip, true, state])
      expect(items).toContainEqual(expect.objectContaining({ slug, serves: 'state' }))
    }
  })

  test('by words of names, areas and partners, accents and slips forgiven; by state and kind', async () => {
    const found = async (input: object) => {
      const { items, onlyClose } = await findTaskForces(anyoneCtx(), input)
      return [items.map(({ slug }) => slug).includes(marlow.slug), onlyClose]
    }
    expect(await found({ q: 'harbor light' })).toEqual([true, false])
    expect(await found({ q: 'MONTEREY marlów' })).toEqual([true, false])
    expect(await found({ q: 'Marlo Countty' })).toEqual([true, true])
    expect(await found({ q: 'zebra' })).toEqual([false, false])
    expect(await found({ state: 'NV' })).toEqual([false, false])
    expect(await found({ kind: 'icac' })).toEqual([false, false])
  })

  test('what has ended is left out unless it is asked for', async () => {
    const ended = { ...facts, name: 'Old Task Force', since: '2015-01-01', endedOn: '2020-01-01' }
    const partners = [{ name: 'Sheriff', side: 'law-enforcement' }]
    const { slug } = await formTaskForce(walt, { ...ended, kind: 'enhanced-collaborative-model', partners })
    const slugs = async (input: object) => (await findTaskForces(anyoneCtx(), input)).items.map((each) => each.slug)
    expect(await slugs({})).not.toContain(slug)
    expect(await slugs({ ended: true })).toContain(slug)
    expect(await whole({ slug })).toMatchObject({ isEnded: true, missing: [] })
    const { taskForceId } = await whole({ slug })
    const theirs = await leader(taskForceId)
    const { fields, version: madeFrom } = await getKeptTaskForce(theirs, { slug })
    const again = { ...fields, taskForceId, madeFrom, endedOn: '' }
    expect(await failure(changeTaskForce(theirs, again))).toMatch(/^invalid: It has ended/)
    expect(await failure(changeTaskForce(walt, again))).toBe('done')
    await changeTaskForce(walt, { ...fields, taskForceId, madeFrom: (await whole({ slug })).version })
  })
})

describe('who keeps it', () => {
  test('a lead changes its facts; another lead, a coordinator of a partner and a stranger do not', async () => {
    const { fields, version: madeFrom } = await kept()
    const change = { ...fields, taskForceId: marlow.taskForceId, madeFrom, phone: '555-010-0142' }
    const stranger = actingCtx(await makePerson())
    for (const ctx of [otherLead, stranger, actingCtx(await makePerson(), [coordinatorOf(police)])]) {
      expect(await failure(changeTaskForce(ctx, change))).toMatch(/^forbidden/)
      expect(await failure(getKeptTaskForce(ctx, { slug: marlow.slug }))).toMatch(/^forbidden/)
    }
    const { version } = await changeTaskForce(lead, change)
    expect((await changeTaskForce(lead, change)).version).toBe(version)
    expect(await failure(changeTaskForce(lead, { ...change, phone: '555-010-0143' }))).toMatch(/^conflict: .*phone/)
    expect((await whole()).phone).toBe('555-010-0142')
  })

  test('a lead changes neither its kind nor its leads', async () => {
    const { taskForceId } = marlow
    const { version: madeFrom } = await kept()
    expect(await failure(changeTaskForceKind(lead, { taskForceId, madeFrom, kind: 'other' }))).toMatch(/^forbidden/)
    expect(await failure(nameLead(lead, { taskForceId, email: 'x@agency.example' }))).toMatch(/^forbidden/)
    expect((await kept()).leads).toEqual([])
    const [own] = (await getKeptTaskForce(walt, { slug: marlow.slug })).leads
    expect(await failure(endLead(lead, { leadId: own?.leadId }))).toMatch(/^forbidden/)
    expect(await kept()).toMatchObject({ mayChangeKind: false, mayNameLeads: false, leads: [] })
  })

  test('is named by an address that somebody confirmed, once, and by nobody for themselves', async () => {
    const { taskForceId } = calder
    const waiting = await makeLogin(await makePerson(), undefined, false)
    const own = await makeLogin(walt.actor.kind === 'person' ? walt.actor.personId : '')
    for (const email of [waiting, 'nobody@agency.example'])
      expect(await failure(nameLead(walt, { taskForceId, email }))).toMatch(/^invalid: Nobody signs in/)
    expect(await failure(nameLead(walt, { taskForceId, email: own }))).toMatch(/^forbidden/)
    const address = await makeLogin(await makePerson())
    await nameLead(walt, { taskForceId, email: address })
    expect(await failure(nameLead(walt, { taskForceId, email: address }))).toMatch(/^conflict/)
  })

  test('leads nothing any longer once it is ended, or once the address is not theirs', async () => {
    const former = await leader(calder.taskForceId)
    const led = async (ctx: Ctx) => (await listMyTaskForces(ctx)).items.map(({ slug }) => slug)
    expect(await led(former)).toEqual([calder.slug])
    const personId = former.actor.kind === 'person' ? former.actor.personId : ''
    await owner()`update logins set verified_at = null, main_since = null where person_id = ${personId}`
    expect(await led(former)).toEqual([])
    await owner()`update logins set verified_at = now(), main_since = now() where person_id = ${personId}`
    const { leads } = await getKeptTaskForce(walt, { slug: calder.slug })
    const { leadId } = leads.find((each) => each.personId === personId) ?? {}
    await endLead(walt, { leadId })
    await endLead(walt, { leadId })
    expect(await led(former)).toEqual([])
    const { leads: after } = await getKeptTaskForce(walt, { slug: calder.slug })
    expect(after.find((each) => each.leadId === leadId)).toMatchObject({
      isInEffect: false,
      endedOn: expect.any(String),
    })
  })
})

describe('partners', () => {
  const { slug } = { slug: () => marlow.slug }
  test('a second partner of one side is refused until the first has ended; then it stands, and the record keeps both', async () => {
    const second = await makeAgency('Coast Advocates')
    const given = {
      taskForceId: marlow.taskForceId,
      agencyId: second,
      side: 'victim-services',
      validFrom: '2026-06-01',
    }
    expect(await failure(addPartner(lead, given))).toMatch(
      /one victim-service partner at a time: Harbor Light.*since January 1, 2024/,
    )
    expect(await failure(addPartner(otherLead, { ...given, side: 'other' }))).toMatch(/^forbidden/)
    const first = (await whole()).present.find(({ agencyId }) => agencyId === advocates)
    const end = { partnerId: first?.partnerId, validTo: '2026-05-01' }
    expect(await failure(endPartner(otherLead, end))).toMatch(/^forbidden/)
    expect(await failure(endPartner(lead, { ...end, validTo: '2020-01-01' }))).toMatch(/^invalid/)
    const ended = await endPartner(lead, end)
    expect(await endPartner(lead, end)).toEqual(ended)
    expect(await failure(endPartner(lead, { ...end, validTo: '2026-04-01' }))).toMatch(/^not-now: .*April 30, 2026/)
    expect(await whole()).toMatchObject({
      missingSides: ['victim-services'],
      missing: [{ side: 'victim-services', since: '2026-05-01' }],
      former: [{ agencyId: advocates }],
    })
    await addPartner(lead, given)
    expect(await whole({ slug: slug() })).toMatchObject({ missing: [], former: [{ agencyId: advocates }] })
    const { items } = await listTaskForcesOfAgency(anyoneCtx(lead.now), { agencyId: advocates })
    expect(items.map((each) => each.slug)).not.toContain(marlow.slug)
  })

  test('a member that is no agency here is in it by its name, once, and its days are corrected', async () => {
    const given = { taskForceId: marlow.taskForceId, name: 'FBI field office', side: 'other', validFrom: '2026-02-01' }
    const { partnerId, version: madeFrom } = await addPartner(lead, given)
    expect(await failure(addPartner(lead, { ...given, name: 'FBI Field Office', validFrom: '2026-03-01' }))).toMatch(
      /^invalid.*already/,
    )
    expect(await failure(addPartner(lead, { ...given, name: '' }))).toMatch(/^invalid/)
    const right = { partnerId, madeFrom, side: 'other', validFrom: '2026-01-01', validTo: '' }
    expect(await failure(changePartner(otherLead, right))).toMatch(/^forbidden/)
    await changePartner(lead, right)
    expect(await failure(changePartner(lead, { ...right, validFrom: '2026-01-05' }))).toMatch(/^conflict/)
    expect((await whole()).present).toContainEqual(expect.objectContaining({ partnerId, validFrom: '2026-01-01' }))
    expect(await failure(addPartner(lead, { ...given, name: 'Shelter, 412 Alder Street' }))).toMatch(/^invalid/)
  })

  test('added by mistake and ended the same day is added again from that day', async () => {
    const agencyId = await makeAgency('Ansel Sheriff')
    const given = { taskForceId: marlow.taskForceId, agencyId, side: 'other', validFrom: '2026-06-01' }
    const { partnerId } = await addPartner(lead, given)
    await endPartner(lead, { partnerId, validTo: '2026-06-01' })
    const again = await addPartner(lead, given)
    expect((await whole()).present).toContainEqual(expect.objectContaining({ partnerId: again.partnerId }))
  })

  test('two that are added at once to one side: one of them stays', async () => {
    const partners = [{ name: 'Sheriff', side: 'law-enforcement' }]
    const force = await formTaskForce(walt, {
      ...facts,
      name: 'New Force',
      kind: 'enhanced-collaborative-model',
      partners,
    })
    const add = (name: string) =>
      failure(
        addPartner(walt, { taskForceId: force.taskForceId, name, side: 'victim-services', validFrom: '2026-01-01' }),
      )
    const outcomes = await Promise.all([add('One'), add('Two')])
    expect(outcomes.sort()).toEqual(['done', expect.stringMatching(/^invalid/)])
  })
})

describe('awards', () => {
  const award = {
    ...{ number: '15POVC-25-GG-00001-HT', program: 'Services', funder: 'ovc', holderName: 'Harbor Light' },
    ...{ amount: 700_000, basis: 'total', startsOn: '2025-10-01', endsOn: '2028-09-30' },
    ...{ sourceName: 'The letter', sourceSeenOn: '2026-01-15' },
  }

  test('of one number stand twice only with two kinds of amount, and are withdrawn with a reason', async () => {
    const { taskForceId } = marlow
    const given = { taskForceId, ...award }
    expect(await failure(addAward(otherLead, given))).toMatch(/^forbidden/)
    const { awardId, version: madeFrom } = await addAward(lead, given)
    expect(await failure(addAward(lead, { ...given, number: '15povc-25-gg-00001-ht', program: 'Other' }))).toMatch(
      /^invalid: .*here already/,
    )
    await addAward(lead, { ...given, amount: 525_000, basis: 'federal-share' })
    expect((await whole()).awards.map(({ amount, state }) => [amount, state])).toEqual([
      [525_000, 'running'],
      [700_000, 'running'],
    ])
    expect(await failure(addAward(lead, { ...given, number: 'X-1234', sourceSeenOn: '2027-01-01' }))).toMatch(
      /not come yet/,
    )
    const changed = await changeAward(lead, { awardId, madeFrom, ...award, program: 'More services' })
    expect(await failure(changeAward(lead, { awardId, madeFrom, ...award, program: 'Else' }))).toMatch(/^conflict/)
    const gone = { awardId, madeFrom: changed.version, reason: 'It is of another task force.' }
    expect(await failure(withdrawAward(otherLead, gone))).toMatch(/^forbidden/)
    await withdrawAward(lead, gone)
    await withdrawAward(lead, gone)
    expect((await whole()).awards.map(({ basis }) => basis)).toEqual(['federal-share'])
  })
})

describe('a file of awards', () => {
  const HEADER = 'number,program,funder,holder,amount,basis,starts,ends,source,seen_on'
  const line = (n: number, program = 'Task forces') =>
    `15PBJA-25-GG-0000${n}-HT,${program},BJA,Marlow Bay Police Department,"$750,000",total,10/1/2025,9/30/2028,The letter,2026-01-15`
  const take = async (ctx: Ctx, lines: string[], dryRun = false, between?: () => Promise<unknown>) => {
    const { fileId } = await sent(ctx, awardFile, 'awards.csv', [HEADER, ...lines].join('\r\n'))
    const file = { taskForceId: calder.taskForceId, fileId }
    const tried = await importAwards(ctx, { ...file, dryRun: true })
    await between?.()
    return dryRun ? tried : importAwards(ctx, { ...file, dryRun: false, plan: tried.plan })
  }
  const numbers = async () =>
    (await whole(calder)).awards.map(({ number, program }) => `${number.slice(-5, -3)} ${program}`).sort()

  test('is tried out, taken in, changes nothing the second time, and is taken back but for what changed since', async () => {
    expect(await take(otherLead, [line(1), line(2)], true)).toMatchObject({ importId: null, added: 2, problems: [] })
    expect(await numbers()).toEqual([])
    const taken = await take(otherLead, [line(1), line(2)])
    expect(taken).toMatchObject({ added: 2, changed: 0, importId: expect.any(String) })
    const trail = async () =>
      (await owner()`select count(*)::int as n from audit_events where event like 'task-force.awards%'`)[0]?.n
    const told = await trail()
    expect(await take(otherLead, [line(1), line(2)])).toMatchObject({
      importId: null,
      added: 0,
      changed: 0,
      unchanged: 2,
    })
    expect(await trail()).toBe(told)
    const second = await take(otherLead, [line(2, 'Better named'), line(3)])
    expect(second).toMatchObject({
      added: 1,
      changed: 1,
      lines: [{ changes: [{ field: 'program', from: 'Task forces', to: 'Better named' }] }, {}],
    })
    expect(await failure(takeBackAwards(lead, { importId: second.importId }))).toMatch(/^not-found/)
    expect(await takeBackAwards(otherLead, { importId: second.importId })).toEqual({
      removed: 1,
      restored: 1,
      kept: [],
    })
    expect(await numbers()).toEqual(['01 Task forces', '02 Task forces'])
    const rows = await exportAwards(lead, { slug: calder.slug })
    const again: Uint8Array[] = []
    for await (const chunk of csvStream(awardColumns, rows)) again.push(chunk)
    const { fileId } = await sent(otherLead, awardFile, 'awards.csv', Buffer.concat(again).toString())
    const read = await importAwards(otherLead, { taskForceId: calder.taskForceId, fileId, dryRun: true })
    expect(read).toMatchObject({ rows: 2, unchanged: 2, problems: [] })
    expect(await failure(takeBackAwards(otherLead, { importId: second.importId }))).toMatch(/^not-now/)
    const [one] = (await whole(calder)).awards.filter(({ number }) => number.includes('00001'))
    const fields = { ...award1, program: 'Changed by hand' }
    await changeAward(otherLead, { awardId: one?.awardId, madeFrom: one?.version, ...fields })
    const late = { ...otherLead, now: new Date(otherLead.now.getTime() + 25 * 3_600_000) }
    expect(await failure(takeBackAwards(late, { importId: taken.importId }))).toMatch(/^not-now: .*within a day/)
    expect(await takeBackAwards(otherLead, { importId: taken.importId })).toEqual({
      removed: 1,
      restored: 0,
      kept: [award1.number],
    })
    expect(await numbers()).toEqual(['01 Changed by hand'])
  })
  const award1 = {
    ...{ number: '15PBJA-25-GG-00001-HT', funder: 'bja', holderName: 'Marlow Bay PD', amount: null, basis: '' },
    ...{ sourceName: 'The letter', sourceSeenOn: '2026-01-15' },
  }

  test('is taken in but for its bad lines, and only as it was shown; what was withdrawn since is named when it is taken back', async () => {
    const bad = await take(otherLead, [line(7), line(8).replace('BJA,', '=cmd|calc,')])
    expect(bad).toMatchObject({
      ...{ importId: expect.any(String), added: 1 },
      problems: [{ line: 3, message: expect.stringMatching(/no funder/) }],
    })
    const one = async () => (await whole(calder)).awards.find(({ number }) => number.includes('00007'))
    const byHand = async () => {
      const { awardId, version: madeFrom } = (await one()) ?? {}
      const fields = { ...award1, number: '15PBJA-25-GG-00007-HT', program: 'Changed by hand' }
      await changeAward(otherLead, { awardId, madeFrom, ...fields })
    }
    expect(await failure(take(otherLead, [line(7, 'By the file')], false, byHand))).toMatch(
      /^conflict: What this file would do/,
    )
    const { awardId, version: madeFrom } = (await one()) ?? {}
    await withdrawAward(otherLead, { awardId, madeFrom, reason: 'It is of another task force.' })
    expect(await takeBackAwards(otherLead, { importId: bad.importId })).toEqual({
      ...{ removed: 0, restored: 0, kept: ['15PBJA-25-GG-00007-HT'] },
    })
  })

  test('that is no table, or somebody else’s, is refused', async () => {
    const before = await numbers()
    expect(await take(otherLead, [`"never closed`])).toMatchObject({ importId: null, problems: [{}] })
    expect(
      await take(
        otherLead,
        Array.from({ length: 2001 }, () => line(7)),
      ),
    ).toMatchObject({ problems: [{}] })
    expect(await numbers()).toEqual(before)
    expect(await failure(take(lead, [line(9)]))).toMatch(/^forbidden/)
    const { fileId } = await sent(lead, awardFile, 'awards.csv', HEADER)
    expect(await failure(importAwards(otherLead, { taskForceId: calder.taskForceId, fileId, dryRun: true }))).toMatch(
      /^invalid: This file/,
    )
  })
})

test('by bare SQL a lead writes what is theirs, and neither the kind nor another one’s', async () => {
  const app = connect('app', { max: 1 })
  const touches = (ctx: Ctx, text: string) =>
    app
      .begin(async (sql) => {
        await sql.unsafe('select act($1)', [actingFor(ctx.actor) as never])
        const { count } = await sql.unsafe(text)
        throw new Error(`undo ${count}`)
      })
      .catch((error: { code?: string; message: string }) => error.code ?? error.message)
  const of = (id: string) => `where id = '${id}'`
  const stranger = actingCtx(await makePerson(), [coordinatorOf(police)])
  const phone = `update task_forces set phone = '1' ${of(marlow.taskForceId)}`
  expect(await touches(lead, phone)).toBe('undo 1')
  expect(await touches(otherLead, phone)).toBe('undo 0')
  expect(await touches(stranger, phone)).toBe('undo 0')
  expect(await touches(lead, `update task_forces set kind = 'other' ${of(marlow.taskForceId)}`)).toBe('42501')
  expect(await touches(lead, `update task_forces set slug = 'x' ${of(marlow.taskForceId)}`)).toBe('42501')
  const member = (force: string) => `insert into task_force_partners (id, task_force_id, name, side, valid_from)
    values (gen_random_uuid(), '${force}', 'X', 'other', '2026-01-01')`
  expect(await touches(lead, member(marlow.taskForceId))).toBe('undo 1')
  expect(await touches(lead, member(calder.taskForceId))).toBe('42501')
  const moved = `update task_force_partners set task_force_id = '${calder.taskForceId}' where task_force_id = '${marlow.taskForceId}'`
  expect(await touches(lead, moved)).toBe('42501')
  expect(await touches(lead, `update task_force_leads set ended_at = now()`)).toBe('undo 0')
  expect(await touches(stranger, `select * from task_force_leads`)).toBe('undo 0')
  expect(await touches(lead, `select * from task_force_leads`)).toBe('undo 1')
  expect(await touches(lead, `delete from task_force_partners`)).toBe('undo 0')
  await app.end({ timeout: 1 })
})

test('shows the events to come of its agencies once they are public, without a place that is hidden', async () => {
  const trusted = actingCtx(await makePerson(), [{ role: 'trusted-organizer', agencyId: advocates, unitId: null }])
  const shown = async () => (await getTaskForce(anyoneCtx(now), { slug: force.slug })).events
  const { now } = trusted
  const day = addDays(now.toISOString().slice(0, 10), 30)
  const session = aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T13:00` })
  const partners = [{ agencyId: advocates, side: 'other' }]
  const force = await formTaskForce(walt, { ...facts, name: 'Of one agency', kind: 'other', partners })
  const { eventId } = await draftEvent(trusted, anEvent({ sessions: [session], hidePlace: true }))
  expect(await shown()).toEqual([])
  await submitEvent(trusted, { eventId })
  expect(await shown()).toMatchObject([{ startsLocal: `${day}T09:00`, city: null, organizer: expect.any(String) }])
  const later = { ...trusted, now: new Date(now.getTime() + 31 * 86_400_000) }
  expect((await getTaskForce(anyoneCtx(later.now), { slug: force.slug })).events).toEqual([])
})

test('events to come of agencies that organize none are none', async () => {
  expect(await read(systemCtx('test'), (tx) => listComingOf(tx, [police], new Date(), 5))).toEqual([])
})
