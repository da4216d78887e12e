-- Any change of what is listed begins a new generation of the directory, whoever makes it and in which way. What is kept in
-- memory of a generation is then as sure as the row itself.
create function listings_changed() returns trigger language plpgsql as $$
declare
  is_public boolean := false;
begin
  if tg_op <> 'INSERT' then is_public := exists (select 1 from rows_before where status = 'listed'); end if;
  if tg_op <> 'DELETE' and not is_public then is_public := exists (select 1 from rows_after where status = 'listed'); end if;
  if is_public then perform bump_generation('directory'); end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger listings_added after insert on listings
  referencing new table as rows_after for each statement execute function listings_changed();
--> statement-breakpoint
create trigger listings_changed after update on listings
  referencing old table as rows_before new table as rows_after for each statement execute function listings_changed();
--> statement-breakpoint
create trigger listings_removed after delete on listings
  referencing old table as rows_before for each statement execute function listings_changed();
