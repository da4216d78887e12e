/**
 * Who is who in the embedded server. `attest_root` is its superuser and does nothing but make the others; `attest_owner`
 * owns the tables and is no superuser, so that code which comes to run as the owner cannot leave the database.
 */
import postgres from 'postgres'
import { port } from './socket-folder'

export const root = 'attest_root'
export const owner = 'attest_owner'
export const database = 'attest'
/** Takes part only while an older server, whose owner was its superuser, is brought to this order. */
const interim = 'attest_interim'
const LOCK = 7274002

export const connectEmbedded = (socketDir: string, user: string, to = 'postgres') =>
  postgres({ host: socketDir, port, user, database: to, max: 1, connect_timeout: 5, onnotice: () => {} })

async function within<T>(sql: postgres.Sql, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  return work(sql).finally(() => sql.end({ timeout: 1 }))
}

/** Makes sure that the owner and the database exist and belong together; safe to repeat and for several at once. */
export async function prepareRoles(socketDir: string): Promise<void> {
  await within(connectEmbedded(socketDir, root), (sql) => settle(sql, socketDir)).catch(async (error: unknown) => {
    if (!isUnknownRole(error)) throw error
    await within(connectEmbedded(socketDir, owner), (sql) => renameSuperuser(sql, socketDir))
    await within(connectEmbedded(socketDir, root), (sql) => settle(sql, socketDir))
  })
}

const isUnknownRole = (error: unknown) => (error as { code?: string }).code === '28000'

/** In older servers the owner is the superuser. It keeps everything under another name; nobody can rename themselves. */
async function renameSuperuser(sql: postgres.Sql, socketDir: string): Promise<void> {
  await sql`select pg_advisory_lock(${LOCK})`
  const [superuser] = await sql`select rolname as name from pg_roles where oid = 10`
  if (superuser?.name !== owner) return
  await sql.unsafe(`drop role if exists ${interim}`)
  await sql.unsafe(`create role ${interim} superuser login`)
  await within(connectEmbedded(socketDir, interim), (by) => by.unsafe(`alter role ${owner} rename to ${root}`))
}

async function settle(sql: postgres.Sql, socketDir: string): Promise<void> {
  const found = async () => {
    const [row] = await sql`
      select exists (select from pg_roles where rolname = ${owner}) as owner, exists (select from pg_roles where rolname = ${interim}) as interim,
        exists (select from pg_roles where rolname = 'attest_app') as app,
        (select datdba <> 10 from pg_database where datname = ${database}) as owned`
    return row as { owner: boolean; interim: boolean; app: boolean; owned: boolean | null }
  }
  const before = await found()
  if (before.owner && before.owned && !before.interim) return
  await sql`select pg_advisory_lock(${LOCK})`
  const now = await found()
  if (now.interim) await sql.unsafe(`drop role ${interim}`)
  if (!now.owner) await sql.unsafe(`create role ${owner} login createdb createrole`)
  await sql.unsafe(`grant pg_read_all_stats, pg_signal_backend to ${owner}`)
  if (now.app) await sql.unsafe(`grant attest_app to ${owner} with admin option, inherit false`)
  if (now.owned === null) await sql.unsafe(`create database ${database} owner ${owner}`)
  if (now.owned === false) {
    await within(connectEmbedded(socketDir, root, database), (inside) => inside.unsafe(HAND_OVER))
    await sql.unsafe(`alter database ${database} owner to ${owner}`)
  }
}

/** Everything of ours that belongs to the superuser; what extensions brought stays with it. */
const HAND_OVER = `do $$ declare each record; begin
  for each in select nspname from pg_namespace
    where nspowner = 10 and nspname !~ '^pg_' and nspname not in ('public', 'information_schema')
  loop execute format('alter schema %I owner to ${owner}', each.nspname); end loop;
  for each in select c.oid::regclass as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relowner = 10 and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'a', 'i'))
  loop
    if each.kind = 'S' then execute format('alter sequence %s owner to ${owner}', each.name);
    elsif each.kind = 'v' then execute format('alter view %s owner to ${owner}', each.name);
    elsif each.kind = 'm' then execute format('alter materialized view %s owner to ${owner}', each.name);
    else execute format('alter table %s owner to ${owner}', each.name); end if;
  end loop;
  for each in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.proowner = 10 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop execute format('alter routine %s owner to ${owner}', each.name); end loop;
  for each in select t.oid::regtype as name from pg_type t join pg_namespace n on n.oid = t.typnamespace
    left join pg_class c on c.oid = t.typrelid
    where t.typowner = 10 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (t.typtype in ('e', 'd') or c.relkind = 'c')
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  loop execute format('alter type %s owner to ${owner}', each.name); end loop;
end $$`
