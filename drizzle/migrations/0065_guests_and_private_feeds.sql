CREATE TABLE "guest_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"session_ids" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"audience_word" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"tries" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "guest_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "private_feeds" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "private_feeds_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
ALTER TABLE "private_feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "guest_requests" ADD CONSTRAINT "guest_requests_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_feeds" ADD CONSTRAINT "private_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guest_requests_by_end" ON "guest_requests" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "guest_requests_by_event" ON "guest_requests" USING btree ("event_id");--> statement-breakpoint
CREATE POLICY "guest_requests_rows" ON "guest_requests" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "private_feeds_rows" ON "private_feeds" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("private_feeds"."person_id" in (select acting_records()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("private_feeds"."person_id" in (select acting_records()), false) end);