CREATE TABLE "request_attendance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"people" integer NOT NULL,
	"counted_by" text NOT NULL,
	"held_on" date NOT NULL,
	"minutes" integer,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_attendance_once" UNIQUE("request_id"),
	CONSTRAINT "request_attendance_people" CHECK ("request_attendance"."people" between 0 and 5000),
	CONSTRAINT "request_attendance_minutes" CHECK ("request_attendance"."minutes" between 15 and 6000)
);
--> statement-breakpoint
ALTER TABLE "request_attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_evaluations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"useful" integer NOT NULL,
	"ready" integer NOT NULL,
	"words" text NOT NULL,
	"forms_back" integer,
	"content" integer,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_evaluations_once" UNIQUE("request_id"),
	CONSTRAINT "request_evaluations_marks" CHECK ("request_evaluations"."useful" between 1 and 5 and "request_evaluations"."ready" between 1 and 5),
	CONSTRAINT "request_evaluations_forms" CHECK ("request_evaluations"."forms_back" between 0 and 5000 and "request_evaluations"."content" between 0 and "request_evaluations"."forms_back")
);
--> statement-breakpoint
ALTER TABLE "request_evaluations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "request_attendance" ADD CONSTRAINT "request_attendance_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_attendance" ADD CONSTRAINT "request_attendance_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_evaluations" ADD CONSTRAINT "request_evaluations_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_evaluations" ADD CONSTRAINT "request_evaluations_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "request_attendance_read" ON "request_attendance" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "request_attendance"."request_id"));--> statement-breakpoint
CREATE POLICY "request_attendance_added" ON "request_attendance" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_attendance"."recorded_by" in (select acting_records()) and (exists (select 1 from requests r where r.id = "request_attendance"."request_id" and (r.person_id in (select acting_records())
      or coalesce(r.agency_id in (select managed_agencies()), false))) or case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "request_attendance"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end)), false) end);--> statement-breakpoint
CREATE POLICY "request_attendance_removed" ON "request_attendance" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce((exists (select 1 from requests r where r.id = "request_attendance"."request_id" and (r.person_id in (select acting_records())
      or coalesce(r.agency_id in (select managed_agencies()), false))) or case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "request_attendance"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end), false) end);--> statement-breakpoint
CREATE POLICY "request_evaluations_read" ON "request_evaluations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "request_evaluations"."request_id"));--> statement-breakpoint
CREATE POLICY "request_evaluations_added" ON "request_evaluations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_evaluations"."given_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_evaluations"."request_id"
      and r.person_id in (select acting_records()))), false) end);--> statement-breakpoint
CREATE POLICY "request_evaluations_removed" ON "request_evaluations" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(("request_evaluations"."given_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_evaluations"."request_id"
      and r.person_id in (select acting_records()))), false) end);