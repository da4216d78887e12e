CREATE TABLE "affiliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"unit_id" uuid,
	"position" text,
	"employment" text NOT NULL,
	"employee_number" text,
	"service_starts_on" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "affiliations_in_order" CHECK ("affiliations"."valid_to" is null or "affiliations"."valid_to" >= "affiliations"."valid_from"),
	CONSTRAINT "affiliations_employment" CHECK ("affiliations"."employment" in ('sworn', 'civilian', 'volunteer'))
);
--> statement-breakpoint
ALTER TABLE "affiliations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"kind" text NOT NULL,
	"ori" text,
	"uei" text,
	"state" text NOT NULL,
	"county" text,
	"time_zone" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"is_ovc_grantee" boolean DEFAULT false NOT NULL,
	"source" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agencies_ori_unique" UNIQUE("ori"),
	CONSTRAINT "agencies_uei_unique" UNIQUE("uei"),
	CONSTRAINT "agencies_kind" CHECK ("agencies"."kind" in ('law-enforcement', 'victim-services', 'prosecution', 'tribal', 'child-welfare', 'juvenile-justice', 'runaway-homeless-youth', 'other'))
);
--> statement-breakpoint
ALTER TABLE "agencies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"agency_id" uuid,
	"unit_id" uuid,
	"granted_by" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "roles_role" CHECK ("roles"."role" in ('supervisor', 'coordinator', 'organizer', 'trusted-organizer', 'moderator', 'author', 'administrator', 'auditor'))
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_force_partners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_force_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"side" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "task_force_partners_once" UNIQUE("task_force_id","agency_id","valid_from"),
	CONSTRAINT "task_force_partners_side" CHECK ("task_force_partners"."side" in ('law-enforcement', 'victim-services', 'other'))
);
--> statement-breakpoint
ALTER TABLE "task_force_partners" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_forces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "task_forces_kind" CHECK ("task_forces"."kind" in ('enhanced-collaborative-model', 'innocence-lost', 'icac', 'other'))
);
--> statement-breakpoint
ALTER TABLE "task_forces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "units_name_once" UNIQUE NULLS NOT DISTINCT("agency_id","parent_id","name")
);
--> statement-breakpoint
ALTER TABLE "units" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_person_id" uuid,
	"actor_label" text,
	"request_id" uuid NOT NULL,
	"agency_id" uuid,
	"person_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"edition_name" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"language" text NOT NULL,
	"credit_minutes" integer NOT NULL,
	"audiences" text[] NOT NULL,
	"priority_ids" text[] NOT NULL,
	"topic_ids" text[] NOT NULL,
	"content" jsonb NOT NULL,
	"outline" jsonb NOT NULL,
	"lesson_keys" text[] NOT NULL,
	"test_rules" jsonb NOT NULL,
	"assessment" jsonb NOT NULL,
	"source" text NOT NULL,
	"source_digest" "bytea" NOT NULL,
	"search" "tsvector" NOT NULL,
	"search_words" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "course_versions_edition" UNIQUE("course_id","edition")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"section_id" text NOT NULL,
	"current_version_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "courses_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "priorities" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"phone" text,
	"text_number" text,
	"url" text,
	"hours" text,
	"source_name" text NOT NULL,
	"source_url" text NOT NULL,
	"last_verified_on" date NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "contact_lines_kind" CHECK ("contact_lines"."kind" in ('emergency', 'hotline', 'reporting', 'federal', 'support'))
);
--> statement-breakpoint
CREATE TABLE "event_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"starts_local" timestamp NOT NULL,
	"ends_local" timestamp NOT NULL,
	"zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"venue_name" text,
	"address" text,
	"city" text,
	"state" text,
	"postal_code" text,
	"link" text,
	CONSTRAINT "event_sessions_position" UNIQUE("event_id","position"),
	CONSTRAINT "event_sessions_in_order" CHECK ("event_sessions"."ends_at" > "event_sessions"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "event_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"status" text NOT NULL,
	"organizer_id" uuid NOT NULL,
	"agency_id" uuid,
	"sponsor" text NOT NULL,
	"audiences" text[] NOT NULL,
	"topic_ids" text[] NOT NULL,
	"priority_ids" text[] NOT NULL,
	"cost" text NOT NULL,
	"accessibility" text,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_phone" text,
	"registration_url" text,
	"credit_minutes" integer,
	"hide_place" boolean DEFAULT false NOT NULL,
	"draft" jsonb,
	"sequence" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"recheck_since" timestamp with time zone,
	"recheck_what" text[],
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"search" "tsvector" NOT NULL,
	"search_words" text NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug"),
	CONSTRAINT "events_kind" CHECK ("events"."kind" in ('training', 'conference', 'webinar', 'meeting', 'ceremony', 'support-group')),
	CONSTRAINT "events_format" CHECK ("events"."format" in ('in-person', 'virtual', 'hybrid')),
	CONSTRAINT "events_status" CHECK ("events"."status" in ('draft', 'submitted', 'returned', 'published', 'cancelled', 'withdrawn')),
	CONSTRAINT "events_groups_hide_their_place" CHECK ("events"."kind" <> 'support-group' or "events"."hide_place")
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hidden_places" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"venue_name" text,
	"address" text,
	"city" text,
	"postal_code" text,
	"link" text
);
--> statement-breakpoint
ALTER TABLE "hidden_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moderation_decisions_decision" CHECK ("moderation_decisions"."decision" in ('approved', 'returned', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "moderation_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"may_write" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "logins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"identifier" text NOT NULL,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "logins_one_person" UNIQUE("kind","identifier"),
	CONSTRAINT "logins_kind" CHECK ("logins"."kind" in ('email', 'oidc'))
);
--> statement-breakpoint
ALTER TABLE "logins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"sort_name" text NOT NULL,
	"time_zone" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person_names" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"device" text NOT NULL,
	"network" "inet"
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"newcomer_given_name" text,
	"newcomer_family_name" text
);
--> statement-breakpoint
ALTER TABLE "sign_in_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agency_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"file" "bytea",
	"source" text NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"rows_done" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "agency_imports_state" CHECK ("agency_imports"."state" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "agency_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roster_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"serving_count" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"basis" "bytea" NOT NULL,
	"undo" jsonb,
	"applied_count" integer,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"rolled_back_at" timestamp with time zone,
	CONSTRAINT "roster_batches_state" CHECK ("roster_batches"."state" in ('checked', 'applied', 'rolled-back'))
);
--> statement-breakpoint
ALTER TABLE "roster_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"questions" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"submitted_at" timestamp with time zone,
	"right" integer,
	"passed" boolean,
	CONSTRAINT "attempts_number" UNIQUE("enrollment_id","number"),
	CONSTRAINT "attempts_scored" CHECK (("attempts"."submitted_at" is null) = ("attempts"."right" is null) and ("attempts"."submitted_at" is null) = ("attempts"."passed" is null))
);
--> statement-breakpoint
ALTER TABLE "attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enrollments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"course_version_id" uuid NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"credit_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text
);
--> statement-breakpoint
ALTER TABLE "enrollments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lesson_progress" (
	"enrollment_id" uuid NOT NULL,
	"lesson_key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"place" text,
	"started_at" timestamp with time zone NOT NULL,
	"place_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "lesson_progress_enrollment_id_lesson_key_pk" PRIMARY KEY("enrollment_id","lesson_key")
);
--> statement-breakpoint
ALTER TABLE "lesson_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "content_generations" (
	"kind" text PRIMARY KEY NOT NULL,
	"generation" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_counters" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_counters_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "certificate_revocations" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"revoked_at" timestamp with time zone NOT NULL,
	"revoked_by" uuid,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "certificate_revocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"credit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"name_as_issued" text NOT NULL,
	"title" text NOT NULL,
	"edition" integer,
	"credit_minutes" integer NOT NULL,
	"earned_on" date NOT NULL,
	"agency_name" text,
	"issued_at" timestamp with time zone NOT NULL,
	"valid_to" date,
	"supersedes" uuid,
	CONSTRAINT "certificates_code_unique" UNIQUE("code"),
	CONSTRAINT "certificates_supersedes_unique" UNIQUE("supersedes")
);
--> statement-breakpoint
ALTER TABLE "certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"course_id" uuid,
	"course_version_id" uuid,
	"title" text NOT NULL,
	"credit_minutes" integer NOT NULL,
	"priority_ids" text[] NOT NULL,
	"topic_ids" text[] NOT NULL,
	"mode" text NOT NULL,
	"earned_on" date NOT NULL,
	"zone" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"reverses" uuid,
	"reason" text,
	"sequence" integer NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "credits_reverses_unique" UNIQUE("reverses"),
	CONSTRAINT "credits_source_once" UNIQUE("source_kind","source_id"),
	CONSTRAINT "credits_chain" UNIQUE("person_id","sequence"),
	CONSTRAINT "credits_source_kind" CHECK ("credits"."source_kind" in ('module', 'event', 'claim', 'import', 'reversal')),
	CONSTRAINT "credits_mode" CHECK ("credits"."mode" in ('self-paced', 'virtual', 'in-person')),
	CONSTRAINT "credits_reversal" CHECK (("credits"."source_kind" = 'reversal') = ("credits"."reverses" is not null))
);
--> statement-breakpoint
ALTER TABLE "credits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"requirement_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"population" text NOT NULL,
	"unit_id" uuid,
	"position" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "assignments_population" CHECK ("assignments"."population" in ('everyone', 'unit', 'position'))
);
--> statement-breakpoint
ALTER TABLE "assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligations" (
	"person_id" uuid NOT NULL,
	"requirement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"agency_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"satisfied_on" date,
	"satisfied_by" uuid,
	"valid_until" date,
	"ends_on" date,
	"renews" boolean NOT NULL,
	"explanation" jsonb NOT NULL,
	CONSTRAINT "obligations_person_id_requirement_id_cycle_pk" PRIMARY KEY("person_id","requirement_id","cycle")
);
--> statement-breakpoint
ALTER TABLE "obligations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"requirement_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"course_id" uuid NOT NULL,
	"due_kind" text NOT NULL,
	"within_days" integer,
	"due_by" date,
	"repeat_months" integer,
	"window_days" integer NOT NULL,
	"citation" text,
	"effective_from" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "requirement_versions_number" UNIQUE("requirement_id","number"),
	CONSTRAINT "requirement_versions_due_kind" CHECK ("requirement_versions"."due_kind" in ('within-days-of-start', 'by-date')),
	CONSTRAINT "requirement_versions_due" CHECK (("requirement_versions"."due_kind" = 'by-date') = ("requirement_versions"."due_by" is not null) and ("requirement_versions"."due_kind" = 'within-days-of-start') = ("requirement_versions"."within_days" is not null))
);
--> statement-breakpoint
ALTER TABLE "requirement_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_on" date
);
--> statement-breakpoint
ALTER TABLE "requirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_partners" ADD CONSTRAINT "task_force_partners_task_force_id_task_forces_id_fk" FOREIGN KEY ("task_force_id") REFERENCES "public"."task_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_force_partners" ADD CONSTRAINT "task_force_partners_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_organizer_id_people_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_places" ADD CONSTRAINT "hidden_places_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_names" ADD CONSTRAINT "person_names_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_imports" ADD CONSTRAINT "agency_imports_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_batches" ADD CONSTRAINT "roster_batches_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_batches" ADD CONSTRAINT "roster_batches_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_course_version_id_course_versions_id_fk" FOREIGN KEY ("course_version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocations" ADD CONSTRAINT "certificate_revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_credit_id_credits_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_course_version_id_course_versions_id_fk" FOREIGN KEY ("course_version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_requirement_id_requirements_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_requirement_id_requirements_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_version_id_requirement_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."requirement_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_requirement_id_requirements_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "affiliations_by_agency" ON "affiliations" USING btree ("agency_id","valid_to","person_id","unit_id");--> statement-breakpoint
CREATE INDEX "affiliations_by_person" ON "affiliations" USING btree ("person_id","valid_from","agency_id");--> statement-breakpoint
CREATE INDEX "affiliations_by_number" ON "affiliations" USING btree ("agency_id","employee_number");--> statement-breakpoint
CREATE INDEX "agencies_by_state" ON "agencies" USING btree ("state","sort_name");--> statement-breakpoint
CREATE INDEX "agencies_by_sort_name" ON "agencies" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "agencies_by_part_of_name" ON "agencies" USING gin ("sort_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "roles_by_person" ON "roles" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "roles_by_agency" ON "roles" USING btree ("agency_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_held_once" ON "roles" USING btree ("person_id","role",coalesce("agency_id", '00000000-0000-0000-0000-000000000000'),coalesce("unit_id", '00000000-0000-0000-0000-000000000000')) WHERE "roles"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "audit_events_by_time" ON "audit_events" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_by_person" ON "audit_events" USING btree ("person_id","recorded_at");--> statement-breakpoint
CREATE INDEX "audit_events_by_agency" ON "audit_events" USING btree ("agency_id","recorded_at");--> statement-breakpoint
CREATE INDEX "audit_events_by_subject" ON "audit_events" USING btree ("subject_kind","subject_id","recorded_at");--> statement-breakpoint
CREATE INDEX "course_versions_search" ON "course_versions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "courses_by_section" ON "courses" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "event_sessions_by_start" ON "event_sessions" USING btree ("starts_at","event_id");--> statement-breakpoint
CREATE INDEX "events_by_status" ON "events" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE INDEX "events_by_organizer" ON "events" USING btree ("organizer_id","updated_at");--> statement-breakpoint
CREATE INDEX "events_to_recheck" ON "events" USING btree ("recheck_since") WHERE recheck_since is not null;--> statement-breakpoint
CREATE INDEX "events_search" ON "events" USING gin ("search");--> statement-breakpoint
CREATE INDEX "moderation_decisions_by_event" ON "moderation_decisions" USING btree ("event_id","decided_at");--> statement-breakpoint
CREATE INDEX "api_tokens_by_person" ON "api_tokens" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "logins_by_person" ON "logins" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "people_by_sort_name" ON "people" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "person_names_by_person" ON "person_names" USING btree ("person_id","valid_from");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_codes_by_email" ON "sign_in_codes" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "agency_imports_by_time" ON "agency_imports" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "roster_batches_by_agency" ON "roster_batches" USING btree ("agency_id","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_open" ON "attempts" USING btree ("enrollment_id") WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX "attempts_by_person" ON "attempts" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_one_open" ON "enrollments" USING btree ("person_id","course_id") WHERE completed_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "enrollments_by_person" ON "enrollments" USING btree ("person_id","course_id","enrolled_at");--> statement-breakpoint
CREATE INDEX "certificates_by_person" ON "certificates" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "certificates_by_credit" ON "certificates" USING btree ("credit_id");--> statement-breakpoint
CREATE INDEX "credits_by_person" ON "credits" USING btree ("person_id","earned_on","course_id");--> statement-breakpoint
CREATE INDEX "credits_by_agency" ON "credits" USING btree ("agency_id","earned_on","person_id","credit_minutes");--> statement-breakpoint
CREATE INDEX "assignments_by_requirement" ON "assignments" USING btree ("requirement_id");--> statement-breakpoint
CREATE INDEX "assignments_by_agency" ON "assignments" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "obligations_by_agency" ON "obligations" USING btree ("agency_id","due_on","satisfied_on","opens_on","ends_on","person_id","requirement_id","cycle","renews");--> statement-breakpoint
CREATE INDEX "requirement_versions_by_agency" ON "requirement_versions" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "requirements_by_agency" ON "requirements" USING btree ("agency_id","name");--> statement-breakpoint
CREATE POLICY "affiliations_read" ON "affiliations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "affiliations"."person_id" = (select acting_person()) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "affiliations_added" ON "affiliations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "affiliations_changed" ON "affiliations" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "affiliations_removed" ON "affiliations" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "agencies_read" ON "agencies" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "agencies_added" ON "agencies" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "agencies_changed" ON "agencies" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("agencies"."id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("agencies"."id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roles_read" ON "roles" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "roles"."person_id" = (select acting_person()) then true else coalesce("roles"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roles_added" ON "roles" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("roles"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roles_changed" ON "roles" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("roles"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("roles"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "task_force_partners_read" ON "task_force_partners" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "task_force_partners_added" ON "task_force_partners" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "task_forces_read" ON "task_forces" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "task_forces_added" ON "task_forces" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "units_read" ON "units" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "units"."agency_id" in (select acting_agencies()) then true else coalesce("units"."agency_id" in (select served_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "units_added" ON "units" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "units_changed" ON "units" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "units_removed" ON "units" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("units"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "audit_events_read" ON "audit_events" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "audit_events"."person_id" = (select acting_person()) then true when "audit_events"."actor_person_id" = (select acting_person()) then true else coalesce("audit_events"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "audit_events_added" ON "audit_events" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "event_sessions_read" ON "event_sessions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from events e where e.id = "event_sessions"."event_id"));--> statement-breakpoint
CREATE POLICY "event_sessions_rows" ON "event_sessions" AS PERMISSIVE FOR ALL TO "attest_app" USING (exists (select 1 from events e where e.id = "event_sessions"."event_id" and case when (select acting_as('system')) then true else e.organizer_id = (select acting_person()) end)) WITH CHECK (exists (select 1 from events e where e.id = "event_sessions"."event_id" and case when (select acting_as('system')) then true else e.organizer_id = (select acting_person()) end));--> statement-breakpoint
CREATE POLICY "events_read" ON "events" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when "events"."status" in ('published', 'cancelled') then true when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true else coalesce("events"."status" in ('submitted', 'returned') and (select acting_as('moderator')), false) end);--> statement-breakpoint
CREATE POLICY "events_added" ON "events" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("events"."organizer_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "events_changed" ON "events" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true else coalesce("events"."status" in ('submitted', 'returned', 'published', 'cancelled') and (select acting_as('moderator')), false) end) WITH CHECK (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true else coalesce("events"."status" in ('submitted', 'returned', 'published', 'cancelled') and (select acting_as('moderator')), false) end);--> statement-breakpoint
CREATE POLICY "hidden_places_read" ON "hidden_places" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from event_sessions s join events e on e.id = s.event_id where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system', 'moderator')) then true else e.organizer_id = (select acting_person()) end));--> statement-breakpoint
CREATE POLICY "hidden_places_rows" ON "hidden_places" AS PERMISSIVE FOR ALL TO "attest_app" USING (exists (select 1 from event_sessions s join events e on e.id = s.event_id where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system')) then true else e.organizer_id = (select acting_person()) end)) WITH CHECK (exists (select 1 from event_sessions s join events e on e.id = s.event_id where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system')) then true else e.organizer_id = (select acting_person()) end));--> statement-breakpoint
CREATE POLICY "moderation_decisions_read" ON "moderation_decisions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce(exists (select 1 from events e where e.id = "moderation_decisions"."event_id" and e.organizer_id = (select acting_person())), false) end);--> statement-breakpoint
CREATE POLICY "moderation_decisions_added" ON "moderation_decisions" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'moderator')));--> statement-breakpoint
CREATE POLICY "api_tokens_rows" ON "api_tokens" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("api_tokens"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("api_tokens"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "logins_rows" ON "logins" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "people_read" ON "people" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "people_added" ON "people" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce((select acting_for_agency()), false) end);--> statement-breakpoint
CREATE POLICY "people_changed" ON "people" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select acting_agencies())), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "person_names_rows" ON "person_names" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "sessions_rows" ON "sessions" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("sessions"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("sessions"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "sign_in_codes_rows" ON "sign_in_codes" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "agency_imports_rows" ON "agency_imports" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "roster_batches_rows" ON "roster_batches" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "attempts_rows" ON "attempts" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("attempts"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("attempts"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "enrollments_read" ON "enrollments" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "enrollments"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "enrollments"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "enrollments_added" ON "enrollments" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("enrollments"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "enrollments_changed" ON "enrollments" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("enrollments"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("enrollments"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "lesson_progress_read" ON "lesson_progress" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "lesson_progress"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "lesson_progress"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "lesson_progress_added" ON "lesson_progress" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("lesson_progress"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "lesson_progress_changed" ON "lesson_progress" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("lesson_progress"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("lesson_progress"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "certificate_revocations_read" ON "certificate_revocations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from certificates c where c.id = "certificate_revocations"."certificate_id"));--> statement-breakpoint
CREATE POLICY "certificate_revocations_added" ON "certificate_revocations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "certificates_read" ON "certificates" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "certificates"."person_id" = (select acting_person()) then true when "certificates"."agency_id" in (select acting_agencies()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "certificates"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "certificates_added" ON "certificates" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "credits_read" ON "credits" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "credits"."person_id" = (select acting_person()) then true when "credits"."agency_id" in (select acting_agencies()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "credits"."person_id" and a.valid_to is null and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "credits_added" ON "credits" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "assignments_read" ON "assignments" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "assignments"."agency_id" in (select acting_agencies()) then true else coalesce("assignments"."agency_id" in (select served_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "assignments_added" ON "assignments" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "assignments_changed" ON "assignments" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "obligations_read" ON "obligations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "obligations"."person_id" = (select acting_person()) then true else coalesce("obligations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "obligations_rows" ON "obligations" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "requirement_versions_read" ON "requirement_versions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "requirement_versions"."agency_id" in (select acting_agencies()) then true else coalesce("requirement_versions"."agency_id" in (select served_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "requirement_versions_added" ON "requirement_versions" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirement_versions"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "requirements_read" ON "requirements" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "requirements"."agency_id" in (select acting_agencies()) then true else coalesce("requirements"."agency_id" in (select served_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "requirements_added" ON "requirements" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "requirements_changed" ON "requirements" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select acting_agencies()), false) end);