import { eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { listMyInvitations } from '@/lib/agencies/invitations'
import { getMe } from '@/lib/agencies/me'
import { listPeople } from '@/lib/agencies/queries'
import { agencies } from '@/lib/agencies/tables'
import { getDoor } from '@/lib/attendance/door'
import { getAttendance } from '@/lib/attendance/queries'
import { auditEvents } from '@/lib/audit/tables'
import { listAgencyCertifications } from '@/lib/certifications/queries'
import { getClaim } from '@/lib/claims/claim'
import { listAgencyClaims } from '@/lib/claims/queries'
import { claims } from '@/lib/claims/tables'
import { listMyEvents } from '@/lib/events/queries'
import { listSubmissions } from '@/lib/events/queue'
import { eventSessions, events } from '@/lib/events/tables'
import { requestCode } from '@/lib/identity/sign-in'
import { logins, people, personNames } from '@/lib/identity/tables'
import { listBatches } from '@/lib/interop/roster/queries'
import { listMyEnrollments } from '@/lib/learning/queries'
import { getTestRules } from '@/lib/learning/test-rules'
import { listSuggestedRules } from '@/lib/mandates/suggested-queries'
import { listOutbox } from '@/lib/notices/queries'
import { connect } from '@/lib/platform/connection'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { plusDays, plusMinutes, systemNow } from '@/lib/platform/time'
import { listMyCredits } from '@/lib/records/queries'
import { certificates, credits } from '@/lib/records/tables'
import { verifyCertificate, verifyChain } from '@/lib/records/verification'
import { remindRegularly } from '@/lib/reminders/jobs'
import { listRequestQueue } from '@/lib/requests/queries'
import { requests } from '@/lib/requests/tables'
import { statusOn } from '@/lib/requirements/engine/rules'
import { listMyObligations } from '@/lib/requirements/queries'
import { listReliefs } from '@/lib/requirements/reliefs/queries'
import { obligations } from '@/lib/requirements/tables'
import { findTaskForces } from '@/lib/task-forces/finding'
import { getTaskForce, listMyTaskForces } from '@/lib/task-forces/queries'
import { GORDON } from './agencies'
import { as } from './cast'
import { seedDemonstration, tellWorld } from './demonstration'
import { INTERPRETERS, JOSEPHINE, NIGHT_CALL, postings, TIP_DESK } from './event-texts'
import { loadInstallation } from './installation'
import { lastMonday } from './monday'
import { personas } from './personas'
import { beginStory, MARLOW_BAY, type Story } from './story'

testDatabase()

const asks = <T>(query: (tx: Tx) => Promise<T>) => read(systemCtx('test'), query)
const agencyNamed = async (name: string) => {
  const [agency] = await asks((tx) => tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.name, name)))
  return agency?.id ?? ''
}

/** A story whose teller is interrupted when a day is asked for the nth time. */
async function interrupted(after: number): Promise<Story> {
  const story = await beginStory()
  let asked = 0
  const at: Story['at'] = (...when) => {
    if (++asked > after) throw new Error('interrupted')
    return story.at(...when)
  }
  return { ...story, at }
}

beforeAll(async () => {
  await loadInstallation(systemCtx('installation'))
  for (const after of [3, 45, 120])
    await expect(interrupted(after).then(tellWorld), `after ${after}`).rejects.toThrow('interrupted')
  const { at } = await beginStory()
  await requestCode(anyoneCtx(at(70)), JOSEPHINE, { device: 'Firefox on Windows', network: null })
  await seedDemonstration()
}, 240_000)

