-- Who acts comes as one object: { person, agencies: { coordinator, supervisor, auditor: [ids] }, duties: [names] }. It is
-- unpacked here, once, since policies ask for every row; a new authority is a new key and a function that reads it.
drop function act(text, text, text);
--> statement-breakpoint
drop function acting_for_agency();
--> statement-breakpoint
-- A list of ids or names as settings keep it, with commas between; nothing for an empty one.
create function listed(list jsonb) returns text language sql immutable as $$
  select nullif(translate(list::text, '[]" ', ''), '')
$$;
--> statement-breakpoint
-- One expression, so that PostgreSQL writes it into the statement that calls it.
create function act(who jsonb) returns boolean language sql volatile as $$
  select set_config('app.actor', who::text, true) is not null
     and set_config('app.person_id', coalesce(who ->> 'person', ''), true) is not null
     and set_config('app.agency_ids', concat_ws(',', listed(who -> 'agencies' -> 'coordinator'),
           listed(who -> 'agencies' -> 'supervisor'), listed(who -> 'agencies' -> 'auditor')), true) is not null
     and set_config('app.managed_ids', coalesce(listed(who -> 'agencies' -> 'coordinator'), ''), true) is not null
     and set_config('app.duties', coalesce(listed(who -> 'duties'), ''), true) is not null
$$;
--> statement-breakpoint
create or replace function managed_agencies() returns setof uuid language sql stable rows 2 as $$
  select unnest(string_to_array(nullif(current_setting('app.managed_ids', true), ''), ','))::uuid
$$;
