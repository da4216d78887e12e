CREATE TABLE "undecided" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"stand" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "undecided" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "undecided" ADD CONSTRAINT "undecided_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "undecided_by_agency" ON "undecided" USING btree ("agency_id");--> statement-breakpoint
CREATE POLICY "undecided_rows" ON "undecided" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
-- A letter that still waits is of the agency from now on, and no longer of one claim.
update notices n set kind = 'agencies.nobody-decides', payload = jsonb_build_object('agencyId', c.agency_id)
from claims c where n.kind = 'claims.nobody-decides' and n.payload is not null and c.id::text = n.payload ->> 'claimId' and c.agency_id is not null;
