-- What I am: the schema of the database, printed for reviewers. Nothing reads me back.
-- What I come from: db/roles.sql and db/migrations, applied to an empty database and read from its catalogue.
-- How to rebuild me: npm run generate

-- Roles
create role app_auth login noinherit;
create role app_jobs login noinherit;
create role app_user login noinherit;

-- Schemas
create schema app;
comment on schema app is 'Hàm cho chính sách bảo vệ dòng dữ liệu';
grant usage on schema app to app_jobs;
grant usage on schema app to app_user;
create schema auth;
comment on schema auth is 'Đăng nhập (better-auth): phiên, mật khẩu băm, xác thực hai lớp';
grant usage on schema auth to app_auth;
create schema meta;
grant usage on schema public to public;
grant usage on schema public to app_jobs;
grant usage on schema public to app_user;

create table accounts (
  account_id uuid not null,
  username text not null,
  display_name text not null,
  home_path text not null,
  synthetic boolean default false not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (account_id),
  constraint accounts_username_key UNIQUE (username),
  constraint accounts_home_path_check CHECK (app.is_area_path(home_path))
);
alter table accounts enable row level security;
alter table accounts force row level security;
create policy changed on accounts for update to app_user
  using (app.within(home_path, ( SELECT app.writable('accounts'::text) AS writable)));
create policy created on accounts for insert to app_user
  with check ((app.within(home_path, ( SELECT app.writable('accounts'::text) AS writable)) AND (synthetic = ( SELECT app.is_demo() AS is_demo))));
create policy managed on accounts for select to app_user
  using (app.within(home_path, ( SELECT app.readable('accounts'::text) AS readable)));
create policy migrating_role on accounts for all to postgres
  using (true)
  with check (true);
create policy own_row on accounts for select to app_user
  using ((account_id = app.user_id()));
grant insert, select on accounts to app_user;
grant update (display_name, closed_at) on accounts to app_user;
comment on table accounts is 'Người dùng hệ thống (cán bộ, cộng tác viên)';

create table agencies (
  agency_id uuid default gen_random_uuid() not null,
  area_path text not null,
  province_id smallint,
  kind text not null,
  name text not null,
  synthetic boolean default false not null,
  valid_from date not null,
  valid_to date,
  constraint agencies_pkey PRIMARY KEY (agency_id),
  constraint agencies_area_path_kind_name_valid_from_key UNIQUE (area_path, kind, name, valid_from)
);
alter table agencies enable row level security;
alter table agencies force row level security;
create policy agencies_added on agencies for insert to app_user
  with check (app.within(area_path, ( SELECT app.writable('places'::text) AS writable)));
create policy everybody_reads on agencies for select to app_jobs, app_user
  using (true);
create policy migrating_role on agencies for all to postgres
  using (true)
  with check (true);
grant select on agencies to app_jobs;
grant insert, select on agencies to app_user;
comment on table agencies is 'Cơ quan, đơn vị, theo thời gian';

create table area_changes (
  change_id uuid default gen_random_uuid() not null,
  kind text not null,
  from_path text not null,
  to_path text not null,
  extent text not null,
  happened_on date not null,
  source text,
  constraint area_changes_pkey PRIMARY KEY (change_id),
  constraint area_changes_from_path_to_path_happened_on_key UNIQUE (from_path, to_path, happened_on),
  constraint area_changes_extent_check CHECK ((extent = ANY (ARRAY['full'::text, 'partial'::text]))),
  constraint area_changes_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'move'::text])))
);
CREATE INDEX area_changes_to ON public.area_changes USING btree (to_path);
alter table area_changes enable row level security;
alter table area_changes force row level security;
create policy everybody_reads on area_changes for select to app_jobs, app_user
  using (true);
create policy migrating_role on area_changes for all to postgres
  using (true)
  with check (true);
grant select on area_changes to app_jobs;
grant select on area_changes to app_user;
comment on table area_changes is 'Sáp nhập, chia tách, đổi tên: từ đơn vị cũ sang đơn vị mới';

create table areas (
  area_id uuid default gen_random_uuid() not null,
  kind text not null,
  code text not null,
  path text not null,
  parent_path text,
  province_id smallint,
  name text not null,
  full_name text not null,
  type text not null,
  alternative_codes text[] default '{}'::text[] not null,
  valid_from date not null,
  valid_to date,
  synthetic boolean default false not null,
  confirmation text default 'C'::text not null,
  source text,
  constraint areas_pkey PRIMARY KEY (area_id),
  constraint areas_path_valid_from_key UNIQUE (path, valid_from),
  constraint areas_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint areas_confirmation_check CHECK ((confirmation = ANY (ARRAY['C'::text, 'S'::text, 'U'::text, 'P'::text]))),
  constraint areas_kind_check CHECK ((kind = ANY (ARRAY['nation'::text, 'province'::text, 'district'::text, 'commune'::text, 'village'::text])))
);
CREATE INDEX areas_code ON public.areas USING btree (kind, code);
CREATE INDEX areas_parent ON public.areas USING btree (parent_path, kind);
alter table areas enable row level security;
alter table areas force row level security;
create policy everybody_reads on areas for select to app_jobs, app_user
  using (true);
create policy migrating_role on areas for all to postgres
  using (true)
  with check (true);
create policy villages_added on areas for insert to app_user
  with check (((kind = 'village'::text) AND (path = ((parent_path || '/'::text) || code)) AND app.within(parent_path, ( SELECT app.writable('places'::text) AS writable))));
create policy villages_changed on areas for update to app_user
  using (((kind = 'village'::text) AND app.within(parent_path, ( SELECT app.writable('places'::text) AS writable))));
grant select on areas to app_jobs;
grant insert, select on areas to app_user;
grant update (name, full_name, valid_to) on areas to app_user;
comment on table areas is 'Đơn vị hành chính và thôn, theo thời gian. valid_to: ngày đầu tiên không còn';
comment on column areas.path is 'Đường dẫn mã: 22/06985/khe-na; đơn vị trước 01/7/2025 bắt đầu bằng cu/';

create table audit_entries (
  province_id smallint not null,
  chain_path text not null,
  number bigint not null,
  happened_at timestamp with time zone not null,
  account_id uuid not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  fields text[] default '{}'::text[] not null,
  reason text,
  request_id uuid,
  came_from text,
  content_digest bytea,
  values_digest bytea,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entries_pkey PRIMARY KEY (province_id, chain_path, number)
);
CREATE INDEX audit_entries_subject ON public.audit_entries USING btree (province_id, subject_kind, subject_id);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy actor_writes on audit_entries for insert to app_user
  with check (((account_id = app.user_id()) AND app.may_append(chain_path) AND ((province_id)::text = ltrim(split_part(chain_path, '/'::text, 1), '0'::text)) AND app.continues_chain(chain_path, number, previous_hash)));
create policy auditor_reads on audit_entries for select to app_user
  using (app.within(chain_path, ( SELECT app.readable('audit'::text) AS readable)));
create policy migrating_role on audit_entries for all to postgres
  using (true)
  with check (true);
grant insert, select on audit_entries to app_user;
comment on table audit_entries is 'Nhật ký nối chuỗi: ai, khi nào, làm gì, với bản ghi nào';

create table audit_heads (
  chain_path text not null,
  last_number bigint not null,
  last_hash bytea not null,
  constraint audit_heads_pkey PRIMARY KEY (chain_path)
);
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy migrating_role on audit_heads for all to postgres
  using (true)
  with check (true);
create policy own_chain_move on audit_heads for update to app_user
  using (app.may_append(chain_path))
  with check ((app.may_append(chain_path) AND app.is_chain_end(chain_path, last_number, last_hash)));
create policy own_chain_read on audit_heads for select to app_user
  using (app.may_append(chain_path));
create policy own_chain_start on audit_heads for insert to app_user
  with check ((app.may_append(chain_path) AND (last_number = 0) AND (last_hash = decode(repeat('00'::text, 32), 'hex'::text))));
grant insert, select, update on audit_heads to app_user;

create table audit_values (
  province_id smallint not null,
  chain_path text not null,
  number bigint not null,
  old_and_new text not null,
  constraint audit_values_pkey PRIMARY KEY (province_id, chain_path, number),
  constraint audit_values_province_id_chain_path_number_fkey FOREIGN KEY (province_id, chain_path, number) REFERENCES audit_entries(province_id, chain_path, number) ON DELETE RESTRICT
);
alter table audit_values enable row level security;
alter table audit_values force row level security;
create policy actor_writes on audit_values for insert to app_user
  with check (app.may_append(chain_path));
create policy migrating_role on audit_values for all to postgres
  using (true)
  with check (true);
grant insert on audit_values to app_user;
comment on table audit_values is 'Giá trị cũ và mới (JSON), phần được bảo vệ của nhật ký; mã băm nằm ở values_digest';

create table backups (
  backup_id uuid default gen_random_uuid() not null,
  file_name text not null,
  reason text not null,
  made_at timestamp with time zone not null,
  size_bytes bigint not null,
  digest bytea not null,
  constraint backups_pkey PRIMARY KEY (backup_id),
  constraint backups_reason_check CHECK ((reason = ANY (ARRAY['daily'::text, 'upgrade'::text, 'asked'::text, 'restore'::text])))
);
grant select on backups to app_jobs;
grant select on backups to app_user;
comment on table backups is 'Các lần sao lưu';

create table child_benefits (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  benefit text not null,
  decision text,
  decided_on date,
  monthly_amount numeric(12,0),
  constraint child_benefits_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_benefits_monthly_amount_check CHECK ((monthly_amount >= (0)::numeric)),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_benefits_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_benefits enable row level security;
alter table child_benefits force row level security;
create policy added on child_benefits for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_benefits.province_id) AND (p.child_id = child_benefits.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_benefits for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_benefits as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_benefits as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_benefits for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_benefits.province_id) AND (p.child_id = child_benefits.child_id))))));
create policy superseded on child_benefits for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_benefits.province_id) AND (p.child_id = child_benefits.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_benefits to app_user;
grant update (superseded_at) on child_benefits to app_user;
comment on table child_benefits is 'Chính sách, trợ cấp đang hưởng; số tiền: đồng/tháng';

create table child_birth_registrations (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  registered boolean not null,
  registered_on date,
  certificate_number text,
  reason_not text,
  constraint child_birth_registrations_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_birth_registrations_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_birth_registrations enable row level security;
alter table child_birth_registrations force row level security;
create policy added on child_birth_registrations for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_birth_registrations.province_id) AND (p.child_id = child_birth_registrations.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_birth_registrations for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_birth_registrations as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_birth_registrations as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_birth_registrations for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_birth_registrations.province_id) AND (p.child_id = child_birth_registrations.child_id))))));
create policy superseded on child_birth_registrations for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_birth_registrations.province_id) AND (p.child_id = child_birth_registrations.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_birth_registrations to app_user;
grant update (superseded_at) on child_birth_registrations to app_user;
comment on table child_birth_registrations is 'Đăng ký khai sinh';

create table child_births (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  sex text,
  birth_date date not null,
  birth_precision text not null,
  constraint child_births_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_births_birth_precision_check CHECK ((birth_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint child_births_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text]))),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_births_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_births enable row level security;
