ALTER TABLE "affiliations" DROP CONSTRAINT "affiliations_employment";--> statement-breakpoint
ALTER TABLE "assignments" DROP CONSTRAINT "assignments_employment";--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_employment" CHECK ("affiliations"."employment" in ('sworn', 'civilian', 'volunteer', 'contractor'));--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_employment" CHECK ("assignments"."employment" in ('sworn', 'civilian', 'volunteer', 'contractor'));