ALTER TABLE "event_sessions" ADD COLUMN "room_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "room_until" timestamp with time zone;