ALTER TABLE "obligations" ADD COLUMN "digest" text;--> statement-breakpoint
-- Who writes a derived row says from what. Any other change of it, by whatever means, takes that away, and so the row is
-- written anew the next time that it is derived.
create function obligations_changed() returns trigger language plpgsql as $$
begin
  if new.digest is not distinct from old.digest then new.digest := null; end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger obligations_changed before update on obligations for each row execute function obligations_changed();
