CREATE INDEX "affiliations_by_number_key" ON "affiliations" USING btree (regexp_replace(replace(folded("employee_number"), ' ', ''), '^0+(?=.)', ''));--> statement-breakpoint
CREATE INDEX "audit_events_by_actor" ON "audit_events" USING btree ("actor_person_id","recorded_at");--> statement-breakpoint
CREATE INDEX "people_by_part_of_name" ON "people" USING gin ("sort_name" gin_trgm_ops);--> statement-breakpoint
-- People by parts of their name, or by a number, among everybody. A door, since row security keeps what it cannot prove to be
-- silent (the comparing of texts by parts) from the indexes.
create function find_people(parts jsonb, number text, most integer) returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  named text;
begin
  if not acting_as('system', 'administrator') then raise insufficient_privilege; end if;
  select string_agg(format('p.sort_name like %L', x.part), ' and ') into named from jsonb_array_elements_text(parts) as x(part);
  return query execute format('
    select f.id from (
      (select p.id, p.sort_name from people p where %s order by p.sort_name, p.id limit $2)
      union
      (select p.id, p.sort_name from affiliations a join people p on p.id = a.person_id
        where $1 <> '''' and regexp_replace(replace(folded(a.employee_number), '' '', ''''), ''^0+(?=.)'', '''') = $1
        order by p.sort_name, p.id limit $2)
    ) f order by f.sort_name, f.id limit $2', coalesce(named, 'false')) using number, most;
end
$$;