describe('the people', () => {
  test('about ninety serve three agencies', async () => {
    const serving = async (name: string) =>
      (await listPeople(systemCtx('test'), { agencyId: await agencyNamed(name), limit: 200 })).total
    expect(await serving(MARLOW_BAY)).toBe(60)
    expect(await serving('Harbor Light Victim Services')).toBe(20)
    // One of them is a line that waits for Luis Ferreira to accept.
    expect(await serving('Pine Hollow Youth Center')).toBe(13)
    const luis = await as('l.ferreira@harborlight.example', systemNow())
    expect((await listMyInvitations(luis)).items).toMatchObject([{ agencyName: 'Pine Hollow Youth Center' }])
  })

  test('two task forces stand around the towns: a whole one with its lead, and one without its victim-service side', async () => {
    const { items } = await findTaskForces(anyoneCtx(), { zip: '93999' })
    expect(items.map(({ name, missingSides }) => [name.split(' ')[0], missingSides])).toEqual([
      ['Marlow', []],
      ['Calder', ['victim-services']],
    ])
    const marlow = await getTaskForce(anyoneCtx(), { slug: items[0]?.slug })
    expect(marlow.awards.map(({ state }) => state)).toEqual(['running', 'running', 'ended'])
    expect(marlow.listing?.name).toBe(marlow.name)
    const calder = await getTaskForce(anyoneCtx(), { slug: items[1]?.slug })
    expect(calder).toMatchObject({ missing: [{ since: expect.any(String) }], former: [{ side: 'victim-services' }] })
    const dana = await as('d.whitfield@marlowbaypd.example', systemNow())
    expect((await listMyTaskForces(dana)).items).toMatchObject([{ slug: marlow.slug }])
  })

  test('every persona can sign in and is who the list says', async () => {
    for (const { name, email } of personas) {
      const me = await getMe(await as(email, systemNow()))
      expect(`${me.person?.givenName} ${me.person?.familyName}`, email).toBe(name)
    }
    const me = async (email: string) => getMe(await as(email, systemNow()))
    expect((await me('d.whitfield@marlowbaypd.example')).looksAfter).toMatchObject([
      { name: MARLOW_BAY, mayChange: true },
    ])
    expect((await me('r.castellano@marlowbaypd.example')).looksAfter).toMatchObject([
      { name: MARLOW_BAY, mayChange: false },
    ])
    expect((await me('n.haddad@harborlight.example')).looksAfter).toMatchObject([{ mayChange: true }])
    expect((await me('g.amsel@attest.example')).may).toMatchObject({ moderate: true, administer: false, author: false })
    expect((await me('p.raman@attest.example')).may).toMatchObject({ moderate: false, administer: false, author: true })
    expect((await me('w.jessup@attest.example')).may.administer).toBe(true)
  })

  test('nobody has an address, and no event a link, outside the names that nobody can own', async () => {
    const found = await asks((tx) =>
      tx.execute<{ host: string }>(sql`
        select distinct lower(substring(it.word from '[^/@]+$')) as host from (
          select identifier as word from ${logins} where kind = 'email'
          union all select contact_email from ${events}
          union all select substring(registration_url from '^https?://[^/]+') from ${events}
          union all select substring(link from '^https?://[^/]+') from ${eventSessions}) it
        where it.word <> ''`),
    )
    const hosts = [...found].map(({ host }) => host)
    expect(hosts.length).toBeGreaterThan(5)
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
  })

  test('one bears a new name, one changed agencies, and some left', async () => {
    const renamed = await asks((tx) =>
      tx.execute<{ name: string }>(
        sql`select p.family_name as name from ${people} p join ${personNames} n on n.person_id = p.id
          group by p.id having count(*) > 1`,
      ),
    )
    expect([...renamed]).toEqual([{ name: 'Whitcombe-Sato' }])
    const agencyId = await agencyNamed(MARLOW_BAY)
    const left = await listPeople(systemCtx('test'), { agencyId, who: 'left' })
    expect(left.total).toBe(3)
    const foster = await listMyCredits(await as('meiling.foster@postbox.example', systemNow()))
    expect(foster.totals.agencies).toBe(1)
    expect((await listMyCredits(await as('a.okafor@marlowbaypd.example', systemNow()))).totals.agencies).toBe(2)
    expect(foster.items.every(({ agencyName }) => agencyName === 'Harbor Light Victim Services')).toBe(true)
  })
})

