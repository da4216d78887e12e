import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { changeProfileAsSeen } from '@/lib/agencies/as-seen.fixture'
import { addAgency } from '@/lib/agencies/commands'
import { inviteIn, listMyInvitations } from '@/lib/agencies/invitations'
import { signInAsPersona } from '@/lib/agencies/personas'
import { getMember, listPeople, listRoles } from '@/lib/agencies/queries'
import { grantRole, nameCoordinator } from '@/lib/agencies/roles'
import { write } from '@/lib/audit/write'
import { addPerson } from '@/lib/identity/people'
import { findSessionActor } from '@/lib/identity/queries'
import { type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { read, writable } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, plusDays, systemNow } from '@/lib/platform/time'
import { personRecord } from '@/lib/reporting/person'
import { listTrail } from '@/lib/reporting/trail'
import { editAsSeen, moveAsSeen } from './as-seen.fixture'
import { applyRoster, checkRoster } from './commands'
import { answerInvitation } from './joining'
import { addToRoster, removeFromRoster } from './people'
import { getBatch, listBatches } from './queries'
import { rollBackRoster } from './roll-back'

testDatabase()

const system = systemCtx('test')
const today = dayIn('America/Los_Angeles', systemNow())
const service = { unitId: null, position: null, employment: 'sworn', startsOn: addDays(today, -90) }
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )
const fresh = (who: string) => `${who}-${newId()}@agency.example`

async function signedIn(email: string, at: Date = systemNow()): Promise<Ctx> {
  const { sessionId } = await signInAsPersona(system, { email }, { device: 'test', network: null })
  const held = await findSessionActor(sessionId, at)
  if (!held) throw new Error('not signed in')
  return personCtx(held.actor, at)
}

async function agency(): Promise<{ agencyId: string; ctx: Ctx }> {
  const { agencyId } = await addAgency(system, { name: `Agency ${newId()}`, kind: 'law-enforcement', state: 'CA' })
  const email = fresh('coordinator')
  await nameCoordinator(system, { agencyId, email, givenName: 'Dana', familyName: 'Whitfield' })
  return { agencyId, ctx: await signedIn(email) }
}

async function account(givenName: string, familyName: string) {
  const email = fresh('owner')
  const { personId } = await write(system, 'person.added', (w) => addPerson(w, { givenName, familyName, email }))
  return { email, personId, ctx: await signedIn(email) }
}

const people = async (ctx: Ctx, agencyId: string) => (await listPeople(ctx, { agencyId })).items
const askedOf = async (ctx: Ctx) => (await listMyInvitations(ctx)).items

