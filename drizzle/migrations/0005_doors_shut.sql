-- What runs as the owner looks for names in the system's schema first and among temporary tables last, so that nobody
-- can put a table of theirs in the way.
do $$ declare each record; begin
  for each in select p.oid::regprocedure as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
  loop execute format('alter function %s set search_path = pg_catalog, public, pg_temp', each.name); end loop;
end $$;
--> statement-breakpoint
-- Removes counters of tries whose window began before a moment; the nightly job's, and nobody else's.
create function sweep_counters(before timestamptz) returns integer language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare removed integer;
begin
  if not acting_as('system') then raise insufficient_privilege; end if;
  delete from rate_counters where window_start < before;
  get diagnostics removed = row_count;
  return removed;
end
$$;
