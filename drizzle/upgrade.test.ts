import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrateUntil, olderDatabase } from '@/e2e/support/older-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { migrate } from '@/lib/platform/migrate'
import { CHAIN_START, hashOf, type LedgerEntry } from '@/lib/records/rules'
import { verifyChain } from '@/lib/records/verification'
import { rebuildObligations } from '@/lib/requirements/commands'
import { deriveObligations, type Facts } from '@/lib/requirements/engine/rules'

const database = olderDatabase()

const ids = {
  agency: newId(),
  person: newId(),
  course: newId(),
  requirement: newId(),
  version: newId(),
  credit: newId(),
  source: newId(),
}
const entry: LedgerEntry = {
  ...{
    format: 1,
    id: ids.credit,
    personId: ids.person,
    agencyId: ids.agency,
    courseId: ids.course,
    courseVersionId: null,
  },
  ...{ title: 'Trafficking response', creditMinutes: 90, earnedOn: '2026-02-02', zone: 'America/Los_Angeles' },
  ...{
    mode: 'self-paced',
    priorityIds: [],
    topicIds: [],
    topicMinutes: null,
    eventId: null,
    evidence: [],
    provider: null,
    providerAgencyId: null,
    sourceKind: 'module',
    sourceId: ids.source,
    sequence: 1,
  },
  ...{ recordedAt: '2026-02-02T10:00:00.000000Z', recordedBy: 'system:test', reverses: null, reason: null },
}
const facts: Facts = {
  affiliations: [{ startsOn: '2026-01-01', from: '2026-01-01', to: null, unitId: null, position: null }],
  versions: [
    {
      ...{ id: ids.version, number: 1, criterion: { kind: 'course', courseId: ids.course } },
      ...{ dueKind: 'within-days-of-start', withinDays: 90, dueBy: null, repeatMonths: 12, repeatFrom: 'completion' },
      ...{ windowDays: 60, citation: 'Policy 4.12', effectiveFrom: '2025-01-01' },
    },
  ],
  assignments: [
    { population: 'everyone', unitId: null, unitIds: new Set(), position: null, from: '2025-01-01', to: null },
  ],
  retiredOn: null,
  credits: [{ id: ids.credit, courseId: ids.course, creditMinutes: 90, earnedOn: '2026-02-02', reversed: false }],
}

/** As they were stored while a rule was one module and one credit met it. */
async function fillAsBefore(sql: postgres.Sql): Promise<void> {
  const { agency, person, course, requirement, version } = ids
  await sql`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
    values (${agency}, 'Marlow Bay', 'marlow bay', 'law-enforcement', 'CA', 'America/Los_Angeles', now(), now())`
  await sql`insert into people (id, given_name, family_name, sort_name, created_at) values (${person}, 'Ada', 'Lee', 'lee, ada', now())`
  await sql`insert into affiliations (id, person_id, agency_id, employment, service_starts_on, valid_from, recorded_at)
    values (${newId()}, ${person}, ${agency}, 'sworn', '2026-01-01', '2026-01-01', now())`
  await sql`insert into sections (id, name, summary, position) values ('basics', 'Basics', '', 1)`
  await sql`insert into courses (id, slug, section_id, created_at) values (${course}, 'trafficking', 'basics', now())`
  await sql`insert into requirements (id, agency_id, name, created_at) values (${requirement}, ${agency}, 'Trafficking', now())`
  await sql`insert into requirement_versions (id, requirement_id, agency_id, number, course_id, due_kind, within_days, repeat_months,
      window_days, citation, effective_from, created_at)
    values (${version}, ${requirement}, ${agency}, 1, ${course}, 'within-days-of-start', 90, 12, 60, 'Policy 4.12', '2025-01-01', now())`
  await sql`insert into assignments (id, requirement_id, agency_id, population, valid_from)
    values (${newId()}, ${requirement}, ${agency}, 'everyone', '2025-01-01')`
  await sql`insert into credits (id, person_id, agency_id, source_kind, source_id, course_id, title, credit_minutes, priority_ids, topic_ids,
      mode, earned_on, zone, recorded_at, recorded_by, sequence, prev_hash, hash)
    values (${ids.credit}, ${person}, ${agency}, 'module', ${ids.source}, ${course}, ${entry.title}, 90, '{}', '{}', 'self-paced',
      '2026-02-02', ${entry.zone}, ${entry.recordedAt}, ${entry.recordedBy}, 1, ${CHAIN_START}, ${hashOf(entry, CHAIN_START)})`
  for (const each of deriveObligations(facts)) {
    const [first] = each.countedCredits
    const counted = first ? { creditId: first.creditId, earnedOn: first.earnedOn, earlier: false } : null
    await sql`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, course_id, opens_on, due_on, satisfied_on,
        satisfied_by, valid_until, ends_on, renews, explanation)
      values (${person}, ${requirement}, ${each.cycle}, ${agency}, ${version}, ${course}, ${each.opensOn}, ${each.dueOn},
        ${each.satisfiedOn}, ${first?.creditId ?? null}, ${each.validUntil}, ${each.endsOn}, ${each.renews},
        ${sql.json({ ...each.explanation, counted } as postgres.JSONValue)})`
  }
}

/** What followed for the days of its person: of the first cycle until it was met, of the second without an end. */
const counted = {
  ...{ due90_on: ['2026-01-01', '2026-12-04'], due60_on: ['2026-01-31', '2026-12-04'] },
  ...{ due30_on: ['2026-02-02', '2027-01-03'], overdue_on: ['2026-02-02', '2027-02-03'] },
  ...{ done_on: ['2026-02-02'], not_cleared_on: [], cleared_on: [] },
}

test('a database of the time when a rule was one module comes along: what counted still counts, and its chains hold', async () => {
  const sql = database()
  await migrateUntil('0018')
  await fillAsBefore(sql)
  await migrate()
  const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))
  const said = async () => [...(await sql`select to_jsonb(o) - 'digest' as said from obligations o order by cycle`)]
  const come = await said()
  const stands = async () => [...(await sql`select to_jsonb(s) - 'agency_id' - 'person_id' as stands from standings s`)]
  expect(await stands()).toEqual([{ stands: counted }])
  await rebuildObligations(system)
  expect(await said()).toEqual(come)
  expect(await rebuildObligations(system)).toEqual({ agencies: 1, changed: 0 })
  expect(await stands()).toEqual([{ stands: counted }])
  const rows = await sql`select cycle, counted_credits as counted from obligations order by cycle`
  expect([...rows]).toEqual([
    { cycle: 1, counted: [{ creditId: ids.credit, earnedOn: '2026-02-02', minutes: 90 }] },
    { cycle: 2, counted: [] },
  ])
  const [version] = await sql`select criterion, course_id from requirement_versions`
  expect(version).toEqual({ criterion: { kind: 'course', courseId: ids.course }, course_id: ids.course })
  expect(await verifyChain(system, ids.person)).toMatchObject({ holds: true, length: 1 })
})
