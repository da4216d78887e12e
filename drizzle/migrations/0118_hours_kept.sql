-- Minutes that obligations of hours owe and count, kept beside their documents: read from an index for all people of an agency at once.
create function minutes_owed(explanation jsonb) returns integer
language sql immutable parallel safe as $$
  select case when explanation->'asks'->>'kind' = 'minutes' then
    case when explanation ?| array['waived', 'allAway'] then 0
      else coalesce((explanation->>'owed')::integer, (explanation->'asks'->>'atLeast')::integer) end end
$$;--> statement-breakpoint
create function minutes_by_part(counted jsonb, until text) returns integer[]
language plpgsql immutable parallel safe as $$
declare
  credit jsonb;
  place integer;
  minutes integer[] := '{}';
begin
  for credit in select jsonb_array_elements(counted) loop
    if until is null or credit->>'earnedOn' <= until then
      place := coalesce((credit->>'part')::integer, 0) + 1;
      for n in coalesce(array_length(minutes, 1), 0) + 1 .. place loop minutes[n] := 0; end loop;
      minutes[place] := minutes[place] + (credit->>'minutes')::integer;
    end if;
  end loop;
  return minutes;
end
$$;--> statement-breakpoint
create function minutes_counted(counted jsonb, until text) returns integer
language sql immutable parallel safe as $$
  select coalesce(sum((credit->>'minutes')::integer), 0)::integer from jsonb_array_elements(counted) credit
  where credit->'shared' is null and (until is null or credit->>'earnedOn' <= until)
$$;--> statement-breakpoint
create function minutes_over_limit(explanation jsonb, until text) returns integer
language sql immutable parallel safe as $$
  select coalesce(sum((credit->>'minutes')::integer), 0)::integer from jsonb_array_elements(explanation->'notCounted') credit
  where credit->>'why' = 'over-limit' and (until is null or credit->>'earnedOn' <= until)
$$;--> statement-breakpoint
ALTER TABLE "obligations"
  ADD COLUMN "owed_minutes" integer GENERATED ALWAYS AS (minutes_owed(explanation)) STORED,
  ADD COLUMN "counted_minutes" integer GENERATED ALWAYS AS (case when minutes_owed(explanation) is not null then minutes_counted(counted_credits, null) end) STORED,
  ADD COLUMN "part_minutes" integer[] GENERATED ALWAYS AS (case when minutes_owed(explanation) is not null then minutes_by_part(counted_credits, null) end) STORED,
  ADD COLUMN "over_limit_minutes" integer GENERATED ALWAYS AS (case when minutes_owed(explanation) is not null then minutes_over_limit(explanation, null) end) STORED,
  ADD COLUMN "counts_from" text GENERATED ALWAYS AS (case when minutes_owed(explanation) is not null then explanation->>'countsFrom' end) STORED;--> statement-breakpoint
CREATE INDEX "obligations_hours" ON "obligations" USING btree ("agency_id","requirement_id","person_id","cycle","opens_on","ends_on","due_on","satisfied_on","version_id","owed_minutes","counted_minutes","part_minutes","over_limit_minutes","counts_from") WHERE owed_minutes is not null;