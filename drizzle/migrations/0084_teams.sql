CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "team_members_in_order" CHECK ("team_members"."valid_to" is null or "team_members"."valid_to" >= "team_members"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "team_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teams_kind" CHECK ("teams"."kind" in ('grant', 'task-force', 'other'))
);
--> statement-breakpoint
ALTER TABLE "teams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignments" DROP CONSTRAINT "assignments_population";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_once" ON "team_members" USING btree ("team_id","person_id") WHERE "team_members"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "team_members_by_team" ON "team_members" USING btree ("team_id","person_id");--> statement-breakpoint
CREATE INDEX "team_members_by_agency" ON "team_members" USING btree ("agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_once" ON "teams" USING btree ("agency_id",lower("name"));--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_population" CHECK ("assignments"."population" in ('everyone', 'unit', 'position', 'employment', 'team', 'people'));--> statement-breakpoint
CREATE POLICY "team_members_read" ON "team_members" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "team_members"."person_id" in (select acting_records()) then true else coalesce("team_members"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "team_members_added" ON "team_members" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("team_members"."agency_id" in (select managed_agencies())
  and exists (select 1 from affiliations a where a.person_id = "team_members"."person_id" and a.agency_id = "team_members"."agency_id")
  and exists (select 1 from teams g where g.id = "team_members"."team_id" and g.agency_id = "team_members"."agency_id")), false) end);--> statement-breakpoint
CREATE POLICY "team_members_changed" ON "team_members" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("team_members"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("team_members"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "teams_read" ON "teams" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("teams"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "teams_added" ON "teams" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("teams"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "teams_changed" ON "teams" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("teams"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("teams"."agency_id" in (select managed_agencies()), false) end);