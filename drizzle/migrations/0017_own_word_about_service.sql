CREATE TABLE "joinings" (
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "joinings_agency_id_person_id_pk" PRIMARY KEY("agency_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "joinings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "joinings_by_person" ON "joinings" USING btree ("person_id");--> statement-breakpoint
CREATE POLICY "joinings_read" ON "joinings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "joinings"."person_id" = (select acting_person()) then true else coalesce("joinings"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "joinings_added" ON "joinings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "joinings_removed" ON "joinings" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
ALTER POLICY "enrollments_read" ON "enrollments" TO attest_app USING (case when (select acting_as('system')) then true when "enrollments"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "enrollments"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "lesson_progress_read" ON "lesson_progress" TO attest_app USING (case when (select acting_as('system')) then true when "lesson_progress"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "lesson_progress"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "certificates_read" ON "certificates" TO attest_app USING (case when (select acting_as('system')) then true when "certificates"."person_id" = (select acting_person()) then true when "certificates"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "certificates"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "credits_read" ON "credits" TO attest_app USING (case when (select acting_as('system')) then true when "credits"."person_id" = (select acting_person()) then true when "credits"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "credits"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
-- Whoever signed in so far was told that it lets their agencies read; from now on it is asked, and anybody can leave.
insert into joinings (agency_id, person_id, joined_at)
select a.agency_id, a.person_id, min(l.verified_at) from affiliations a
join logins l on l.person_id = a.person_id and l.kind = 'email' and l.verified_at is not null
group by a.agency_id, a.person_id;
--> statement-breakpoint
-- Addresses that were added for somebody else to get in again, and that nobody has signed in with, open nothing any longer.
delete from logins l where l.kind = 'email' and l.verified_at is null and is_confirmed(l.person_id);
--> statement-breakpoint
-- How often something was tried in a window, without counting another time.
create function tries_of(wanted text, window_start timestamptz) returns integer language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select c.count from public.rate_counters c where c.key = wanted and c.window_start = tries_of.window_start), 0)
$$;
