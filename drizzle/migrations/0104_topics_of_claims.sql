ALTER TABLE "claim_steps" ADD COLUMN "topics" jsonb;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "topic_minutes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "accepted_topics" jsonb;