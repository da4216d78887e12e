ALTER TABLE "assignments" DROP CONSTRAINT "assignments_population";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_role" CHECK ("assignments"."role" in ('supervisor', 'coordinator', 'organizer', 'trusted-organizer'));--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_population" CHECK ("assignments"."population" in ('everyone', 'unit', 'position', 'employment', 'role', 'team', 'people'));