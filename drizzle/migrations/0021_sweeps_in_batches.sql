-- Counters whose time is long over, at most so many at once. The one without bounds goes.
drop function sweep_counters(timestamptz);
--> statement-breakpoint
create function sweep_counters(before timestamptz, most integer) returns integer language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare removed integer;
begin
  if not acting_as('system') then raise insufficient_privilege; end if;
  delete from rate_counters where ctid = any(array(
    select c.ctid from rate_counters c where c.window_start < before limit most));
  get diagnostics removed = row_count;
  return removed;
end
$$;
--> statement-breakpoint
-- Work that was tried as often as it may be, and failed.
create function sweep_jobs(before timestamptz, most integer) returns integer language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare removed integer;
begin
  if not acting_as('system') then raise insufficient_privilege; end if;
  perform graphile_worker.complete_jobs(array(
    select j.id from graphile_worker.jobs j
    where j.attempts >= j.max_attempts and j.locked_at is null and j.updated_at < before limit most));
  get diagnostics removed = row_count;
  return removed;
end
$$;
