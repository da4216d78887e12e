-- What a photo or PDF was called by whoever sent it may name the victim for whom it was covered or removed.
UPDATE "claim_evidence" SET "name" = CASE WHEN "is_picture" THEN 'photo.jpg' ELSE 'document.pdf' END
WHERE "removed_at" IS NOT NULL OR "covered_at" IS NOT NULL;--> statement-breakpoint
UPDATE "files" f SET "name" = 'photo.jpg'
FROM "claim_evidence" e WHERE e."file_id" = f."id" AND e."covered_at" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "files" o WHERE o."uploaded_by" IS NOT DISTINCT FROM f."uploaded_by" AND o."use" = f."use" AND o."digest" = f."digest" AND o."name" = 'photo.jpg'
);
