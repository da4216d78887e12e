CREATE TABLE "related_trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"provider" text NOT NULL,
	"summary" text NOT NULL,
	"url" text NOT NULL,
	"minutes" integer,
	"mode" text NOT NULL,
	"cost" text NOT NULL,
	"audiences" text[] NOT NULL,
	"priority_ids" text[] NOT NULL,
	"topic_ids" text[] NOT NULL,
	"leads_to" text,
	"source" text,
	"link_checked_on" date,
	"suggested_by" uuid,
	"source_key" text,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"search" "tsvector" NOT NULL,
	"search_words" text NOT NULL,
	CONSTRAINT "related_trainings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "related_trainings_sourceKey_unique" UNIQUE("source_key"),
	CONSTRAINT "related_trainings_status" CHECK ("related_trainings"."status" in ('suggested', 'returned', 'listed', 'retired')),
	CONSTRAINT "related_trainings_mode" CHECK ("related_trainings"."mode" in ('self-paced', 'live-online', 'in-person', 'mixed')),
	CONSTRAINT "related_trainings_listed_were_opened" CHECK ("related_trainings"."status" <> 'listed' or "related_trainings"."link_checked_on" is not null)
);
--> statement-breakpoint
ALTER TABLE "related_trainings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact_lines" ADD COLUMN "verified_how" text;--> statement-breakpoint
ALTER TABLE "contact_lines" ADD COLUMN "kept_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_lines" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_lines" ADD COLUMN "retired_reason" text;--> statement-breakpoint
ALTER TABLE "related_trainings" ADD CONSTRAINT "related_trainings_suggested_by_people_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "related_trainings_by_status" ON "related_trainings" USING btree ("status","link_checked_on","id");--> statement-breakpoint
CREATE INDEX "related_trainings_by_suggester" ON "related_trainings" USING btree ("suggested_by","updated_at") WHERE suggested_by is not null;--> statement-breakpoint
CREATE INDEX "related_trainings_search" ON "related_trainings" USING gin ("search");--> statement-breakpoint
ALTER TABLE "contact_lines" ADD CONSTRAINT "contact_lines_verified_how" CHECK ("contact_lines"."verified_how" in ('called', 'official-page', 'written-answer'));--> statement-breakpoint
ALTER TABLE "contact_lines" ADD CONSTRAINT "contact_lines_lead_somewhere" CHECK ("contact_lines"."phone" is not null or "contact_lines"."text_number" is not null or "contact_lines"."url" is not null);--> statement-breakpoint
CREATE POLICY "related_trainings_read" ON "related_trainings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when "related_trainings"."status" = 'listed' then true when (select acting_as('system', 'moderator')) then true else coalesce("related_trainings"."suggested_by" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "related_trainings_added" ON "related_trainings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("related_trainings"."suggested_by" = (select acting_person()) and "related_trainings"."status" = 'suggested', false) end);--> statement-breakpoint
CREATE POLICY "related_trainings_changed" ON "related_trainings" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when "related_trainings"."suggested_by" = (select acting_person()) and "related_trainings"."status" in ('suggested', 'returned') then true else coalesce((select acting_as('moderator')) and "related_trainings"."suggested_by" is distinct from (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true when "related_trainings"."suggested_by" = (select acting_person()) and "related_trainings"."status" in ('suggested', 'returned') then true else coalesce((select acting_as('moderator')) and "related_trainings"."suggested_by" is distinct from (select acting_person()), false) end);