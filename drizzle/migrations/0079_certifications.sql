CREATE TABLE "certifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text,
	"name" text,
	"number" text,
	"issuer" text NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"follows_id" uuid,
	"file_id" uuid,
	"file_name" text,
	"file_digest" text,
	"is_picture" boolean,
	"file_size" integer,
	"entered_by" uuid NOT NULL,
	"entered_by_name" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"verified_by" uuid,
	"verified_by_name" text,
	"verified_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_by_name" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_why" text,
	"ended_on" date,
	CONSTRAINT "certifications_kind" CHECK ("certifications"."kind" in ('peace-officer', 'state-advocate', 'nacp-provisional', 'nacp-basic', 'nacp-intermediate', 'nacp-advanced', 'first-aid', 'other')),
	CONSTRAINT "certifications_named" CHECK (("certifications"."kind" = 'other') = ("certifications"."name" is not null)),
	CONSTRAINT "certifications_of_state" CHECK (("certifications"."kind" in ('peace-officer', 'state-advocate')) = ("certifications"."state" is not null)),
	CONSTRAINT "certifications_days" CHECK (("certifications"."expires_on" is null or "certifications"."expires_on" >= "certifications"."issued_on") and ("certifications"."ended_on" is null or "certifications"."ended_on" > "certifications"."issued_on")),
	CONSTRAINT "certifications_signed" CHECK (("certifications"."verified_at" is null) = ("certifications"."verified_by" is null) and ("certifications"."verified_by" is null or "certifications"."verified_by" <> "certifications"."person_id")
        and ("certifications"."withdrawn_at" is null) = ("certifications"."withdrawn_why" is null) and ("certifications"."ended_on" is null or "certifications"."withdrawn_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "certifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_criterion";--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_follows_id_certifications_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_verified_by_people_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certifications_by_person" ON "certifications" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "certifications_by_agency" ON "certifications" USING btree ("agency_id","expires_on");--> statement-breakpoint
CREATE UNIQUE INDEX "certifications_follow_once" ON "certifications" USING btree ("follows_id") WHERE "certifications"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_criterion" CHECK (coalesce("requirement_versions"."criterion"->>'kind', '') in ('course', 'some', 'minutes', 'certification'));--> statement-breakpoint
CREATE POLICY "certifications_read" ON "certifications" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "certifications"."person_id" in (select acting_records()) then true else coalesce("certifications"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "certifications_added" ON "certifications" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("certifications"."entered_by" = (select acting_person()) and (("certifications"."person_id" in (select acting_records()) and "certifications"."verified_at" is null)
          or (not "certifications"."person_id" in (select acting_records()) and "certifications"."agency_id" in (select managed_agencies())))), false) end);--> statement-breakpoint
CREATE POLICY "certifications_moved" ON "certifications" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when ("certifications"."person_id" in (select acting_records()) and "certifications"."verified_at" is null) then true else coalesce((not "certifications"."person_id" in (select acting_records()) and "certifications"."agency_id" in (select managed_agencies())), false) end) WITH CHECK (case when (select acting_as('system')) then true when ("certifications"."person_id" in (select acting_records()) and "certifications"."verified_at" is null) then true else coalesce((not "certifications"."person_id" in (select acting_records()) and "certifications"."agency_id" in (select managed_agencies())), false) end);