describe('what is owed', () => {
  async function statuses(name: string, today: string) {
    const agencyId = await agencyNamed(name)
    const rows = await asks((tx) =>
      tx.select().from(obligations).where(eq(obligations.agencyId, agencyId)).orderBy(obligations.cycle),
    )
    const byRule = new Map<string, typeof rows>()
    for (const row of rows) {
      const key = `${row.personId} ${row.requirementId}`
      byRule.set(key, [...(byRule.get(key) ?? []), row])
    }
    return [...byRule.values()].map((cycles) => ({ personId: cycles[0]?.personId, ...statusOn(cycles, today) }))
  }
  const countPeople = (found: { personId: string | undefined }[]) => new Set(found.map((each) => each.personId)).size

  test('five people of Marlow Bay are overdue with six trainings, and six more are due within thirty days', async () => {
    const { today } = await beginStory()
    const found = await statuses(MARLOW_BAY, today)
    const overdue = found.filter(({ kind }) => kind === 'overdue')
    const soon = found.filter(({ kind }) => kind === 'due-soon')
    expect([countPeople(overdue), overdue.length]).toEqual([5, 6])
    expect(countPeople(soon)).toBe(6)
    const later = found.filter(({ kind, days }) => kind === 'open' && (days ?? 0) <= 90)
    expect(countPeople(later)).toBeGreaterThanOrEqual(8)
    const met = found.filter(({ kind }) => kind === 'met').length
    const applies = found.filter(({ kind }) => kind !== 'not-applicable').length
    expect(met / applies).toBeGreaterThan(0.75)
  })

  test('the other two agencies have one or two people overdue', async () => {
    const { today } = await beginStory()
    for (const name of ['Harbor Light Victim Services', 'Pine Hollow Youth Center']) {
      const overdue = (await statuses(name, today)).filter(({ kind }) => kind === 'overdue')
      expect(countPeople(overdue), name).toBeGreaterThanOrEqual(1)
      expect(countPeople(overdue), name).toBeLessThanOrEqual(2)
    }
  })

  test('Amara Okafor owes her two agencies one thing overdue and one due in twelve days', async () => {
    const amara = await as('a.okafor@marlowbaypd.example', systemNow())
    const { today } = await beginStory()
    const { items } = await listMyObligations(amara, { asOf: today })
    const urgent = items.filter(({ status }) => status.kind === 'overdue' || status.kind === 'due-soon')
    expect(urgent.map(({ agencyName, status }) => [agencyName, status.kind, status.days])).toEqual([
      ['Harbor Light Victim Services', 'overdue', expect.toSatisfy((days: number) => days === 11 || days === 12)],
      [MARLOW_BAY, 'due-soon', 12],
    ])
  })
})

describe('what is learned', () => {
  test('Amara Okafor is in the third lesson, and Wen Li Zhao waits for a third try', async () => {
    const [hers] = (await listMyEnrollments(await as('a.okafor@marlowbaypd.example', systemNow()))).items
    expect(hers).toMatchObject({ slug: 'human-trafficking', lessonsDone: 2, resume: { kind: 'lesson', number: 3 } })
    const zhao = await as('w.zhao@marlowbaypd.example', systemNow())
    expect(await getTestRules(zhao, { slug: 'human-trafficking' })).toMatchObject({
      state: 'cooling-off',
      attemptsUsed: 2,
      taken: [{ passed: false }, { passed: false }],
    })
    expect((await listMyEnrollments(await as('l.ferreira@harborlight.example', systemNow()))).items).toEqual([])
  })

  test('somebody passed a test in the last week', async () => {
    const { items } = await listMyCredits(await as('g.marchetti@marlowbaypd.example', systemNow()))
    const { day } = await beginStory()
    expect(items[0]).toMatchObject({ sourceKind: 'module', earnedOn: day(-6) })
  })

  test('every chain of credits holds, and every certificate can be verified', async () => {
    const chains = await asks((tx) => tx.selectDistinct({ personId: credits.personId }).from(credits))
    expect(chains.length).toBeGreaterThan(80)
    for (const { personId } of chains) expect((await verifyChain(systemCtx('test'), personId)).holds).toBe(true)
    const codes = await asks((tx) => tx.select({ code: certificates.code }).from(certificates))
    const states: Record<string, number> = {}
    for (const { code } of codes) {
      const { state } = await verifyCertificate(anyoneCtx(), { code })
      states[state] = (states[state] ?? 0) + 1
    }
    expect(states).toEqual({ valid: codes.length - 2, superseded: 1, revoked: 1 })
  }, 30_000)
})

