-- Trainings of unlikely length, of which several are over a limit: more than an integer holds is as much as it holds.
create or replace function minutes_over_limit(explanation jsonb, until text) returns integer
language sql immutable parallel safe as $$
  select least(coalesce(sum((credit->>'minutes')::bigint), 0), 2147483647)::integer from jsonb_array_elements(explanation->'notCounted') credit
  where credit->>'why' = 'over-limit' and (until is null or credit->>'earnedOn' <= until)
$$;