alter table child_births force row level security;
create policy added on child_births for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_births.province_id) AND (p.child_id = child_births.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_births for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_births as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_births as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_births for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_births.province_id) AND (p.child_id = child_births.child_id))))));
create policy superseded on child_births for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_births.province_id) AND (p.child_id = child_births.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_births to app_user;
grant update (superseded_at) on child_births to app_user;
comment on table child_births is 'Giới tính, ngày sinh';

create table child_carers (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  person_id uuid not null,
  relation text not null,
  decision text,
  constraint child_carers_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_carers_relation_check CHECK ((relation = ANY (ARRAY['father'::text, 'mother'::text, 'guardian'::text]))),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_carers_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT,
  constraint child_carers_province_id_person_id_fkey FOREIGN KEY (province_id, person_id) REFERENCES persons(province_id, person_id) ON DELETE RESTRICT
);
CREATE INDEX child_carers_person ON public.child_carers USING btree (province_id, person_id);
alter table child_carers enable row level security;
alter table child_carers force row level security;
create policy added on child_carers for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_carers.province_id) AND (p.child_id = child_carers.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_carers for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_carers as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_carers as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_carers for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_carers.province_id) AND (p.child_id = child_carers.child_id))))));
create policy superseded on child_carers for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_carers.province_id) AND (p.child_id = child_carers.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_carers to app_user;
grant update (superseded_at) on child_carers to app_user;
comment on table child_carers is 'Cha, mẹ, người giám hộ của trẻ';

create table child_current (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  resident boolean,
  residence_kind text,
  migrant boolean,
  dead boolean default false not null,
  sex text,
  birth_date date not null,
  birth_precision text not null,
  ethnic_code text,
  household_id uuid,
  birth_registered boolean,
  birth_registration_reason text,
  has_number boolean default false not null,
  enrolled boolean,
  dropped_out boolean,
  school_level text,
  school_name text,
  class_name text,
  special_present boolean,
  special_groups text[],
  supported boolean,
  benefits text[],
  insured boolean,
  disabled boolean,
  disability_type text,
  disability_level text,
  poverty text,
  lives_with text,
  parents_away text,
  carer_decided boolean default false not null,
  early_services text[],
  risks text[],
  prevention_planned boolean default false not null,
  has_visitor boolean default false not null,
  last_visit date,
  derived_at timestamp with time zone not null,
  measured_on date,
  underweight boolean,
  stunted boolean,
  wasted boolean,
  overweight boolean,
  immunised_under_1 boolean,
  constraint child_current_pkey PRIMARY KEY (province_id, child_id),
  constraint child_current_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE CASCADE
);
CREATE INDEX child_current_commune ON public.child_current USING btree (province_id, commune_path, birth_date);
CREATE INDEX child_current_household ON public.child_current USING btree (province_id, household_id);
alter table child_current enable row level security;
alter table child_current force row level security;
create policy migrating_role on child_current for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on child_current as restrictive for insert to app_user
  with check (((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)));
create policy readable on child_current for select to app_user
  using (app.within(village_path, ( SELECT app.readable('children'::text) AS readable)));
create policy removed on child_current for delete to app_user
  using (app.within(village_path, ( SELECT app.writable('children'::text) AS writable)));
create policy rewritten on child_current for update to app_user
  using (app.within(village_path, ( SELECT app.writable('children'::text) AS writable)))
  with check (app.within(village_path, ( SELECT app.writable('children'::text) AS writable)));
create policy written on child_current for insert to app_user
  with check (app.within(village_path, ( SELECT app.writable('children'::text) AS writable)));
grant delete, insert, select, update on child_current to app_user;
comment on table child_current is 'Tình trạng hiện nay của từng trẻ, suy ra từ các sự kiện; dựng lại được';
comment on column child_current.has_number is 'Đã có số định danh cá nhân hay chưa; số thì ở child_identities';
comment on column child_current.carer_decided is 'Có quyết định giao người chăm sóc (giám hộ, chăm sóc thay thế)';
comment on column child_current.early_services is 'Dịch vụ 0–8 tuổi đang được; rỗng: đã rà soát, không có; null: chưa rõ';
comment on column child_current.measured_on is 'Ngày cân, đo gần nhất; chỉ với trẻ dưới 6 tuổi';
comment on column child_current.underweight is 'Nhẹ cân theo lần cân gần nhất tính được; trống: chưa rõ';
comment on column child_current.stunted is 'Thấp còi theo lần đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.wasted is 'Gầy còm theo lần cân, đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.overweight is 'Thừa cân, béo phì theo lần cân, đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.immunised_under_1 is 'Tiêm chủng đầy đủ trước sinh nhật đầu tiên; trống: chưa rõ';

create table child_deaths (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  cause text,
  note text,
  constraint child_deaths_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_deaths_cause_check CHECK ((cause = ANY (ARRAY['illness'::text, 'drowning'::text, 'traffic'::text, 'other_injury'::text, 'other'::text, 'unknown'::text]))),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_deaths_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_deaths enable row level security;
alter table child_deaths force row level security;
create policy added on child_deaths for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_deaths.province_id) AND (p.child_id = child_deaths.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_deaths for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_deaths as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_deaths as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_deaths for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_deaths.province_id) AND (p.child_id = child_deaths.child_id))))));
create policy superseded on child_deaths for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_deaths.province_id) AND (p.child_id = child_deaths.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_deaths to app_user;
grant update (superseded_at) on child_deaths to app_user;
comment on table child_deaths is 'Trẻ mất; ngày mất là valid_from';

create table child_disabilities (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  present boolean not null,
  type text,
  level text,
  certificate_number text,
  certified_on date,
  learning_need text,
  constraint child_disabilities_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_disabilities_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_disabilities enable row level security;
alter table child_disabilities force row level security;
create policy added on child_disabilities for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_disabilities.province_id) AND (p.child_id = child_disabilities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_disabilities for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_disabilities as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_disabilities as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_disabilities for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_disabilities.province_id) AND (p.child_id = child_disabilities.child_id))))));
create policy superseded on child_disabilities for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_disabilities.province_id) AND (p.child_id = child_disabilities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_disabilities to app_user;
grant update (superseded_at) on child_disabilities to app_user;
comment on table child_disabilities is 'Khuyết tật';

create table child_early_services (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  service text not null,
  given boolean not null,
  provider text,
  constraint child_early_services_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_early_services_service_check CHECK ((service = ANY (ARRAY['health'::text, 'nutrition'::text, 'early_learning'::text, 'protection'::text, 'parent_support'::text]))),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_early_services_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_early_services enable row level security;
alter table child_early_services force row level security;
create policy added on child_early_services for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_early_services.province_id) AND (p.child_id = child_early_services.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_early_services for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_early_services as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_early_services as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_early_services for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_early_services.province_id) AND (p.child_id = child_early_services.child_id))))));
create policy superseded on child_early_services for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_early_services.province_id) AND (p.child_id = child_early_services.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_early_services to app_user;
grant update (superseded_at) on child_early_services to app_user;
comment on table child_early_services is 'Dịch vụ phát triển toàn diện trẻ thơ 0–8 tuổi';

create table child_enrolments (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  enrolled boolean not null,
  level text,
  school_name text,
  class_name text,
  dropped_out boolean,
  reason text,
  constraint child_enrolments_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_enrolments_level_check CHECK ((level = ANY (ARRAY['nursery'::text, 'preschool'::text, 'primary'::text, 'lower_secondary'::text, 'upper_secondary'::text]))),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_enrolments_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_enrolments enable row level security;
alter table child_enrolments force row level security;
create policy added on child_enrolments for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_enrolments.province_id) AND (p.child_id = child_enrolments.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_enrolments for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_enrolments as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_enrolments as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_enrolments for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_enrolments.province_id) AND (p.child_id = child_enrolments.child_id))))));
create policy superseded on child_enrolments for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_enrolments.province_id) AND (p.child_id = child_enrolments.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_enrolments to app_user;
grant update (superseded_at) on child_enrolments to app_user;
comment on table child_enrolments is 'Đi học';

create table child_ethnicities (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  ethnic_code text not null,
  constraint child_ethnicities_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_ethnicities_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_ethnicities enable row level security;
alter table child_ethnicities force row level security;
create policy added on child_ethnicities for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_ethnicities.province_id) AND (p.child_id = child_ethnicities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_ethnicities for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_ethnicities as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_ethnicities as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_ethnicities for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_ethnicities.province_id) AND (p.child_id = child_ethnicities.child_id))))));
create policy superseded on child_ethnicities for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_ethnicities.province_id) AND (p.child_id = child_ethnicities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_ethnicities to app_user;
grant update (superseded_at) on child_ethnicities to app_user;
comment on table child_ethnicities is 'Dân tộc (mã 01–54)';

create table child_health_insurances (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  insured boolean not null,
  card_number text,
  constraint child_health_insurances_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_health_insurances_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_health_insurances enable row level security;
alter table child_health_insurances force row level security;
create policy added on child_health_insurances for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_health_insurances.province_id) AND (p.child_id = child_health_insurances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_health_insurances for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_health_insurances as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_health_insurances as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_health_insurances for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_health_insurances.province_id) AND (p.child_id = child_health_insurances.child_id))))));
create policy superseded on child_health_insurances for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_health_insurances.province_id) AND (p.child_id = child_health_insurances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_health_insurances to app_user;
grant update (superseded_at) on child_health_insurances to app_user;
comment on table child_health_insurances is 'Bảo hiểm y tế';

create table child_identities (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  full_name text not null,
  personal_number_sealed bytea,
  personal_number_index bytea,
  address text,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint child_identities_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_identities_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
CREATE INDEX child_identities_number ON public.child_identities USING btree (province_id, personal_number_index);
alter table child_identities enable row level security;
alter table child_identities force row level security;
create policy added on child_identities for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_identities.province_id) AND (p.child_id = child_identities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on child_identities for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_identities as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_identities as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_identities for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_identities.province_id) AND (p.child_id = child_identities.child_id))))));
create policy superseded on child_identities for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_identities.province_id) AND (p.child_id = child_identities.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
grant insert, select on child_identities to app_user;
grant update (superseded_at) on child_identities to app_user;
comment on table child_identities is 'Họ tên, số định danh (mã hoá), địa chỉ của trẻ';

create table child_immunisation_checks (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  book text not null,
  note text,
  constraint child_immunisation_checks_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_immunisation_checks_book_check CHECK ((book = ANY (ARRAY['family_book'::text, 'station_book'::text, 'national_system'::text]))),
  constraint child_immunisation_checks_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_immunisation_checks enable row level security;
alter table child_immunisation_checks force row level security;
create policy added on child_immunisation_checks for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_immunisation_checks.province_id) AND (p.child_id = child_immunisation_checks.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_immunisation_checks for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_immunisation_checks as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_immunisation_checks as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_immunisation_checks for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_immunisation_checks.province_id) AND (p.child_id = child_immunisation_checks.child_id))))));
create policy superseded on child_immunisation_checks for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_immunisation_checks.province_id) AND (p.child_id = child_immunisation_checks.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_immunisation_checks to app_user;
grant update (superseded_at) on child_immunisation_checks to app_user;
comment on table child_immunisation_checks is 'Đã đối chiếu với sổ tiêm đến ngày valid_from: các mũi trước ngày đó đã ghi đủ';

create table child_living_arrangements (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  lives_with text not null,
  parents_away text,
  reason text,
  constraint child_living_arrangements_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_living_arrangements_lives_with_check CHECK ((lives_with = ANY (ARRAY['both_parents'::text, 'mother'::text, 'father'::text, 'grandparents'::text, 'relatives'::text, 'foster_family'::text, 'facility'::text, 'alone'::text, 'other'::text]))),
  constraint child_living_arrangements_parents_away_check CHECK ((parents_away = ANY (ARRAY['none'::text, 'father'::text, 'mother'::text, 'both'::text]))),
  constraint child_living_arrangements_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_living_arrangements enable row level security;
alter table child_living_arrangements force row level security;
create policy added on child_living_arrangements for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_living_arrangements.province_id) AND (p.child_id = child_living_arrangements.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_living_arrangements for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_living_arrangements as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_living_arrangements as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_living_arrangements for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_living_arrangements.province_id) AND (p.child_id = child_living_arrangements.child_id))))));
create policy superseded on child_living_arrangements for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_living_arrangements.province_id) AND (p.child_id = child_living_arrangements.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_living_arrangements to app_user;
grant update (superseded_at) on child_living_arrangements to app_user;
comment on table child_living_arrangements is 'Sống cùng ai; cha mẹ đi xa';

create table child_measurements (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  weight_kg numeric(5,2),
  length_height_cm numeric(4,1),
  measure text,
  oedema boolean,
  constraint child_measurements_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_measurements_length_height_cm_check CHECK (((length_height_cm > (0)::numeric) AND (length_height_cm < (250)::numeric))),
  constraint child_measurements_measure_check CHECK ((measure = ANY (ARRAY['lying'::text, 'standing'::text]))),
  constraint child_measurements_weight_kg_check CHECK (((weight_kg > (0)::numeric) AND (weight_kg < (250)::numeric))),
  constraint child_measurements_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_measurements enable row level security;
alter table child_measurements force row level security;
create policy added on child_measurements for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_measurements.province_id) AND (p.child_id = child_measurements.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_measurements for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_measurements as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_measurements as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_measurements for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_measurements.province_id) AND (p.child_id = child_measurements.child_id))))));
create policy superseded on child_measurements for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_measurements.province_id) AND (p.child_id = child_measurements.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_measurements to app_user;
grant update (superseded_at) on child_measurements to app_user;
comment on table child_measurements is 'Cân, đo; ngày đo là valid_from';

create table child_merges (
  province_id smallint not null,
  merge_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint child_merges_pkey PRIMARY KEY (province_id, merge_id),
  constraint child_merges_check CHECK ((kept_id <> merged_id)),
  constraint child_merges_province_id_kept_id_fkey FOREIGN KEY (province_id, kept_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT,
  constraint child_merges_province_id_merged_id_fkey FOREIGN KEY (province_id, merged_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
CREATE INDEX child_merges_commune ON public.child_merges USING btree (province_id, commune_path, recorded_at);
CREATE INDEX child_merges_kept ON public.child_merges USING btree (province_id, kept_id);
CREATE UNIQUE INDEX child_merges_merged ON public.child_merges USING btree (province_id, merged_id) WHERE (undone_at IS NULL);
alter table child_merges enable row level security;
alter table child_merges force row level security;
create policy added on child_merges for insert to app_user
  with check (((undone_at IS NULL) AND app.within(filed_path, ( SELECT app.writable('children'::text) AS writable))));
create policy migrating_role on child_merges for all to postgres
  using (true)
  with check (true);
create policy own_files on child_merges as restrictive for insert to app_user
  with check ((( SELECT count(*) AS count
   FROM children c
  WHERE ((c.province_id = child_merges.province_id) AND (c.child_id = ANY (ARRAY[child_merges.kept_id, child_merges.merged_id])) AND (c.commune_path = child_merges.commune_path) AND app.within(c.filed_path, ( SELECT app.writable('children'::text) AS writable)))) = 2));
create policy own_name_own_place on child_merges as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)) AND ((filed_path = commune_path) OR starts_with(filed_path, (commune_path || '/'::text)))));
create policy readable on child_merges for select to app_user
  using (app.within(filed_path, ( SELECT app.readable('children'::text) AS readable)));
