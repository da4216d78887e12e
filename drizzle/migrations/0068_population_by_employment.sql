ALTER TABLE "assignments" DROP CONSTRAINT "assignments_population";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "employment" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_employment" CHECK ("assignments"."employment" in ('sworn', 'civilian', 'volunteer'));--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_population" CHECK ("assignments"."population" in ('everyone', 'unit', 'position', 'employment'));