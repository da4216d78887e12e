/** Brings the database to the shape the code expects, as its owner, and gives the app's role its limited rights. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import { makeWorkerUtils } from 'graphile-worker'
import type postgres from 'postgres'
import { connect, connection } from './connection'
import { appliedMigrations } from './database'
import { jobConnection, quietJobs } from './jobs'

/** Tables on which the app's role may only insert and select: what courts and funders rely on. */
const APPEND_ONLY = [
  'audit_events',
  'credits',
  'earlier_trainings',
  'certificates',
  'certificate_revocations',
  'course_versions',
  'requirement_versions',
  'moderation_decisions',
  'walk_ins',
  'check_ins',
  'attendance_overrides',
  'attendance_credits',
]
const MIGRATIONS = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/migrations')
const OLDEST = 150000

/** Applies what is missing; safe to repeat and safe when several processes start at once. */
export async function migrate(): Promise<void> {
  const client = connect('owner', { max: 1 })
  try {
    await refuseUnfit(client)
    await client`select pg_advisory_lock(7274001)`
    await makeRole(client)
    await runMigrations(drizzle({ client }), { migrationsFolder: MIGRATIONS })
    await migrateQueue()
    await grantRights(client)
    await countNew(client)
  } finally {
    await client.end({ timeout: 5 })
  }
}

/**
 * Of a table that was never counted, as after a restore or when it was just made, the database supposes too few rows: a report
 * that takes half a second then takes twenty. It counts by itself later on.
 */
async function countNew(client: postgres.Sql): Promise<void> {
  const tables = await client<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.reltuples < 0 and n.nspname = 'public' order by 1`
  if (tables.length > 0) await client.unsafe(`analyze ${tables.map(({ name }) => name).join(', ')}`)
}

/** How many migrations the code has that the database lacks; 0 when it is current. */
export async function missingMigrations(): Promise<number> {
  const journal = JSON.parse(await readFile(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
    entries: unknown[]
  }
  return journal.entries.length - (await appliedMigrations())
}

/** Says in one sentence what is wrong with a database that cannot be used, and what would be right. */
async function refuseUnfit(client: postgres.Sql): Promise<void> {
  const version =
    await client`select current_setting('server_version_num')::int as number, current_setting('server_version') as words`.catch(
      (error: Error) => {
        throw new Error(
          `The database cannot be reached: ${error.message}. Check DATABASE_URL, or leave it unset to use the embedded database.`,
        )
      },
    )
  const found = version[0] as { number: number; words: string }
  if (found.number < OLDEST) throw new Error(`PostgreSQL ${found.words} is too old; version 15 or newer is needed.`)
  const [rights] = await client`
    select has_database_privilege(current_user, current_database(), 'create') as creates, current_user as name, current_database() as database,
           exists (select 1 from pg_roles where rolname = 'attest_app') as role_there,
           (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as makes_roles`
  if (!rights?.creates) {
    throw new Error(
      `The database user ${rights?.name} lacks the right to create objects; an administrator of the database can run: grant create on database "${rights?.database}" to "${rights?.name}";`,
    )
  }
  if (!rights.role_there && !rights.makes_roles) {
    throw new Error(
      `The role attest_app is missing and ${rights.name} may not create it; an administrator of the database can run: create role attest_app nologin; grant attest_app to "${rights.name}";`,
    )
  }
}

async function makeRole(client: postgres.Sql): Promise<void> {
  const embedded = connection('owner').url === undefined
  await client.unsafe(
    `do $$ begin create role attest_app ${embedded ? 'login' : 'nologin'}; exception when duplicate_object or unique_violation then null; end $$`,
  )
  if (!embedded) {
    await client.unsafe(`do $$ begin
      if not pg_has_role(current_user, 'attest_app', 'member') then execute format('grant attest_app to %I', current_user); end if;
    end $$`)
  }
}

async function migrateQueue(): Promise<void> {
  const worker = await makeWorkerUtils({ connectionString: jobConnection(), logger: quietJobs() })
  try {
    await worker.migrate()
  } finally {
    await worker.release()
  }
}

async function grantRights(client: postgres.Sql): Promise<void> {
  await client.unsafe(`
    do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
    grant usage on schema public to attest_app;
    grant select, insert, update, delete on all tables in schema public to attest_app;
    grant usage, select on all sequences in schema public to attest_app;
    revoke update, delete on ${APPEND_ONLY.join(', ')} from attest_app;
    revoke insert, update, delete on content_generations, rate_counters from attest_app;
    grant usage on schema drizzle to attest_app;
    grant select on all tables in schema drizzle to attest_app;
    -- Functions that read past row security are everybody's where nothing is said.
    do $$ declare made regprocedure; begin
      for made in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = (select r.oid from pg_roles r where r.rolname = current_user)
        and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
      loop
        execute format('revoke execute on routine %s from public', made);
        execute format('grant execute on routine %s to attest_app', made);
      end loop;
    end $$;
  `)
}