create policy undone on child_merges for update to app_user
  using (((undone_at IS NULL) AND app.within(filed_path, ( SELECT app.writable('children'::text) AS writable))))
  with check ((undone_by = ( SELECT app.user_id() AS user_id)));
grant insert, select on child_merges to app_user;
grant update (undone_at, undone_by) on child_merges to app_user;
comment on table child_merges is 'Hai hồ sơ của một em gộp làm một; undone_at: đã tách lại';

create table child_name_tokens (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  sound text collate "C" not null,
  token text collate "C" not null,
  constraint child_name_tokens_pkey PRIMARY KEY (province_id, commune_path, sound, token, child_id)
);
alter table child_name_tokens enable row level security;
alter table child_name_tokens force row level security;
create policy added on child_name_tokens for insert to app_user
  with check (app.within(village_path, ( SELECT app.writable('identity'::text) AS writable)));
create policy migrating_role on child_name_tokens for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on child_name_tokens as restrictive for insert to app_user
  with check (((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)));
create policy readable on child_name_tokens for select to app_user
  using (app.within(village_path, ( SELECT app.readable('identity'::text) AS readable)));
create policy removed on child_name_tokens for delete to app_user
  using (app.within(village_path, ( SELECT app.writable('identity'::text) AS writable)));
grant delete, insert, select on child_name_tokens to app_user;
comment on table child_name_tokens is 'Âm tiết không dấu của họ tên, để tìm';

create table child_names (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  full_name text not null,
  sort_name text collate "C" not null,
  mother_name text,
  father_name text,
  guardian_name text,
  carer_phone text,
  carer_sounds text not null,
  constraint child_names_pkey PRIMARY KEY (province_id, child_id),
  constraint child_names_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE CASCADE
);
CREATE INDEX child_names_sorted ON public.child_names USING btree (province_id, commune_path, sort_name, child_id);
alter table child_names enable row level security;
alter table child_names force row level security;
create policy added on child_names for insert to app_user
  with check (app.within(village_path, ( SELECT app.writable('identity'::text) AS writable)));
create policy migrating_role on child_names for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on child_names as restrictive for insert to app_user
  with check (((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)));
create policy readable on child_names for select to app_user
  using (app.within(village_path, ( SELECT app.readable('identity'::text) AS readable)));
create policy removed on child_names for delete to app_user
  using (app.within(village_path, ( SELECT app.writable('identity'::text) AS writable)));
grant delete, insert, select on child_names to app_user;
comment on table child_names is 'Họ tên hiện nay, xếp theo thứ tự tiếng Việt';
comment on column child_names.sort_name is 'Khoá xếp: tên, họ, đệm theo thứ tự chữ cái và dấu tiếng Việt';
comment on column child_names.carer_sounds is 'Âm của từng âm tiết tên mẹ (m), cha (f), người giám hộ (g): "m ban Ti mai|f Cieu van"';

create table child_pairs_apart (
  province_id smallint not null,
  first_id uuid not null,
  second_id uuid not null,
  commune_path text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint child_pairs_apart_pkey PRIMARY KEY (province_id, commune_path, first_id, second_id),
  constraint child_pairs_apart_check CHECK ((first_id < second_id)),
  constraint child_pairs_apart_province_id_first_id_fkey FOREIGN KEY (province_id, first_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT,
  constraint child_pairs_apart_province_id_second_id_fkey FOREIGN KEY (province_id, second_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_pairs_apart enable row level security;
alter table child_pairs_apart force row level security;
create policy added on child_pairs_apart for insert to app_user
  with check (app.within(commune_path, ( SELECT app.writable('children'::text) AS writable)));
create policy migrating_role on child_pairs_apart for all to postgres
  using (true)
  with check (true);
create policy own_files on child_pairs_apart as restrictive for insert to app_user
  with check ((( SELECT count(*) AS count
   FROM children c
  WHERE ((c.province_id = child_pairs_apart.province_id) AND (c.child_id = ANY (ARRAY[child_pairs_apart.first_id, child_pairs_apart.second_id])) AND (c.commune_path = child_pairs_apart.commune_path) AND app.within(c.filed_path, ( SELECT app.writable('children'::text) AS writable)))) = 2));
create policy own_name_own_place on child_pairs_apart as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on child_pairs_apart for select to app_user
  using (app.within(commune_path, ( SELECT app.readable('children'::text) AS readable)));
create policy removed on child_pairs_apart for delete to app_user
  using (app.within(commune_path, ( SELECT app.writable('children'::text) AS writable)));
grant delete, insert, select on child_pairs_apart to app_user;
comment on table child_pairs_apart is 'Hai em khác nhau dù hồ sơ giống nhau: không hỏi lại';

create table child_prevention_plans (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  measures text not null,
  responsible text,
  review_on date,
  constraint child_prevention_plans_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_prevention_plans_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_prevention_plans enable row level security;
alter table child_prevention_plans force row level security;
create policy added on child_prevention_plans for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_prevention_plans.province_id) AND (p.child_id = child_prevention_plans.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_prevention_plans for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_prevention_plans as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_prevention_plans as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_prevention_plans for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_prevention_plans.province_id) AND (p.child_id = child_prevention_plans.child_id))))));
create policy superseded on child_prevention_plans for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_prevention_plans.province_id) AND (p.child_id = child_prevention_plans.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_prevention_plans to app_user;
grant update (superseded_at) on child_prevention_plans to app_user;
comment on table child_prevention_plans is 'Kế hoạch phòng ngừa cho trẻ có nguy cơ';

create table child_protected_circumstances (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  present boolean not null,
  group_code text,
  sub_code text,
  cause text,
  evidence text,
  note text,
  constraint child_protected_circumstances_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_protected_circumstances_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_protected_circumstances enable row level security;
alter table child_protected_circumstances force row level security;
create policy added on child_protected_circumstances for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_protected_circumstances.province_id) AND (p.child_id = child_protected_circumstances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('protected'::text) AS writable))))));
create policy migrating_role on child_protected_circumstances for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_protected_circumstances as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_protected_circumstances as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_protected_circumstances for select to app_user
  using (((( SELECT app.readable('protected'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_protected_circumstances.province_id) AND (p.child_id = child_protected_circumstances.child_id))))));
create policy superseded on child_protected_circumstances for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_protected_circumstances.province_id) AND (p.child_id = child_protected_circumstances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('protected'::text) AS writable))))));
grant insert, select on child_protected_circumstances to app_user;
grant update (superseded_at) on child_protected_circumstances to app_user;
comment on table child_protected_circumstances is 'Hoàn cảnh thuộc nhóm kín (bị xâm hại, mua bán, HIV, ma túy, vi phạm pháp luật)';

