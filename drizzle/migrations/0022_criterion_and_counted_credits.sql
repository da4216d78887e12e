-- What a rule asks for is one document; the module it names follows from it.
ALTER TABLE "requirement_versions" ADD COLUMN "criterion" jsonb;--> statement-breakpoint
UPDATE "requirement_versions" SET "criterion" = jsonb_build_object('kind', 'course', 'courseId', "course_id");--> statement-breakpoint
ALTER TABLE "requirement_versions" ALTER COLUMN "criterion" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_criterion" CHECK (coalesce("requirement_versions"."criterion"->>'kind', '') in ('course'));--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP COLUMN "course_id";--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "course_id" uuid GENERATED ALWAYS AS ((criterion->>'courseId')::uuid) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- One credit met an obligation until now; it counted in whole.
ALTER TABLE "obligations" ADD COLUMN "counted_credits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "obligations" o SET "explanation" = o."explanation" - 'counted', "counted_credits" = coalesce((
  SELECT jsonb_build_array(jsonb_build_object('creditId', c."id", 'earnedOn', c."earned_on", 'minutes', c."credit_minutes"))
  FROM "credits" c WHERE c."id" = o."satisfied_by"), '[]');--> statement-breakpoint
ALTER TABLE "obligations" DROP COLUMN "satisfied_by";--> statement-breakpoint
-- Everything until now was hashed in the first format; from here on whoever writes says which.
ALTER TABLE "credits" ADD COLUMN "format" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "credits" ALTER COLUMN "format" DROP DEFAULT;
