-- What a draft was sent under stays known, so that a form that is open during the change still makes one event.
insert into "creations" ("person_id", "event", "key", "digest", "answer", "made_at")
select "organizer_id", 'event.drafted', "create_key", '', jsonb_build_object('eventId', "id"), "created_at"
from "events" where "create_key" is not null on conflict do nothing;
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_sent_once";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "create_key";