create table child_residences (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  area_path text not null,
  kind text not null,
  household_id uuid,
  reason text,
  other_place text,
  migrant boolean,
  constraint child_residences_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_residences_kind_check CHECK ((kind = ANY (ARRAY['permanent'::text, 'temporary'::text, 'absent'::text]))),
  constraint child_residences_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT,
  constraint child_residences_province_id_household_id_fkey FOREIGN KEY (province_id, household_id) REFERENCES households(province_id, household_id) ON DELETE RESTRICT
);
alter table child_residences enable row level security;
alter table child_residences force row level security;
create policy added on child_residences for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_residences.province_id) AND (p.child_id = child_residences.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_residences for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_residences as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_residences as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_residences for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_residences.province_id) AND (p.child_id = child_residences.child_id))))));
create policy superseded on child_residences for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_residences.province_id) AND (p.child_id = child_residences.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_residences to app_user;
grant update (superseded_at) on child_residences to app_user;
comment on table child_residences is 'Nơi cư trú theo thời gian; household_id: hộ';

create table child_risks (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  factor text not null,
  note text,
  constraint child_risks_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_risks_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_risks enable row level security;
alter table child_risks force row level security;
create policy added on child_risks for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_risks.province_id) AND (p.child_id = child_risks.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_risks for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_risks as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_risks as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_risks for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_risks.province_id) AND (p.child_id = child_risks.child_id))))));
create policy superseded on child_risks for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_risks.province_id) AND (p.child_id = child_risks.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_risks to app_user;
grant update (superseded_at) on child_risks to app_user;
comment on table child_risks is 'Nguy cơ rơi vào hoàn cảnh đặc biệt hoặc bị xâm hại';

create table child_special_circumstances (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  present boolean not null,
  group_code text,
  sub_code text,
  cause text,
  evidence text,
  note text,
  constraint child_special_circumstances_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_special_circumstances_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_special_circumstances enable row level security;
alter table child_special_circumstances force row level security;
create policy added on child_special_circumstances for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_special_circumstances.province_id) AND (p.child_id = child_special_circumstances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_special_circumstances for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_special_circumstances as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_special_circumstances as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_special_circumstances for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_special_circumstances.province_id) AND (p.child_id = child_special_circumstances.child_id))))));
create policy superseded on child_special_circumstances for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_special_circumstances.province_id) AND (p.child_id = child_special_circumstances.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_special_circumstances to app_user;
grant update (superseded_at) on child_special_circumstances to app_user;
comment on table child_special_circumstances is 'Hoàn cảnh đặc biệt (Luật Trẻ em Điều 10), mỗi nhóm một dòng; nhóm kín ở child_protected_circumstances. present = false: đã rà soát, không thuộc';

create table child_supports (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  given boolean not null,
  kind text,
  constraint child_supports_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_supports_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_supports enable row level security;
alter table child_supports force row level security;
create policy added on child_supports for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_supports.province_id) AND (p.child_id = child_supports.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_supports for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_supports as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_supports as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_supports for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_supports.province_id) AND (p.child_id = child_supports.child_id))))));
create policy superseded on child_supports for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_supports.province_id) AND (p.child_id = child_supports.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_supports to app_user;
grant update (superseded_at) on child_supports to app_user;
comment on table child_supports is 'Chăm sóc, nuôi dưỡng, trợ giúp. given = false: đã rà soát, chưa được';

create table child_vaccinations (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  vaccine text not null,
  dose text not null,
  place text,
  other_vaccine text,
  constraint child_vaccinations_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_vaccinations_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_vaccinations enable row level security;
alter table child_vaccinations force row level security;
create policy added on child_vaccinations for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_vaccinations.province_id) AND (p.child_id = child_vaccinations.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on child_vaccinations for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_vaccinations as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_vaccinations as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_vaccinations for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_vaccinations.province_id) AND (p.child_id = child_vaccinations.child_id))))));
create policy superseded on child_vaccinations for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_vaccinations.province_id) AND (p.child_id = child_vaccinations.child_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on child_vaccinations to app_user;
grant update (superseded_at) on child_vaccinations to app_user;
comment on table child_vaccinations is 'Mũi tiêm đã ghi nhận (theo dõi; không thay sổ tiêm chủng quốc gia)';
comment on column child_vaccinations.other_vaccine is 'Tên ghi trên sổ khi vaccine = other';

create table child_visitors (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  visitor_name text not null,
  visitor_duty text,
  phone text,
  constraint child_visitors_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_visitors_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_visitors enable row level security;
alter table child_visitors force row level security;
create policy added on child_visitors for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visitors.province_id) AND (p.child_id = child_visitors.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on child_visitors for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_visitors as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_visitors as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on child_visitors for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visitors.province_id) AND (p.child_id = child_visitors.child_id))))));
create policy superseded on child_visitors for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visitors.province_id) AND (p.child_id = child_visitors.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
grant insert, select on child_visitors to app_user;
grant update (superseded_at) on child_visitors to app_user;
comment on table child_visitors is 'Người được phân công thăm, theo dõi trẻ';

create table child_visits (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  visitor_name text not null,
  seen text not null,
  needs text,
  constraint child_visits_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint child_visits_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
alter table child_visits enable row level security;
alter table child_visits force row level security;
create policy added on child_visits for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visits.province_id) AND (p.child_id = child_visits.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on child_visits for all to postgres
  using (true)
  with check (true);
create policy once_superseded on child_visits as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on child_visits as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy own_visit_superseded on child_visits for update to app_user
  using (((recorded_by = app.user_id()) AND (EXISTS ( SELECT
   FROM children c
  WHERE ((c.province_id = child_visits.province_id) AND (c.child_id = child_visits.child_id) AND app.within(c.filed_path, ( SELECT app.writable('visits'::text) AS writable)))))));
create policy read_for_round on child_visits for select to app_user
  using (((( SELECT app.readable_locally('visits'::text) AS readable_locally) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children c
  WHERE ((c.province_id = child_visits.province_id) AND (c.child_id = child_visits.child_id) AND app.within(c.filed_path, ( SELECT app.readable_locally('visits'::text) AS readable_locally)))))));
create policy readable on child_visits for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visits.province_id) AND (p.child_id = child_visits.child_id))))));
create policy superseded on child_visits for update to app_user
  using ((EXISTS ( SELECT
   FROM children p
  WHERE ((p.province_id = child_visits.province_id) AND (p.child_id = child_visits.child_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy visited on child_visits for insert to app_user
  with check ((EXISTS ( SELECT
   FROM children c
  WHERE ((c.province_id = child_visits.province_id) AND (c.child_id = child_visits.child_id) AND app.within(c.filed_path, ( SELECT app.writable('visits'::text) AS writable))))));
grant insert, select on child_visits to app_user;
grant update (superseded_at) on child_visits to app_user;
comment on table child_visits is 'Lần thăm: thấy gì, cần gì; ngày thăm là valid_from';

create table children (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean default false not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint children_pkey PRIMARY KEY (province_id, child_id)
);
CREATE INDEX children_filed ON public.children USING btree (province_id, commune_path, filed_path);
alter table children enable row level security;
alter table children force row level security;
create policy added on children for insert to app_user
  with check ((app.within(filed_path, ( SELECT app.writable('children'::text) AS writable)) AND (synthetic = ( SELECT app.is_demo() AS is_demo))));
create policy migrating_role on children for all to postgres
  using (true)
  with check (true);
create policy moved on children for update to app_user
  using (app.within(filed_path, ( SELECT app.writable('children'::text) AS writable)))
  with check (app.within(filed_path, ( SELECT app.writable('children'::text) AS writable)));
create policy own_name_own_place on children as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)) AND ((filed_path = commune_path) OR starts_with(filed_path, (commune_path || '/'::text)))));
create policy own_place on children as restrictive for update to app_user
  using (true)
  with check (((filed_path = commune_path) OR starts_with(filed_path, (commune_path || '/'::text))));
create policy readable on children for select to app_user
  using (app.within(filed_path, ( SELECT app.readable('children'::text) AS readable)));
grant insert, select on children to app_user;
grant update (commune_path, filed_path) on children to app_user;
comment on table children is 'Trẻ em: một dòng cho mỗi em, nơi lưu hồ sơ';
comment on column children.filed_path is 'Thôn đang lưu hồ sơ; bằng commune_path khi chưa rõ thôn';

create table figure_rows (
  province_id smallint not null,
  figure_id uuid not null,
  child_id uuid not null,
  bucket text not null,
  reason text,
  village_path text,
  constraint figure_rows_pkey PRIMARY KEY (province_id, figure_id, child_id),
  constraint figure_rows_bucket_check CHECK ((bucket = ANY (ARRAY['counted'::text, 'not_counted'::text, 'unknown'::text]))),
  constraint figure_rows_province_id_figure_id_fkey FOREIGN KEY (province_id, figure_id) REFERENCES figures(province_id, figure_id) ON DELETE RESTRICT
);
alter table figure_rows enable row level security;
alter table figure_rows force row level security;
create policy frozen on figure_rows for insert to app_user
  with check ((EXISTS ( SELECT
   FROM (figures f
     JOIN reports r ON (((r.province_id = f.province_id) AND (r.report_id = f.report_id))))
  WHERE ((f.province_id = figure_rows.province_id) AND (f.figure_id = figure_rows.figure_id) AND (r.state = 'draft'::text) AND app.within(f.area_path, ( SELECT app.writable('figures'::text) AS writable))))));
create policy migrating_role on figure_rows for all to postgres
  using (true)
  with check (true);
create policy readable on figure_rows for select to app_user
  using (((EXISTS ( SELECT
   FROM figures f
  WHERE ((f.province_id = figure_rows.province_id) AND (f.figure_id = figure_rows.figure_id)))) AND app.within(village_path, ( SELECT app.readable('figure_rows'::text) AS readable))));
grant insert, select on figure_rows to app_user;
comment on table figure_rows is 'Các em đứng sau một con số đã chốt';

create table figures (
  province_id smallint not null,
  figure_id uuid not null,
  commune_path text not null,
  area_path text not null,
  indicator_code text not null,
  indicator_version integer not null,
  plan_line_id uuid,
  report_id uuid,
  year integer not null,
  cut_off date not null,
  as_known timestamp with time zone not null,
  numerator numeric,
  denominator numeric,
  unknown_count integer default 0 not null,
  multiplier numeric not null,
  unit text not null,
  source text not null,
  source_note text,
  attachment_id uuid,
  achieved boolean,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint figures_pkey PRIMARY KEY (province_id, figure_id),
  constraint figures_source_check CHECK ((source = ANY (ARRAY['computed'::text, 'entered'::text, 'imported'::text, 'estimated'::text])))
);
CREATE INDEX figures_commune ON public.figures USING btree (province_id, commune_path, year, indicator_code);
CREATE INDEX figures_report ON public.figures USING btree (province_id, report_id);
alter table figures enable row level security;
alter table figures force row level security;
create policy added on figures for insert to app_user
  with check ((app.within(area_path, ( SELECT app.writable('figures'::text) AS writable)) AND (report_id IS NULL)));
create policy frozen on figures for insert to app_user
  with check (((report_id IS NOT NULL) AND app.within(area_path, ( SELECT app.writable('figures'::text) AS writable)) AND (EXISTS ( SELECT
   FROM reports r
  WHERE ((r.province_id = figures.province_id) AND (r.report_id = figures.report_id) AND (r.commune_path = figures.commune_path) AND (r.state = 'draft'::text))))));
create policy migrating_role on figures for all to postgres
  using (true)
  with check (true);
create policy once_superseded on figures as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on figures as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on figures for select to app_user
  using (app.within(area_path, ( SELECT app.readable('figures'::text) AS readable)));
create policy superseded on figures for update to app_user
  using ((app.within(area_path, ( SELECT app.writable('figures'::text) AS writable)) AND (report_id IS NULL)));
grant insert, select on figures to app_user;
grant update (superseded_at) on figures to app_user;
comment on table figures is 'Số liệu: tử số, mẫu số, ngày, nguồn; report_id: đã chốt theo báo cáo';

create table household_identities (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  household_id uuid not null,
  code text,
  head_name text,
  address text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint household_identities_pkey PRIMARY KEY (province_id, household_id, fact_id),
  constraint household_identities_province_id_household_id_fkey FOREIGN KEY (province_id, household_id) REFERENCES households(province_id, household_id) ON DELETE RESTRICT
);
alter table household_identities enable row level security;
alter table household_identities force row level security;
create policy added on household_identities for insert to app_user
  with check ((EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_identities.province_id) AND (p.household_id = household_identities.household_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on household_identities for all to postgres
  using (true)
  with check (true);
create policy once_superseded on household_identities as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on household_identities as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on household_identities for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_identities.province_id) AND (p.household_id = household_identities.household_id))))));
create policy superseded on household_identities for update to app_user
  using ((EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_identities.province_id) AND (p.household_id = household_identities.household_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
grant insert, select on household_identities to app_user;
grant update (superseded_at) on household_identities to app_user;
comment on table household_identities is 'Mã hộ, chủ hộ, địa chỉ';

create table household_poverties (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  household_id uuid not null,
  poverty text not null,
  decision text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint household_poverties_pkey PRIMARY KEY (province_id, household_id, fact_id),
  constraint household_poverties_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint household_poverties_poverty_check CHECK ((poverty = ANY (ARRAY['poor'::text, 'near_poor'::text, 'none'::text]))),
  constraint household_poverties_province_id_household_id_fkey FOREIGN KEY (province_id, household_id) REFERENCES households(province_id, household_id) ON DELETE RESTRICT
);
alter table household_poverties enable row level security;
alter table household_poverties force row level security;
create policy added on household_poverties for insert to app_user
  with check ((EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_poverties.province_id) AND (p.household_id = household_poverties.household_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
create policy migrating_role on household_poverties for all to postgres
  using (true)
  with check (true);
create policy once_superseded on household_poverties as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on household_poverties as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on household_poverties for select to app_user
  using (((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_poverties.province_id) AND (p.household_id = household_poverties.household_id))))));
create policy superseded on household_poverties for update to app_user
  using ((EXISTS ( SELECT
   FROM households p
  WHERE ((p.province_id = household_poverties.province_id) AND (p.household_id = household_poverties.household_id) AND app.within(p.filed_path, ( SELECT app.writable('children'::text) AS writable))))));
grant insert, select on household_poverties to app_user;
grant update (superseded_at) on household_poverties to app_user;
comment on table household_poverties is 'Hộ nghèo, cận nghèo theo quyết định';

create table households (
  province_id smallint not null,
  household_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean default false not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint households_pkey PRIMARY KEY (province_id, household_id)
);
CREATE INDEX households_filed ON public.households USING btree (province_id, commune_path);
alter table households enable row level security;
alter table households force row level security;
create policy added on households for insert to app_user
  with check (app.within(filed_path, ( SELECT app.writable('children'::text) AS writable)));
create policy migrating_role on households for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on households as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)) AND ((filed_path = commune_path) OR starts_with(filed_path, (commune_path || '/'::text)))));
create policy readable on households for select to app_user
  using ((app.within(commune_path, ( SELECT app.readable('children'::text) AS readable)) OR ((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM child_current t
  WHERE ((t.province_id = households.province_id) AND (t.household_id = households.household_id)))))));
