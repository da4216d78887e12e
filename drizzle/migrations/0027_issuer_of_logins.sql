ALTER TABLE "logins" DROP CONSTRAINT "logins_one_person";--> statement-breakpoint
ALTER TABLE "logins" ADD COLUMN "issuer" text DEFAULT 'attest' NOT NULL;--> statement-breakpoint
-- No release signed anybody in by a provider; should somebody have written such a row by hand, it says that it names none.
update "logins" set "issuer" = 'unknown' where "kind" <> 'email';--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_one_person" UNIQUE("identifier","kind","issuer");--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_issuer" CHECK (("logins"."kind" = 'email') = ("logins"."issuer" = 'attest'));