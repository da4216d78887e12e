/** Whoever runs an earlier release gets this one by an upgrade, and everybody's record comes along. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrateUntil, olderDatabase } from '@/e2e/support/older-database'
import { systemCtx } from '@/lib/platform/context'
import { migrate } from '@/lib/platform/migrate'
import { verifyChain } from '@/lib/records/verification'
import { rebuildObligations } from '@/lib/requirements/commands'

const database = olderDatabase()
const system = systemCtx('test', new Date('2026-11-27T16:00:00Z'))

type Rows = Record<string, unknown>[]
type Kept = { migration: string; tables: Record<string, Rows> }
const kept = (release: string): Kept =>
  JSON.parse(brotliDecompressSync(readFileSync(`drizzle/releases/${release}.json.br`)).toString())

/** As a restored backup: the rows as they were; no trigger adds to them, and references are looked at in the end. */
async function fill(sql: postgres.Sql, { tables }: Kept): Promise<void> {
  const links = await sql<{ change: string }[]>`
    select format('alter table %s alter constraint %I', conrelid::regclass, conname) as change from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable`
  const names = Object.keys(tables)
  await sql.begin(async (tx) => {
    await tx.unsafe(links.map(({ change }) => `${change} deferrable initially deferred`).join(';'))
    await tx.unsafe(names.map((name) => `alter table ${name} disable trigger user`).join(';'))
    await tx.unsafe(`truncate ${names.join(', ')}`)
    for (const name of names) await insertAll(tx, name, tables[name] ?? [])
    await tx`set constraints all immediate`
    await tx.unsafe(names.map((name) => `alter table ${name} enable trigger user`).join(';'))
    await tx.unsafe(links.map(({ change }) => `${change} not deferrable`).join(';'))
  })
}

async function insertAll(tx: postgres.TransactionSql, name: string, rows: Rows): Promise<void> {
  const columns = await tx<{ name: string }[]>`select quote_ident(column_name) as name from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER'`
  const list = columns.map((column) => column.name).join(', ')
  await tx.unsafe(
    `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, ($1::text)::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** What a person would miss, in columns that both releases have. */
const RECORD: [table: string, columns: string][] = [
  ['people', 'id, given_name, family_name'],
  ['logins', 'id, person_id, kind, identifier, verified_at, main_since'],
  [
    'affiliations',
    'id, person_id, agency_id, unit_id, position, employee_number, service_starts_on, valid_from, valid_to',
  ],
  ['joinings', 'agency_id, person_id, joined_at'],
  ['invitations', 'id, agency_id, person_id, email, answer, answered_by'],
  ['roles', 'id, person_id, role, agency_id, bound_to, revoked_at'],
  ['credits', 'id, person_id, agency_id, title, credit_minutes, earned_on, sequence, prev_hash, hash'],
  ['certificates', 'id, code, credit_id, name_as_issued, valid_to'],
  ['enrollments', 'id, person_id, course_version_id, completed_at, credit_id'],
  ['obligations', 'person_id, requirement_id, cycle, opens_on, due_on, satisfied_on, valid_until, ends_on, renews'],
  ["audit_events where event <> 'obligations.rebuilt'", 'id, event, actor_kind, person_id, subject_id, detail'],
  ['events', 'id, title'],
]
const recordIn = async (sql: postgres.Sql) =>
  Object.fromEntries(
    await Promise.all(
      RECORD.map(async ([table, columns]) => {
        const [row] =
          await sql.unsafe(`select count(*)::int as rows, md5(coalesce(string_agg(r::text, chr(10) order by r::text), ''))
          as digest from (select ${columns} from ${table}) r`)
        return [table, { ...row }]
      }),
    ),
  )

/** All that they say, but for what they were written from. */
const obligationsIn = async (sql: postgres.Sql) => [
  ...(await sql`select to_jsonb(o) - 'digest' as said from obligations o order by person_id, requirement_id, cycle`),
]

test('the world of the last release comes along whole', async () => {
  const sql = database()
  const world = kept('0018_writes_by_hand')
  await migrateUntil(world.migration)
  await fill(sql, world)
  const before = await recordIn(sql)
  for (const [table] of RECORD) expect([table, before[table]?.rows]).not.toEqual([table, 0])
  await migrate()
  expect(
    await sql`select relname from pg_class where relkind = 'r' and reltuples < 0
    and relnamespace = 'public'::regnamespace`,
  ).toHaveLength(0)
  expect(await recordIn(sql)).toEqual(before)
  const come = await obligationsIn(sql)
  await rebuildObligations(system)
  expect(await obligationsIn(sql)).toEqual(come)
  expect((await rebuildObligations(system)).changed).toBe(0)
  expect(await recordIn(sql)).toEqual(before)
  const chains = await sql<{ id: string; length: number }[]>`
    select person_id as id, count(*)::int as length from credits group by 1 order by 1`
  for (const { id, length } of chains) expect(await verifyChain(system, id)).toMatchObject({ holds: true, length })
  await migrate()
  expect(await recordIn(sql)).toEqual(before)
}, 60_000)

test('what has landed of the migrations is never edited', () => {
  const { entries } = JSON.parse(readFileSync('drizzle/migrations/meta/_journal.json', 'utf8')) as {
    entries: { tag: string }[]
  }
  const listed = readFileSync('drizzle/releases/SHA256SUMS', 'utf8').trim().split('\n')
  const now = entries.slice(0, listed.length).map(({ tag }) => {
    const digest = createHash('sha256')
      .update(readFileSync(`drizzle/migrations/${tag}.sql`))
      .digest('hex')
    return `${digest}  ${tag}.sql`
  })
  expect(listed).toEqual(now)
})