grant insert, select on households to app_user;
comment on table households is 'Hộ gia đình';

create table import_batches (
  province_id smallint not null,
  batch_id uuid not null,
  commune_path text not null,
  file_id uuid not null,
  file_digest bytea not null,
  sheet_name text not null,
  heading_row integer not null,
  mapping jsonb not null,
  facts_from date not null,
  state text not null,
  rows_total integer not null,
  rows_good integer not null,
  rows_bad integer not null,
  added integer,
  changed integer,
  unchanged integer,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint import_batches_pkey PRIMARY KEY (province_id, batch_id),
  constraint import_batches_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'done'::text, 'dropped'::text]))),
  constraint import_batches_province_id_file_id_fkey FOREIGN KEY (province_id, file_id) REFERENCES stored_files(province_id, file_id) ON DELETE RESTRICT
);
CREATE INDEX import_batches_commune ON public.import_batches USING btree (province_id, commune_path, state);
alter table import_batches enable row level security;
alter table import_batches force row level security;
create policy added on import_batches for insert to app_user
  with check (app.within(commune_path, ( SELECT app.writable('imports'::text) AS writable)));
create policy advanced on import_batches for update to app_user
  using (((state = 'preview'::text) AND app.within(commune_path, ( SELECT app.writable('imports'::text) AS writable))))
  with check (app.within(commune_path, ( SELECT app.writable('imports'::text) AS writable)));
create policy migrating_role on import_batches for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on import_batches as restrictive for insert to app_user
  with check (((started_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on import_batches for select to app_user
  using (app.within(commune_path, ( SELECT app.readable('imports'::text) AS readable)));
grant insert, select on import_batches to app_user;
grant update (sheet_name, heading_row, mapping, facts_from, state, rows_total, rows_good, rows_bad, added, changed, unchanged, finished_at) on import_batches to app_user;
comment on table import_batches is 'Lần nhập danh sách từ Excel: tệp, cột đã nhận ra, kết quả';
comment on column import_batches.heading_row is 'Dòng tiêu đề do cán bộ chọn; 0: phần mềm tự tìm';

create table installations (
  one_row boolean default true not null,
  kind text not null,
  commune_path text,
  started_at timestamp with time zone not null,
  constraint installations_pkey PRIMARY KEY (one_row),
  constraint installations_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'real'::text]))),
  constraint installations_one_row_check CHECK (one_row)
);
grant select on installations to app_jobs;
grant select on installations to app_user;
comment on table installations is 'Loại cơ sở dữ liệu: minh hoạ hay thật. Không trộn lẫn';

create table invitations (
  invitation_id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  code_digest bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  failed_attempts integer default 0 not null,
  created_at timestamp with time zone not null,
  constraint invitations_pkey PRIMARY KEY (invitation_id),
  constraint invitations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id) ON DELETE CASCADE
);
CREATE INDEX invitations_account ON public.invitations USING btree (account_id);
alter table invitations enable row level security;
alter table invitations force row level security;
create policy changed on invitations for update to app_user
  using ((EXISTS ( SELECT
   FROM accounts a
  WHERE ((a.account_id = invitations.account_id) AND app.within(a.home_path, ( SELECT app.writable('accounts'::text) AS writable))))));
create policy created on invitations for insert to app_user
  with check ((EXISTS ( SELECT
   FROM accounts a
  WHERE ((a.account_id = invitations.account_id) AND app.within(a.home_path, ( SELECT app.writable('accounts'::text) AS writable))))));
create policy managed on invitations for select to app_user
  using ((EXISTS ( SELECT
   FROM accounts a
  WHERE ((a.account_id = invitations.account_id) AND app.within(a.home_path, ( SELECT app.writable('accounts'::text) AS writable))))));
create policy migrating_role on invitations for all to postgres
  using (true)
  with check (true);
grant insert, select on invitations to app_user;
grant update (used_at, failed_attempts) on invitations to app_user;
comment on table invitations is 'Mã dùng một lần in trên giấy, để người mới tự đặt mật khẩu';

create table list_preferences (
  province_id smallint not null,
  account_id uuid not null,
  columns text[] not null,
  constraint list_preferences_pkey PRIMARY KEY (province_id, account_id)
);
alter table list_preferences enable row level security;
alter table list_preferences force row level security;
create policy added on list_preferences for insert to app_user
  with check (((( SELECT app.writable('lists'::text) AS writable) <> '{}'::text[]) AND (account_id = ( SELECT app.user_id() AS user_id))));
create policy changed on list_preferences for update to app_user
  using (((( SELECT app.writable('lists'::text) AS writable) <> '{}'::text[]) AND (account_id = ( SELECT app.user_id() AS user_id))));
create policy migrating_role on list_preferences for all to postgres
  using (true)
  with check (true);
create policy readable on list_preferences for select to app_user
  using (((( SELECT app.readable('lists'::text) AS readable) <> '{}'::text[]) AND (account_id = ( SELECT app.user_id() AS user_id))));
grant insert, select on list_preferences to app_user;
grant update (columns) on list_preferences to app_user;
comment on table list_preferences is 'Các cột mỗi người chọn cho danh sách trẻ em';

create table person_identities (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  person_id uuid not null,
  full_name text not null,
  birth_year smallint,
  phone text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint person_identities_pkey PRIMARY KEY (province_id, person_id, fact_id),
  constraint person_identities_province_id_person_id_fkey FOREIGN KEY (province_id, person_id) REFERENCES persons(province_id, person_id) ON DELETE RESTRICT
);
alter table person_identities enable row level security;
alter table person_identities force row level security;
create policy added on person_identities for insert to app_user
  with check ((EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_identities.province_id) AND (p.person_id = person_identities.person_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on person_identities for all to postgres
  using (true)
  with check (true);
create policy once_superseded on person_identities as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on person_identities as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on person_identities for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_identities.province_id) AND (p.person_id = person_identities.person_id))))));
create policy superseded on person_identities for update to app_user
  using ((EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_identities.province_id) AND (p.person_id = person_identities.person_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
grant insert, select on person_identities to app_user;
grant update (superseded_at) on person_identities to app_user;
comment on table person_identities is 'Họ tên, năm sinh, điện thoại của cha, mẹ, người chăm sóc';

create table person_states (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  person_id uuid not null,
  living boolean,
  whereabouts text,
  note text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint person_states_pkey PRIMARY KEY (province_id, person_id, fact_id),
  constraint person_states_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint person_states_whereabouts_check CHECK ((whereabouts = ANY (ARRAY['home'::text, 'works_away'::text, 'abroad'::text, 'detained'::text, 'missing'::text, 'left'::text, 'other'::text]))),
  constraint person_states_province_id_person_id_fkey FOREIGN KEY (province_id, person_id) REFERENCES persons(province_id, person_id) ON DELETE RESTRICT
);
alter table person_states enable row level security;
alter table person_states force row level security;
create policy added on person_states for insert to app_user
  with check ((EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_states.province_id) AND (p.person_id = person_states.person_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
create policy migrating_role on person_states for all to postgres
  using (true)
  with check (true);
create policy once_superseded on person_states as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on person_states as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on person_states for select to app_user
  using (((( SELECT app.readable('identity'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_states.province_id) AND (p.person_id = person_states.person_id))))));
create policy superseded on person_states for update to app_user
  using ((EXISTS ( SELECT
   FROM persons p
  WHERE ((p.province_id = person_states.province_id) AND (p.person_id = person_states.person_id) AND app.within(p.filed_path, ( SELECT app.writable('identity'::text) AS writable))))));
grant insert, select on person_states to app_user;
grant update (superseded_at) on person_states to app_user;
comment on table person_states is 'Cha, mẹ, người chăm sóc: còn sống hay đã mất, đang ở đâu';

create table persons (
  province_id smallint not null,
  person_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean default false not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint persons_pkey PRIMARY KEY (province_id, person_id)
);
alter table persons enable row level security;
alter table persons force row level security;
create policy added on persons for insert to app_user
  with check (app.within(filed_path, ( SELECT app.writable('children'::text) AS writable)));
create policy migrating_role on persons for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on persons as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text)) AND ((filed_path = commune_path) OR starts_with(filed_path, (commune_path || '/'::text)))));
create policy readable on persons for select to app_user
  using ((app.within(commune_path, ( SELECT app.readable('children'::text) AS readable)) OR ((( SELECT app.readable('children'::text) AS readable) <> '{}'::text[]) AND (EXISTS ( SELECT
   FROM child_carers k
  WHERE ((k.province_id = persons.province_id) AND (k.person_id = persons.person_id) AND (k.superseded_at IS NULL)))))));
