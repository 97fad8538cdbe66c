-- Areas with their dates, what became of them, and the agencies that work in them. Public facts: everybody reads them.
create table areas (
  area_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('nation', 'province', 'district', 'commune', 'village')),
  code text not null,
  path text not null,
  parent_path text,
  province_id smallint,
  name text not null,
  full_name text not null,
  type text not null,
  alternative_codes text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  synthetic boolean not null default false,
  confirmation text not null default 'C' check (confirmation in ('C', 'S', 'U', 'P')),
  source text,
  check (valid_to is null or valid_to > valid_from),
  unique (path, valid_from)
);
create index areas_parent on areas (parent_path, kind);
create index areas_code on areas (kind, code);
comment on table areas is 'Đơn vị hành chính và thôn, theo thời gian. valid_to: ngày đầu tiên không còn';
comment on column areas.path is 'Đường dẫn mã: 22/06985/khe-na; đơn vị trước 01/7/2025 bắt đầu bằng cu/';

create table area_changes (
  change_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('merge', 'split', 'rename', 'move')),
  from_path text not null,
  to_path text not null,
  extent text not null check (extent in ('full', 'partial')),
  happened_on date not null,
  source text,
  unique (from_path, to_path, happened_on)
);
create index area_changes_to on area_changes (to_path);
comment on table area_changes is 'Sáp nhập, chia tách, đổi tên: từ đơn vị cũ sang đơn vị mới';

create table agencies (
  agency_id uuid primary key default gen_random_uuid(),
  area_path text not null,
  province_id smallint,
  kind text not null,
  name text not null,
  synthetic boolean not null default false,
  valid_from date not null,
  valid_to date,
  unique (area_path, kind, name, valid_from)
);
comment on table agencies is 'Cơ quan, đơn vị, theo thời gian';

alter table areas enable row level security;
alter table areas force row level security;
create policy everybody_reads on areas for select to app_user, app_jobs using (true);
create policy villages_added on areas for insert to app_user
  with check (kind = 'village' and path = parent_path || '/' || code and app.within(parent_path, (select app.writable('places'))));
create policy villages_changed on areas for update to app_user
  using (kind = 'village' and app.within(parent_path, (select app.writable('places'))));
alter table area_changes enable row level security;
alter table area_changes force row level security;
create policy everybody_reads on area_changes for select to app_user, app_jobs using (true);
alter table agencies enable row level security;
alter table agencies force row level security;
create policy everybody_reads on agencies for select to app_user, app_jobs using (true);
create policy agencies_added on agencies for insert to app_user with check (app.within(area_path, (select app.writable('places'))));

grant select on areas, area_changes, agencies to app_user, app_jobs;
grant insert on areas, agencies to app_user;
grant update (name, full_name, valid_to) on areas to app_user;

-- What this database is: a demonstration with invented people, or a real office. One row, written once.
create table installations (
  one_row boolean primary key default true check (one_row),
  kind text not null check (kind in ('demo', 'real')),
  commune_path text,
  started_at timestamptz not null
);
comment on table installations is 'Loại cơ sở dữ liệu: minh hoạ hay thật. Không trộn lẫn';
grant select on installations to app_user, app_jobs;
-- Deliberately absent: any grant to change it. The migrating role writes it at the first start.

create function app.is_demo() returns boolean
  language sql stable
  return coalesce((select kind = 'demo' from installations), false);
grant execute on function app.is_demo() to app_user;

-- Facts that change by letter and not by release: catalogues, cut-off days, thresholds.
create table reference_entries (
  catalogue text not null,
  code text not null,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  confirmation text not null check (confirmation in ('C', 'S', 'U', 'P')),
  source text,
  content jsonb not null,
  primary key (catalogue, code, version, valid_from)
);
comment on table reference_entries is 'Danh mục và quy định có thời hạn; C đã đọc văn bản, S nguồn thứ cấp, U chưa xác nhận, P đề xuất';
grant select on reference_entries to app_user, app_jobs;
