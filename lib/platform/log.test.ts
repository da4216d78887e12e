import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { problemOf } from '@/app/api/_problem'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from './context'
import { read } from './database'
import { forgetEnv } from './env'
import { toldOf } from './log'

testDatabase()
const written: string[] = []
beforeAll(() => {
  process.env.LOG_LEVEL = 'debug'
  forgetEnv()
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
})
afterAll(() => {
  delete process.env.LOG_LEVEL
  forgetEnv()
  vi.restoreAllMocks()
})

const SECRETS = ['Marisol', 'Delgado', 'marisol@agency.example', '472913']

describe('what is told of a failure', () => {
  it('names nobody of whom a failed query spoke', async () => {
    const [name, family, address, code] = SECRETS
    const failing = [
      sql`select ${`${name} ${family}`}::uuid`,
      sql`insert into logins (id, person_id, kind, identifier, created_at) values (gen_random_uuid(), gen_random_uuid(), 'email', ${address}, now())`,
      sql`select nothing_there from people where sort_name = ${name} and ${code} = ${address}`,
    ]
    const told: string[] = []
    for (const query of failing) {
      const error: unknown = await read(systemCtx('test'), (tx) => tx.execute(query)).catch((thrown) => thrown)
      expect(error).toBeInstanceOf(Error)
      problemOf(error, 'number')
      told.push(JSON.stringify(toldOf(error)))
    }
    const all = [...told, ...written].join('\n')
    for (const secret of SECRETS) expect(all).not.toContain(secret)
    expect(told.join()).toContain('22P02')
    expect(told.join()).toContain('42703')
  })

  it('keeps neither the words of a mail server nor of a parser, and keeps where it happened', () => {
    const mail = Object.assign(new Error('550 no such user <marisol@agency.example>'), { code: 'EENVELOPE' })
    const parser = (() => {
      try {
        return JSON.parse('{"name":Marisol}')
      } catch (error) {
        return error
      }
    })()
    const ours = new TypeError("Cannot read 'Marisol' of marisol@agency.example")
    const told = JSON.stringify([mail, parser, ours].map(toldOf))
    for (const secret of SECRETS) expect(told).not.toContain(secret)
    expect(told).toContain('EENVELOPE')
    expect(told).toContain('log.test.ts')
  })
})
