/**
 * Who may do what: every operation and every file of the API, asked by everybody, about what is one's own and what is
 * not. The table is in `e2e/checks/who-may-do-what.ts`; what it lacks fails here, and so does what turns out otherwise.
 */
import { type AnyProcedure, call } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Column,
  columns,
  downloadTable,
  operationTable,
  type Row,
  uploadTable,
} from '@/e2e/checks/who-may-do-what'
import { owner } from '@/e2e/support/facts'
import { inputs } from '@/e2e/support/grid-inputs'
import type { Subject } from '@/e2e/support/grid-subject'
import { aPdf } from '@/e2e/support/pdfs'
import { tokenOf } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type Somebody, type World } from '@/e2e/support/world'
import { findTokenActor } from '@/lib/identity/queries'
import { sealSessionToken } from '@/lib/identity/session-token'
import { anyoneCtx, type Ctx, personCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { SESSION_COOKIE } from './_caller'
import { downloads } from './_operations/downloads'
import { fileKinds } from './_operations/files'
import { router } from './_operations/router'
import { problemOf } from './_problem'
import { serveFetch } from './_serve'

testDatabase()
const secret = 'a secret for tests, long enough to sign'
process.env.AUTH_SECRET = secret
forgetEnv()

/** `ctx` asks; `self` is whose things are the asker's own. */
type Asker = { ctx: Ctx; self: Somebody; headers: Record<string, string> }
let world: World
let askers: Record<Column, Asker>

beforeAll(async () => {
  world = await makeWorld()
  // A database that lives knows how many rows its tables have; without that, the plan of a large report is a matter of luck.
  await owner()`analyze`
  const { own, organizer, trusted, moderator, author, administrator, auditor, officer } = world
  const { token } = await tokenOf(own.coordinator)
  const actor = await findTokenActor(token, new Date())
  if (!actor) throw new Error('The token does not act.')
  askers = {
    any: { ctx: anyoneCtx(), self: own.trainee, headers: {} },
    tra: asker(own.trainee),
    sup: asker(own.supervisor),
    coo: asker(own.coordinator),
    org: asker(organizer),
    tru: asker(trusted),
    mod: asker(moderator),
    aut: asker(author),
    adm: asker(administrator),
    aud: asker(auditor),
    off: asker(officer),
    tok: { ctx: personCtx(actor), self: own.coordinator, headers: { authorization: `Bearer ${token}` } },
  }
})

function asker(self: Somebody): Asker {
  const token = sealSessionToken({ sid: self.sessionId, exp: Date.now() / 1000 + 3600 }, secret)
  return { ctx: self.ctx, self, headers: { cookie: `${SESSION_COOKIE}=${token}` } }
}

function subjectOf(row: Row, { self, ctx }: Asker): Subject {
  const { own, other } = world
  const about = {
    '-': { person: self, place: own },
    self: { person: self, place: own },
    'own unit': { person: own.mate, place: own },
    'own agency': { person: own.colleague, place: own },
    neighbor: { person: other.trainee, place: other },
  }[row.subject]
  return { named: row.subject, world, ctx, ...about }
}

/**
 * What a row is asked with, by one asker after the other. Whoever is refused changes nothing, and nor does whoever reads: the
 * next one is asked about the same thing, unless making it looked at something else about them.
 */
function inputsOf(row: Row, reads = false) {
  let made: { subject: Subject; seen: Set<keyof Subject>; input: unknown } | undefined
  const inputFor = async (asking: Asker): Promise<unknown> => {
    const subject = subjectOf(row, asking)
    const last = made
    if (last && [...last.seen].every((name) => last.subject[name] === subject[name])) return last.input
    const seen = new Set<keyof Subject>()
    const watched = new Proxy(subject, {
      get: (whole, name: keyof Subject) => {
        seen.add(name)
        return whole[name]
      },
    })
    const input = await inputs[row.name]?.(watched)
    made = { subject, seen, input }
    return input
  }
  return async (asking: Asker, ask: (input: unknown) => Promise<string>): Promise<string> => {
    const found = await ask(await inputFor(asking))
    if (!reads && !REFUSED.has(found)) made = undefined
    return found
  }
}

/** The outcome in the words of the table; anything that says nothing about the right to do it is spelled out. */
function outcome(status: number, detail: string): string {
  if (status < 300 || status === 409) return 'yes'
  return { 401: 'out', 403: 'no', 404: 'hid' }[status] ?? `${status} ${detail}`
}
const REFUSED = new Set(['out', 'no', 'hid'])

type Procedure = Parameters<typeof call>[0]
const procedures = Object.entries(router).flatMap(([domain, operations]) =>
  Object.entries(operations).map(([name, procedure]) => [`${domain}.${name}`, procedure as Procedure] as const),
)

async function ask(procedure: Procedure, input: unknown, { ctx }: Asker): Promise<string> {
  const context = { ctx, caller: { device: 'test', network: null } }
  try {
    await call(procedure, input as never, { context } as never)
    return 'yes'
  } catch (error) {
    const { status, detail, errors } = problemOf(error, ctx.requestId)
    return outcome(status, `${detail} ${JSON.stringify(errors)}`)
  }
}

async function fetchFile(path: unknown, { headers }: Asker): Promise<string> {
  const answer = await serveFetch(new Request(`http://attest.test/api/v1${path}`, { headers }))
  const body = await answer.text()
  return outcome(answer.status, body)
}

async function askAll({ cells }: Row, one: (asking: Asker) => Promise<string>): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const column of columns) if (column in cells) found[column] = await one(askers[column])
  return found
}

