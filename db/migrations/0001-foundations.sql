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

-- Is the path one of the transaction's areas or below one of them? A path has three steps at most (province, commune,
-- village), so its beginnings are compared by equality. Without a subquery, PostgreSQL writes the function out into each
-- policy instead of calling it row by row (seen to be faster; on a shared machine, not measured cleanly).
create function app.path_in_scope(path text) returns boolean
  language sql stable parallel safe
  return case nullif(current_setting('app.scope', true), '')
    when 'all' then true
    when 'area' then
      path = any (string_to_array(current_setting('app.area_paths', true), ','))
      or split_part(path, '/', 1) || '/' || split_part(path, '/', 2) = any (string_to_array(current_setting('app.area_paths', true), ','))
      or split_part(path, '/', 1) = any (string_to_array(current_setting('app.area_paths', true), ','))
    else false
  end;

-- Province, commune, village. The areas of a transaction are one list with commas: a path may hold none.
create function app.is_area_path(path text) returns boolean
  language sql immutable parallel safe
  return path ~ '^\d{2}(/\d{5}(/[[:alnum:]-]{1,100})?)?$';

-- May this transaction read rows of a family filed under a path?
create function app.in_area(family text, path text) returns boolean
  language sql stable parallel safe
  return coalesce(family = any (string_to_array(app.setting('opens'), ',')) and app.path_in_scope(path), false);

-- Does this transaction open a family at all? For rows whose place another row says.
create function app.opens_family(family text) returns boolean
  language sql stable parallel safe
  return coalesce(family = any (string_to_array(app.setting('opens'), ',')), false);

-- Does this transaction write a family at all?
create function app.writes_family(family text) returns boolean
  language sql stable parallel safe
  return coalesce(family = any (string_to_array(app.setting('writes'), ',')), false);

-- May this transaction write rows of a family filed under a path?
create function app.may_write(family text, path text) returns boolean
  language sql stable parallel safe
  return coalesce(family = any (string_to_array(app.setting('writes'), ',')) and app.path_in_scope(path), false);

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
