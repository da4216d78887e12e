-- Only the owner of a table may have it counted, and the application is not that: it may ask for these, which a load fills.
create function count_tables_anew() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  analyze public.people, public.person_names, public.logins, public.known_addresses, public.affiliations, public.joinings,
    public.units, public.credits, public.obligations, public.standings;
end
$$;
