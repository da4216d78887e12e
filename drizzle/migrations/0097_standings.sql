CREATE TABLE "standings" (
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"due90_on" date[] NOT NULL,
	"due60_on" date[] NOT NULL,
	"due30_on" date[] NOT NULL,
	"overdue_on" date[] NOT NULL,
	"done_on" date[] NOT NULL,
	"not_cleared_on" date[] NOT NULL,
	"cleared_on" date[] NOT NULL,
	CONSTRAINT "standings_agency_id_person_id_pk" PRIMARY KEY("agency_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "standings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "standings_by_person" ON "standings" USING btree ("person_id");--> statement-breakpoint
CREATE POLICY "standings_read" ON "standings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "standings"."agency_id" = any ((select array(select acting_agencies()))::uuid[]) then true else coalesce("standings"."person_id" in (select acting_records()), false) end);--> statement-breakpoint
-- Rows stay whole in their page: to gather the lists of ten thousand people from elsewhere would take longer than to count.
ALTER TABLE "standings" SET (toast_tuple_target = 8160);--> statement-breakpoint
-- Makes how a person stands in an agency what their obligations there say; whether it was not. Until when one is pending is the
-- day on which it was met or ended, whichever came first; what was over before it began, or before the ninetieth day ahead
-- of its last one, never counts and is left out. It runs as the owner, so that row security is not asked of every row, and asks
-- for one person, so that it is planned once.
create function keep_standing(of_agency uuid, of_person uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  stands public.standings;
begin
  with owed as (
    select due_on is null as is_gate, opens_on, due_on, least(satisfied_on, ends_on) as done
    from public.obligations where agency_id = of_agency and person_id = of_person
  ), counted as (
    select is_gate, opens_on, done,
           least(greatest(opens_on, due_on - 90), done) as due90, least(greatest(opens_on, due_on - 60), done) as due60,
           least(greatest(opens_on, due_on - 30), done) as due30, least(greatest(opens_on, due_on + 1), done) as overdue
    from owed where done is null or done > greatest(opens_on, due_on - 90)
  )
  select of_agency, of_person,
         coalesce(array_agg(due90 order by due90) filter (where not is_gate), '{}'),
         coalesce(array_agg(due60 order by due60) filter (where not is_gate), '{}'),
         coalesce(array_agg(due30 order by due30) filter (where not is_gate), '{}'),
         coalesce(array_agg(overdue order by overdue) filter (where not is_gate), '{}'),
         coalesce(array_agg(done order by done) filter (where not is_gate and done is not null), '{}'),
         coalesce(array_agg(opens_on order by opens_on) filter (where is_gate), '{}'),
         coalesce(array_agg(done order by done) filter (where is_gate and done is not null), '{}')
  into stands from counted;
  if stands.due90_on = '{}' and stands.not_cleared_on = '{}' then
    delete from public.standings where agency_id = of_agency and person_id = of_person;
  else
    insert into public.standings as s select stands.*
    on conflict (agency_id, person_id) do update set
      due90_on = excluded.due90_on, due60_on = excluded.due60_on, due30_on = excluded.due30_on, overdue_on = excluded.overdue_on,
      done_on = excluded.done_on, not_cleared_on = excluded.not_cleared_on, cleared_on = excluded.cleared_on
    where s is distinct from excluded;
  end if;
  return found;
end
$$;
--> statement-breakpoint
-- Whoever writes obligations, in whatever way, has with the same statement written how their people stand. What differs in
-- reasons or in what counted so far alone moves no day.
create function obligations_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform keep_standing(agency_id, person_id) from (select distinct agency_id, person_id from rows_after) m;
  elsif tg_op = 'DELETE' then
    perform keep_standing(agency_id, person_id) from (select distinct agency_id, person_id from rows_before) m;
  else
    perform keep_standing(agency_id, person_id) from (
      select distinct agency_id, person_id from (
        select agency_id, person_id, opens_on, due_on, satisfied_on, ends_on, 1 as rows from rows_after
        union all select agency_id, person_id, opens_on, due_on, satisfied_on, ends_on, -1 from rows_before) r
      group by agency_id, person_id, opens_on, due_on, satisfied_on, ends_on having sum(rows) <> 0) m;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger obligations_added after insert on obligations
  referencing new table as rows_after for each statement execute function obligations_moved();
--> statement-breakpoint
create trigger obligations_moved after update on obligations
  referencing old table as rows_before new table as rows_after for each statement execute function obligations_moved();
--> statement-breakpoint
create trigger obligations_removed after delete on obligations
  referencing old table as rows_before for each statement execute function obligations_moved();
--> statement-breakpoint
select count(keep_standing(agency_id, person_id)) from (select distinct agency_id, person_id from obligations) o;
