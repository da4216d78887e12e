import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, supervisorOf } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { addressIn, peopleAsKnown } from './known-addresses'
import { nameShownTo } from './names-on-papers'

testDatabase()
afterAll(closeOwner)

type Known = { personId: string; givenName: string; familyName: string; email: string | null }
let here: string
let coordinator: string

/** Everybody an agency can know: by what they confirmed, said, left, and what it wrote down or asked. */
beforeAll(async () => {
  here = await makeAgency('Marlow Bay Police Department')
  coordinator = await makePerson('Dana', 'Whitfield')
  await owner()`create table everybody as
    select gen_random_uuid() as person, login, joined, valid_to, known, asked, papers
    from unnest(array['none', 'unconfirmed', 'main']) login, unnest(array[true, false]) joined,
      unnest(array[null, '2026-06-01', '2024-06-01']::date[]) valid_to, unnest(array['none', 'own', 'other']) known,
      unnest(array['none', 'open', 'taken back']) asked, unnest(array[true, false]) papers`
  const inserts = [
    `people (id, given_name, family_name, sort_name, created_at) select person, 'Lou', 'Ferrer', 'ferrer, lou', now() from everybody`,
    `affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, valid_to, recorded_at)
      select gen_random_uuid(), person, '${here}'::uuid, 'sworn', '2024-01-01', '2024-01-01', valid_to, now() from everybody`,
    `joinings (agency_id, person_id, joined_at) select '${here}'::uuid, person, now() from everybody where joined`,
    `logins (id, person_id, kind, identifier, created_at, verified_at, main_since) select gen_random_uuid(), person, 'email',
      person || '@own.example', now(), case when login = 'main' then now() end,
      case when login = 'main' then '2025-06-01'::timestamptz end from everybody where login <> 'none'`,
    `known_addresses (agency_id, person_id, email, recorded_at) select '${here}'::uuid, person,
      case known when 'own' then person || '@own.example' else person || '@before.example' end, now() from everybody where known <> 'none'`,
    `invitations (id, agency_id, person_id, email, sent_at, expires_at, answer, answered_at) select gen_random_uuid(), '${here}'::uuid,
      person, person || '@asked.example', now(), case asked when 'open' then now() + interval '30 days' else now() end,
      case asked when 'taken back' then 'withdrawn' end, case asked when 'taken back' then now() end from everybody where asked <> 'none'`,
    `names_on_papers (agency_id, person_id, given_name, family_name, recorded_at) select '${here}'::uuid, person, 'L.', 'Papers', now()
      from everybody where papers`,
  ]
  for (const insert of inserts) await owner().unsafe(`insert into ${insert}`)
})

const everybodyThere = sql`select a.person_id from affiliations a`
const today = sql`'2026-11-27'::date`
const columns = sql`select k.person_id as "personId", k.given_name as "givenName", k.family_name as "familyName", k.email`
const asKnown = async (ctx: Ctx, agency: string) =>
  read(ctx, async (tx) => [
    ...(await tx.execute<Known>(
      sql`${columns} from ${peopleAsKnown(sql`${agency}::uuid`, everybodyThere, today)} k order by 1`,
    )),
  ])

test('many at once are known by the name and the address that each is known by alone', async () => {
  const agency = sql`${here}::uuid`
  for (const role of [coordinatorOf(here), supervisorOf(here)]) {
    const ctx = actingCtx(coordinator, [role])
    const whose = { person: sql`p.id`, agency }
    const one = await read(ctx, async (tx) => [
      ...(await tx.execute<Known>(sql`select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
        ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", ${addressIn(sql`p.id`, agency)} as email
        from people p where p.id in (${everybodyThere}) order by 1`)),
    ])
    expect(one).toHaveLength(3 * 2 * 3 * 3 * 3 * 2)
    expect(new Set(one.map(({ email }) => email?.split('@')[1])).size).toBe(4)
    expect(await asKnown(ctx, here)).toEqual(one)
  }
})

test('nobody is known to who looks after nobody there, or to another agency', async () => {
  const there = await makeAgency('Harbor Light Victim Services')
  expect(await asKnown(actingCtx(coordinator), here)).toEqual([])
  expect(await asKnown(actingCtx(coordinator, [coordinatorOf(there)]), here)).toEqual([])
  expect(await asKnown(actingCtx(coordinator, [coordinatorOf(here), coordinatorOf(there)]), there)).toEqual([])
})
