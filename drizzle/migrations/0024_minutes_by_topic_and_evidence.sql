-- Null: the source does not say. What was recorded before keeps its format, in which neither is hashed.
ALTER TABLE "credits" ADD COLUMN "topic_minutes" jsonb;--> statement-breakpoint
ALTER TABLE "credits" ADD COLUMN "evidence" text[] DEFAULT '{}' NOT NULL;