describe('somebody who has an account', () => {
  let at: Awaited<ReturnType<typeof agency>>
  let luis: Awaited<ReturnType<typeof account>>
  beforeAll(async () => {
    at = await agency()
    luis = await account('Luis', 'Ferreira')
  })
  const add = (email: string) =>
    addToRoster(at.ctx, { agencyId: at.agencyId, givenName: 'Lou', familyName: 'Ferrer', email, ...service })

  it('is added like anybody else: the agency cannot tell a known address from an unknown one', async () => {
    const known = await add(luis.email)
    const unknown = await add(fresh('nobody'))
    const shown = async (personId: string) => {
      const {
        email,
        affiliationId,
        versions: _,
        ...rest
      } = await getMember(at.ctx, { agencyId: at.agencyId, personId })
      return { ...rest, personId: '', hasEmail: email !== null, hasAffiliation: Boolean(affiliationId) }
    }
    expect(await shown(known.personId)).toEqual(await shown(unknown.personId))
    expect(known.personId).not.toBe(luis.personId)
    expect((await people(at.ctx, at.agencyId)).map((each) => each.personId)).not.toContain(luis.personId)
  })

  it('stays out of the agency’s sight and reach until they accept, also for the database', async () => {
    for (const table of ['people', 'person_names', 'logins']) {
      const column = table === 'people' ? 'id' : 'person_id'
      const rows = await read(at.ctx, (tx) =>
        tx.execute(sql`select 1 from ${sql.raw(table)} where ${sql.raw(column)} = ${luis.personId}`),
      )
      expect([table, rows.length]).toEqual([table, 0])
    }
    const changed = await writable(at.ctx, (tx) =>
      tx.execute(sql`update people set given_name = 'X' where id = ${luis.personId}`),
    )
    expect(changed.count).toBe(0)
  })

  it('is asked by nobody else’s name, and only they can answer', async () => {
    const [question] = await askedOf(luis.ctx)
    const other = await account('Other', 'Person')
    expect(await askedOf(other.ctx)).toEqual([])
    const answer = { invitationId: question?.invitationId ?? '', accept: true }
    for (const ctx of [other.ctx, at.ctx])
      expect(await failure(answerInvitation(ctx, answer))).toMatch('does not exist')
    const seen = (ctx: Ctx) => read(ctx, (tx) => tx.execute(sql`select 1 from invitations where email = ${luis.email}`))
    expect([await seen(other.ctx), await seen((await agency()).ctx)].map((rows) => rows.length)).toEqual([0, 0])
  })

  it('serves there under their own name once they accept, the agency keeping its own for its papers', async () => {
    const [question] = await askedOf(luis.ctx)
    const answer = { invitationId: question?.invitationId ?? '', accept: true }
    await answerInvitation(luis.ctx, answer)
    await answerInvitation(luis.ctx, answer)
    expect(await failure(answerInvitation(luis.ctx, { ...answer, accept: false }))).toMatch('answered this already')
    const found = (await people(at.ctx, at.agencyId)).find((each) => each.personId === luis.personId)
    expect(found).toMatchObject({ givenName: 'Lou', familyName: 'Ferrer', email: luis.email, signsIn: true })
    expect(await askedOf(luis.ctx)).toEqual([])
  })

  it('is renamed and given another address by nobody but themselves, also for the database', async () => {
    const edit = { agencyId: at.agencyId, personId: luis.personId, givenName: 'Not', familyName: 'Hisname' }
    await editAsSeen(at.ctx, { ...edit, email: null })
    expect(await failure(editAsSeen(at.ctx, { ...edit, email: fresh('taken') }))).toMatch('an address of their own')
    const names = await read(luis.ctx, (tx) =>
      tx.execute(sql`select given_name from people where id = ${luis.personId}
        union all select given_name from person_names where person_id = ${luis.personId}`),
    )
    expect([...names].map((row) => row.given_name)).toEqual(['Luis', 'Luis'])
    const tried = await writable(at.ctx, async (tx) => [
      await tx.execute(sql`update people set given_name = 'X' where id = ${luis.personId}`),
      await tx.execute(sql`update logins set identifier = 'x@x.example' where person_id = ${luis.personId}`),
      await tx.execute(sql`delete from logins where person_id = ${luis.personId}`),
      await tx.execute(sql`update person_names set given_name = 'X' where person_id = ${luis.personId}`),
    ])
    expect(tried.map(({ count }) => count)).toEqual([0, 0, 0, 0])
    const added = writable(at.ctx, (tx) =>
      tx.execute(sql`insert into logins (id, person_id, kind, identifier, created_at)
        values (${newId()}, ${luis.personId}, 'email', ${fresh('more')}, now())`),
    )
    expect(await failure(added)).not.toBe('done')
    await changeProfileAsSeen(luis.ctx, { givenName: 'Luís', familyName: 'Ferreira', timeZone: null })
  })

  it('is not written about by an agency they left, and is asked again before they come back', async () => {
    await removeFromRoster(at.ctx, { agencyId: at.agencyId, personId: luis.personId, lastDay: addDays(today, -1) })
    const edit = { agencyId: at.agencyId, personId: luis.personId, givenName: 'Not', familyName: 'Hisname' }
    expect(await failure(editAsSeen(at.ctx, { ...edit, email: null }))).toMatch('does not exist')
    const { personId } = await addToRoster(at.ctx, {
      ...{ agencyId: at.agencyId, givenName: 'Luis', familyName: 'Ferreira', email: luis.email },
      ...{ ...service, startsOn: today },
    })
    expect(personId).not.toBe(luis.personId)
    expect(await askedOf(luis.ctx)).toHaveLength(1)
  })

  it('who declines is shown to the agency as before, and is not asked again for thirty days', async () => {
    const [question] = await askedOf(luis.ctx)
    const before = await people(at.ctx, at.agencyId)
    await answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: false })
    expect(await people(at.ctx, at.agencyId)).toEqual(before)
    expect(await failure(add(luis.email))).toMatch('another name')
    expect(await askedOf(luis.ctx)).toEqual([])
  })

  it('can answer for thirty days', async () => {
    const ana = await account('Ana', 'Lucero')
    await add(ana.email)
    const later = { ...ana.ctx, now: plusDays(ana.ctx.now, 31) }
    const [question] = await askedOf(ana.ctx)
    expect(await askedOf(later)).toEqual([])
    expect(
      await failure(answerInvitation(later, { invitationId: question?.invitationId ?? '', accept: true })),
    ).toMatch('does not exist')
  })
})

