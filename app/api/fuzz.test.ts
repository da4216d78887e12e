/**
 * Whatever anybody sends: no operation fails for a reason of ours, takes long, or says anything of people next door. The
 * short form here takes seconds; `npm run fuzz` asks more. A run is repeated by its seed, which is printed.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationTable } from '@/e2e/checks/who-may-do-what'
import { closeOwner, owner } from '@/e2e/support/facts'
import { batchOf } from '@/e2e/support/file-subjects'
import { fillRecord } from '@/e2e/support/full-record'
import { inputs } from '@/e2e/support/grid-inputs'
import { inputOf, type Known, placesIn, type Random, type Schema, seeded, spoil, withAt } from '@/e2e/support/hostile'
import { allOperations, type Operation, onTheWire, type Wire } from '@/e2e/support/requests'
import { creditOf, requirementOf, tokenOf } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type Place, type Somebody, type World } from '@/e2e/support/world'
import { sealSessionToken } from '@/lib/identity/session-token'
import { forgetEnv } from '@/lib/platform/env'
import { SESSION_COOKIE } from './_caller'
import { serveFetch } from './_serve'

testDatabase()
const secret = 'a secret for tests, long enough to sign'
process.env.AUTH_SECRET = secret
forgetEnv()

const seed = Number(process.env.FUZZ_SEED ?? 20261126)
const rounds = Number(process.env.FUZZ_ROUNDS ?? 3)
const lastsMs = Number(process.env.FUZZ_MINUTES ?? 1) * 60_000
const SLOWEST_MS = 5000
const MOST_MEMORY = 1.5 * 1024 ** 3

type Asker = { called: string; column: string; headers: Record<string, string>; self?: Somebody }
let world: World
/** Those of one agency, who must learn nothing of the other, and those of the platform. */
let local: readonly Asker[]
let global: readonly Asker[]
let known: Known
let secrets: readonly string[]

beforeAll(async () => {
  world = await makeWorld()
  await fillRecord(world)
  const { own, other, organizer, auditor, moderator, author, administrator } = world
  const { token } = await tokenOf(own.coordinator)
  local = [
    { called: 'nobody', column: 'any', headers: {} },
    asker('trainee', 'tra', own.trainee),
    asker('supervisor', 'sup', own.supervisor),
    asker('coordinator', 'coo', own.coordinator),
    asker('organizer', 'org', organizer),
    asker('auditor', 'aud', auditor),
    { called: 'token', column: 'tok', headers: { authorization: `Bearer ${token}` } },
  ]
  global = [asker('moderator', 'mod', moderator), asker('author', 'aut', author)]
  global = [...global, asker('administrator', 'adm', administrator)]
  const [mine, theirs] = [await thingsOf(own), await thingsOf(other)]
  secrets = theirs
  known = {
    ids: [...mine, ...theirs, own.agencyId, other.agencyId].filter((each) => /^[0-9a-f-]{36}$/.test(each)),
    words: ['Reyes', 'Patrol', 'officer', 'CA', '2026-11', 'meeting-at-the-door', 'America/Los_Angeles', 'first'],
    emails: [own.trainee.email, own.coordinator.email, other.trainee.email, 'new@agency.example'],
  }
}, 120_000)
afterAll(closeOwner)

function asker(called: string, column: string, self: Somebody): Asker {
  const token = sealSessionToken({ sid: self.sessionId, exp: Date.now() / 1000 + 3600 }, secret)
  return { called, column, self, headers: { cookie: `${SESSION_COOKIE}=${token}` } }
}

/** What only the agency itself may see of its own. */
async function thingsOf(place: Place): Promise<string[]> {
  const people = [place.trainee, place.mate, place.colleague, place.supervisor, place.coordinator]
  const { creditId, code } = await creditOf(place.mate)
  const [{ requirementId }, { batchId }] = [await requirementOf(place), await batchOf(place)]
  return [
    ...people.flatMap(({ personId, email, sessionId }) => [personId, email, sessionId]),
    ...[place.unitId, place.otherUnitId, creditId, code, requirementId, batchId],
  ]
}

