-- Who acts in this transaction, as the row-security policies of the tables read it.
create function act(person text, agencies text, duties text) returns boolean language sql volatile as $$
  select set_config('app.person_id', person, true) is not null
     and set_config('app.agency_ids', agencies, true) is not null
     and set_config('app.duties', duties, true) is not null
$$;
--> statement-breakpoint
create function acting_person() returns uuid language sql stable as $$
  select nullif(current_setting('app.person_id', true), '')::uuid
$$;
--> statement-breakpoint
-- One or two agencies is the rule; the planner's own guess of 1,000 makes it build a hash for every row it checks.
create function acting_agencies() returns setof uuid language sql stable rows 2 as $$
  select unnest(string_to_array(nullif(current_setting('app.agency_ids', true), ''), ','))::uuid
$$;
--> statement-breakpoint
create function acting_for_agency() returns boolean language sql stable as $$
  select coalesce(current_setting('app.agency_ids', true), '') <> ''
$$;
--> statement-breakpoint
create function acting_as(variadic wanted text[]) returns boolean language sql stable as $$
  select string_to_array(coalesce(current_setting('app.duties', true), ''), ',') && wanted
$$;
--> statement-breakpoint
create function served_agencies() returns setof uuid language plpgsql stable rows 2 as $$
begin
  return query select a.agency_id from affiliations a where a.person_id = acting_person();
end
$$;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
-- Folds text for matching and sorting: lower case, no accents. Immutable, so that indexes may use it.
create function folded(words text) returns text language sql immutable parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, words))
$$;
