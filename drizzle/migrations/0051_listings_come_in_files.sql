CREATE TABLE "listing_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"entries" "bytea",
	"undo" "bytea",
	"applied_count" integer,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"rolled_back_at" timestamp with time zone,
	CONSTRAINT "listing_batches_state" CHECK ("listing_batches"."state" in ('checked', 'applied', 'rolled-back'))
);
--> statement-breakpoint
ALTER TABLE "listing_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listing_batches" ADD CONSTRAINT "listing_batches_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_batches_by_time" ON "listing_batches" USING btree ("uploaded_at","id");--> statement-breakpoint
CREATE POLICY "listings_removed" ON "listings" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "listing_batches_read" ON "listing_batches" AS PERMISSIVE FOR SELECT TO "attest_app" USING ((select acting_as('system', 'moderator', 'administrator')));--> statement-breakpoint
CREATE POLICY "listing_batches_added" ON "listing_batches" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "listing_batches_changed" ON "listing_batches" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "listing_batches_removed" ON "listing_batches" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));