/** In a demonstration everybody reads the outbox and the list of personas. */
const OPEN = ['identity.listOutbox', 'identity.listPersonas']
const mayRead = (operation: Operation, { column }: Asker) =>
  OPEN.includes(operation.name) ||
  operationTable.some(
    ({ name, subject, cells }) =>
      name === operation.name && cells[column] === 'yes' && (subject === 'neighbor' || subject === '-'),
  )

const mayDo = (operation: Operation, { column }: Asker) =>
  operationTable.some(({ name, cells }) => name === operation.name && cells[column] === 'yes')

type Answer = { status: number; text: string; ms: number }

async function send({ method, path, body }: Wire, { headers }: Asker): Promise<Answer> {
  const from = performance.now()
  const json = body === null ? {} : { 'content-type': 'application/json' }
  const request = new Request(`http://attest.test/api/v1${path}`, { method, body, headers: { ...headers, ...json } })
  const answer = await serveFetch(request)
  return { status: answer.status, text: await answer.text(), ms: performance.now() - from }
}

const table = () =>
  [...answered].map(([name, counts]) => `${name} ${JSON.stringify(Object.fromEntries(counts))}`).join('\n')

const faults: string[] = []
/** How often each operation answered what: one that nothing reaches has not been tried. */
const answered = new Map<string, Map<number, number>>()

function judge(operation: Operation, by: Asker, wire: Wire, { status, text, ms }: Answer): void {
  const say = (what: string) =>
    faults.push(`${operation.name} by ${by.called}: ${what}: ${wire.path.slice(0, 300)} ${wire.body?.slice(0, 600)}`)
  const counts = answered.get(operation.name) ?? new Map<number, number>()
  answered.set(operation.name, counts.set(status, (counts.get(status) ?? 0) + 1))
  if (status >= 500) say(`answered ${status}`)
  if (ms > SLOWEST_MS) say(`took ${Math.round(ms)} ms`)
  if (!local.includes(by) || mayRead(operation, by)) return
  const asked = `${decodeURIComponent(wire.path.replace(/%(?![0-7])/g, ''))} ${wire.body}`
  const told = secrets.filter((each) => text.includes(each) && !asked.includes(each))
  if (told.length > 0) say(`told ${told}`)
}

/** An input that the grid asks with, one from the schema, and either with something hostile in it. */
async function anInput(operation: Operation, { self }: Asker, random: Random): Promise<unknown> {
  const place = random.pick([world.own, world.own, world.own, world.other])
  const others = [place.trainee, place.mate, place.colleague]
  const person = place === world.own && self && random.chance(0.5) ? self : random.pick(others)
  const named = place === world.other ? 'neighbor' : 'own agency'
  const fromGrid = random.chance(0.7)
  const input =
    fromGrid || !operation.schema
      ? await inputs[operation.name]?.({ named, world, ctx: person.ctx, person, place })
      : inputOf(operation.schema, known, random)
  return random.chance(fromGrid ? 0.8 : 0.3) ? spoil(input ?? {}, random) : input
}

async function fuzz(operations: readonly Operation[], askers: readonly Asker[], turns: number): Promise<number> {
  const random = seeded(seed + askers.length)
  const until = Date.now() + lastsMs
  let asked = 0
  for (let turn = 0; turn < turns && Date.now() < until; turn += 1) {
    for (const operation of operations) {
      const allowed = askers.filter((each) => mayDo(operation, each))
      const by = random.pick(allowed.length > 0 && random.chance(0.7) ? allowed : askers)
      const wire = onTheWire(operation, await anInput(operation, by, random))
      judge(operation, by, wire, await send(wire, by))
      asked += 1
    }
  }
  return asked
}

/** What the trail says that people of here did to, or looked at, next door. */
async function crossings(): Promise<string[]> {
  const people = [world.own.trainee, world.own.supervisor, world.own.coordinator, world.organizer, world.auditor]
  const rows = await owner()<{ event: string }[]>`select event from audit_events
    where agency_id = ${world.other.agencyId} and actor_person_id = any(${people.map(({ personId }) => personId)})`
  return rows.map(({ event }) => event)
}

const operations = allOperations()