describe('a role', () => {
  it('takes effect when the address it was given to is confirmed, and not by another one', async () => {
    const at = await agency()
    const [named, other] = [fresh('named'), fresh('other')]
    const person = { agencyId: at.agencyId, givenName: 'Sol', familyName: 'Reyes', email: named, ...service }
    const { personId } = await addToRoster(at.ctx, person)
    await grantRole(system, { personId, role: 'supervisor', agencyId: at.agencyId })
    await editAsSeen(at.ctx, { ...person, personId, email: other })
    const roles = async (email: string) => {
      const { actor } = await signedIn(email)
      return actor.kind === 'person' ? actor.roles : []
    }
    expect(await roles(other)).toEqual([])
    const second = await addToRoster(at.ctx, { ...person, givenName: 'Sal', email: fresh('second') })
    const { email } = await getMember(at.ctx, { agencyId: at.agencyId, personId: second.personId })
    await grantRole(system, { personId: second.personId, role: 'supervisor', agencyId: at.agencyId })
    expect(await roles(email ?? '')).toMatchObject([{ role: 'supervisor' }])
  })
})

afterAll(closeOwner)
const letters = async (email: string) =>
  (await owner()`select 1 from notices where kind = 'agencies.invitation' and address = ${email}`).length
const openAbout = async (email: string) =>
  (await owner()`select person_id from invitations where email = ${email} and answer is null`).map(
    (row) => row.person_id,
  )

describe('an agency that writes down an address', () => {
  const line = (at: { agencyId: string }, email: string | null) => ({
    ...{ agencyId: at.agencyId, givenName: 'Lou', familyName: 'Ferrer', email },
    ...service,
  })

  it('asks once, however often it sends the same address', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    const { personId } = await addToRoster(at.ctx, line(at, luis.email))
    const [asked] = await askedOf(luis.ctx)
    for (const _ of [1, 2, 3]) await editAsSeen(at.ctx, { ...line(at, luis.email), personId })
    expect(await askedOf(luis.ctx)).toEqual([asked])
    expect(await owner()`select 1 from invitations where email = ${luis.email}`).toHaveLength(1)
    expect(await letters(luis.email)).toBe(1)
  })

  it('writes to it once in thirty days, whatever the line and though it was withdrawn', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    const sent = async () =>
      (await owner()`select distinct sent_at from invitations where email = ${luis.email}`).length
    const { personId } = await addToRoster(at.ctx, line(at, luis.email))
    await editAsSeen(at.ctx, { ...line(at, fresh('other')), personId })
    expect(await askedOf(luis.ctx)).toEqual([])
    await editAsSeen(at.ctx, { ...line(at, luis.email), personId })
    expect(await openAbout(luis.email)).toEqual([personId])
    await editAsSeen(at.ctx, { ...line(at, fresh('third')), personId })
    const second = await addToRoster(at.ctx, { ...line(at, luis.email), givenName: 'Ana', familyName: 'Zuniga' })
    expect(await openAbout(luis.email)).toEqual([second.personId])
    expect([await sent(), await letters(luis.email)]).toEqual([1, 1])
    const later = { ...at.ctx, now: plusDays(at.ctx.now, 31) }
    await editAsSeen(later, { ...line(at, luis.email), givenName: 'Ana', familyName: 'Zuniga', ...second })
    expect(await sent()).toBe(2)
    expect(await openAbout(luis.email)).toHaveLength(1)
  })

  it('asks 200 people a day, and the rest on the days after', async () => {
    const at = await agency()
    const { personId } = await addToRoster(at.ctx, line(at, null))
    const ask = (count: number) =>
      write(system, 'invitation.sent', (w) =>
        inviteIn(
          w,
          at.agencyId,
          Array.from({ length: count }, (_, n) => ({ id: newId(), personId, email: fresh(`many${n}`) })),
        ),
      )
    const perDay = async () =>
      (
        await owner()`select count(*)::int as count from invitations where agency_id = ${at.agencyId}
          group by sent_at::date order by sent_at::date`
      ).map(({ count }) => count)
    await ask(150)
    await ask(300)
    expect(await perDay()).toEqual([200, 200, 50])
  })
})