describe('the calendar', () => {
  test('holds about 25 events of the next four months, in many states', async () => {
    const rows = await asks((tx) => tx.select({ status: events.status, title: events.title }).from(events))
    const count = (status: string) => rows.filter((row) => row.status === status).length
    // One more is what a request became.
    expect(rows.length).toBe(postings.length + 1)
    expect(count('published')).toBeGreaterThanOrEqual(23)
    expect([count('submitted'), count('returned'), count('cancelled')]).toEqual([2, 1, 1])
    const places = await asks((tx) => tx.selectDistinct({ state: eventSessions.state }).from(eventSessions))
    expect(places.length).toBeGreaterThanOrEqual(9)
  })

  test('shows the moderator what waits beside what it resembles, and never an own event', async () => {
    const { groups, total } = await listSubmissions(await as(GORDON.email, systemNow()))
    expect(total).toBe(2)
    expect(JSON.stringify(groups)).toContain('officers and advocates together')
  })

  test('never shows where the support group meets', async () => {
    const [group] = await asks((tx) =>
      tx
        .select({ hidden: events.hidePlace, venue: eventSessions.venueName, city: eventSessions.city })
        .from(events)
        .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
        .where(eq(events.kind, 'support-group')),
    )
    expect(group).toMatchObject({ hidden: true })
    expect(group?.venue || group?.city || '').toBe('')
  })
})

describe('who came', () => {
  const door = async (title: string) => {
    const teresa = await as('t.quill@pinehollow.example', systemNow())
    const { items } = await listMyEvents(teresa)
    const eventId = items.find((each) => each.title === title)?.eventId
    return { ...(await getAttendance(teresa, { eventId })), door: await getDoor(teresa, { eventId }) }
  }

  test('to an evening whose credit is posted, to one that waits to be confirmed, and to today’s, which is full', async () => {
    const held = await door(NIGHT_CALL)
    expect(held.totals).toMatchObject({ came: 8, walkIns: 1, toPost: 0, postedPeople: 7 })
    const amara = await listMyCredits(await as('a.okafor@marlowbaypd.example', systemNow()))
    expect(amara.items).toContainEqual(expect.objectContaining({ title: NIGHT_CALL, sourceKind: 'event' }))
    expect((await door(INTERPRETERS)).totals).toMatchObject({ came: 7, toPost: 6, postedPeople: 0 })
    const { people } = (await door(TIP_DESK)).door
    expect(people.map(({ hasPlace }) => hasPlace).sort()).toEqual([...Array(2).fill(false), ...Array(6).fill(true)])
  })
})

test('training elsewhere, certifications and what was decided for single people are told once, in many states', async () => {
  const noor = await as('n.haddad@harborlight.example', systemNow())
  const ruth = await as('r.castellanos@harborlight.example', systemNow())
  const dana = await as('d.whitfield@marlowbaypd.example', systemNow())
  const harborLight = await agencyNamed('Harbor Light Victim Services')
  const marlowBay = await agencyNamed(MARLOW_BAY)
  const states = await asks((tx) => tx.select({ status: claims.status }).from(claims))
  expect(states.map(({ status }) => status).sort()).toEqual([
    'approved',
    'approved',
    'disputed',
    'draft',
    'returned',
    'submitted',
  ])
  expect((await listAgencyClaims(noor, { agencyId: harborLight })).items).toMatchObject([{ forAnother: true }])
  expect((await listAgencyClaims(ruth, { agencyId: harborLight })).items).toMatchObject([{ forAnother: false }])
  const [shown] = (await listAgencyClaims(dana, { agencyId: marlowBay })).items
  const { proofs } = await getClaim(dana, { claimId: shown?.claimId })
  expect(proofs).toMatchObject([{ name: 'certificate.jpg', isPicture: true, removed: null }])
  const counts = await Promise.all(
    (['waiting', '30', 'expired', 'all'] as const).map(
      async (which) => (await listAgencyCertifications(dana, { agencyId: marlowBay, which })).total,
    ),
  )
  expect(counts).toEqual([1, 1, 1, 6])
  const { items } = await listReliefs(dana, { agencyId: marlowBay })
  expect(items.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'extension granted',
    'extension waiting',
    'leave granted',
    'waiver declined',
    'waiver granted',
  ])
  const [leave] = items.filter(({ kind }) => kind === 'leave')
  expect(leave).toMatchObject({ filesShown: 1, proofs: [{ name: 'letter.pdf', pages: 1, removed: null }] })
})