grant insert, select on persons to app_user;
comment on table persons is 'Cha, mẹ, người chăm sóc; anh chị em dùng chung';

create table plan_documents (
  province_id smallint not null,
  plan_id uuid not null,
  commune_path text not null,
  file_id uuid not null,
  text text not null,
  title text not null,
  code text,
  issued_on date,
  period_from integer,
  period_to integer,
  state text not null,
  reading_number integer default 1 not null,
  synthetic boolean default false not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  adopted_by uuid,
  adopted_at timestamp with time zone,
  constraint plan_documents_pkey PRIMARY KEY (province_id, plan_id),
  constraint plan_documents_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_force'::text, 'ended'::text]))),
  constraint plan_documents_province_id_file_id_fkey FOREIGN KEY (province_id, file_id) REFERENCES stored_files(province_id, file_id) ON DELETE RESTRICT
);
CREATE INDEX plan_documents_commune ON public.plan_documents USING btree (province_id, commune_path);
alter table plan_documents enable row level security;
alter table plan_documents force row level security;
create policy added on plan_documents for insert to app_user
  with check (app.within(commune_path, ( SELECT app.writable('plans'::text) AS writable)));
create policy changed on plan_documents for update to app_user
  using (app.within(commune_path, ( SELECT app.writable('plans'::text) AS writable)));
create policy migrating_role on plan_documents for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on plan_documents as restrictive for insert to app_user
  with check (((added_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on plan_documents for select to app_user
  using (app.within(commune_path, ( SELECT app.readable('plans'::text) AS readable)));
grant insert, select on plan_documents to app_user;
grant update (title, code, issued_on, period_from, period_to, state, reading_number, adopted_by, adopted_at) on plan_documents to app_user;
comment on table plan_documents is 'Văn bản kế hoạch đã nộp';

create table plan_lines (
  province_id smallint not null,
  plan_id uuid not null,
  line_id uuid not null,
  parent_line_id uuid,
  kind text not null,
  line_key text not null,
  "position" integer not null,
  passage_start integer not null,
  passage_end integer not null,
  as_read jsonb not null,
  content jsonb not null,
  field_versions jsonb default '{}'::jsonb not null,
  certain boolean not null,
  doubt jsonb,
  state text not null,
  corrected boolean default false not null,
  reading_number integer not null,
  indicator_code text,
  indicator_confirmed boolean default false not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint plan_lines_pkey PRIMARY KEY (province_id, line_id),
  constraint plan_lines_kind_check CHECK ((kind = ANY (ARRAY['letterhead'::text, 'objective'::text, 'target'::text, 'measure'::text, 'assignment'::text, 'deadline'::text, 'citation'::text]))),
  constraint plan_lines_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text]))),
  constraint plan_lines_province_id_plan_id_fkey FOREIGN KEY (province_id, plan_id) REFERENCES plan_documents(province_id, plan_id) ON DELETE RESTRICT
);
CREATE INDEX plan_lines_plan ON public.plan_lines USING btree (province_id, plan_id, "position");
alter table plan_lines enable row level security;
alter table plan_lines force row level security;
create policy added on plan_lines for insert to app_user
  with check ((EXISTS ( SELECT
   FROM plan_documents p
  WHERE ((p.province_id = plan_lines.province_id) AND (p.plan_id = plan_lines.plan_id) AND app.within(p.commune_path, ( SELECT app.writable('plans'::text) AS writable))))));
create policy changed on plan_lines for update to app_user
  using ((EXISTS ( SELECT
   FROM plan_documents p
  WHERE ((p.province_id = plan_lines.province_id) AND (p.plan_id = plan_lines.plan_id) AND app.within(p.commune_path, ( SELECT app.writable('plans'::text) AS writable))))));
create policy migrating_role on plan_lines for all to postgres
  using (true)
  with check (true);
create policy readable on plan_lines for select to app_user
  using ((EXISTS ( SELECT
   FROM plan_documents p
  WHERE ((p.province_id = plan_lines.province_id) AND (p.plan_id = plan_lines.plan_id)))));
create policy replaced on plan_lines for delete to app_user
  using (((state = 'pending'::text) AND (NOT corrected) AND (EXISTS ( SELECT
   FROM plan_documents p
  WHERE ((p.province_id = plan_lines.province_id) AND (p.plan_id = plan_lines.plan_id) AND app.within(p.commune_path, ( SELECT app.writable('plans'::text) AS writable)))))));
grant delete, insert, select, update on plan_lines to app_user;
comment on table plan_lines is 'Điều đọc được trong kế hoạch: chỉ tiêu, chỉ số, phân công, thời hạn; nhận, sửa hay bỏ';

create table reference_entries (
  catalogue text not null,
  code text not null,
  version integer default 1 not null,
  valid_from date not null,
  valid_to date,
  confirmation text not null,
  source text,
  content jsonb not null,
  constraint reference_entries_pkey PRIMARY KEY (catalogue, code, version, valid_from),
  constraint reference_entries_confirmation_check CHECK ((confirmation = ANY (ARRAY['C'::text, 'S'::text, 'U'::text, 'P'::text])))
);
grant select on reference_entries to app_jobs;
grant select on reference_entries to app_user;
comment on table reference_entries is 'Danh mục và quy định có thời hạn; C đã đọc văn bản, S nguồn thứ cấp, U chưa xác nhận, P đề xuất';

create table report_issues (
  province_id smallint not null,
  issue_id uuid not null,
  report_id uuid not null,
  issued_number text not null,
  issued_on date not null,
  signed_file_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint report_issues_pkey PRIMARY KEY (province_id, issue_id),
  constraint report_issues_province_id_report_id_fkey FOREIGN KEY (province_id, report_id) REFERENCES reports(province_id, report_id) ON DELETE RESTRICT,
  constraint report_issues_province_id_signed_file_id_fkey FOREIGN KEY (province_id, signed_file_id) REFERENCES stored_files(province_id, file_id) ON DELETE RESTRICT
);
CREATE INDEX report_issues_report ON public.report_issues USING btree (province_id, report_id);
alter table report_issues enable row level security;
alter table report_issues force row level security;
create policy added on report_issues for insert to app_user
  with check ((EXISTS ( SELECT
   FROM reports r
  WHERE ((r.province_id = report_issues.province_id) AND (r.report_id = report_issues.report_id) AND app.within(r.commune_path, ( SELECT app.writable('reports'::text) AS writable))))));
create policy migrating_role on report_issues for all to postgres
  using (true)
  with check (true);
create policy once_superseded on report_issues as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on report_issues as restrictive for insert to app_user
  with check ((recorded_by = ( SELECT app.user_id() AS user_id)));
create policy readable on report_issues for select to app_user
  using ((EXISTS ( SELECT
   FROM reports r
  WHERE ((r.province_id = report_issues.province_id) AND (r.report_id = report_issues.report_id)))));
create policy superseded on report_issues for update to app_user
  using ((EXISTS ( SELECT
   FROM reports r
  WHERE ((r.province_id = report_issues.province_id) AND (r.report_id = report_issues.report_id) AND app.within(r.commune_path, ( SELECT app.writable('reports'::text) AS writable))))));
grant insert, select on report_issues to app_user;
grant update (superseded_at) on report_issues to app_user;
comment on table report_issues is 'Số, ngày và bản ký do văn thư cấp sau khi chốt';

create table reported_changes (
  province_id smallint not null,
  change_id uuid not null,
  commune_path text not null,
  village_path text not null,
  month text not null,
  child_id uuid,
  what text not null,
  kind text,
  happened_on date not null,
  content jsonb not null,
  late boolean not null,
  synthetic boolean default false not null,
  state text not null,
  reason text,
  written_child_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint reported_changes_pkey PRIMARY KEY (province_id, change_id),
  constraint reported_changes_check CHECK (((kind IS NOT NULL) = (what = 'fact'::text))),
  constraint reported_changes_check1 CHECK (starts_with(village_path, (commune_path || '/'::text))),
  constraint reported_changes_check2 CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint reported_changes_check3 CHECK (((state <> 'returned'::text) OR (reason IS NOT NULL))),
  constraint reported_changes_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint reported_changes_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint reported_changes_what_check CHECK ((what = ANY (ARRAY['birth'::text, 'arrival'::text, 'death'::text, 'departure'::text, 'fact'::text, 'note'::text]))),
  constraint reported_changes_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT,
  constraint reported_changes_province_id_written_child_id_fkey FOREIGN KEY (province_id, written_child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
CREATE INDEX reported_changes_month ON public.reported_changes USING btree (province_id, commune_path, month);
CREATE INDEX reported_changes_waiting ON public.reported_changes USING btree (province_id, commune_path) WHERE (state = 'waiting'::text);
alter table reported_changes enable row level security;
alter table reported_changes force row level security;
create policy added on reported_changes for insert to app_user
  with check (((state = 'waiting'::text) AND (synthetic = ( SELECT app.is_demo() AS is_demo)) AND app.within(village_path, ( SELECT app.writable('reported'::text) AS writable)) AND ((child_id IS NULL) OR (EXISTS ( SELECT
   FROM children c
  WHERE ((c.province_id = reported_changes.province_id) AND (c.child_id = reported_changes.child_id) AND (c.filed_path = reported_changes.village_path)))))));
create policy decided on reported_changes for update to app_user
  using (((state = 'waiting'::text) AND app.within(village_path, ( SELECT app.writable('reported_decisions'::text) AS writable))))
  with check (((state = ANY (ARRAY['accepted'::text, 'returned'::text])) AND (decided_by = app.user_id()) AND app.within(village_path, ( SELECT app.writable('reported_decisions'::text) AS writable))));
create policy migrating_role on reported_changes for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on reported_changes as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on reported_changes for select to app_user
  using (app.within(village_path, ( SELECT app.readable_locally('reported'::text) AS readable_locally)));
create policy taken_back on reported_changes for update to app_user
  using (((state = 'waiting'::text) AND (recorded_by = app.user_id()) AND app.within(village_path, ( SELECT app.writable('reported'::text) AS writable))))
  with check (((state = 'withdrawn'::text) AND (decided_by = app.user_id()) AND app.within(village_path, ( SELECT app.writable('reported'::text) AS writable))));
grant insert, select on reported_changes to app_user;
grant update (state, reason, written_child_id, decided_at, decided_by) on reported_changes to app_user;
comment on table reported_changes is 'Thay đổi do cộng tác viên báo: chờ duyệt, đã nhận, trả lại, rút lại; chưa vào sổ khi chưa nhận';
comment on column reported_changes.late is 'Xảy ra trong tháng đã khoá: tính vào tháng này';
comment on column reported_changes.written_child_id is 'Em được ghi vào sổ, hoặc em đã có, khi nhận tin sinh, tin chuyển đến';

create table reports (
  province_id smallint not null,
  report_id uuid not null,
  commune_path text not null,
  plan_id uuid not null,
  kind text not null,
  year integer not null,
  cut_off date not null,
  state text not null,
  texts jsonb default '{}'::jsonb not null,
  field_versions jsonb default '{}'::jsonb not null,
  document jsonb,
  as_known timestamp with time zone,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  finalised_by uuid,
  finalised_at timestamp with time zone,
  constraint reports_pkey PRIMARY KEY (province_id, report_id),
  constraint reports_kind_check CHECK ((kind = 'yearly'::text)),
  constraint reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'final'::text]))),
  constraint reports_province_id_plan_id_fkey FOREIGN KEY (province_id, plan_id) REFERENCES plan_documents(province_id, plan_id) ON DELETE RESTRICT
);
CREATE INDEX reports_commune ON public.reports USING btree (province_id, commune_path, year);
CREATE UNIQUE INDEX reports_one_draft ON public.reports USING btree (province_id, plan_id, kind, year) WHERE (state = 'draft'::text);
alter table reports enable row level security;
alter table reports force row level security;
create policy added on reports for insert to app_user
  with check (((state = 'draft'::text) AND app.within(commune_path, ( SELECT app.writable('reports'::text) AS writable))));
