CREATE TABLE "hour_settings" (
	"agency_id" uuid PRIMARY KEY NOT NULL,
	"year_starts_in" integer,
	"hour_cents" integer,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hour_settings_month" CHECK ("hour_settings"."year_starts_in" between 1 and 12),
	CONSTRAINT "hour_settings_cost" CHECK ("hour_settings"."hour_cents" > 0)
);
--> statement-breakpoint
ALTER TABLE "hour_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "hour_settings" ADD CONSTRAINT "hour_settings_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_settings" ADD CONSTRAINT "hour_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "hour_settings_read" ON "hour_settings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("hour_settings"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "hour_settings_added" ON "hour_settings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("hour_settings"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "hour_settings_changed" ON "hour_settings" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("hour_settings"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("hour_settings"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
-- Who gave what was earned for an agency, for those who look after its people: they may read a credit, not the sheet or the
-- claim it came from. Modules and imported records have none.
create function givers_of(agency uuid, first_day date, last_day date) returns table (credit_id uuid, provider text)
language sql stable security definer rows 1000 set search_path = pg_catalog, public, pg_temp as $$
  select c.id, nullif(btrim(k.provider), '') from public.credits c join public.claims k on k.credit_id = c.id
  where c.agency_id = agency and c.earned_on between first_day and last_day and c.source_kind = 'claim'
    and (public.acting_as('system') or agency in (select public.acting_agencies()))
  union all
  select c.id, coalesce(g.name, nullif(btrim(e.sponsor), '')) from public.credits c
  join public.attendance_credits k on k.id = c.source_id join public.events e on e.id = k.event_id
  left join public.agencies g on g.id = e.agency_id
  where c.agency_id = agency and c.earned_on between first_day and last_day and c.source_kind = 'event'
    and (public.acting_as('system') or agency in (select public.acting_agencies()))
$$;
