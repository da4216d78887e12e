CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"person_id" uuid,
	"address" text,
	"time_zone" text,
	"payload" jsonb,
	"state" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"carried_by" uuid,
	"ended_at" timestamp with time zone,
	"why_moot" text,
	"letter" jsonb,
	CONSTRAINT "notices_once" UNIQUE("kind","key"),
	CONSTRAINT "notices_state" CHECK ("notices"."state" in ('waiting', 'sending', 'sent', 'moot'))
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_by_person" ON "notices" USING btree ("person_id","kind") WHERE "notices"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "notices_by_time" ON "notices" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "notices_shown" ON "notices" USING btree ("ended_at") WHERE "notices"."letter" is not null;--> statement-breakpoint
CREATE POLICY "notices_rows" ON "notices" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));