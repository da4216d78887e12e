CREATE TABLE "blocked_posters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "blocked_posters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD COLUMN "field_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD COLUMN "checks" text[];--> statement-breakpoint
ALTER TABLE "blocked_posters" ADD CONSTRAINT "blocked_posters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_posters" ADD CONSTRAINT "blocked_posters_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_posters" ADD CONSTRAINT "blocked_posters_blocked_by_people_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_posters" ADD CONSTRAINT "blocked_posters_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "blocked_posters_once" ON "blocked_posters" USING btree ("person_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "blocked_posters_by_event" ON "blocked_posters" USING btree ("event_id");--> statement-breakpoint
CREATE POLICY "blocked_posters_read" ON "blocked_posters" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator')) then true else coalesce("blocked_posters"."person_id" in (select acting_records()), false) end);--> statement-breakpoint
CREATE POLICY "blocked_posters_added" ON "blocked_posters" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "blocked_posters_changed" ON "blocked_posters" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system', 'moderator'))) WITH CHECK ((select acting_as('system', 'moderator')));