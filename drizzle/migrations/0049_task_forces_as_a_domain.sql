CREATE TABLE "task_force_award_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_force_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"row_count" integer NOT NULL,
	"done" jsonb NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "task_force_award_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_force_awards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_force_id" uuid NOT NULL,
	"number" text NOT NULL,
	"program" text NOT NULL,
	"funder" text NOT NULL,
	"holder_agency_id" uuid,
	"holder_name" text,
	"amount" integer,
	"basis" text,
	"starts_on" date,
	"ends_on" date,
	"source_name" text NOT NULL,
	"source_url" text,
	"source_seen_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "task_force_awards_funder" CHECK ("task_force_awards"."funder" in ('bja', 'ovc', 'ojjdp', 'other')),
	CONSTRAINT "task_force_awards_basis" CHECK ("task_force_awards"."basis" in ('total', 'federal-share', 'match')),
	CONSTRAINT "task_force_awards_one_holder" CHECK (("task_force_awards"."holder_agency_id" is null) <> ("task_force_awards"."holder_name" is null)),
	CONSTRAINT "task_force_awards_amount" CHECK (("task_force_awards"."amount" is null) = ("task_force_awards"."basis" is null) and coalesce("task_force_awards"."amount", 0) >= 0),
	CONSTRAINT "task_force_awards_in_order" CHECK ("task_force_awards"."starts_on" is null or "task_force_awards"."ends_on" is null or "task_force_awards"."ends_on" >= "task_force_awards"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "task_force_awards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_force_leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"bound_to" text NOT NULL,
	"named_by" uuid,
	"named_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "task_force_leads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listings" DROP CONSTRAINT "listings_task_force_id_task_forces_id_fk";
--> statement-breakpoint
ALTER TABLE "task_force_partners" ALTER COLUMN "agency_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "task_force_partners" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "slug" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "sort_name" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "served_states" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "served_counties" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "served_words" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "law_enforcement_does" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "victim_services_does" text;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "since" date;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "listing_id" uuid;--> statement-breakpoint
ALTER TABLE "task_forces" ADD COLUMN "updated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task_force_award_imports" ADD CONSTRAINT "task_force_award_imports_task_force_id_task_forces_id_fk" FOREIGN KEY ("task_force_id") REFERENCES "public"."task_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_award_imports" ADD CONSTRAINT "task_force_award_imports_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_awards" ADD CONSTRAINT "task_force_awards_task_force_id_task_forces_id_fk" FOREIGN KEY ("task_force_id") REFERENCES "public"."task_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_awards" ADD CONSTRAINT "task_force_awards_holder_agency_id_agencies_id_fk" FOREIGN KEY ("holder_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_leads" ADD CONSTRAINT "task_force_leads_task_force_id_task_forces_id_fk" FOREIGN KEY ("task_force_id") REFERENCES "public"."task_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_leads" ADD CONSTRAINT "task_force_leads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_leads" ADD CONSTRAINT "task_force_leads_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_force_award_imports_by_force" ON "task_force_award_imports" USING btree ("task_force_id","imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "task_force_awards_once" ON "task_force_awards" USING btree ("task_force_id","number",coalesce("basis", '')) WHERE "task_force_awards"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_force_leads_once" ON "task_force_leads" USING btree ("task_force_id","person_id") WHERE "task_force_leads"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "task_force_leads_by_person" ON "task_force_leads" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "task_forces" ADD CONSTRAINT "task_forces_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_force_partners_by_agency" ON "task_force_partners" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "task_forces_by_name" ON "task_forces" USING btree ("sort_name","id");--> statement-breakpoint
-- Those there are come along: an address of their name, and the state of their seat as the one that they serve.
update task_forces set sort_name = folded(name), updated_at = created_at, served_states = array[state];
--> statement-breakpoint
update task_forces t set slug = n.slug from (
  select b.id, b.base || case when b.nth = 1 then '' else '-' || b.nth end as slug
  from (select c.id, c.base, row_number() over (partition by c.base order by c.created_at, c.id) as nth
    from (select id, created_at, coalesce(nullif(left(trim(both '-' from regexp_replace(folded(name), '[^a-z0-9]+', '-', 'g')), 60), ''), 'task-force') as base
      from task_forces) c) b) n
where n.id = t.id;
--> statement-breakpoint
-- An address that is taken by a page beside theirs, or by the number of another one, gets the end of its identifier.
update task_forces t set slug = trim(both '-' from t.slug) || '-' || right(t.id::text, 6)
where t.slug in ('new', 'mine', 'import') or t.slug like '%-'
  or exists (select 1 from task_forces o where o.slug = t.slug and o.id < t.id);
--> statement-breakpoint
update task_forces t set listing_id = l.id from listings l where l.task_force_id = t.id;
--> statement-breakpoint
alter table task_forces alter column slug set not null, alter column sort_name set not null, alter column updated_at set not null;
--> statement-breakpoint
ALTER TABLE "listings" DROP COLUMN "task_force_id";--> statement-breakpoint
ALTER TABLE "task_forces" ADD CONSTRAINT "task_forces_slug_unique" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "task_force_partners" ADD CONSTRAINT "task_force_partners_one_party" CHECK (("task_force_partners"."agency_id" is null) <> ("task_force_partners"."name" is null));--> statement-breakpoint
ALTER TABLE "task_force_partners" ADD CONSTRAINT "task_force_partners_in_order" CHECK ("task_force_partners"."valid_to" is null or "task_force_partners"."valid_to" >= "task_force_partners"."valid_from");--> statement-breakpoint
ALTER TABLE "task_forces" ADD CONSTRAINT "task_forces_on_the_map" CHECK (("task_forces"."latitude" is null) = ("task_forces"."longitude" is null));--> statement-breakpoint
ALTER TABLE "task_forces" ADD CONSTRAINT "task_forces_in_order" CHECK ("task_forces"."ended_on" is null or "task_forces"."since" is null or "task_forces"."ended_on" >= "task_forces"."since");--> statement-breakpoint
-- Task forces that the acting person leads: while the address they were named by is theirs and confirmed. A door, since policies ask it.
create function led_task_forces() returns setof uuid language sql stable security definer rows 2
set search_path = pg_catalog, public, pg_temp as $$
  select l.task_force_id from public.task_force_leads l
  where l.ended_at is null and l.person_id in (select public.acting_records())
    and exists (select 1 from public.logins g where g.person_id in (select public.acting_records())
      and g.kind = 'email' and g.identifier = l.bound_to and g.verified_at is not null)
$$;
--> statement-breakpoint
-- Policies see a row before or after: what may follow what is held here. A lead changes neither kind nor address.
create function guard_task_force() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system', 'administrator') or not row_security_active('public.task_forces') then return new; end if;
  if row(new.id, new.kind, new.slug, new.created_at) is distinct from row(old.id, old.kind, old.slug, old.created_at) then
    raise insufficient_privilege using message = 'An administrator says of which kind a task force is.';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger task_forces_guarded before update on task_forces for each row when (old.* is distinct from new.*) execute function guard_task_force();
--> statement-breakpoint
CREATE POLICY "task_force_partners_changed" ON "task_force_partners" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_partners"."task_force_id" in (select led_task_forces()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_partners"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_forces_changed" ON "task_forces" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_forces"."id" in (select led_task_forces()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_forces"."id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_award_imports_read" ON "task_force_award_imports" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_award_imports"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_award_imports_added" ON "task_force_award_imports" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_award_imports"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_award_imports_changed" ON "task_force_award_imports" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_award_imports"."task_force_id" in (select led_task_forces()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_award_imports"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_awards_read" ON "task_force_awards" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "task_force_awards_added" ON "task_force_awards" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_awards"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_awards_changed" ON "task_force_awards" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_awards"."task_force_id" in (select led_task_forces()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_awards"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_leads_read" ON "task_force_leads" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "task_force_leads"."person_id" in (select acting_records()) then true else coalesce("task_force_leads"."task_force_id" in (select led_task_forces()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_leads_added" ON "task_force_leads" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "task_force_leads_changed" ON "task_force_leads" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
ALTER POLICY "task_force_partners_added" ON "task_force_partners" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_partners"."task_force_id" in (select led_task_forces()), false) end);