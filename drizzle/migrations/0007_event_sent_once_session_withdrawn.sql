ALTER TABLE "event_sessions" DROP CONSTRAINT "event_sessions_position";--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "other_zone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "create_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "event_sessions_in_place" ON "event_sessions" USING btree ("event_id","position") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_sent_once" UNIQUE("organizer_id","create_key");