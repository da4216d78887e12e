CREATE TABLE "file_pages" (
	"digest" "bytea" NOT NULL,
	"page" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_pages_digest_page_pk" PRIMARY KEY("digest","page")
);
--> statement-breakpoint
ALTER TABLE "file_pages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file_contents" ADD COLUMN "pages" integer;--> statement-breakpoint
ALTER TABLE "file_pages" ADD CONSTRAINT "file_pages_digest_file_contents_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."file_contents"("digest") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_pages_by_time" ON "file_pages" USING btree ("drawn_at");--> statement-breakpoint
CREATE POLICY "file_pages_read" ON "file_pages" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("file_pages"."digest" in (select f.digest from files f), false) end);--> statement-breakpoint
CREATE POLICY "file_pages_added" ON "file_pages" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_pages_changed" ON "file_pages" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "file_pages_removed" ON "file_pages" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));