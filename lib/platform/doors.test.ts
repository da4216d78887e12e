import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { connect } from './connection'
import { migrate } from './migrate'

testDatabase()
beforeAll(() => migrate())
afterAll(closeOwner)

describe('what runs as the owner', () => {
  test('looks for names in the system’s own schema first and among temporary ones last', async () => {
    const doors = await owner()<{ name: string; settings: string[] | null }[]>`
      select p.oid::regprocedure::text as name, p.proconfig as settings from pg_proc p
      where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`
    expect(doors.length).toBeGreaterThan(6)
    for (const { name, settings } of doors)
      expect([name, settings?.[0]]).toEqual([name, 'search_path=pg_catalog, public, pg_temp'])
  })

  test('is no superuser and passes no row security but that of its own tables', async () => {
    const [row] = await owner()`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`
    expect(row).toEqual({ rolsuper: false, rolbypassrls: false })
  })
})

describe('the app', () => {
  test('makes no tables, temporary ones included, and no functions', async () => {
    const app = connect('app', { max: 1 })
    try {
      for (const text of [
        'create temporary table sessions (id uuid)',
        'create table anything (id uuid)',
        'create function public.lower(text) returns text language sql as $$ select 1::text $$',
        'create schema elsewhere',
      ])
        await expect(app.unsafe(text)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await app.end({ timeout: 1 })
    }
  })
})
