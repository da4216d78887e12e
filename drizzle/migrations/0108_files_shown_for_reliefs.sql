CREATE TABLE "relief_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"relief_id" uuid NOT NULL,
	"file_id" uuid,
	"is_picture" boolean NOT NULL,
	"size" integer NOT NULL,
	"digest" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_by_name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_by" uuid,
	"removed_by_name" text,
	"removed_at" timestamp with time zone,
	"removed_why" text,
	CONSTRAINT "relief_proofs_once" UNIQUE("relief_id","digest"),
	CONSTRAINT "relief_proofs_removed" CHECK (("relief_proofs"."removed_at" is null) = ("relief_proofs"."file_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "relief_proofs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reliefs" ADD COLUMN "files_shown" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "relief_proofs" ADD CONSTRAINT "relief_proofs_relief_id_reliefs_id_fk" FOREIGN KEY ("relief_id") REFERENCES "public"."reliefs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_proofs" ADD CONSTRAINT "relief_proofs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_proofs" ADD CONSTRAINT "relief_proofs_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_proofs" ADD CONSTRAINT "relief_proofs_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "relief_proofs_read" ON "relief_proofs" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.granted and r.person_id in (select acting_records())) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.agency_id in (select managed_agencies())) then true else coalesce(("relief_proofs"."added_by" = (select acting_person()) and exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id"
      and r.agency_id in (select acting_agencies()))), false) end);--> statement-breakpoint
CREATE POLICY "relief_proofs_added" ON "relief_proofs" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("relief_proofs"."added_by" = (select acting_person()) and exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.person_id not in (select acting_records())) and (exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.agency_id in (select managed_agencies())) or exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.agency_id in (select acting_agencies())
    and r.recommended_by = (select acting_person())))), false) end);--> statement-breakpoint
CREATE POLICY "relief_proofs_moved" ON "relief_proofs" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.granted and r.person_id in (select acting_records())) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.agency_id in (select managed_agencies())) then true else coalesce(("relief_proofs"."added_by" = (select acting_person()) and exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id"
      and r.agency_id in (select acting_agencies()))), false) end) WITH CHECK (case when (select acting_as('system')) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.granted and r.person_id in (select acting_records())) then true when exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id" and r.agency_id in (select managed_agencies())) then true else coalesce(("relief_proofs"."added_by" = (select acting_person()) and exists (select 1 from reliefs r where r.id = "relief_proofs"."relief_id"
      and r.agency_id in (select acting_agencies()))), false) end);