/**
 * The second lock on every row: PostgreSQL's row security. Policies are written as `case … when` so that indexes stay
 * usable (a plain `or` loses the index-only scan), and what they ask about the actor is mostly asked once a statement.
 */
import { type AnyColumn, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { type PgPolicyToOption, pgPolicy, pgRole } from 'drizzle-orm/pg-core'

/** The app's own role: it cannot bypass row security, and on ledger and audit tables it may insert and select only. */
export const appRole = pgRole('attest_app').existing()

export const actingPerson = sql`(select acting_person())`
/** The person who acts, and records that were joined to theirs: whatever a row is kept under, it is their own. */
export const ofActingPerson = (person: AnyColumn | SQL): SQL => sql`${person} in (select acting_records())`
/** The record that goes on: the one this one was joined to, or itself. */
export const lastingRecord = (person: AnyColumn | SQL): SQL => sql`lasting_record(${person})`
/** A record and those that were joined to it. */
export const recordsOf = (person: AnyColumn | SQL | Placeholder): SQL => sql`(select records_of(${person}))`
export const actingAs = (...duties: string[]): SQL =>
  sql`(select acting_as(${sql.join(
    duties.map((duty) => sql.raw(`'${duty}'`)),
    sql`, `,
  )}))`
/**
 * Both asked for each row: for tables of which most statements touch one row or few. What is asked once a statement is a plan of its
 * own, and to make that ready takes longer than to ask.
 */
export const isActingPerson = (person: AnyColumn | SQL): SQL => sql`${person} = acting_person()`
export const systemActs = sql`acting_as('system')`
export const inActingAgencies = (agency: AnyColumn | SQL): SQL => sql`${agency} in (select acting_agencies())`
/**
 * The same for tables of which an agency reads a hundred thousand rows at once, asked before whose the row is: to go through a
 * list of a few ids costs less for each row than to look into two hashes.
 */
export const amongActingAgencies = (agency: AnyColumn | SQL): SQL =>
  sql`${agency} = any ((select array(select acting_agencies()))::uuid[])`
/** Agencies the acting person coordinates: who only looks after their people (supervisors, auditors) writes nothing of theirs. */
export const inManagedAgencies = (agency: AnyColumn | SQL): SQL => sql`${agency} in (select managed_agencies())`
/** A row of `affiliations` that holds, or will: a last day ahead, where the agency is, ends nothing yet. */
export const servesYet = (row: 'a' | 'x' | 'affiliations' = 'a'): SQL =>
  sql.raw(
    `(${row}.valid_to is null or ${row}.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = ${row}.agency_id))::date)`,
  )
/** Whether this person is named as supervisor of whoever acts, or of the whole agency: nobody decides about what is for such a one. */
export const supervisesActing = (person: AnyColumn | SQL, agency: AnyColumn | SQL): SQL =>
  sql`supervises(${person}, (select acting_person()), ${agency})`
/** Agencies the acting person has ever served: their names, units and requirements are readable to them. */
export const inServedAgencies = (agency: AnyColumn | SQL): SQL => sql`${agency} in (select served_agencies())`

/** The first condition that holds lets the row through. */
export function anyOf(...conditions: [SQL, ...SQL[]]): SQL {
  const last = conditions[conditions.length - 1] as SQL
  const rest = conditions.slice(0, -1)
  if (rest.length === 0) return last
  const whens = sql.join(
    rest.map((condition) => sql`when ${condition} then true`),
    sql` `,
  )
  return sql`case ${whens} else coalesce(${last}, false) end`
}

const to: PgPolicyToOption = appRole

/** One rule for reading and writing. */
export const rows = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'all', to, using: condition, withCheck: condition })
export const rowsRead = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'select', to, using: condition })
export const rowsAdded = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'insert', to, withCheck: condition })
export const rowsChanged = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'update', to, using: condition, withCheck: condition })
/** What may be changed, and what it may become: for states that one side alone may bring about. */
export const rowsMoved = (name: string, from: SQL, becomes: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'update', to, using: from, withCheck: becomes })
export const rowsRemoved = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'delete', to, using: condition })