describe('a question whose line ends', () => {
  const csv = (...rows: string[]) => ['Badge,First name,Last name,E-mail', ...rows].join('\n')
  async function load(at: { agencyId: string; ctx: Ctx }, text: string) {
    const { batchId } = await checkRoster(at.ctx, { agencyId: at.agencyId, fileName: 'roster.csv', text })
    const { items: leavers } = await getBatch(at.ctx, { batchId, kind: 'leaving' })
    const include = leavers.map(({ key }) => key)
    await applyRoster(at.ctx, { batchId, include, confirmLeavers: leavers.length })
    return batchId
  }
  const luisAnd = (email: string) => csv(`1,Luis,Ferreira,${email}`, '2,Ben,Ode,', '3,Cy,Vance,')

  it('ends with it, by form and by load, and is there again when the load is taken back', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await load(at, luisAnd(luis.email))
    const [personId = ''] = await openAbout(luis.email)
    const gone = await load(at, csv('2,Ben,Ode,', '3,Cy,Vance,'))
    expect(await askedOf(luis.ctx)).toEqual([])
    await rollBackRoster(at.ctx, { batchId: gone })
    expect(await openAbout(luis.email)).toEqual([personId])
    const [question] = await askedOf(luis.ctx)
    await removeFromRoster(at.ctx, { agencyId: at.agencyId, personId, lastDay: today })
    expect(await askedOf(luis.ctx)).toEqual([])
    const answer = { invitationId: question?.invitationId ?? '', accept: true }
    expect(await failure(answerInvitation(luis.ctx, answer))).toMatch('does not exist')
    expect(await letters(luis.email)).toBe(1)
  })

  it('ends when the load that asked is taken back, and the next load writes no second letter', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await rollBackRoster(at.ctx, { batchId: await load(at, luisAnd(luis.email)) })
    expect(await askedOf(luis.ctx)).toEqual([])
    await load(at, luisAnd(luis.email))
    expect(await askedOf(luis.ctx)).toHaveLength(1)
    expect(await owner()`select distinct sent_at from invitations where email = ${luis.email}`).toHaveLength(1)
  })

  it('cannot be accepted once the service is over, or beside a service of one’s own', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await load(at, luisAnd(luis.email))
    const [question] = await askedOf(luis.ctx)
    const accept = () => answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: true })
    const [line = ''] = await openAbout(luis.email)
    await owner()`update affiliations set valid_from = ${addDays(today, -9)}, valid_to = ${today} where person_id = ${line}`
    expect(await failure(accept())).toMatch('ended this service')
    await owner()`update affiliations set valid_to = null where person_id = ${line}`
    await owner()`insert into affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, valid_to, recorded_at)
      values (${newId()}, ${luis.personId}, ${at.agencyId}, 'sworn', '2020-01-01', '2020-01-01', ${addDays(today, -8)}, now())`
    expect(await failure(accept())).toMatch('serve in this agency already')
    await owner()`update affiliations set valid_to = ${addDays(today, -9)} where person_id = ${luis.personId}`
    expect(await failure(accept())).toBe('done')
  })

  it('that was accepted keeps its line and names it when the load is taken back', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    const batchId = await load(at, luisAnd(luis.email))
    const [question] = await askedOf(luis.ctx)
    await answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: true })
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({ restored: 2, kept: ['Luis Ferreira'] })
    expect((await people(at.ctx, at.agencyId)).map((each) => each.personId)).toEqual([luis.personId])
  })
})