test('what is asked for is told once and stands in many states, with an answer that is late', async () => {
  const states = await asks((tx) => tx.select({ status: requests.status }).from(requests))
  expect(states.map(({ status }) => status).sort()).toEqual(
    ['accepted', 'closed', 'declined', 'draft', 'scheduled', 'scheduled', 'submitted', 'submitted'].sort(),
  )
  const { items } = await listRequestQueue(await as('i.calloway@attest.example', systemNow()), { late: true })
  expect(items).toMatchObject([{ kind: 'prosecution-training', state: 'submitted' }])
})

test('of two rules that were missed among the packs one became a pack and one waits for the moderator', async () => {
  const noor = await as('n.haddad@harborlight.example', systemNow())
  const harborLight = await agencyNamed('Harbor Light Victim Services')
  const { items } = await listSuggestedRules(noor, { agencyId: harborLight })
  expect(items).toMatchObject([{ status: 'taken-up', pack: { packId: 'ca-evid-1038-2' } }])
  const { items: all } = await listSuggestedRules(await as(GORDON.email, systemNow()), {})
  expect(all.map(({ status, mayAnswer }) => [status, mayAnswer])).toEqual([
    ['waiting', true],
    ['taken-up', false],
  ])
})

describe('telling it', () => {
  test('a second time changes nothing', async () => {
    const trail = () => asks((tx) => tx.select({ count: sql<number>`count(*)::int` }).from(auditEvents))
    const before = await trail()
    expect(await seedDemonstration()).toEqual(personas)
    expect(await trail()).toEqual(before)
  })

  test('in pieces, as a killed server does, leaves nothing twice', async () => {
    const { items } = await listBatches(systemCtx('test'), { agencyId: await agencyNamed(MARLOW_BAY) })
    expect(items.filter(({ state }) => state === 'applied').length).toBe(2)
    const twice = await asks((tx) =>
      tx.execute(sql`select person_id, title, earned_on from ${credits} where ${isNull(credits.reverses)}
        group by 1, 2, 3 having count(*) > 1`),
    )
    expect([...twice]).toEqual([])
    expect((await asks((tx) => tx.select({ id: agencies.id }).from(agencies))).length).toBe(3)
  })

  test('sends the letters of Monday on Monday morning, and has none left to write in its week', async () => {
    const letters = await listOutbox()
    const to = (address: string) => letters.filter((each) => each.to === address).map(({ subject }) => subject)
    expect(to('a.okafor@marlowbaypd.example')).toContain('Dates to note')
    expect(to('d.whitfield@marlowbaypd.example')).toContain('Your list for this week')
    expect(to('n.haddad@harborlight.example')).toContain('Your list for this week')
    const monday = lastMonday(await beginStory())
    expect(new Set(letters.map(({ sentAt }) => sentAt))).toEqual(new Set([plusMinutes(monday, 10).toISOString()]))
    expect(letters.filter(({ waitsUntil }) => waitsUntil !== null)).toEqual([])
    const weekly = () =>
      asks((tx) => tx.execute(sql`select kind, key from notices where kind like 'reminders.%' order by kind, key`))
    const before = [...(await weekly())]
    await remindRegularly.run(systemCtx('test', plusDays(monday, 2)), {})
    expect([...(await weekly())]).toEqual(before)
  })

  test('leaves no letter in the queue that somebody would get today', async () => {
    const owner = connect('owner', { max: 1 })
    // Rows of earlier training that wait are looked for once; nobody gets a letter of it.
    const [letters] = await owner`
      select count(*)::int as count from graphile_worker.jobs where task_identifier <> 'take-up-history'`
    await owner.end({ timeout: 1 })
    expect(letters?.count).toBe(0)
  })
})
