CREATE TABLE "claim_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"file_id" uuid,
	"name" text NOT NULL,
	"is_picture" boolean NOT NULL,
	"size" integer NOT NULL,
	"digest" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	"removed_why" text,
	CONSTRAINT "claim_evidence_once" UNIQUE("claim_id","digest"),
	CONSTRAINT "claim_evidence_removed" CHECK (("claim_evidence"."removed_at" is null) = ("claim_evidence"."file_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "claim_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claim_rules" (
	"agency_id" uuid PRIMARY KEY NOT NULL,
	"second_above_minutes" integer,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "claim_rules_minutes" CHECK ("claim_rules"."second_above_minutes" > 0)
);
--> statement-breakpoint
ALTER TABLE "claim_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claim_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"reason" text,
	"field_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"minutes" integer,
	"apart_from" text,
	"taken_by" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "claim_steps_verb" CHECK ("claim_steps"."verb" in ('submit', 'withdraw', 'return', 'approve', 'second', 'reject', 'dispute', 'grant', 'refuse')),
	CONSTRAINT "claim_steps_from" CHECK ("claim_steps"."from_status" in ('draft', 'submitted', 'seconding', 'returned', 'approved', 'rejected', 'disputed', 'withdrawn')),
	CONSTRAINT "claim_steps_to" CHECK ("claim_steps"."to_status" in ('draft', 'submitted', 'seconding', 'returned', 'approved', 'rejected', 'disputed', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "claim_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"provider" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"minutes" integer,
	"mode" text,
	"topic_ids" text[] NOT NULL,
	"priority_ids" text[] NOT NULL,
	"note" text NOT NULL,
	"for_agency_id" uuid,
	"event_slug" text,
	"related_slug" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"accepted_minutes" integer,
	"first_by" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"credit_id" uuid,
	CONSTRAINT "claims_one_a_credit" UNIQUE("credit_id"),
	CONSTRAINT "claims_status" CHECK ("claims"."status" in ('draft', 'submitted', 'seconding', 'returned', 'approved', 'rejected', 'disputed', 'withdrawn')),
	CONSTRAINT "claims_mode" CHECK ("claims"."mode" in ('in-person', 'virtual', 'self-paced')),
	CONSTRAINT "claims_a_draft_is_not_sent" CHECK ("claims"."status" <> 'draft' or "claims"."sent_at" is null),
	CONSTRAINT "claims_sent_whole" CHECK (not "claims"."status" in ('submitted', 'seconding', 'disputed') or ("claims"."agency_id" is not null and "claims"."sent_at" is not null and "claims"."starts_on" is not null
        and "claims"."ends_on" >= "claims"."starts_on" and "claims"."minutes" > 0 and "claims"."mode" is not null)),
	CONSTRAINT "claims_approved_with_credit" CHECK ("claims"."status" <> 'approved' or ("claims"."accepted_minutes" > 0 and "claims"."credit_id" is not null and "claims"."decided_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_rules" ADD CONSTRAINT "claim_rules_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_rules" ADD CONSTRAINT "claim_rules_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_for_agency_id_agencies_id_fk" FOREIGN KEY ("for_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_first_by_people_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_credit_id_credits_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_evidence_by_claim" ON "claim_evidence" USING btree ("claim_id","added_at");--> statement-breakpoint
CREATE INDEX "claim_steps_by_claim" ON "claim_steps" USING btree ("claim_id","taken_at");--> statement-breakpoint
CREATE INDEX "claims_by_person" ON "claims" USING btree ("person_id","updated_at");--> statement-breakpoint
CREATE INDEX "claims_by_agency" ON "claims" USING btree ("agency_id","status","sent_at");--> statement-breakpoint
CREATE POLICY "claim_evidence_read" ON "claim_evidence" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from claims c where c.id = "claim_evidence"."claim_id"));--> statement-breakpoint
CREATE POLICY "claim_evidence_added" ON "claim_evidence" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.person_id in (select acting_records())), false) end);--> statement-breakpoint
CREATE POLICY "claim_evidence_changed" ON "claim_evidence" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.person_id in (select acting_records())) then true else coalesce(exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.status <> 'draft'
    and c.agency_id in (select managed_agencies()) and c.person_id not in (select acting_records())), false) end) WITH CHECK (case when (select acting_as('system')) then true when exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.person_id in (select acting_records())) then true else coalesce(exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.status <> 'draft'
    and c.agency_id in (select managed_agencies()) and c.person_id not in (select acting_records())), false) end);--> statement-breakpoint
CREATE POLICY "claim_evidence_removed_rows" ON "claim_evidence" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(exists (select 1 from claims c where c.id = "claim_evidence"."claim_id" and c.person_id in (select acting_records())), false) end);--> statement-breakpoint
CREATE POLICY "claim_rules_read" ON "claim_rules" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("claim_rules"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "claim_rules_added" ON "claim_rules" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("claim_rules"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "claim_rules_changed" ON "claim_rules" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("claim_rules"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("claim_rules"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "claim_steps_read" ON "claim_steps" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from claims c where c.id = "claim_steps"."claim_id"));--> statement-breakpoint
CREATE POLICY "claim_steps_added" ON "claim_steps" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("claim_steps"."taken_by" in (select acting_records()) and case when "claim_steps"."verb" in ('submit', 'withdraw', 'dispute') then exists (select 1 from claims c where c.id = "claim_steps"."claim_id" and c.person_id in (select acting_records())) else exists (select 1 from claims c where c.id = "claim_steps"."claim_id" and c.status <> 'draft'
    and c.agency_id in (select managed_agencies()) and c.person_id not in (select acting_records())) end), false) end);--> statement-breakpoint
CREATE POLICY "claims_read" ON "claims" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "claims"."person_id" in (select acting_records()) then true else coalesce("claims"."status" <> 'draft' and "claims"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "claims_added" ON "claims" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("claims"."status" = 'draft' and "claims"."person_id" in (select acting_records()), false) end);--> statement-breakpoint
CREATE POLICY "claims_moved" ON "claims" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when "claims"."status" in ('draft', 'returned', 'withdrawn', 'submitted') and "claims"."person_id" in (select acting_records()) then true else coalesce("claims"."status" in ('submitted', 'seconding', 'disputed') and (coalesce("claims"."agency_id" in (select managed_agencies()), false) and not "claims"."person_id" in (select acting_records())), false) end) WITH CHECK (case when (select acting_as('system')) then true when "claims"."status" in ('draft', 'returned', 'withdrawn', 'submitted') and "claims"."person_id" in (select acting_records()) then true else coalesce("claims"."status" not in ('draft', 'withdrawn') and (coalesce("claims"."agency_id" in (select managed_agencies()), false) and not "claims"."person_id" in (select acting_records())), false) end);--> statement-breakpoint
CREATE POLICY "claims_removed" ON "claims" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("claims"."status" = 'draft' and "claims"."person_id" in (select acting_records()), false) end);