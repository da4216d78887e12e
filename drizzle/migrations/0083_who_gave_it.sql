ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_criterion";--> statement-breakpoint
ALTER TABLE "credits" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "credits" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "credits" ADD COLUMN "provider_agency_id" uuid;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_provider_agency_id_agencies_id_fk" FOREIGN KEY ("provider_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_criterion" CHECK (coalesce("requirement_versions"."criterion"->>'kind', '') in ('course', 'event', 'some', 'minutes', 'certification'));--> statement-breakpoint
-- What the sheet, the claim or the file said. It is not part of the hash of these credits, whose formats do not know it.
update credits c set event_id = e.id, provider_agency_id = e.agency_id,
  provider = coalesce((select nullif(btrim(a.name), '') from agencies a where a.id = e.agency_id), nullif(btrim(e.sponsor), ''))
from attendance_credits k join events e on e.id = k.event_id
where c.id = k.credit_id and c.source_kind = 'event';--> statement-breakpoint
update credits c set provider = nullif(btrim(k.provider), ''),
  event_id = (select e.id from events e where e.slug = k.event_slug and exists (select 1 from event_sessions s
    where s.event_id = e.id and s.starts_local::date <= k.ends_on and s.ends_local::date >= k.starts_on))
from claims k where k.credit_id = c.id and c.source_kind = 'claim';--> statement-breakpoint
update credits c set provider = nullif(btrim(t.provider), '')
from earlier_trainings t where t.id = c.source_id and c.source_kind = 'import';--> statement-breakpoint
-- A reversal says of itself what it takes back.
update credits c set provider = r.provider, provider_agency_id = r.provider_agency_id, event_id = r.event_id
from credits r where r.id = c.reverses and (r.provider is not null or r.event_id is not null);--> statement-breakpoint
drop function givers_of(uuid, date, date);
