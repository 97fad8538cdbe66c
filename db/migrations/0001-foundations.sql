-- What every policy stands on: the settings of a transaction and the functions that read them.
-- The application opens a transaction for a person and sets, for that transaction only:
--   app.user_id     who acts (uuid)
--   app.scope       how far the permission reaches: own, area, all
--   app.area_paths  the areas, separated by commas: '22/06985,22/06978'
--   app.opens       families of tables that the permission may read, separated by commas
--   app.writes      families of tables that the permission may write
--   app.now         the instant of the request
-- Unset means nothing: no row.
create schema app;

create function app.setting(name text) returns text
  language sql stable parallel safe
  return nullif(current_setting('app.' || name, true), '');

create function app.user_id() returns uuid
  language sql stable parallel safe
  return app.setting('user_id')::uuid;

create function app.now() returns timestamptz
  language sql stable parallel safe
  return coalesce(app.setting('now')::timestamptz, transaction_timestamp());

-- Province, commune, village. The areas of a transaction are one list with commas: a path may hold none.
create function app.is_area_path(path text) returns boolean
  language sql immutable parallel safe
  return path ~ '^\d{2}(/\d{5}(/[[:alnum:]-]{1,100})?)?$';

-- The areas in which this transaction may read, or write, rows of a family, each with a "/" behind it; '*': everywhere;
-- none: nowhere. Policies ask once for a statement: app.within(commune_path, (select app.readable('plans'))). Asked for
-- each row it was most of the price of a list.
create function app.areas_if(opened boolean) returns text[]
  language sql stable parallel safe
  return case when opened is not true then '{}'
    when app.setting('scope') = 'all' then '{*}'
    when app.setting('scope') = 'area' then
      coalesce((select array_agg(area || '/') from unnest(string_to_array(app.setting('area_paths'), ',')) as area), '{}')
    else '{}' end;

create function app.readable(family text) returns text[]
  language sql stable parallel safe
  return app.areas_if(family = any (string_to_array(app.setting('opens'), ',')));

create function app.writable(family text) returns text[]
  language sql stable parallel safe
  return app.areas_if(family = any (string_to_array(app.setting('writes'), ',')));

-- Is a path one of the areas or below one of them? It has three steps at most (province, commune, village), so its
-- beginnings are compared by equality. `areas` stands once in the body: only so PostgreSQL writes the function out into
-- the policy instead of calling it for each row.
create function app.within(path text, areas text[]) returns boolean
  language sql immutable parallel safe
  return coalesce(array[path || '/', left(path || '/', 9), left(path || '/', 3), '*'] && areas, false);

-- May this transaction append to an audit chain? A person of a village writes to the chain of their commune.
create function app.may_append(chain_path text) returns boolean
  language sql stable parallel safe
  return app.setting('user_id') is not null and (app.setting('scope') = 'all' or exists (
    select from unnest(string_to_array(app.setting('area_paths'), ',')) as area
    where chain_path = area or starts_with(chain_path, area || '/') or starts_with(area, chain_path || '/')));

comment on schema app is 'Hàm cho chính sách bảo vệ dòng dữ liệu';
grant usage on schema app to app_user, app_jobs;
grant execute on all functions in schema app to app_user, app_jobs;
grant usage on schema public to app_user, app_jobs;
-- Deliberately absent: functions for assignments, agencies and grants; they come with the first table that needs them.
