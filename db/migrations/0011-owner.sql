-- Forced row security binds the owner too, unless it is a superuser. The migrating role loads reference data and makes
-- backups, so it gets a policy of its own on every protected table of its own. The application never connects as it.
create procedure app.give_owner_policies() language plpgsql as $$
declare t record;
begin
  for t in
    select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relforcerowsecurity and n.nspname in ('public', 'auth')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'migrating_role')
  loop
    execute format('create policy migrating_role on %s to %I using (true) with check (true)', t.name, current_user);
  end loop;
end $$;
call app.give_owner_policies();

-- Two rules that hold for every row the application adds, whatever table it goes into and however wide the permission:
-- nobody writes in another's name, and a row lies in the province and commune that its paths say.
create procedure app.give_common_rules() language plpgsql as $$
declare
  t record;
  rules text[];
begin
  for t in
    select c.oid::regclass as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relforcerowsecurity and n.nspname = 'public' and a.attnum > 0 and not a.attisdropped
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_name_own_place')
    group by c.oid
  loop
    select coalesce(array_agg(format('%I = (select app.user_id())', author)), '{}') into rules
      from unnest(array['recorded_by', 'stored_by', 'added_by', 'started_by', 'created_by']) as author
      where author = any (t.columns);
    if array['province_id', 'commune_path'] <@ t.columns then
      rules := rules || 'province_id::text = ltrim(split_part(commune_path, ''/'', 1), ''0'')'::text;
    end if;
    if array['commune_path', 'filed_path'] <@ t.columns then
      rules := rules || '(filed_path = commune_path or starts_with(filed_path, commune_path || ''/''))'::text;
    end if;
    if cardinality(rules) > 0 then
      execute format('create policy own_name_own_place on %s as restrictive for insert to app_user with check (%s)',
        t.name, array_to_string(rules, ' and '));
    end if;
  end loop;
end $$;
call app.give_common_rules();

create policy own_place on children as restrictive for update to app_user
  using (true) with check (filed_path = commune_path or starts_with(filed_path, commune_path || '/'));
