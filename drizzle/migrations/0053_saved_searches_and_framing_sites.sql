CREATE TABLE "framing_sites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"origins" text[] NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "framing_sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"rhythm" text NOT NULL,
	"told_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_searches_rhythm" CHECK ("saved_searches"."rhythm" in ('daily', 'weekly'))
);
--> statement-breakpoint
ALTER TABLE "saved_searches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "framing_sites" ADD CONSTRAINT "framing_sites_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "framing_sites_by_time" ON "framing_sites" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "saved_searches_by_person" ON "saved_searches" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "saved_searches_by_told" ON "saved_searches" USING btree ("told_until");--> statement-breakpoint
CREATE POLICY "framing_sites_read" ON "framing_sites" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "framing_sites_added" ON "framing_sites" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "saved_searches_rows" ON "saved_searches" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("saved_searches"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("saved_searches"."person_id" = (select acting_person()), false) end);