/** Listings from a suggestion to one that is found, kept, checked again, merged and retired. */
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, makeAgency, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { writeIfNeeded } from '@/lib/audit/write'
import { anyoneCtx, type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, plusDays } from '@/lib/platform/time'
import { directoryDay } from './days'
import { exportRows } from './export'
import { findListings, getListing, mapListings } from './finding'
import { aListing, confirmation } from './inputs.fixture'
import { remindKeepers } from './jobs'
import { claimListing, settleClaim } from './keeping'
import type { ListingFields } from './listing-fields'
import { loadDirectoryWords, loadSuggestions, type ReferenceListing } from './loading'
import { claimDeclined } from './mails'
import { getMyListing, listMyListings } from './mine'
import { confirmListing, mergeListings, restoreListing, returnListing, verifyListing } from './moderation'
import { getWaiting, listDueListings, listWaiting } from './queue'
import { reportListing, settleReport } from './reports'
import { directoryRetention } from './retention'
import { changeListing, retireListing, suggestListing } from './suggesting'

testDatabase()

/** Noon in the east: no change of clocks moves the day. */
const now = new Date(`${new Date().toISOString().slice(0, 10)}T17:00:00Z`)
const today = directoryDay(now)
let guest: Ctx
let moderator: Ctx
let coordinator: Ctx
let agencyId: string

