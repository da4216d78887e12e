CREATE TABLE "mandate_pack_adoptions" (
	"requirement_id" uuid NOT NULL,
	"pack_id" text NOT NULL,
	"edition" integer NOT NULL,
	"agency_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"version" integer,
	"by_person_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"read_on" date,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mandate_pack_adoptions_requirement_id_edition_pk" PRIMARY KEY("requirement_id","edition"),
	CONSTRAINT "mandate_pack_adoptions_answer" CHECK ("mandate_pack_adoptions"."answer" in ('adopted', 'kept')),
	CONSTRAINT "mandate_pack_adoptions_version" CHECK (("mandate_pack_adoptions"."answer" = 'kept') = ("mandate_pack_adoptions"."version" is null))
);
--> statement-breakpoint
ALTER TABLE "mandate_pack_adoptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandate_pack_editions" (
	"pack_id" text NOT NULL,
	"edition" integer NOT NULL,
	"pack" jsonb NOT NULL,
	"digest" text NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mandate_pack_editions_pack_id_edition_pk" PRIMARY KEY("pack_id","edition")
);
--> statement-breakpoint
ALTER TABLE "mandate_pack_editions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandate_pack_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pack_id" text NOT NULL,
	"edition" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"reader_name" text NOT NULL,
	"read_on" date NOT NULL,
	"found" text NOT NULL,
	"words" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mandate_pack_readings_of_a_day" UNIQUE("pack_id","edition","person_id","read_on","found"),
	CONSTRAINT "mandate_pack_readings_found" CHECK ("mandate_pack_readings"."found" in ('as-written', 'differs')),
	CONSTRAINT "mandate_pack_readings_words" CHECK (("mandate_pack_readings"."found" = 'differs') = ("mandate_pack_readings"."words" is not null))
);
--> statement-breakpoint
ALTER TABLE "mandate_pack_readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mandate_pack_adoptions" ADD CONSTRAINT "mandate_pack_adoptions_requirement_id_requirements_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_pack_adoptions" ADD CONSTRAINT "mandate_pack_adoptions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_pack_adoptions" ADD CONSTRAINT "mandate_pack_adoptions_by_person_id_people_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_pack_adoptions" ADD CONSTRAINT "mandate_pack_adoptions_edition" FOREIGN KEY ("pack_id","edition") REFERENCES "public"."mandate_pack_editions"("pack_id","edition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_pack_readings" ADD CONSTRAINT "mandate_pack_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_pack_readings" ADD CONSTRAINT "mandate_pack_readings_edition" FOREIGN KEY ("pack_id","edition") REFERENCES "public"."mandate_pack_editions"("pack_id","edition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mandate_pack_adoptions_by_agency" ON "mandate_pack_adoptions" USING btree ("agency_id","pack_id");--> statement-breakpoint
CREATE POLICY "mandate_pack_adoptions_read" ON "mandate_pack_adoptions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("mandate_pack_adoptions"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "mandate_pack_adoptions_added" ON "mandate_pack_adoptions" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("mandate_pack_adoptions"."agency_id" in (select managed_agencies()) and "mandate_pack_adoptions"."by_person_id" = (select acting_person())), false) end);--> statement-breakpoint
CREATE POLICY "mandate_pack_editions_read" ON "mandate_pack_editions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "mandate_pack_editions_added" ON "mandate_pack_editions" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "mandate_pack_readings_read" ON "mandate_pack_readings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce((select acting_person()) is not null, false) end);--> statement-breakpoint
CREATE POLICY "mandate_pack_readings_added" ON "mandate_pack_readings" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(((select acting_as('moderator', 'administrator')) and "mandate_pack_readings"."person_id" = (select acting_person())), false) end);