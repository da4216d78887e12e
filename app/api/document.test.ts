/**
 * What the document promises is what programs get: a client made from it takes every answer, may leave out what may be
 * left out, and sends lists as they are read.
 */
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeOwner } from '@/e2e/support/facts'
import { fillRecord } from '@/e2e/support/full-record'
import { inputs } from '@/e2e/support/grid-inputs'
import { allOperations, onTheWire } from '@/e2e/support/requests'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type Somebody, type World } from '@/e2e/support/world'
import { sealSessionToken } from '@/lib/identity/session-token'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { SESSION_COOKIE } from './_caller'
import { type Document, type Operation, openApi } from './_document'
import type { Schema } from './_schemas'
import { serveFetch } from './_serve'

testDatabase()
const secret = 'a secret for tests, long enough to sign'
process.env.AUTH_SECRET = secret
forgetEnv()

let document: Document
let world: World
let operations: [string, string, Operation][]
/** Real answers of every operation that reads, by its name. */
const answers: { name: string; body: unknown }[] = []

const cookieOf = ({ sessionId }: Somebody) =>
  `${SESSION_COOKIE}=${sealSessionToken({ sid: sessionId, exp: Date.now() / 1000 + 3600 }, secret)}`
const ask = (path: string, cookie = '') =>
  serveFetch(new Request(`http://attest.test/api/v1${path}`, { headers: { cookie } }))