beforeAll(async () => {
  await loadDirectoryWords(systemCtx('test'))
  guest = ticking(actingCtx(await makePerson()))
  moderator = ticking(actingCtx(await makePerson(), [{ role: 'moderator', agencyId: null, unitId: null }]))
  agencyId = await makeAgency('Harbor Light')
  const noor = await makePerson('Noor', 'Haddad')
  await makeLogin(noor, 'noor@harborlight.example')
  await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
    values (gen_random_uuid(), ${noor}, 'coordinator', ${agencyId}, 'noor@harborlight.example', now())`
  coordinator = ticking(actingCtx(noor, [{ role: 'coordinator', agencyId, unitId: null }]))
})

let ticks = 0
/** Acts today, and never twice at the same instant. */
const ticking = (ctx: Ctx): Ctx =>
  Object.defineProperty({ ...ctx }, 'now', { get: () => new Date(now.getTime() + ++ticks) })
const later = (ctx: Ctx, days: number): Ctx =>
  ctx.actor.kind === 'person' ? personCtx(ctx.actor, plusDays(now, days)) : ctx
const anyone = anyoneCtx(now)

async function listed(fields: Partial<ListingFields> = {}) {
  const { listingId, version } = await suggestListing(guest, aListing(fields))
  const { slug, version: madeFrom } = await confirmListing(moderator, {
    listingId,
    madeFrom: version,
    ...confirmation(today),
  })
  return { listingId, madeFrom, slug: slug ?? '' }
}
const found = async (question: Record<string, unknown>) =>
  (await findListings(anyone, question)).items.map(({ name }) => name)

describe('finding', () => {
  beforeAll(async () => {
    await listed({
      name: 'Near Vietnamese',
      postalCode: '95112',
      city: 'San José',
      languageIds: ['vie'],
      victimizationIds: ['human-trafficking-labor'],
    })
    await listed({
      name: 'Nearer, by interpreter',
      postalCode: '95110',
      city: 'San Jose',
      interpreter: true,
      victimizationIds: ['human-trafficking-labor'],
    })
    await listed({ name: 'Far Vietnamese', postalCode: '90012', city: 'Los Angeles', languageIds: ['vie'] })
    await listed({
      name: 'Office of the State',
      postalCode: '',
      city: 'Sacramento',
      servedStates: ['CA'],
      kind: 'victim-compensation',
    })
    await listed({ name: 'Everywhere', state: 'VA', city: '', postalCode: '', isNationwide: true, interpreter: true })
    await listed({
      name: 'Neighbor Regional',
      state: 'NV',
      city: 'Reno',
      postalCode: '89501',
      servedStates: ['NV', 'CA'],
    })
    await listed({ name: 'Somewhere in the State', state: 'CA', city: 'Fresno', postalCode: '', populationIds: [] })
    await listed({ name: 'Peoría Refugio', state: 'IL', city: 'Peoria', postalCode: '61602' })
  })

  test('near a ZIP code: by miles, then who serves its state, then who serves everyone', async () => {
    const { items, place } = await findListings(anyone, { zip: '95110' })
    expect(items.map(({ name, reach }) => [name, reach])).toEqual([
      ['Nearer, by interpreter', 'near'],
      ['Near Vietnamese', 'near'],
      ['Somewhere in the State', 'state'],
      ['Neighbor Regional', 'state'],
      ['Office of the State', 'state'],
      ['Everywhere', 'nationwide'],
    ])
    expect(place).toMatchObject({ isKnown: true, state: 'CA', within: 50 })
    expect(items[0]?.miles).toBe(0)
    expect(items[1]?.miles).toBeGreaterThan(0)
  })

  test('a labor-trafficking victim who speaks Vietnamese: who speaks it first, then who calls an interpreter', async () => {
    expect(await found({ zip: '95110', crime: 'human-trafficking-labor', language: 'vie' })).toEqual([
      'Near Vietnamese',
      'Nearer, by interpreter',
      'Everywhere',
    ])
  })

  test('a focus on people shuts nobody out, and who names no crime is there for every victim', async () => {
    const { total } = await findListings(anyone, { zip: '95110' })
    expect((await findListings(anyone, { zip: '95110', whom: 'veterans' })).total).toBe(total)
    expect(await found({ zip: '95110', crime: 'human-trafficking-labor' })).toContain('Office of the State')
    expect(await found({ zip: '95110', crime: 'human-trafficking-sex' })).not.toContain('Near Vietnamese')
  })

  test('a ZIP code that is not known narrows nothing and says so; with a state, that is asked', async () => {
    const { place, total } = await findListings(anyone, { zip: '00000' })
    expect(place).toMatchObject({ zip: '00000', isKnown: false })
    expect(total).toBeGreaterThan(6)
    expect(await found({ zip: 'x', state: 'IL' })).toEqual(['Peoría Refugio', 'Everywhere'])
  })

  test('a further distance reaches further', async () => {
    expect(await found({ zip: '93401', within: '10', kind: 'service-provider' })).not.toContain('Far Vietnamese')
    expect(await found({ zip: '93401', within: '250', kind: 'service-provider' })).toContain('Far Vietnamese')
  })

  test('by words: accents aside, services and languages too, and a slip of the keyboard', async () => {
    expect(await found({ q: 'peoria' })).toEqual(['Peoría Refugio'])
    expect(await found({ q: 'vietnamese san jose' })).toEqual(['Near Vietnamese'])
    const close = await findListings(anyone, { q: 'Peoria Refujio' })
    expect([close.onlyClose, close.items[0]?.name]).toEqual([true, 'Peoría Refugio'])
    for await (const [, name] of exportRows(anyone, { q: 'Peoria Refujio' })) expect(name).toBe('Peoría Refugio')
    expect((await exportRows(anyone, { q: 'Peoria Refujio' }).next()).done).toBe(false)
  })

  test('the map shows the same listings', async () => {
    const question = { zip: '95110' }
    const [list, map] = await Promise.all([findListings(anyone, question), mapListings(anyone, question)])
    expect([map.total, map.dots.length, map.unplaced]).toEqual([list.total, 3, 3])
    expect(map.byState).toContainEqual({ state: 'NV', total: 1 })
  })

  test('a page beyond the end is the last one', async () => {
    expect((await findListings(anyone, { page: '99' })).page).toBe(1)
  })
})

describe('the life of a listing', () => {
  test('what is suggested nobody finds; who sent it and moderators see it', async () => {
    const { listingId } = await suggestListing(guest, aListing({ name: 'Quiet Door' }))
    expect(await found({ q: 'Quiet Door' })).toEqual([])
    await expect(getListing(anyone, { slug: listingId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getMyListing(guest, { listingId })).may).toEqual({
      change: true,
      resend: false,
      verify: false,
      retire: true,
    })
    await expect(getMyListing(coordinator, { listingId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getWaiting(moderator, { listingId })).fields.name).toBe('Quiet Door')
  })

  test.each([
    [
      'a street where people stay',
      { serviceIds: ['emergency-shelter'], summary: 'Beds and meals at 412 Alder Street.' },
      'summary',
    ],
    ['a street in another field of it', { isShelter: true, hours: 'Ring at 12 Elm Court' }, 'hours'],
    ['a place of a map', { isShelter: true, url: 'https://maps.app.goo.gl/abc' }, 'url'],
    ['somebody who was helped', { summary: 'We helped a survivor named Rosa Delgado in spring.' }, 'summary'],
    ['neither number nor page', { phone: '', url: '' }, 'phone'],
    ['a ZIP code of another state', { postalCode: '10001' }, 'postalCode'],
    ['no place', { state: '', city: '', postalCode: '' }, 'state'],
    ['a word of no list', { serviceIds: ['nothing-we-know'] }, 'serviceIds'],
  ] as const)('%s is refused', async (_, over, field) => {
    const sent = suggestListing(guest, aListing(over as Partial<ListingFields>))
    await expect(sent).rejects.toSatisfy(
      (error: { fields?: { field: string }[]; issues?: { path: PropertyKey[] }[] }) =>
        JSON.stringify(error.fields ?? error.issues).includes(`"${field}"`),
    )
  })

  test('a moderator lists it with every check, the day and the way; not their own; not as it was before', async () => {
    const { listingId, version } = await suggestListing(guest, aListing())
    const confirmed = { listingId, madeFrom: version, ...confirmation(today) }
    await expect(confirmListing(guest, confirmed)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(confirmListing(moderator, { ...confirmed, met: ['direct'] })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(confirmListing(moderator, { ...confirmed, verifiedOn: addDays(today, 2) })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(confirmListing(moderator, { ...confirmed, verifiedOn: addDays(today, -200) })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(confirmListing(moderator, { ...confirmed, madeFrom: 'old' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    const own = await suggestListing(moderator, aListing())
    await expect(
      confirmListing(moderator, { listingId: own.listingId, madeFrom: own.version, ...confirmation(today) }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const { slug } = await confirmListing(moderator, confirmed)
    expect(await getListing(anyone, { slug })).toMatchObject({
      lastVerifiedOn: today,
      verifiedHow: 'called',
      isStale: false,
    })
  })

  test('returned with a reason, changed and sent again, and then it waits as before', async () => {
    const { listingId, version } = await suggestListing(guest, aListing())
    const back = await returnListing(moderator, { listingId, madeFrom: version, reason: 'Whose number is this?' })
    const mine = await getMyListing(guest, { listingId })
    expect([mine.status, mine.decisions[0]?.reason, mine.may.resend]).toEqual([
      'returned',
      'Whose number is this?',
      true,
    ])
    const again = await changeListing(guest, {
      listingId,
      madeFrom: back.version,
      ...mine.fields,
      phone: '(555) 010-0199',
    })
    expect(again.status).toBe('suggested')
    expect((await getMyListing(guest, { listingId })).fields.phone).toBe('555-010-0199')
    await expect(
      changeListing(guest, { listingId, madeFrom: back.version, ...mine.fields, phone: '555-010-0000' }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('suggested twice by one press, it is one', async () => {
    const key = crypto.randomUUID()
    const sent = { ...aListing(), key }
    expect((await suggestListing(guest, sent)).listingId).toBe((await suggestListing(guest, sent)).listingId)
  })

  test('an agency claims it, a moderator agrees, and it is kept: changed, verified, and nobody else’s to change', async () => {
    const { listingId, slug } = await listed({ name: 'Claimed Place' })
    await expect(claimListing(guest, { listingId, agencyId })).rejects.toMatchObject({ kind: 'forbidden' })
    const { claimId } = await claimListing(coordinator, { listingId, agencyId })
    expect(await claimListing(coordinator, { listingId, agencyId })).toEqual({ claimId })
    await expect(getMyListing(coordinator, { listingId })).rejects.toMatchObject({ kind: 'not-found' })
    await settleClaim(moderator, { claimId, accept: true })
    await expect(settleClaim(moderator, { claimId, accept: true })).rejects.toMatchObject({ kind: 'not-now' })
    const { version, fields } = await getMyListing(coordinator, { listingId })
    const changed = await changeListing(coordinator, { listingId, madeFrom: version, ...fields, hours: 'At any time' })
    expect(await getListing(anyone, { slug })).toMatchObject({
      hours: 'At any time',
      keeper: { name: 'Harbor Light' },
    })
    await expect(changeListing(guest, { listingId, madeFrom: changed.version, ...fields })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const verified = { verifiedOn: today, verifiedHow: 'official-page' }
    await verifyListing(coordinator, { listingId, madeFrom: changed.version, ...verified })
    expect((await listMyListings(coordinator)).items.map(({ name }) => name)).toContain('Claimed Place')
  })

  test('an agency whose claim is declined reads why, in a letter and on its page, as does one that came second', async () => {
    const { listingId } = await listed({ name: 'Claimed In Vain' })
    const answer = async (claimId: string) =>
      (await listMyListings(coordinator)).declined.find((each) => each.claimId === claimId)
    const letter = (claimId: string) => claimDeclined.say(systemCtx('test', now), { claimId }, null)
    const first = await claimListing(coordinator, { listingId, agencyId })
    const reason = 'Its page names another organization as the one that runs it.'
    await settleClaim(moderator, { claimId: first.claimId, accept: false, reason })
    expect(await answer(first.claimId)).toMatchObject({ name: 'Claimed In Vain', reason })
    expect(await letter(first.claimId)).toMatchObject({ lines: [reason, expect.stringMatching(/listings#answers$/)] })
    const told = await owner()`select 1 from notices where payload->>'claimId' = ${first.claimId}`
    expect(told).toHaveLength(1)
    expect((await listMyListings(guest)).declined).toEqual([])

    const second = await claimListing(later(coordinator, 1), { listingId, agencyId })
    const others = await makeAgency('The Other Agency')
    const theirs = newId()
    await owner()`insert into listing_claims (id, listing_id, agency_id, claimed_by, claimed_at)
      select ${theirs}, ${listingId}, ${others}, claimed_by, now() from listing_claims where id = ${second.claimId}`
    await settleClaim(later(moderator, 1), { claimId: theirs, accept: true })
    expect(await answer(second.claimId)).toMatchObject({ reason: 'Another agency keeps this listing now.' })
    expect(await letter(theirs)).toHaveProperty('moot')
  })

  test.each([
    { phone: '555-010-0178' },
    { textNumber: '555-010-0178' },
    { url: 'https://other.example' },
    { name: 'Another Name' },
    { kind: 'coalition' as const },
  ])('with %j it is found again only when a moderator has made sure of it as it is now', async (change) => {
    const { listingId, slug } = await listed()
    const { claimId } = await claimListing(coordinator, { listingId, agencyId })
    await settleClaim(moderator, { claimId, accept: true })
    const { version, fields } = await getMyListing(coordinator, { listingId })
    const changed = await changeListing(coordinator, { listingId, madeFrom: version, ...fields, ...change })
    expect(changed.status).toBe('suggested')
    await expect(getListing(anyone, { slug })).rejects.toMatchObject({ kind: 'not-found' })
    const again = { listingId, madeFrom: changed.version, ...confirmation(today) }
    await expect(confirmListing(coordinator, again)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(confirmListing(moderator, { ...again, verifiedOn: addDays(today, -1) })).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect((await confirmListing(moderator, again)).slug).toBe(slug)
    expect(await getListing(anyone, { slug })).toMatchObject({ ...change, keeper: { name: 'Harbor Light' } })
  })

  test('neither its keeper nor who suggested it makes it public, or changes its number, past the commands', async () => {
    const actor = coordinator
    const mine = await suggestListing(actor, aListing())
    const kept = await listed()
    const { claimId } = await claimListing(actor, { listingId: kept.listingId, agencyId })
    await settleClaim(moderator, { claimId, accept: true })
    const bare = (ctx: Ctx, statement: SQL) => writeIfNeeded(ctx, async ({ tx }) => void (await tx.execute(statement)))
    const person = actor.actor.kind === 'person' ? actor.actor.personId : ''
    const verified = sql`last_verified_on = ${today}, verified_how = 'called', verified_by = ${person}`
    await expect(
      bare(
        actor,
        sql`update listings set status = 'listed', keeper_agency_id = ${agencyId}, ${verified} where id = ${mine.listingId}`,
      ),
    ).rejects.toThrow()
    await expect(
      bare(actor, sql`update listings set phone = '555-010-0179' where id = ${kept.listingId}`),
    ).rejects.toThrow()
    expect(await getListing(anyone, { slug: kept.slug })).toMatchObject({ phone: '555-010-0142' })
    expect((await getMyListing(actor, { listingId: mine.listingId })).status).toBe('suggested')
  })

  test('after 180 days it says so, is due, and its keeper gets one letter for it', async () => {
    const { listingId, slug } = await listed({ name: 'Grown Old' })
    const { claimId } = await claimListing(coordinator, { listingId, agencyId })
    await settleClaim(moderator, { claimId, accept: true })
    expect((await getListing(anyoneCtx(plusDays(now, 179)), { slug })).isStale).toBe(false)
    expect((await getListing(anyoneCtx(plusDays(now, 180)), { slug })).isStale).toBe(true)
    const names = (await listDueListings(later(moderator, 181), { limit: 100 })).items.map(({ name }) => name)
    expect(names).toContain('Grown Old')
    expect((await remindKeepers(systemCtx('test', now))).asked).toBe(0)
    for (const night of [181, 182]) await remindKeepers(systemCtx('test', plusDays(now, night)))
    const letters =
      await owner()`select 1 from notices where kind = 'directory.check-due' and payload->>'listingId' = ${listingId}`
    expect(letters.length).toBe(1)
  })

  test('two of one body become one: the other one goes on, and words about the first go along', async () => {
    const one = await listed({ name: 'Twin One', phone: '555-010-0188', url: '' })
    const two = await listed({ name: 'Twin Two', phone: '555-010-0188', url: '' })
    expect((await getWaiting(moderator, { listingId: one.listingId })).similar.map(({ name }) => name)).toEqual([
      'Twin Two',
    ])
    await reportListing(anyone, { slug: one.slug, words: 'There are two of this.' }, null)
    const merged = { listingId: one.listingId, madeFrom: one.madeFrom, intoId: two.listingId }
    await expect(mergeListings(guest, merged)).rejects.toMatchObject({ kind: 'forbidden' })
    const waits = await suggestListing(guest, aListing({ name: 'Twin That Waits' }))
    await expect(mergeListings(moderator, { ...merged, intoId: waits.listingId })).rejects.toMatchObject({
      kind: 'not-now',
    })
    const own = await suggestListing(moderator, aListing())
    await expect(
      mergeListings(moderator, { listingId: own.listingId, madeFrom: own.version, intoId: two.listingId }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const { claimId } = await claimListing(coordinator, { listingId: one.listingId, agencyId })
    await mergeListings(moderator, merged)
    expect(await getListing(anyone, { slug: one.slug })).toMatchObject({ name: 'Twin Two', slug: two.slug })
    expect((await listMyListings(coordinator)).claims).toMatchObject([{ claimId, listingId: two.listingId }])
    await settleClaim(moderator, { claimId, accept: true })
    const gone = await mergeListings(moderator, {
      listingId: waits.listingId,
      madeFrom: waits.version,
      intoId: own.listingId,
    }).catch((error) => error)
    expect(gone).toMatchObject({ kind: 'forbidden' })
    const { reports } = await listWaiting(moderator)
    expect(reports.find(({ words }) => words === 'There are two of this.')?.name).toBe('Twin Two')
    await expect(mergeListings(moderator, merged)).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('retired it is gone; restored it waits like a new one', async () => {
    const { listingId, slug } = await listed()
    const { claimId } = await claimListing(coordinator, { listingId, agencyId })
    await settleClaim(moderator, { claimId, accept: true })
    const { version: madeFrom } = await getWaiting(moderator, { listingId })
    const { version } = await retireListing(moderator, { listingId, madeFrom, reason: 'They have closed for good.' })
    await expect(getListing(anyone, { slug })).rejects.toMatchObject({ kind: 'not-found' })
    const back = await restoreListing(moderator, { listingId, madeFrom: version })
    expect(back.status).toBe('suggested')
    await expect(getMyListing(coordinator, { listingId })).rejects.toMatchObject({ kind: 'not-found' })
    const again = await confirmListing(moderator, { listingId, madeFrom: back.version, ...confirmation(today) })
    expect(again.slug).toBe(slug)
  })

  test('who serves a county is found by every ZIP code of it, wherever its door is, and by none next door', async () => {
    await owner()`delete from rate_counters`
    const far = await listed({ name: 'Far Door', postalCode: '92101', servedCounties: ['CA Contra Costa County'] })
    const across = { state: 'NV', city: 'Reno', postalCode: '89501', servedCounties: ['CA CONTRA COSTA'] }
    const other = await listed({ name: 'Other Side', ...across })
    const names = async (zip: string) => (await findListings(anyone, { zip })).items.map(({ slug }) => slug)
    for (const zip of ['94553', '94520'])
      expect(await names(zip)).toEqual(expect.arrayContaining([far.slug, other.slug]))
    const nextDoor = await names('93901')
    for (const { slug } of [far, other]) expect(nextDoor).not.toContain(slug)
  })

  test('a flood about one listing hides no word about another', async () => {
    const [flooded, quiet] = [await listed(), await listed()]
    await owner()`insert into listing_reports (id, listing_id, words, reported_at)
      select gen_random_uuid(), ${flooded.listingId}, 'Flood ' || n, now() - interval '1 day' from generate_series(1, 120) n`
    await reportListing(anyone, { slug: quiet.slug, words: 'The number is a stranger’s.' }, null)
    const { reports, reportPages, counts } = await listWaiting(moderator)
    expect(reports.map(({ words }) => words)).toContain('The number is a stranger’s.')
    const pages = Array.from({ length: reportPages }, (_, at) => listWaiting(moderator, { reportsPage: at + 1 }))
    const all = (await Promise.all(pages)).flatMap((page) => page.reports.map((each) => each.reportId))
    expect([new Set(all).size, all.length]).toEqual([counts.reports, counts.reports])
    await owner()`delete from listing_reports where words like 'Flood %'`
  })

  test('anyone says that something is wrong, twenty times an hour; a moderator settles it once', async () => {
    const { slug } = await listed()
    await expect(reportListing(anyone, { slug: 'no-such', words: 'Wrong number.' }, null)).rejects.toMatchObject({
      kind: 'not-found',
    })
    for (let at = 0; at < 20; at += 1)
      await reportListing(anyone, { slug, words: `Wrong number ${at}.` }, '198.51.100.7')
    await expect(reportListing(anyone, { slug, words: 'Once more.' }, '198.51.100.7')).rejects.toMatchObject({
      kind: 'too-many',
    })
    const reportId = (await listWaiting(moderator)).reports.find(({ words }) => words === 'Wrong number 3.')?.reportId
    await settleReport(moderator, { reportId, outcome: 'The number was changed.' })
    await expect(settleReport(moderator, { reportId, outcome: 'Again.' })).rejects.toMatchObject({ kind: 'not-now' })
  })
})

test('what comes with the product waits as suggestions, and comes once', async () => {
  const row: ReferenceListing = {
    ...{ key: 'sp-1', kind: 'service-provider', name: 'Alder House', summary: 'Beds for young people.', whom: null },
    ...{ isShelter: true, isNationwide: false, servedStates: ['OR'], servedWords: null, city: null, state: 'OR' },
    ...{ phone: null, url: null, sourceName: 'A list', sourceUrl: null, seenOn: '2026-11-26', confidence: 'secondary' },
    notes: ['Status: term over'],
  }
  expect(await loadSuggestions(systemCtx('test'), [row])).toEqual({
    added: 1,
  })
  expect(await loadSuggestions(systemCtx('test'), [row])).toEqual({
    added: 0,
  })
  expect(await found({ q: 'Alder House' })).not.toContain('Alder House')
  const { items, counts } = await listWaiting(moderator, { state: 'OR' })
  expect([items.map(({ name }) => name), counts.suggestions > 0]).toEqual([['Alder House'], true])
  const listingId = items[0]?.listingId ?? ''
  const waiting = await getWaiting(moderator, { listingId })
  expect([waiting.fromFile, waiting.confidence, waiting.notes]).toEqual([true, 'secondary', ['Status: term over']])
  const confirmed = { listingId, madeFrom: waiting.version, ...confirmation(today) }
  // Nobody could reach it: the moderator adds the number first.
  await expect(confirmListing(moderator, confirmed)).rejects.toThrow()
  const { version } = await changeListing(moderator, {
    listingId,
    madeFrom: waiting.version,
    ...waiting.fields,
    phone: '555-010-0111',
  })
  const elsewhere = confirmListing(moderator, { ...confirmed, madeFrom: version, postalCode: '93901' })
  await expect(elsewhere).rejects.toMatchObject({ issues: [{ path: ['postalCode'] }] })
  const there = { postalCode: '97201', servedCounties: ['OR Multnomah'] }
  expect((await confirmListing(moderator, { ...confirmed, madeFrom: version, ...there })).slug).toBe('alder-house-or')
  const { items: near } = await findListings(anyone, { zip: '97201', within: 5 })
  expect(near[0]).toMatchObject({ slug: 'alder-house-or', ...there, reach: 'near' })
  expect(near.find(({ reach }) => reach === 'nationwide')?.miles).toBeNull()
})

test('an address that somebody left with a word about a listing goes 90 days after it was settled, or was sent', async () => {
  const { slug } = await listed()
  await reportListing(anyone, { slug, words: 'Moved away.', replyTo: 'ada@agency.example' }, null)
  const { reportId } = (await listWaiting(moderator)).reports.find(({ words }) => words === 'Moved away.') ?? {}
  const night = (days: number) => removeServed(systemCtx('test', plusDays(now, days)), directoryRetention)
  await settleReport(moderator, { reportId, outcome: 'Their page says so too.' })
  expect([await night(89), await night(91)]).toEqual([{ 'addresses-of-reports': 0 }, { 'addresses-of-reports': 1 }])
  await reportListing(anyone, { slug, words: 'Nobody reads this.', replyTo: 'ada@agency.example' }, null)
  expect([await night(89), await night(91)]).toEqual([{ 'addresses-of-reports': 0 }, { 'addresses-of-reports': 1 }])
})