create policy drafts_changed on reports for update to app_user
  using (((state = 'draft'::text) AND app.within(commune_path, ( SELECT app.writable('reports'::text) AS writable))))
  with check (app.within(commune_path, ( SELECT app.writable('reports'::text) AS writable)));
create policy migrating_role on reports for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on reports as restrictive for insert to app_user
  with check (((created_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on reports for select to app_user
  using (app.within(commune_path, ( SELECT app.readable('reports'::text) AS readable)));
grant insert, select on reports to app_user;
grant update (cut_off, state, texts, field_versions, document, as_known, finalised_by, finalised_at) on reports to app_user;
comment on table reports is 'Báo cáo: bản thảo, bản đã chốt, số và ngày của văn thư';

create table request_replays (
  province_id smallint not null,
  request_id uuid not null,
  account_id uuid not null,
  endpoint text not null,
  body_digest bytea not null,
  reply_sealed bytea,
  happened_at timestamp with time zone not null,
  constraint request_replays_pkey PRIMARY KEY (province_id, request_id)
);
alter table request_replays enable row level security;
alter table request_replays force row level security;
create policy migrating_role on request_replays for all to postgres
  using (true)
  with check (true);
create policy own_rows on request_replays for all to app_user
  using ((account_id = app.user_id()))
  with check ((account_id = app.user_id()));
grant insert, select on request_replays to app_user;
grant update (reply_sealed) on request_replays to app_user;
comment on table request_replays is 'Trả lời đầu tiên của một yêu cầu ghi, để gửi lại khi yêu cầu đến hai lần';

create table role_grants (
  grant_id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  role text not null,
  area_path text not null,
  valid_from date not null,
  valid_to date,
  deputy_for uuid,
  reason text,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  constraint role_grants_pkey PRIMARY KEY (grant_id),
  constraint role_grants_area_path_check CHECK (app.is_area_path(area_path)),
  constraint role_grants_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['communeOfficer'::text, 'communeChair'::text, 'collaborator'::text, 'provinceOfficer'::text, 'systemAdministrator'::text, 'auditor'::text]))),
  constraint role_grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id) ON DELETE RESTRICT,
  constraint role_grants_deputy_for_fkey FOREIGN KEY (deputy_for) REFERENCES accounts(account_id) ON DELETE RESTRICT
);
CREATE INDEX role_grants_account ON public.role_grants USING btree (account_id);
alter table role_grants enable row level security;
alter table role_grants force row level security;
create policy changed on role_grants for update to app_user
  using (app.within(area_path, ( SELECT app.writable('accounts'::text) AS writable)));
create policy created on role_grants for insert to app_user
  with check ((app.within(area_path, ( SELECT app.writable('accounts'::text) AS writable)) AND (account_id <> app.user_id()) AND (granted_by = app.user_id())));
create policy managed on role_grants for select to app_user
  using ((app.within(area_path, ( SELECT app.readable('accounts'::text) AS readable)) OR (EXISTS ( SELECT
   FROM accounts a
  WHERE ((a.account_id = role_grants.account_id) AND app.within(a.home_path, ( SELECT app.readable('accounts'::text) AS readable)))))));
create policy migrating_role on role_grants for all to postgres
  using (true)
  with check (true);
create policy own_row on role_grants for select to app_user
  using ((account_id = app.user_id()));
grant insert, select on role_grants to app_user;
grant update (valid_to, reason) on role_grants to app_user;
comment on table role_grants is 'Vai trò theo thời gian; deputy_for: làm thay người này khi họ vắng';

create table round_checks (
  province_id smallint not null,
  check_id uuid not null,
  commune_path text not null,
  village_path text not null,
  month text not null,
  child_id uuid not null,
  result text not null,
  kinds text[] default '{}'::text[] not null,
  checked_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  constraint round_checks_pkey PRIMARY KEY (province_id, check_id),
  constraint round_checks_check CHECK (((village_path = commune_path) OR starts_with(village_path, (commune_path || '/'::text)))),
  constraint round_checks_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint round_checks_result_check CHECK ((result = ANY (ARRAY['as_recorded'::text, 'not_met'::text]))),
  constraint round_checks_province_id_child_id_fkey FOREIGN KEY (province_id, child_id) REFERENCES children(province_id, child_id) ON DELETE RESTRICT
);
CREATE INDEX round_checks_child ON public.round_checks USING btree (province_id, child_id);
CREATE INDEX round_checks_month ON public.round_checks USING btree (province_id, commune_path, month);
alter table round_checks enable row level security;
alter table round_checks force row level security;
create policy added on round_checks for insert to app_user
  with check ((app.within(village_path, ( SELECT app.writable('round'::text) AS writable)) AND (EXISTS ( SELECT
   FROM children c
  WHERE ((c.province_id = round_checks.province_id) AND (c.child_id = round_checks.child_id) AND (c.filed_path = round_checks.village_path))))));
create policy migrating_role on round_checks for all to postgres
  using (true)
  with check (true);
create policy once_superseded on round_checks as restrictive for update to app_user
  using ((superseded_at IS NULL))
  with check (true);
create policy own_name_own_place on round_checks as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on round_checks for select to app_user
  using (app.within(village_path, ( SELECT app.readable('round'::text) AS readable)));
create policy superseded on round_checks for update to app_user
  using (app.within(village_path, ( SELECT app.writable('round'::text) AS writable)));
grant insert, select on round_checks to app_user;
grant update (superseded_at) on round_checks to app_user;
comment on table round_checks is 'Kết quả rà soát từng em trong tháng: đúng như trong sổ, hoặc chưa gặp';
comment on column round_checks.kinds is 'Loại sự kiện được xác nhận lại';

create table round_closings (
  province_id smallint not null,
  commune_path text not null,
  month text not null,
  counted_after date not null,
  counted_to date not null,
  known_before timestamp with time zone not null,
  known_at timestamp with time zone not null,
  sheet jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint round_closings_pkey PRIMARY KEY (province_id, commune_path, month),
  constraint round_closings_check CHECK ((counted_to >= counted_after)),
  constraint round_closings_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text))
);
alter table round_closings enable row level security;
alter table round_closings force row level security;
create policy added on round_closings for insert to app_user
  with check (app.within(commune_path, ( SELECT app.writable('round_closings'::text) AS writable)));
create policy migrating_role on round_closings for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on round_closings as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on round_closings for select to app_user
  using ((EXISTS ( SELECT
   FROM unnest(( SELECT app.readable('round'::text) AS readable)) area(area)
  WHERE ((area.area = '*'::text) OR starts_with((round_closings.commune_path || '/'::text), area.area) OR starts_with(area.area, (round_closings.commune_path || '/'::text))))));
grant insert, select on round_closings to app_user;
comment on table round_closings is 'Tháng đã khoá: số liệu biến động giữ nguyên; tin đến sau tính vào tháng sau';
comment on column round_closings.counted_after is 'Đầu kỳ là cuối ngày này, theo những gì biết lúc known_before';

create table round_completions (
  province_id smallint not null,
  commune_path text not null,
  village_path text not null,
  month text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint round_completions_pkey PRIMARY KEY (province_id, village_path, month),
  constraint round_completions_check CHECK (starts_with(village_path, (commune_path || '/'::text))),
  constraint round_completions_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text))
);
alter table round_completions enable row level security;
alter table round_completions force row level security;
create policy added on round_completions for insert to app_user
  with check (app.within(village_path, ( SELECT app.writable('round'::text) AS writable)));
create policy migrating_role on round_completions for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on round_completions as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on round_completions for select to app_user
  using (app.within(village_path, ( SELECT app.readable('round'::text) AS readable)));
grant insert, select on round_completions to app_user;
comment on table round_completions is 'Thôn báo đã rà soát xong tháng';