test(
  'people of one agency, and nobody in particular, send anything',
  async () => {
    const asked = await fuzz(operations, local, rounds)
    process.stdout.write(`${asked} inputs with the seed ${seed}\n`)
    expect(faults).toEqual([])
    expect(await crossings()).toEqual([])
    expect(asked).toBeGreaterThanOrEqual(operations.length)
  },
  lastsMs + 60_000,
)

/** Bodies for a file: whole, cut anywhere, with bytes changed, under other types and for other uses. */
function spoiledFile(random: Random): { path: string; type: string; body: Buffer } {
  const name = random.pick(['roster.csv', '../../etc/passwd', '\u202egnp.exe', 'x'.repeat(5000), '', 'a"\r\nX: 1'])
  const content = random.pick(['Name,Badge\nRosa,1\n', '%PDF-1.7', '\0'.repeat(500), 'PK\x03\x04', ''])
  const field = random.pick(['file', 'file', 'file', 'other', '__proto__'])
  const part = `--line\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n${content}\r\n`
  const whole = Buffer.from(`${random.chance(0.2) ? part : ''}${part}--line--\r\n`)
  const body = random.chance(0.4) ? whole.subarray(0, random.below(whole.length)) : whole
  if (random.chance(0.3) && body.length > 0) body[random.below(body.length)] = 0
  const use = random.pick(['roster', 'roster', 'agency-list', '', '%00', 'roster&use=x'])
  const line = random.pick(['line', 'line', 'line', 'l'.repeat(300), '"', ''])
  return { path: `/files?use=${use}`, type: `multipart/form-data; boundary=${line}`, body }
}

test('a file may be anything, and broken anywhere', async () => {
  const random = seeded(seed)
  for (let turn = 0; turn < rounds * 20; turn += 1) {
    const { path, type, body } = spoiledFile(random)
    const by = random.pick([...local, ...global])
    const headers = { ...by.headers, 'content-type': type }
    const answer = await serveFetch(
      new Request(`http://attest.test/api/v1${path}`, { method: 'POST', body: new Uint8Array(body), headers }),
    )
    if (answer.status >= 500)
      faults.push(`a file by ${by.called}: ${answer.status}: ${type} ${body.toString('latin1')}`)
  }
  expect(faults).toEqual([])
}, 60_000)

test('an argument that belongs next door is refused, each by itself', async () => {
  const by = local.find(({ called }) => called === 'coordinator') as Asker
  for (const operation of operations) {
    for (const input of await withOneFromNextDoor(operation)) {
      const wire = onTheWire(operation, input)
      judge(operation, by, wire, await send(wire, by))
    }
  }
  expect(faults).toEqual([])
  expect(await crossings()).toEqual([])
}, 180_000)

/** The coordinator's own input, with one argument after the other replaced by what it would be next door. */
async function withOneFromNextDoor({ name, schema }: Operation): Promise<unknown[]> {
  const { own, other } = world
  const { ctx } = own.coordinator
  const mine = await inputs[name]?.({ named: 'own agency', world, ctx, person: own.mate, place: own })
  const theirs = await inputs[name]?.({ named: 'neighbor', world, ctx, person: other.mate, place: other })
  const here = new Map(placesIn(mine).map(({ path, value }) => [path.join('.'), value]))
  const differing = placesIn(theirs).filter(({ path, value }) => value !== here.get(path.join('.')))
  const swapped = differing.map(({ path, value }) => withAt(mine ?? {}, path, value))
  const foreign = [other.agencyId, other.unitId, other.mate.personId, (await requirementOf(other)).requirementId]
  const added = idsIn(schema ?? {}).flatMap((key) => foreign.map((id) => withAt(mine ?? {}, [key], id)))
  return [...swapped, ...added]
}

const isId = (part: Schema): boolean =>
  part.format === 'uuid' || [...(part.anyOf ?? []), ...(part.oneOf ?? [])].some(isId)
const idsIn = ({ properties = {} }: Schema) => Object.keys(properties).filter((key) => isId(properties[key] ?? {}))

test(
  'those of the platform send anything, and memory stays',
  async () => {
    await fuzz(operations, global, Math.ceil(rounds / 2))
    if (process.env.FUZZ_SHOW) process.stdout.write(`${table()}\n`)
    expect(faults).toEqual([])
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY)
  },
  lastsMs + 60_000,
)