describe('taking a load back', () => {
  const csv = (...rows: string[]) => ['Badge,First name,Last name,E-mail', ...rows].join('\n')
  async function load(at: { agencyId: string; ctx: Ctx }, text: string) {
    const { batchId } = await checkRoster(at.ctx, { agencyId: at.agencyId, fileName: 'roster.csv', text })
    const { items: leavers } = await getBatch(at.ctx, { batchId, kind: 'leaving' })
    const { items } = await getBatch(at.ctx, { batchId })
    const include = [...leavers, ...items].flatMap(({ key, loadable }) => (loadable ? key : []))
    await applyRoster(at.ctx, { batchId, include, confirmLeavers: leavers.length })
    return batchId
  }
  const accept = async (ctx: Ctx) => {
    const [question] = await askedOf(ctx)
    await answerInvitation(ctx, { invitationId: question?.invitationId ?? '', accept: true })
  }
  const days = (ctx: Ctx, count: number): Ctx => ({ ...ctx, now: plusDays(ctx.now, count) })
  const serves = async (personId: string, agencyId: string) =>
    (
      await owner()`select 1 from affiliations where person_id = ${personId} and agency_id = ${agencyId} and valid_to is null`
    ).length

  it('puts nobody back who has an account and left: they are asked, and serve on from where it ended by their yes', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await load(at, csv(`1,Lou,Ferrer,${luis.email}`, '2,Ben,Ode,', '3,Cy,Vance,'))
    await accept(luis.ctx)
    await grantRole(system, { personId: luis.personId, role: 'coordinator', agencyId: at.agencyId })
    const batchId = await load(at, csv('2,Ben,Ode,', '3,Cy,Vance,'))
    const later = days(at.ctx, 20)
    expect(await rollBackRoster(later, { batchId })).toEqual({
      ...{ restored: 0, kept: [], asked: ['Luis Ferreira'], rolesEnded: ['Luis Ferreira (coordinator)'] },
    })
    expect(await serves(luis.personId, at.agencyId)).toBe(0)
    const { actor } = await signedIn(luis.email)
    expect(actor.kind === 'person' && actor.roles).toEqual([])
    const line = (await people(later, at.agencyId)).find(({ familyName }) => familyName === 'Ferrer')
    expect(line).toMatchObject({ givenName: 'Lou', signsIn: false, email: luis.email })
    await accept(days(luis.ctx, 20))
    expect(await serves(luis.personId, at.agencyId)).toBe(1)
    const spans =
      await owner()`select valid_from::text, valid_to::text from affiliations where person_id = ${luis.personId}
      and agency_id = ${at.agencyId} order by valid_from`
    expect(spans[1]?.valid_from).toBe(spans[0]?.valid_to)
  })

  it('keeps who signed in by it, with their name and address, and names them', async () => {
    const at = await agency()
    const [first, second] = [fresh('first'), fresh('second')]
    await load(at, csv(`1,Ana,Lucero,${first}`, '2,Ben,Ode,'))
    const batchId = await load(at, csv(`1,Ana,Lucero-Diaz,${second}`, '2,Ben,Otis,', `3,Cy,Vance,${fresh('third')}`))
    await owner()`update logins set verified_at = now() where identifier = ${second}`
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({ kept: ['Ana Lucero-Diaz'], asked: [] })
    const named = (await people(at.ctx, at.agencyId)).map(({ familyName }) => familyName)
    expect(named.toSorted()).toEqual(['Lucero-Diaz', 'Ode'])
    expect(await owner()`select 1 from logins where identifier = ${first}`).toEqual([])
  })

  it('puts nobody back twice who was written down again since', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await load(at, csv(`1,Luis,Ferreira,${luis.email}`, '2,Ben,Ode,'))
    await accept(luis.ctx)
    const batchId = await load(at, csv('2,Ben,Ode,'))
    const line = { agencyId: at.agencyId, givenName: 'Luis', familyName: 'Ferreira', email: luis.email, ...service }
    await addToRoster(at.ctx, { ...line, startsOn: today })
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({ kept: ['Luis Ferreira'], asked: [] })
    expect((await people(at.ctx, at.agencyId)).filter(({ email }) => email === luis.email)).toHaveLength(1)
  })
})

