ALTER TABLE "listing_claims" ADD COLUMN "accepted" boolean;--> statement-breakpoint
ALTER TABLE "listing_claims" ADD COLUMN "reason" text;--> statement-breakpoint
UPDATE "listing_claims" c SET "accepted" = (d."decision" = 'claim-accepted'), "reason" = d."reason" FROM "listing_decisions" d WHERE d."listing_id" = c."listing_id" AND d."decided_at" = c."settled_at" AND d."decision" IN ('claim-accepted', 'claim-declined');