describe('every operation', () => {
  const byName = new Map<string, Procedure>(procedures)

  test('stands in the table, and nothing else does', () => {
    expect([...new Set(operationTable.map(({ name }) => name))].sort()).toEqual([...byName.keys()].sort())
  })

  test.each(operationTable)('$name ($subject)', async (row) => {
    const procedure = byName.get(row.name)
    if (!procedure) throw new Error(`There is no operation ${row.name}.`)
    const asked = inputsOf(row, (procedure as AnyProcedure)['~orpc'].route.method === 'GET')
    const found = await askAll(row, (asking) => asked(asking, (input) => ask(procedure, input, asking)))
    expect(found).toEqual(row.cells)
  })
})

describe('every file', () => {
  // Ending the other sessions has ended the coordinator's tokens too.
  beforeAll(async () => {
    const { token } = await tokenOf(world.own.coordinator)
    askers.tok.headers = { authorization: `Bearer ${token}` }
  })

  test('stands in the table, and nothing else does', () => {
    expect([...new Set(downloadTable.map(({ name }) => name))].sort()).toEqual(downloads.map(({ path }) => path).sort())
  })

  test.each(downloadTable)(
    '$name ($subject)',
    async (row) => {
      const asked = inputsOf(row, true)
      const found = await askAll(row, (asking) => asked(asking, (path) => fetchFile(path, asking)))
      expect(found).toEqual(row.cells)
    },
    60_000,
  )
})

describe('every use of a file that is sent', () => {
  async function sendFile(row: Row, { headers }: Asker): Promise<string> {
    const body = new FormData()
    const isText = fileKinds.find(({ use }) => row.name.endsWith(`=${use}`))?.takes.includes('text')
    body.append('file', new Blob([isText ? 'Name,Badge\nRosa Delgado,1\n' : await aPdf()]), 'roster.csv')
    const answer = await serveFetch(
      new Request(`http://attest.test/api/v1${row.name}`, { method: 'POST', headers, body }),
    )
    return outcome(answer.status, await answer.text())
  }

  test('stands in the table, and nothing else does', () => {
    expect(uploadTable.map(({ name }) => name)).toEqual(fileKinds.map(({ use }) => `/files?use=${use}`))
  })

  test.each(uploadTable)('$name', async (row) => {
    expect(await askAll(row, (asking) => sendFile(row, asking))).toEqual(row.cells)
  })
})
