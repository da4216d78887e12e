-- Policies see a row before or after: whoever suggested it is known from before. Only joining two records says that somebody
-- else suggested it, and that acts as the system.
create function guard_related_training() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.related_trainings') then return new; end if;
  if new.suggested_by is distinct from old.suggested_by then
    raise insufficient_privilege using message = 'Whoever suggested a course stays the one who did.';
  end if;
  if new.status = 'listed' and old.status <> 'listed'
      and not (acting_as('moderator') and old.suggested_by is distinct from acting_person())
  then
    raise insufficient_privilege using message = 'A moderator who did not suggest a course lists it.';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger related_trainings_guarded before update on related_trainings for each row when (old.* is distinct from new.*) execute function guard_related_training();
--> statement-breakpoint
-- Of records that are one already: what the joined one suggested goes along, and back once they are parted.
with taken as (
  update related_trainings r set suggested_by = j.lasting_id from joined_records j
  where j.person_id = r.suggested_by and j.ended_at is null and j.moved is not null
  returning j.id as join_id, r.id
)
update joined_records j set moved = j.moved || jsonb_build_object('related', (select jsonb_agg(t.id) from taken t where t.join_id = j.id))
where j.id in (select join_id from taken);
