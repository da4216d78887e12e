import { afterAll, describe, expect, test, vi } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '../context'
import { writable } from '../database'
import { plusDays } from '../time'
import type { FileKind } from './kinds'
import { findFile, isGone, piecesOf, readFileOf, type StoredFile, sweepFiles } from './store'

testDatabase()
afterAll(closeOwner)

const kind: FileKind = {
  use: 'table',
  mostBytes: 1_000_000,
  tooLarge: '',
  takes: ['text'],
  notTaken: () => '',
  maySend: () => true,
}
const somebody = async () => actingCtx(await makePerson(), [])
const large = Buffer.from(Array.from({ length: 700_000 }, (_, at) => 32 + (at % 90)))
const chunks = async () => Number((await owner()`select count(*) from file_chunks`)[0]?.count)
const contents = async () => Number((await owner()`select count(*) from file_contents`)[0]?.count)

describe('a file in the database', () => {
  test('comes back byte for byte, whole and in part', async () => {
    const ctx = await somebody()
    const { fileId } = await sent(ctx, kind, 'large.csv', large)
    expect((await readFileOf(ctx, fileId, kind))?.bytes.equals(large)).toBe(true)
    const file = (await findFile(ctx, fileId)) as StoredFile
    for (const [from, to] of [
      [0, 0],
      [262_143, 262_144],
      [100, 600_000],
      [699_999, 699_999],
    ] as const) {
      const pieces: Uint8Array[] = []
      for await (const piece of piecesOf(ctx, file, { from, to })) pieces.push(piece)
      expect(Buffer.concat(pieces).equals(large.subarray(from, to + 1)), `${from} to ${to}`).toBe(true)
    }
  })

  test('is stored once, whoever sends it under whatever name, also at once; the same file again is the same', async () => {
    const [ada, ben] = [await somebody(), await somebody()]
    const text = `Name\n${'a,'.repeat(300_000)}`
    const before = [await contents(), await chunks()] as const
    const send = (ctx: typeof ada, name: string) => sent(ctx, kind, name, text)
    const files = await Promise.all([send(ada, 'a.csv'), send(ada, 'a.csv'), send(ada, 'b.csv'), send(ben, 'a.csv')])
    expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(3)
    expect([await contents(), await chunks()]).toEqual([before[0] + 1, before[1] + 3])
    const told = await owner()`select actor_person_id as by, detail from audit_events where event = 'file.sent'
      and subject_id = any(${files.map(({ fileId }) => fileId)}) order by id`
    expect(told).toHaveLength(3)
    expect(told[0]?.detail).toEqual({ use: 'table', fileName: 'a.csv', bytes: text.length })
  })

  test('is its sender’s alone', async () => {
    const [ada, ben] = [await somebody(), await somebody()]
    const { fileId } = await sent(ada, kind, 'mine.csv', 'mine')
    expect(await findFile(ben, fileId)).toBeNull()
    expect(await readFileOf(ben, fileId, kind)).toBeNull()
    expect(await readFileOf(ada, fileId, { ...kind, use: 'other' })).toBeNull()
    const file = (await findFile(ada, fileId)) as StoredFile
    await expect(piecesOf(ben, file).next()).rejects.toThrow('missing')
  })
})

describe('the sweep', () => {
  const start = new Date('2026-11-20T16:00:00Z')
  const sweep = (days: number) => writable(systemCtx('test', start), (tx) => sweepFiles(tx, plusDays(start, days), 100))

  test('takes what nothing refers to, with its content, and leaves what is used or new', async () => {
    await owner()`delete from files`
    await owner()`delete from file_contents`
    const ctx = { ...(await somebody()), now: start }
    const { fileId } = await sent(ctx, kind, 'used.csv', 'used')
    await sent(ctx, kind, 'unused.csv', 'unused')
    await sent({ ...ctx, now: plusDays(start, 5) }, kind, 'new.csv', 'new')
    await owner()`insert into agency_imports (id, file_name, digest, file_id, source, state, row_count, rows_done, added, changed,
      unchanged, findings, started_at) values (gen_random_uuid(), 'used.csv', '', ${fileId}, 'A list', 'running', 1, 0, 0, 0, 0, '[]', ${start})`
    expect(await sweep(-1)).toBe(0)
    expect(await sweep(1)).toBe(1)
    expect((await owner()`select name from files order by name`).map(({ name }) => name)).toEqual([
      'new.csv',
      'used.csv',
    ])
    expect([await contents(), await chunks()]).toEqual([2, 2])
    await owner()`delete from agency_imports`
    expect(await sweep(1)).toBe(1)
    expect([await contents(), await chunks()]).toEqual([1, 1])
  })

  test('passes over a file that is being put to use, and what comes a moment later finds it gone', async () => {
    const ctx = { ...(await somebody()), now: start }
    const { fileId } = await sent(ctx, kind, 'put-to-use.csv', 'put to use')
    const use = (sql: ReturnType<typeof owner>) =>
      sql`insert into agency_imports (id, file_name, digest, file_id, source, state, row_count, rows_done, added, changed,
        unchanged, findings, started_at) values (gen_random_uuid(), 'used.csv', '', ${fileId}, 'A list', 'running', 1, 0, 0, 0, 0, '[]', ${start})`
    await owner().begin(async (tx) => {
      await use(tx as unknown as ReturnType<typeof owner>)
      expect(await sweep(1)).toBe(0)
    })
    expect(await sweep(1)).toBe(0)
    await owner()`delete from agency_imports`
    expect(await sweep(1)).toBe(1)
    const late = await use(owner()).then(
      () => null,
      (error: unknown) => error,
    )
    expect([isGone(late), isGone(new Error('another'))]).toEqual([true, false])
  })

  test('of a file that is being read leaves no part of it to be taken for the whole', async () => {
    const ctx = { ...(await somebody()), now: start }
    const { fileId } = await sent(ctx, kind, 'read.csv', large)
    const reading = owner().begin(async (tx) => {
      await tx`lock table file_chunks in access exclusive mode`
      const begun = { whole: readFileOf(ctx, fileId, kind) }
      await vi.waitFor(async () => {
        const [waiting] = await tx`select count(*)::int as count from pg_locks
          where not granted and relation = 'file_chunks'::regclass`
        expect(waiting?.count).toBe(1)
      })
      await tx`delete from files where id = ${fileId}`
      await tx`delete from file_chunks`
      return begun
    })
    expect(await (await reading).whole).toBeNull()
    const again = await sent(ctx, kind, 'again.csv', `again ${large.toString()}`)
    await owner()`delete from file_chunks where place = 2`
    await expect(readFileOf(ctx, again.fileId, kind)).rejects.toThrow('missing')
  })
})
