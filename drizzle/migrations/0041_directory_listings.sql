CREATE TABLE "listing_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"claimed_by" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "listing_claims_once" UNIQUE NULLS NOT DISTINCT("listing_id","agency_id","settled_at")
);
--> statement-breakpoint
ALTER TABLE "listing_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listing_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"met" text[] NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_decisions_decision" CHECK ("listing_decisions"."decision" in ('listed', 'returned', 'retired', 'merged', 'claim-accepted', 'claim-declined')),
	CONSTRAINT "listing_decisions_say_why" CHECK ("listing_decisions"."decision" in ('listed', 'claim-accepted') or "listing_decisions"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "listing_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listing_notes" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"notes" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listing_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listing_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"words" text NOT NULL,
	"reply_to" text,
	"reported_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "listing_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listing_verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"verified_on" date NOT NULL,
	"how" text NOT NULL,
	"verified_by" uuid NOT NULL,
	"agency_id" uuid,
	"evidence" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_verifications_how" CHECK ("listing_verifications"."how" in ('called', 'official-page', 'written-answer', 'visited'))
);
--> statement-breakpoint
ALTER TABLE "listing_verifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"summary" text NOT NULL,
	"whom" text,
	"victimization_ids" text[] NOT NULL,
	"service_ids" text[] NOT NULL,
	"population_ids" text[] NOT NULL,
	"language_ids" text[] NOT NULL,
	"interpreter" boolean DEFAULT false NOT NULL,
	"is_nationwide" boolean DEFAULT false NOT NULL,
	"served_states" text[] NOT NULL,
	"served_counties" text[] NOT NULL,
	"served_words" text,
	"is_wide" boolean DEFAULT false NOT NULL,
	"is_shelter" boolean DEFAULT false NOT NULL,
	"city" text,
	"state" text,
	"postal_code" text,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text,
	"text_number" text,
	"url" text,
	"hours" text,
	"source_name" text NOT NULL,
	"source_url" text,
	"source_seen_on" date,
	"confidence" text,
	"source_key" text,
	"last_verified_on" date,
	"verified_how" text,
	"verified_by" uuid,
	"keeper_agency_id" uuid,
	"keeper_since" timestamp with time zone,
	"task_force_id" uuid,
	"suggested_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"merged_into" uuid,
	"search" "tsvector" NOT NULL,
	"search_words" text NOT NULL,
	CONSTRAINT "listings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "listings_sourceKey_unique" UNIQUE("source_key"),
	CONSTRAINT "listings_kind" CHECK ("listings"."kind" in ('service-provider', 'human-trafficking-task-force', 'icac-task-force', 'innocence-lost-task-force', 'victim-compensation', 'assistance-administrator', 'coalition', 'trafficking-coordinator', 'training-board')),
	CONSTRAINT "listings_status" CHECK ("listings"."status" in ('suggested', 'returned', 'listed', 'retired')),
	CONSTRAINT "listings_verified_how" CHECK ("listings"."verified_how" in ('called', 'official-page', 'written-answer', 'visited')),
	CONSTRAINT "listings_confidence" CHECK ("listings"."confidence" in ('text-read', 'secondary')),
	CONSTRAINT "listings_public_when_verified" CHECK ("listings"."status" <> 'listed' or ("listings"."last_verified_on" is not null and "listings"."verified_how" is not null and "listings"."verified_by" is not null)),
	CONSTRAINT "listings_on_the_map" CHECK (("listings"."latitude" is null) = ("listings"."longitude" is null)),
	CONSTRAINT "listings_merged_are_retired" CHECK ("listings"."merged_into" is null or "listings"."status" = 'retired')
);
--> statement-breakpoint
ALTER TABLE "listings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "populations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "populations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_types" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	"service_group" text NOT NULL,
	CONSTRAINT "service_types_group" CHECK ("service_types"."service_group" in ('information', 'advocacy', 'safety', 'housing', 'justice', 'trafficking'))
);
--> statement-breakpoint
ALTER TABLE "service_types" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spoken_languages" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "spoken_languages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "victimization_types" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "victimization_types" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listing_claims" ADD CONSTRAINT "listing_claims_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_claims" ADD CONSTRAINT "listing_claims_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_claims" ADD CONSTRAINT "listing_claims_claimed_by_people_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_decisions" ADD CONSTRAINT "listing_decisions_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_decisions" ADD CONSTRAINT "listing_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_notes" ADD CONSTRAINT "listing_notes_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reports" ADD CONSTRAINT "listing_reports_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reports" ADD CONSTRAINT "listing_reports_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_verifications" ADD CONSTRAINT "listing_verifications_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_verifications" ADD CONSTRAINT "listing_verifications_verified_by_people_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_verifications" ADD CONSTRAINT "listing_verifications_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_verified_by_people_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_keeper_agency_id_agencies_id_fk" FOREIGN KEY ("keeper_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_task_force_id_task_forces_id_fk" FOREIGN KEY ("task_force_id") REFERENCES "public"."task_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_suggested_by_people_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_decisions_by_listing" ON "listing_decisions" USING btree ("listing_id","decided_at");--> statement-breakpoint
CREATE INDEX "listing_reports_open" ON "listing_reports" USING btree ("reported_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "listing_verifications_by_listing" ON "listing_verifications" USING btree ("listing_id","verified_on");--> statement-breakpoint
CREATE INDEX "listings_by_place" ON "listings" USING btree ("latitude","longitude","kind") WHERE status = 'listed';--> statement-breakpoint
CREATE INDEX "listings_by_state" ON "listings" USING btree ("state","kind","sort_name") WHERE status = 'listed';--> statement-breakpoint
CREATE INDEX "listings_by_width" ON "listings" USING btree ("is_wide") WHERE status = 'listed' and is_wide;--> statement-breakpoint
CREATE INDEX "listings_by_verified" ON "listings" USING btree ("status","last_verified_on","id");--> statement-breakpoint
CREATE INDEX "listings_by_keeper" ON "listings" USING btree ("keeper_agency_id","last_verified_on") WHERE keeper_agency_id is not null;--> statement-breakpoint
CREATE INDEX "listings_by_suggester" ON "listings" USING btree ("suggested_by","created_at") WHERE suggested_by is not null;--> statement-breakpoint
CREATE INDEX "listings_search" ON "listings" USING gin ("search");--> statement-breakpoint
CREATE INDEX "listings_search_words" ON "listings" USING gin ("search_words" gin_trgm_ops);--> statement-breakpoint
CREATE POLICY "listing_claims_read" ON "listing_claims" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce("listing_claims"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "listing_claims_added" ON "listing_claims" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("listing_claims"."claimed_by" = (select acting_person()) and "listing_claims"."agency_id" in (select managed_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "listing_claims_changed" ON "listing_claims" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'moderator'))) WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "listing_decisions_read" ON "listing_decisions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce(exists (select 1 from listings l where l.id = "listing_decisions"."listing_id"
    and case when l.suggested_by = (select acting_person()) then true else l.keeper_agency_id in (select managed_agencies()) end), false) end);--> statement-breakpoint
