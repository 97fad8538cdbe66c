-- Roles of the cluster. Run by the migrating role before the migrations; may run again.
-- app_user serves requests, app_auth belongs to sign-in, app_jobs to background work. None of them owns a table.
do $$
declare wanted text;
begin
  foreach wanted in array array['app_user', 'app_auth', 'app_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another database of the same cluster made it in the same moment
      end;
    end if;
  end loop;
end $$;
