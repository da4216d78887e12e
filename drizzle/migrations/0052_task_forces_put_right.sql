ALTER TABLE "task_force_partners" DROP CONSTRAINT "task_force_partners_once";--> statement-breakpoint
CREATE UNIQUE INDEX "task_force_partners_once" ON "task_force_partners" USING btree ("task_force_id","agency_id","valid_from") WHERE "task_force_partners"."valid_to" is distinct from "task_force_partners"."valid_from";--> statement-breakpoint
ALTER POLICY "task_force_leads_read" ON "task_force_leads" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true else coalesce("task_force_leads"."person_id" in (select acting_records()), false) end);--> statement-breakpoint
-- That those there were before serve all of the state of their seat was said by nobody: what nobody has said since goes.
update task_forces t set served_states = '{}'
where t.served_states = array[t.state] and t.served_counties = '{}' and t.served_words is null
  and not exists (select 1 from audit_events e where e.subject_kind = 'task-force' and e.subject_id = t.id::text
    and (e.detail ? 'servedStates' or e.detail -> 'after' ? 'servedStates'));