CREATE POLICY "listing_decisions_added" ON "listing_decisions" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "listing_notes_rows" ON "listing_notes" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system', 'moderator'))) WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "listing_reports_read" ON "listing_reports" AS PERMISSIVE FOR SELECT TO "attest_app" USING ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "listing_reports_added" ON "listing_reports" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "listing_reports_changed" ON "listing_reports" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'moderator'))) WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "listing_verifications_read" ON "listing_verifications" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce("listing_verifications"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "listing_verifications_added" ON "listing_verifications" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("listing_verifications"."verified_by" = (select acting_person()) and case when (select acting_as('moderator', 'administrator')) then true
          else "listing_verifications"."agency_id" in (select managed_agencies()) and exists (select 1 from listings l where l.id = "listing_verifications"."listing_id" and l.keeper_agency_id = "listing_verifications"."agency_id") end), false) end);--> statement-breakpoint
CREATE POLICY "listings_read" ON "listings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when "listings"."status" = 'listed' then true when (select acting_as('system', 'moderator', 'administrator')) then true when "listings"."suggested_by" = (select acting_person()) then true else coalesce("listings"."keeper_agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "listings_added" ON "listings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce(("listings"."status" = 'suggested' and "listings"."suggested_by" = (select acting_person()) and "listings"."keeper_agency_id" is null), false) end);--> statement-breakpoint
CREATE POLICY "listings_changed" ON "listings" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true when ("listings"."status" in ('suggested', 'returned') and "listings"."suggested_by" = (select acting_person()) and "listings"."keeper_agency_id" is null) then true else coalesce(("listings"."status" = 'listed' and "listings"."keeper_agency_id" in (select managed_agencies())), false) end) WITH CHECK (case when (select acting_as('system', 'moderator', 'administrator')) then true when ("listings"."status" in ('suggested', 'returned', 'retired') and "listings"."suggested_by" = (select acting_person()) and "listings"."keeper_agency_id" is null) then true else coalesce(("listings"."status" in ('listed', 'retired') and "listings"."keeper_agency_id" in (select managed_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "populations_read" ON "populations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "populations_added" ON "populations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "populations_changed" ON "populations" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "service_types_read" ON "service_types" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "service_types_added" ON "service_types" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "service_types_changed" ON "service_types" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "spoken_languages_read" ON "spoken_languages" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "spoken_languages_added" ON "spoken_languages" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "spoken_languages_changed" ON "spoken_languages" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "victimization_types_read" ON "victimization_types" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "victimization_types_added" ON "victimization_types" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "victimization_types_changed" ON "victimization_types" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));