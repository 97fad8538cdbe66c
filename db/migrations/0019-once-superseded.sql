-- What is no longer believed stays so. A correction writes a new row; bringing an old one back would change what was
-- believed at moments that reports and closed months were counted at.
create procedure app.keep_superseded() language plpgsql as $$
declare
  t regclass;
begin
  for t in
    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'superseded_at' and not a.attisdropped
    where c.relkind = 'r' and c.relforcerowsecurity and n.nspname = 'public'
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'once_superseded')
  loop
    execute format('create policy once_superseded on %s as restrictive for update to app_user using (superseded_at is null) with check (true)', t);
  end loop;
end $$;
call app.keep_superseded();

-- Both files of a merge are children of the place that it says.
create policy own_files on child_merges as restrictive for insert to app_user
  with check ((select count(*) from children c where c.province_id = child_merges.province_id
    and c.child_id in (kept_id, merged_id) and c.commune_path = child_merges.commune_path
    and app.within(c.filed_path, (select app.writable('children')))) = 2);
create policy own_files on child_pairs_apart as restrictive for insert to app_user
  with check ((select count(*) from children c where c.province_id = child_pairs_apart.province_id
    and c.child_id in (first_id, second_id) and c.commune_path = child_pairs_apart.commune_path
    and app.within(c.filed_path, (select app.writable('children')))) = 2);