describe('whether an address is known', () => {
  const readings = (event: { event: string; actor: string; person: string | null }) =>
    `${event.event} ${event.person} ${event.actor}`

  /** Addresses that an agency cannot tell from one that nobody has. */
  const addresses = {
    account: async () => (await account('Luis', 'Ferreira')).email,
    'account that serves elsewhere': async () => {
      const [there, luis] = [await agency(), await account('Luis', 'Ferreira')]
      await addToRoster(there.ctx, { ...lineOf(there.agencyId, luis.email), givenName: 'Luis', familyName: 'Ferreira' })
      const [question] = await askedOf(luis.ctx)
      await answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: true })
      return luis.email
    },
    'line elsewhere': async () => {
      const [there, email] = [await agency(), fresh('line')]
      await addToRoster(there.ctx, lineOf(there.agencyId, email))
      return email
    },
  }
  const lineOf = (agencyId: string, email: string) => ({
    ...{ agencyId, givenName: 'Lou', familyName: 'Ferrer', email },
    ...service,
  })

  /** All that an agency does about one address, and all that it is answered. */
  async function told(email: string) {
    const { agencyId, ctx } = await agency()
    const line = lineOf(agencyId, email)
    const other = { ...lineOf(agencyId, fresh('ana')), givenName: 'Ana', familyName: 'Zuniga' }
    const answers: unknown[] = []
    const neutral = (text: string) =>
      text
        .replaceAll(email, 'it')
        .replaceAll(other.email, 'another')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
        // Versions are made of what is shown, the address among it.
        .replaceAll(/"(version|edit|move)":"[\w-]{22}"/g, '"$1":"of this"')
    const note = (what: string, answer: unknown) => answers.push([what, neutral(JSON.stringify(answer))])
    const ask = async <T>(what: string, work: Promise<T>): Promise<T | null> => {
      const answer = await work.then(
        (value) => ({ value, error: null }),
        ({ kind, message, fields }) => ({ value: null, error: { kind, message, fields } }),
      )
      note(what, answer)
      return answer.value
    }
    const check = async (...rows: string[]) => {
      const text = ['Badge,First name,Last name,E-mail', ...rows].join('\n')
      const found = await ask('file', checkRoster(ctx, { agencyId, fileName: 'roster.csv', text }))
      const batchId = found?.batchId ?? ''
      await ask('check', getBatch(ctx, { batchId }))
      return batchId
    }
    const look = async (personId: string) => {
      const seen = { agencyId, personId }
      for (const who of ['serving', 'left'] as const)
        for (const search of ['', email]) await ask(who, listPeople(ctx, { agencyId, who, search }))
      await ask('member', getMember(ctx, seen))
      const { email: write, service: served } = await personRecord(ctx, seen)
      note('record', { write, served })
      await ask('roles', listRoles(ctx, { agencyId }))
      await ask('files', listBatches(ctx, { agencyId }))
      for (const person of [email, '']) {
        const { items } = await listTrail(ctx, { person, limit: 200 })
        note('trail', items.map(readings).toSorted())
      }
    }
    const personId = (await ask('add', addToRoster(ctx, line)))?.personId ?? ''
    await ask('add again', addToRoster(ctx, { ...line, position: 'again' }))
    await ask('add another', addToRoster(ctx, { ...line, givenName: 'Zoe', familyName: 'Quint' }))
    const second = (await ask('second', addToRoster(ctx, other)))?.personId ?? ''
    await look(personId)
    await ask('address of somebody else', editAsSeen(ctx, { ...other, email, personId: second }))
    await ask('same address', editAsSeen(ctx, { ...line, personId }))
    await ask('move', moveAsSeen(ctx, { ...line, personId, position: 'Sergeant', on: today }))
    for (const whom of [{ email }, { personId }, { email }])
      await ask('role', grantRole(ctx, { ...whom, role: 'supervisor', agencyId, unitId: null }))
    await check(`7,Zoe,Quint,${email}`)
    const batchId = await check(`7,Lou,Ferrer,${email}`, `8,Ana,Zuniga,${other.email}`, '9,Cy,Vance,')
    await ask('load', applyRoster(ctx, { batchId }))
    await look(personId)
    await ask('take back', rollBackRoster(ctx, { batchId }))
    await look(personId)
    await ask('end', removeFromRoster(ctx, { agencyId, personId, lastDay: addDays(today, -1) }))
    await look(personId)
    await ask('edit after the end', editAsSeen(ctx, { ...line, personId }))
    const back = await check(`7,Lou,Ferrer,${email}`, `8,Ana,Zuniga,${other.email}`)
    await ask('load', applyRoster(ctx, { batchId: back }))
    await look(personId)
    await ask('take back', rollBackRoster(ctx, { batchId: back }))
    await ask('add after the end', addToRoster(ctx, { ...line, startsOn: today }))
    await ask('elsewhere', editAsSeen(ctx, { ...line, personId, email: fresh('elsewhere') }))
    await ask('to the other', editAsSeen(ctx, { ...other, email, personId: second }))
    await look(second)
    return answers
  }

  let unknown: unknown[]
  beforeAll(async () => {
    unknown = await told(fresh('nobody'))
  }, 60_000)

  it('is told by no refusal: what is asked of an unknown address comes to its end', () => {
    expect(unknown.length).toBeGreaterThan(70)
    expect(unknown[1]).toMatchObject(['add again', expect.stringContaining('serves in the agency already')])
    expect(JSON.stringify(unknown).includes('TypeError')).toBe(false)
  })

  it.each(Object.entries(addresses))(
    'is told by no answer, list, search, role, file or event: %s',
    async (_, make) => {
      expect(await told(await make())).toEqual(unknown)
    },
    60_000,
  )

  it('is told by no role: it waits for the address to be confirmed, and is theirs once they accept', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    await addToRoster(at.ctx, lineOf(at.agencyId, luis.email))
    await grantRole(at.ctx, { email: luis.email, role: 'supervisor', agencyId: at.agencyId, unitId: null })
    const held = async () => {
      const { actor } = await signedIn(luis.email)
      return actor.kind === 'person' ? actor.roles : []
    }
    expect(await held()).toEqual([])
    const toldOf = async () => {
      await tellAll('agencies.role-given', systemNow())
      return (await lettersTo(luis.email)).filter(({ text }) => text.includes('supervisor')).length
    }
    expect(await toldOf()).toBe(0)
    const [question] = await askedOf(luis.ctx)
    await answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: true })
    expect(await held()).toMatchObject([{ role: 'supervisor', agencyId: at.agencyId }])
    expect(await toldOf()).toBe(1)
    expect(await letters(luis.email)).toBe(1)
  })

  it('is not told by a no either, which only who said it and administrators read', async () => {
    const [at, luis] = [await agency(), await account('Luis', 'Ferreira')]
    const line = { agencyId: at.agencyId, givenName: 'Lou', familyName: 'Ferrer', email: luis.email, ...service }
    await addToRoster(at.ctx, line)
    const before = await listTrail(at.ctx, { limit: 100 })
    const [question] = await askedOf(luis.ctx)
    await answerInvitation(luis.ctx, { invitationId: question?.invitationId ?? '', accept: false })
    expect(await listTrail(at.ctx, { limit: 100 })).toEqual(before)
    const events = (await listTrail(luis.ctx, { limit: 100 })).items.map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['invitation.sent', 'invitation.answered']))
  })
})