create table saved_lists (
  province_id smallint not null,
  list_id uuid not null,
  commune_path text not null,
  name text not null,
  filter jsonb not null,
  columns text[] not null,
  sort text not null,
  shared boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint saved_lists_pkey PRIMARY KEY (province_id, list_id),
  constraint saved_lists_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
CREATE INDEX saved_lists_commune ON public.saved_lists USING btree (province_id, commune_path);
alter table saved_lists enable row level security;
alter table saved_lists force row level security;
create policy added on saved_lists for insert to app_user
  with check (app.works_in(commune_path, ( SELECT app.writable('lists'::text) AS writable)));
create policy changed on saved_lists for update to app_user
  using ((app.works_in(commune_path, ( SELECT app.writable('lists'::text) AS writable)) AND (recorded_by = ( SELECT app.user_id() AS user_id))));
create policy migrating_role on saved_lists for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on saved_lists as restrictive for insert to app_user
  with check (((recorded_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on saved_lists for select to app_user
  using ((app.works_in(commune_path, ( SELECT app.readable('lists'::text) AS readable)) AND (shared OR (recorded_by = ( SELECT app.user_id() AS user_id)))));
create policy removed on saved_lists for delete to app_user
  using ((app.works_in(commune_path, ( SELECT app.writable('lists'::text) AS writable)) AND (recorded_by = ( SELECT app.user_id() AS user_id))));
grant delete, insert, select on saved_lists to app_user;
grant update (name, filter, columns, sort, shared, recorded_at) on saved_lists to app_user;
comment on table saved_lists is 'Danh sách đã lưu: điều kiện, cột, thứ tự; không có tên trẻ em';
comment on column saved_lists.shared is 'Dùng chung trong xã; nếu không, chỉ người lập thấy';

create table stored_files (
  province_id smallint not null,
  file_id uuid not null,
  family text not null,
  commune_path text not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  digest bytea not null,
  synthetic boolean default false not null,
  stored_by uuid not null,
  stored_at timestamp with time zone not null,
  constraint stored_files_pkey PRIMARY KEY (province_id, file_id),
  constraint stored_files_family_check CHECK ((family = ANY (ARRAY['plans'::text, 'imports'::text, 'figures'::text, 'reports'::text])))
);
alter table stored_files enable row level security;
alter table stored_files force row level security;
create policy added on stored_files for insert to app_user
  with check (app.within(commune_path, app.writable(family)));
create policy migrating_role on stored_files for all to postgres
  using (true)
  with check (true);
create policy own_name_own_place on stored_files as restrictive for insert to app_user
  with check (((stored_by = ( SELECT app.user_id() AS user_id)) AND ((province_id)::text = ltrim(split_part(commune_path, '/'::text, 1), '0'::text))));
create policy readable on stored_files for select to app_user
  using (app.within(commune_path, app.readable(family)));
grant insert, select on stored_files to app_user;
comment on table stored_files is 'Tệp đã nộp: kế hoạch, danh sách, tài liệu kèm theo, bản ký';

create table app.child_fact (
  province_id smallint not null,
  fact_id uuid default gen_random_uuid() not null,
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  superseded_at timestamp with time zone,
  source text not null,
  batch_id uuid,
  constraint child_fact_pkey PRIMARY KEY (province_id, child_id, fact_id),
  constraint child_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
alter table auth.account enable row level security;
alter table auth.account force row level security;
create policy migrating_role on auth.account for all to postgres
  using (true)
  with check (true);
create policy sign_in on auth.account for all to app_auth
  using (true)
  with check (true);
grant delete, insert, select, update on auth.account to app_auth;

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
alter table auth.session enable row level security;
alter table auth.session force row level security;
create policy migrating_role on auth.session for all to postgres
  using (true)
  with check (true);
create policy sign_in on auth.session for all to app_auth
  using (true)
  with check (true);
grant delete, insert, select, update on auth.session to app_auth;

create table auth."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" USING btree ("userId");
alter table auth."twoFactor" enable row level security;
alter table auth."twoFactor" force row level security;
create policy migrating_role on auth."twoFactor" for all to postgres
  using (true)
  with check (true);
create policy sign_in on auth."twoFactor" for all to app_auth
  using (true)
  with check (true);
grant delete, insert, select, update on auth."twoFactor" to app_auth;

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  username text,
  "displayUsername" text,
  "twoFactorEnabled" boolean,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email),
  constraint user_username_key UNIQUE (username)
);
alter table auth."user" enable row level security;
alter table auth."user" force row level security;
create policy migrating_role on auth."user" for all to postgres
  using (true)
  with check (true);
create policy sign_in on auth."user" for all to app_auth
  using (true)
  with check (true);
grant delete, insert, select, update on auth."user" to app_auth;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
alter table auth.verification enable row level security;
alter table auth.verification force row level security;
create policy migrating_role on auth.verification for all to postgres
  using (true)
  with check (true);
create policy sign_in on auth.verification for all to app_auth
  using (true)
  with check (true);
grant delete, insert, select, update on auth.verification to app_auth;

create table meta.migrations (
  number integer not null,
  name text not null,
  digest text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (number)
);

CREATE OR REPLACE FUNCTION app.areas_if(opened boolean)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (opened IS NOT TRUE) THEN '{}'::text[] WHEN (app.setting('scope'::text) = 'all'::text) THEN '{*}'::text[] WHEN (app.setting('scope'::text) = 'area'::text) THEN COALESCE((SELECT array_agg((area.area || '/'::text)) AS array_agg FROM unnest(string_to_array(app.setting('area_paths'::text), ','::text)) area(area)), '{}'::text[]) ELSE '{}'::text[] END;
grant execute on function app.areas_if(boolean) to public;
grant execute on function app.areas_if(boolean) to app_jobs;
grant execute on function app.areas_if(boolean) to app_user;

CREATE OR REPLACE FUNCTION app.continues_chain(chain text, entry_number bigint, entry_previous bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN CASE WHEN (entry_number = 1) THEN (entry_previous = decode(repeat('00'::text, 32), 'hex'::text)) ELSE (EXISTS (SELECT FROM audit_entries e WHERE ((e.province_id = (split_part(continues_chain.chain, '/'::text, 1))::smallint) AND (e.chain_path = continues_chain.chain) AND (e.number = (continues_chain.entry_number - 1)) AND (e.hash = continues_chain.entry_previous)))) END;
grant execute on function app.continues_chain(text,bigint,bytea) to app_user;

CREATE OR REPLACE PROCEDURE app.give_common_rules()
 LANGUAGE plpgsql
AS $procedure$
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
end $procedure$;
-- everyone may execute app.give_common_rules()

CREATE OR REPLACE PROCEDURE app.give_owner_policies()
 LANGUAGE plpgsql
AS $procedure$
declare t record;
begin
  for t in
    select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relforcerowsecurity and n.nspname in ('public', 'auth')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'migrating_role')
  loop
    execute format('create policy migrating_role on %s to %I using (true) with check (true)', t.name, current_user);
  end loop;
end $procedure$;
-- everyone may execute app.give_owner_policies()

CREATE OR REPLACE FUNCTION app.is_area_path(path text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (path ~ '^\d{2}(/\d{5}(/[[:alnum:]-]{1,100})?)?$'::text);
grant execute on function app.is_area_path(text) to public;
grant execute on function app.is_area_path(text) to app_jobs;
grant execute on function app.is_area_path(text) to app_user;

CREATE OR REPLACE FUNCTION app.is_chain_end(chain text, head_number bigint, head_hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN ((EXISTS (SELECT FROM audit_entries e WHERE ((e.province_id = (split_part(is_chain_end.chain, '/'::text, 1))::smallint) AND (e.chain_path = is_chain_end.chain) AND (e.number = is_chain_end.head_number) AND (e.hash = is_chain_end.head_hash)))) AND (NOT (EXISTS (SELECT FROM audit_entries e WHERE ((e.province_id = (split_part(is_chain_end.chain, '/'::text, 1))::smallint) AND (e.chain_path = is_chain_end.chain) AND (e.number = (is_chain_end.head_number + 1)))))));
grant execute on function app.is_chain_end(text,bigint,bytea) to app_user;

CREATE OR REPLACE FUNCTION app.is_demo()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE((SELECT (installations.kind = 'demo'::text) FROM installations), false);
grant execute on function app.is_demo() to public;
grant execute on function app.is_demo() to app_user;

CREATE OR REPLACE PROCEDURE app.keep_superseded()
 LANGUAGE plpgsql
AS $procedure$
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
end $procedure$;
-- everyone may execute app.keep_superseded()

CREATE OR REPLACE FUNCTION app.may_append(chain_path text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((app.setting('user_id'::text) IS NOT NULL) AND ((app.setting('scope'::text) = 'all'::text) OR (EXISTS (SELECT FROM unnest(string_to_array(app.setting('area_paths'::text), ','::text)) area(area) WHERE ((may_append.chain_path = area.area) OR starts_with(may_append.chain_path, (area.area || '/'::text)) OR starts_with(area.area, (may_append.chain_path || '/'::text)))))));
grant execute on function app.may_append(text) to public;
grant execute on function app.may_append(text) to app_jobs;
grant execute on function app.may_append(text) to app_user;

CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((app.setting('now'::text))::timestamp with time zone, transaction_timestamp());
grant execute on function app.now() to public;
grant execute on function app.now() to app_jobs;
grant execute on function app.now() to app_user;

CREATE OR REPLACE PROCEDURE app.protect_facts(IN facts regclass, IN family text, IN subjects regclass, IN subject_id text)
 LANGUAGE plpgsql
AS $procedure$
declare
  subject text := format('from %2$s p where p.province_id = %1$s.province_id and p.%3$I = %1$s.%3$I', facts, subjects, subject_id);
begin
  execute format('alter table %s add foreign key (province_id, %I) references %s on delete restrict', facts, subject_id, subjects);
  execute format('alter table %s enable row level security', facts);
  execute format('alter table %s force row level security', facts);
  execute format('create policy readable on %s for select to app_user
    using ((select app.readable(%L)) <> ''{}'' and exists (select %s))', facts, family, subject);
  execute format('create policy added on %s for insert to app_user
    with check (exists (select %s and app.within(p.filed_path, (select app.writable(%L)))))', facts, subject, family);
  execute format('create policy superseded on %s for update to app_user
    using (exists (select %s and app.within(p.filed_path, (select app.writable(%L)))))', facts, subject, family);
  execute format('grant select, insert on %s to app_user', facts);
  execute format('grant update (superseded_at) on %s to app_user', facts);
end $procedure$;
-- everyone may execute app.protect_facts(regclass,text,regclass,text)

CREATE OR REPLACE FUNCTION app.readable(family text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN app.areas_if((family = ANY (string_to_array(app.setting('opens'::text), ','::text))));
grant execute on function app.readable(text) to public;
grant execute on function app.readable(text) to app_jobs;
grant execute on function app.readable(text) to app_user;

CREATE OR REPLACE FUNCTION app.readable_locally(family text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT COALESCE(array_agg(area.area), '{}'::text[]) AS "coalesce" FROM unnest(app.readable(readable_locally.family)) area(area) WHERE (length(area.area) >= 9));
grant execute on function app.readable_locally(text) to public;
grant execute on function app.readable_locally(text) to app_user;

CREATE OR REPLACE FUNCTION app.setting(name text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting(('app.'::text || name), true), ''::text);
grant execute on function app.setting(text) to public;
grant execute on function app.setting(text) to app_jobs;
grant execute on function app.setting(text) to app_user;

CREATE OR REPLACE FUNCTION app.use_invitation(asked_username text, asked_digest bytea, at_instant timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare found_invitation invitations%rowtype;
begin
  select i.* into found_invitation from invitations i join accounts a using (account_id)
    where a.username = asked_username and a.closed_at is null and i.used_at is null and i.expires_at > at_instant
      and i.failed_attempts < 10
    order by i.created_at desc limit 1 for update of i;
  if not found then
    return null;
  end if;
  if found_invitation.code_digest <> asked_digest then
    update invitations set failed_attempts = failed_attempts + 1 where invitation_id = found_invitation.invitation_id;
    return null;
  end if;
  update invitations set used_at = at_instant where invitation_id = found_invitation.invitation_id;
  return found_invitation.account_id;
end $function$;
grant execute on function app.use_invitation(text,bytea,timestamp with time zone) to app_user;

CREATE OR REPLACE FUNCTION app.user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (app.setting('user_id'::text))::uuid;
grant execute on function app.user_id() to public;
grant execute on function app.user_id() to app_jobs;
grant execute on function app.user_id() to app_user;

CREATE OR REPLACE FUNCTION app.villages_with_collaborator(commune text, on_day date)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct g.area_path from role_grants g join accounts a on a.account_id = g.account_id
  where app.within(commune, app.readable('round')) and g.role = 'collaborator' and starts_with(g.area_path, commune || '/')
    and g.valid_from <= on_day and (g.valid_to is null or g.valid_to > on_day) and a.closed_at is null
$function$;
grant execute on function app.villages_with_collaborator(text,date) to app_user;

CREATE OR REPLACE FUNCTION app.within(path text, areas text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE((ARRAY[(path || '/'::text), "left"((path || '/'::text), 9), "left"((path || '/'::text), 3), '*'::text] && areas), false);
grant execute on function app.within(text,text[]) to public;
grant execute on function app.within(text,text[]) to app_jobs;
grant execute on function app.within(text,text[]) to app_user;

CREATE OR REPLACE FUNCTION app.works_in(commune text, areas text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (app.within(commune, areas) OR (EXISTS (SELECT FROM unnest(works_in.areas) a(a) WHERE starts_with(a.a, (works_in.commune || '/'::text)))));
grant execute on function app.works_in(text,text[]) to public;
grant execute on function app.works_in(text,text[]) to app_user;

CREATE OR REPLACE FUNCTION app.writable(family text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN app.areas_if((family = ANY (string_to_array(app.setting('writes'::text), ','::text))));
grant execute on function app.writable(text) to public;
grant execute on function app.writable(text) to app_jobs;
grant execute on function app.writable(text) to app_user;
