ALTER TABLE "suggested_rules" DROP CONSTRAINT "suggested_rules_status";--> statement-breakpoint
ALTER TABLE "suggested_rules" DROP CONSTRAINT "suggested_rules_answered";--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD COLUMN "corrected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD COLUMN "pack_id" text;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_withdrawn" CHECK (("suggested_rules"."withdrawn_at" is not null) = ("suggested_rules"."status" = 'withdrawn'));--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_pack" CHECK ("suggested_rules"."pack_id" is null or "suggested_rules"."status" = 'taken-up');--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_status" CHECK ("suggested_rules"."status" in ('waiting', 'taken-up', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_answered" CHECK (num_nulls("suggested_rules"."answer", "suggested_rules"."answered_by", "suggested_rules"."answered_at") = case when "suggested_rules"."status" in ('waiting', 'withdrawn') then 3 else 0 end);--> statement-breakpoint
CREATE POLICY "suggested_rules_removed" ON "suggested_rules" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
ALTER POLICY "suggested_rules_answered" ON "suggested_rules" TO attest_app USING (case when (select acting_as('system')) then true when ("suggested_rules"."agency_id" in (select managed_agencies()) and "suggested_rules"."status" = 'waiting') then true else coalesce((((select acting_as('moderator', 'administrator')) and not ("suggested_rules"."by_person_id" in (select acting_records()) or "suggested_rules"."agency_id" in (select acting_agencies()) or "suggested_rules"."agency_id" in (select served_agencies()))) and "suggested_rules"."status" in ('waiting', 'taken-up')), false) end) WITH CHECK (case when (select acting_as('system')) then true when ("suggested_rules"."agency_id" in (select managed_agencies()) and "suggested_rules"."status" in ('waiting', 'withdrawn')) then true else coalesce(((select acting_as('moderator', 'administrator')) and not ("suggested_rules"."by_person_id" in (select acting_records()) or "suggested_rules"."agency_id" in (select acting_agencies()) or "suggested_rules"."agency_id" in (select served_agencies()))), false) end);--> statement-breakpoint
-- An agency changes what it told of, or takes it back, while nobody has answered. Whoever answers says in their own name what becomes
-- of it, and of what was taken up which pack it became. All else stays as it was sent.
create or replace function guard_suggested_rule() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  told constant text[] := array['place', 'asks_of', 'says', 'citation', 'url', 'corrected_at'];
  taken_back constant text[] := array['status', 'withdrawn_at'];
  answers constant text[] := array['status', 'answer', 'answered_by', 'answered_at', 'pack_id'];
  may_change text[];
begin
  if acting_as('system') or not row_security_active('public.suggested_rules') then return new; end if;
  if old.agency_id in (select managed_agencies()) then
    may_change := case when new.status = 'withdrawn' then taken_back else told end;
    if new.status = 'waiting' and new.corrected_at is not distinct from old.corrected_at then
      raise insufficient_privilege using message = 'A correction says when it was made.';
    end if;
  elsif old.status = 'taken-up' then
    may_change := array['pack_id'];
    if new.pack_id is null then
      raise insufficient_privilege using message = 'Another pack may be named, none no longer.';
    end if;
  else
    may_change := answers;
    if new.status not in ('taken-up', 'declined') or new.answered_by is distinct from acting_person() then
      raise insufficient_privilege using message = 'A rule is answered in one''s own name.';
    end if;
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise insufficient_privilege using message = 'What an agency told of stays as it was sent.';
  end if;
  return new;
end
$$;