beforeAll(async () => {
  document = await openApi()
  operations = Object.entries(document.paths).flatMap(([path, { servers: _, ...item }]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  )
  world = await makeWorld()
  await fillRecord(world)
  const { own, organizer, moderator, administrator, officer } = world
  for (const operation of allOperations().filter(({ method }) => method === 'GET'))
    for (const person of [own.coordinator, moderator, administrator, own.trainee, organizer, officer]) {
      const input = await inputs[operation.name]?.({ named: 'own agency', world, ctx: person.ctx, person, place: own })
      if (answers.filter(({ name }) => name === operation.name).length > 1) break
      const answer = await ask(onTheWire(operation, input).path, cookieOf(person))
      if (answer.status === 200) answers.push({ name: operation.name, body: await answer.json() })
    }
}, 120_000)
afterAll(closeOwner)

test('every operation that reads was asked', () => {
  const asked = new Set(answers.map(({ name }) => name))
  const reads = allOperations().filter(({ method }) => method === 'GET')
  expect(reads.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([])
})

/** What they cannot be asked without stands behind the question mark. */
const ASKED_BY_QUERY = [
  '/similar-events',
  '/found-events',
  '/files',
  '/request-figures',
  '/events/{eventId}/meeting-files/{fileId}',
  '/place',
  '/place/event.ics',
]

test('every operation says what may fail, names an agency alike, and describes its parameters', () => {
  for (const [path, method, { responses = {}, parameters = [] }] of operations) {
    const done = path === '/files' ? '201' : '200'
    expect([path, method, Object.keys(responses)]).toEqual([path, method, expect.arrayContaining([done, 'default'])])
    expect(path).not.toContain('{agency}')
    const named = parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`)
    expect([path, named.sort()]).toEqual([path, (path.match(/\{\w+\}/g) ?? []).sort()])
    for (const { name, in: place, schema, style, explode, required } of parameters.filter(
      (each) => each.in === 'query',
    )) {
      expect([path, name, schema?.type ?? schema?.anyOf ?? schema?.enum]).not.toContain(undefined)
      expect([path, name, place, style, explode]).toEqual(
        schema?.type === 'array' ? [path, name, 'query', 'form', true] : [path, name, 'query', undefined, undefined],
      )
      if (!ASKED_BY_QUERY.includes(path)) expect([path, name, required]).toEqual([path, name, false])
    }
  }
})

test('a file is sent as multipart, for a use that is named', () => {
  const send = document.paths['/files']?.post
  expect(send?.parameters?.map(({ name, schema }) => [name, schema?.enum])).toEqual([
    [
      'use',
      [
        'roster',
        'history',
        'agency-list',
        'request',
        'relief',
        'claim',
        'certification',
        'task-force-awards',
        'listings',
        'calendar',
        'meeting',
      ],
    ],
  ])
  expect(send?.requestBody?.content?.['multipart/form-data']?.schema?.properties).toHaveProperty('file')
  expect(Object.keys(send?.responses ?? {})).toEqual(expect.arrayContaining(['400', '413']))
})

test('files say what they are and what narrows them', () => {
  const file = document.paths['/agencies/{agencyId}/reports/completion.csv']?.get
  expect(file?.parameters?.map(({ name, in: place }) => [name, place])).toEqual([
    ['agencyId', 'path'],
    ...['asOf', 'person', 'unitId', 'requirementId', 'priority', 'status'].map((name) => [name, 'query']),
  ])
  expect(Object.keys(file?.responses?.['200']?.content ?? {})).toEqual(['text/csv'])
  const feed = document.paths['/calendar.ics']
  expect(feed?.servers).toHaveLength(1)
  expect(feed?.get?.parameters?.find(({ name }) => name === 'kind')).toMatchObject({ style: 'form', explode: true })
})

test('instants and days are named as such, and are', () => {
  const wrong = answers.flatMap(({ name, body }) => {
    const operation = operations.find(([, , each]) => each.operationId === name)?.[2]
    const schema = operation?.responses?.['200']?.content?.['application/json']?.schema ?? {}
    return timesIn(schema, body).map((each) => `${name} ${each}`)
  })
  expect([...new Set(wrong)]).toEqual([])
})

const KINDS: [RegExp, string][] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, 'date-time'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
]

/** Where a text looks like another kind of time than the schema says. */
function timesIn(schema: Schema, value: unknown, at = ''): string[] {
  if (typeof value === 'string') {
    if (schema.anyOf?.some((each) => each.const === value)) return []
    const format = [schema, ...(schema.anyOf ?? [])].find((each) => each.format)?.format
    const looks = KINDS.find(([pattern]) => pattern.test(value))?.[1]
    const said = format === 'date' || format === 'date-time' ? format : undefined
    return looks === said ? [] : [`${at}: ${value} is said to be ${said}`]
  }
  if (Array.isArray(value)) return value.flatMap((each) => timesIn(inner(schema, 'array').items ?? {}, each, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  const { properties } = inner(schema, 'object')
  if (!properties) return []
  // A version is carried back as it came, whatever it is made of.
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'version' ? [] : timesIn(properties[name] ?? {}, each, `${at}.${name}`),
  )
}

const inner = (schema: Schema, type: string): Schema =>
  [schema, ...(schema.anyOf ?? [])].find((each) => each.type === type) ?? {}

test('what does not exist is not there, at every address that names it', async () => {
  const reads = operations.filter(
    ([path, method]) => method === 'get' && path.includes('{') && !path.includes('{code}'),
  )
  const answered: string[] = []
  for (const [path] of reads)
    for (const person of [world.administrator, world.own.coordinator]) {
      const unknown = path.replace('{month}', '2026-13').replace(/\{\w+\}/g, () => newId())
      if ((await ask(unknown, cookieOf(person))).status === 200) answered.push(path)
    }
  expect(answered).toEqual([])
}, 60_000)

test('a list is its name once for each value, as the document says', async () => {
  const total = async (query: string) => (await (await ask(`/calendar?${query}`)).json()).total as number
  const [one, other] = [await total('kind=training'), await total('kind=webinar')]
  expect(await total('kind=training&kind=webinar')).toBe(one + other)
  expect(one).toBeGreaterThan(0)
})

/** What somebody writes who has the types and nothing else. */
const client = `
import type { operations, paths } from './api'
type Query<Path extends keyof paths> = NonNullable<paths[Path] extends { get: { parameters: { query?: infer Q } } } ? Q : never>
export const all: Query<'/calendar'> = {}
export const some: Query<'/calendar'> = { kind: ['training', 'webinar'], state: 'CA', from: '2026-11-26', page: 2 }
export const people: Query<'/agencies/{agencyId}/people'> = { search: 'Reyes', limit: 10, cursor: 'x' }
export const file: Query<'/agencies/{agencyId}/reports/completion.csv'> = { status: 'overdue', asOf: '2026-11-26' }
export const feed: Query<'/calendar.ics'> = { kind: ['meeting'], credit: '1' }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody?: infer B } ? NonNullable<B> extends { content: { 'application/json': infer J } } ? J : never : never
export const draft: Body<'events.draftEvent'> = { title: 'Two desks, one case' }
export const token: Body<'identity.makeToken'> = { name: 'report', mayWrite: false, days: 7 }
export const detail = (problem: operations['identity.getMe']['responses']['default']['content']['application/problem+json']) =>
  [problem.detail, ...problem.errors.map(({ field, message }) => field + message)]
type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { 'application/json': infer J } } } } ? J : never
`

test('a client with types made from the document takes real answers and sends what is needed alone', async () => {
  const types = astToString(await openapiTS(JSON.stringify(document)))
  const taken = answers.map(
    ({ name, body }, at) => `export const a${at}: Answer<'${name}'> = ${JSON.stringify(body)}\n`,
  )
  expect(complaints({ '/client.ts': client + taken.join(''), '/api.ts': types })).toEqual([])
  const wrong = "export const wrong: Query<'/calendar'> = { kind: 'training' }\n"
  expect(complaints({ '/client.ts': client + wrong, '/api.ts': types })).toHaveLength(1)
}, 300_000)

/** What the compiler says of files that exist here only. */
function complaints(files: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], exactOptionalPropertyTypes: true },
    ...{
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (name, ...rest) =>
    files[name] === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, files[name], rest[0], true)
  host.fileExists = (name) => files[name] !== undefined || fileExists(name)
  host.readFile = (name) => files[name] ?? readFile(name)
  const program = ts.createProgram(Object.keys(files), options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').slice(0, 600))
}
