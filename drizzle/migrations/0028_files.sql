CREATE TABLE "file_chunks" (
	"digest" "bytea" NOT NULL,
	"place" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_digest_place_pk" PRIMARY KEY("digest","place")
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_contents" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"stored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file_contents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"use" text NOT NULL,
	"name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_sent_once" UNIQUE NULLS NOT DISTINCT("uploaded_by","use","digest","name")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agency_imports" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_digest_file_contents_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."file_contents"("digest") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_digest_file_contents_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."file_contents"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_by_digest" ON "files" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "files_by_time" ON "files" USING btree ("uploaded_at");--> statement-breakpoint
ALTER TABLE "agency_imports" ADD CONSTRAINT "agency_imports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "file_chunks_read" ON "file_chunks" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("file_chunks"."digest" in (select f.digest from files f), false) end);--> statement-breakpoint
CREATE POLICY "file_chunks_added" ON "file_chunks" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_chunks_changed" ON "file_chunks" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_chunks_removed" ON "file_chunks" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_contents_read" ON "file_contents" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("file_contents"."digest" in (select f.digest from files f), false) end);--> statement-breakpoint
CREATE POLICY "file_contents_added" ON "file_contents" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_contents_changed" ON "file_contents" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_contents_removed" ON "file_contents" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "files_read" ON "files" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("files"."uploaded_by" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "files_added" ON "files" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "files_changed" ON "files" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "files_removed" ON "files" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));