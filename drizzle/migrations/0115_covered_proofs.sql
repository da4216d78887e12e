ALTER TABLE "claim_evidence" ADD COLUMN "covered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD COLUMN "covered_by" uuid;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD COLUMN "covered_why" text;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD COLUMN "covered_digest" text;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_covered_by_people_id_fk" FOREIGN KEY ("covered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_covered" CHECK (("claim_evidence"."covered_at" is null) = ("claim_evidence"."covered_digest" is null));