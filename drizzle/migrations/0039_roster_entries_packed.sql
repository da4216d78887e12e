ALTER TABLE "roster_batches" ADD COLUMN "entries" "bytea";
--> statement-breakpoint
-- They come compressed.
ALTER TABLE "roster_batches" ALTER COLUMN "entries" SET STORAGE EXTERNAL;
--> statement-breakpoint
UPDATE "roster_batches" SET
  "entries" = case when "plan"->'entries' <> '[]'::jsonb then convert_to(("plan"->'entries')::text, 'UTF8') end,
  "plan" = "plan" - 'entries';
