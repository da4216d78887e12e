CREATE TABLE "event_staff_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"email" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "event_staff_invitations_answer" CHECK ("event_staff_invitations"."answer" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "event_staff_invitations_answered" CHECK (("event_staff_invitations"."answer" is null) = ("event_staff_invitations"."answered_at" is null)),
	CONSTRAINT "event_staff_invitations_answered_by" CHECK (("event_staff_invitations"."answered_by" is not null) = coalesce("event_staff_invitations"."answer" in ('accepted', 'declined'), false))
);
--> statement-breakpoint
ALTER TABLE "event_staff_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "event_staff_invitations" ADD CONSTRAINT "event_staff_invitations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff_invitations" ADD CONSTRAINT "event_staff_invitations_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff_invitations" ADD CONSTRAINT "event_staff_invitations_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "event_staff_invitations_open_once" ON "event_staff_invitations" USING btree ("event_id","email") WHERE answer is null;--> statement-breakpoint
CREATE INDEX "event_staff_invitations_by_address" ON "event_staff_invitations" USING btree ("email") WHERE answer is null;--> statement-breakpoint
CREATE POLICY "event_staff_invitations_read" ON "event_staff_invitations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "event_staff_invitations"."event_id" in (select staffed_events('owner')) then true else coalesce(exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "event_staff_invitations"."email"
    and l.verified_at is not null), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_invitations_added" ON "event_staff_invitations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("event_staff_invitations"."event_id" in (select staffed_events('owner')) and "event_staff_invitations"."answer" is null), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_invitations_changed" ON "event_staff_invitations" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(("event_staff_invitations"."event_id" in (select staffed_events('owner')) and "event_staff_invitations"."answered_by" is null), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(("event_staff_invitations"."event_id" in (select staffed_events('owner')) and "event_staff_invitations"."answered_by" is null), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_invitations_removed" ON "event_staff_invitations" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
ALTER POLICY "event_staff_added" ON "event_staff" TO attest_app WITH CHECK ((select acting_as('system')));