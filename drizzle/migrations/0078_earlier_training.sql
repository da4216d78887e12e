CREATE TABLE "history_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"entries" "bytea",
	"waiting_count" integer NOT NULL,
	"applied_count" integer,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"applied_by" uuid,
	"applied_at" timestamp with time zone,
	"rolled_back_at" timestamp with time zone,
	CONSTRAINT "history_batches_state" CHECK ("history_batches"."state" in ('checked', 'applied', 'rolled-back'))
);
--> statement-breakpoint
ALTER TABLE "history_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "earlier_trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"line" integer NOT NULL,
	"provider" text,
	"reference" text,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_trainings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "history_batches" ADD CONSTRAINT "history_batches_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_batches" ADD CONSTRAINT "history_batches_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_batches" ADD CONSTRAINT "history_batches_applied_by_people_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_trainings" ADD CONSTRAINT "earlier_trainings_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_trainings" ADD CONSTRAINT "earlier_trainings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_trainings" ADD CONSTRAINT "earlier_trainings_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_batches_by_agency" ON "history_batches" USING btree ("agency_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "earlier_trainings_by_batch" ON "earlier_trainings" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "earlier_trainings_by_person" ON "earlier_trainings" USING btree ("person_id");--> statement-breakpoint
CREATE POLICY "history_batches_read" ON "history_batches" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("history_batches"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "history_batches_added" ON "history_batches" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "history_batches_changed" ON "history_batches" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "history_batches_removed" ON "history_batches" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "earlier_trainings_read" ON "earlier_trainings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when lasting_record("earlier_trainings"."person_id") in (select acting_records()) then true else coalesce("earlier_trainings"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "earlier_trainings_added" ON "earlier_trainings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));