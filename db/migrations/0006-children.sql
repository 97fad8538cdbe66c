-- The register of children. A child is one row that only says where it is filed; what is true of a child is a dated
-- fact, one typed table for each kind, with two times:
--   valid_from, valid_to        when it held (valid_to: the first day it no longer held; null: still)
--   recorded_at, superseded_at  when we knew it
-- A correction supersedes, it never updates. Identity (names, numbers, addresses) stands apart in 0007-identity.sql.
create table children (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, child_id)
);
create index children_filed on children (province_id, commune_path, filed_path);
comment on table children is 'Trẻ em: một dòng cho mỗi em, nơi lưu hồ sơ';
comment on column children.filed_path is 'Thôn đang lưu hồ sơ; bằng commune_path khi chưa rõ thôn';
alter table children enable row level security;
alter table children force row level security;
create policy readable on children for select to app_user using (app.in_area('children', filed_path));
create policy added on children for insert to app_user
  with check (app.may_write('children', filed_path) and synthetic = (select app.is_demo()));
create policy moved on children for update to app_user
  using (app.may_write('children', filed_path)) with check (app.may_write('children', filed_path));
grant select, insert on children to app_user;
grant update (filed_path, commune_path) on children to app_user;

create table households (
  province_id smallint not null,
  household_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  code text,
  synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, household_id)
);
create index households_filed on households (province_id, commune_path, code);
comment on table households is 'Hộ gia đình';
alter table households enable row level security;
alter table households force row level security;
-- Who may read them in a village: see below, after child_current.
create policy added on households for insert to app_user with check (app.may_write('children', filed_path));
grant select, insert on households to app_user;

create table household_poverties (
  province_id smallint not null,
  fact_id uuid not null,
  household_id uuid not null,
  poverty text not null check (poverty in ('poor', 'near_poor', 'none')),
  decision text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, household_id) references households on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index household_poverties_household on household_poverties (province_id, household_id);
comment on table household_poverties is 'Hộ nghèo, cận nghèo theo quyết định';
alter table household_poverties enable row level security;
alter table household_poverties force row level security;
create policy readable on household_poverties for select to app_user using (exists (select from households h
  where h.province_id = household_poverties.province_id and h.household_id = household_poverties.household_id));
create policy added on household_poverties for insert to app_user with check (exists (select from households h
  where h.province_id = household_poverties.province_id and h.household_id = household_poverties.household_id
    and app.may_write('children', h.filed_path)));
create policy superseded on household_poverties for update to app_user using (exists (select from households h
  where h.province_id = household_poverties.province_id and h.household_id = household_poverties.household_id
    and app.may_write('children', h.filed_path)));
grant select, insert on household_poverties to app_user;
grant update (superseded_at) on household_poverties to app_user;

-- Parents, carers: shared by siblings.
create table persons (
  province_id smallint not null,
  person_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  birth_year smallint,
  synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, person_id)
);
comment on table persons is 'Cha, mẹ, người chăm sóc; anh chị em dùng chung';
alter table persons enable row level security;
alter table persons force row level security;
-- Who may read them in a village: see below, after child_current.
create policy added on persons for insert to app_user with check (app.may_write('children', filed_path));
grant select, insert on persons to app_user;

create table child_births (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  sex text check (sex in ('male', 'female')),
  birth_date date not null,
  birth_precision text not null check (birth_precision in ('day', 'month', 'year')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_births_child on child_births (province_id, child_id);
comment on table child_births is 'Giới tính, ngày sinh';
alter table child_births enable row level security;
alter table child_births force row level security;
create policy readable on child_births for select to app_user using (exists (select from children c
  where c.province_id = child_births.province_id and c.child_id = child_births.child_id));
create policy added on child_births for insert to app_user with check (exists (select from children c
  where c.province_id = child_births.province_id and c.child_id = child_births.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_births for update to app_user using (exists (select from children c
  where c.province_id = child_births.province_id and c.child_id = child_births.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_births to app_user;
grant update (superseded_at) on child_births to app_user;

create table child_residences (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  area_path text not null,
  kind text not null check (kind in ('permanent', 'temporary', 'absent')),
  household_id uuid,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  foreign key (province_id, household_id) references households on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_residences_child on child_residences (province_id, child_id);
comment on table child_residences is 'Nơi cư trú theo thời gian; household_id: hộ';
alter table child_residences enable row level security;
alter table child_residences force row level security;
create policy readable on child_residences for select to app_user using (exists (select from children c
  where c.province_id = child_residences.province_id and c.child_id = child_residences.child_id));
create policy added on child_residences for insert to app_user with check (exists (select from children c
  where c.province_id = child_residences.province_id and c.child_id = child_residences.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_residences for update to app_user using (exists (select from children c
  where c.province_id = child_residences.province_id and c.child_id = child_residences.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_residences to app_user;
grant update (superseded_at) on child_residences to app_user;

create table child_ethnicities (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  ethnic_code text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_ethnicities_child on child_ethnicities (province_id, child_id);
comment on table child_ethnicities is 'Dân tộc (mã 01–54)';
alter table child_ethnicities enable row level security;
alter table child_ethnicities force row level security;
create policy readable on child_ethnicities for select to app_user using (exists (select from children c
  where c.province_id = child_ethnicities.province_id and c.child_id = child_ethnicities.child_id));
create policy added on child_ethnicities for insert to app_user with check (exists (select from children c
  where c.province_id = child_ethnicities.province_id and c.child_id = child_ethnicities.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_ethnicities for update to app_user using (exists (select from children c
  where c.province_id = child_ethnicities.province_id and c.child_id = child_ethnicities.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_ethnicities to app_user;
grant update (superseded_at) on child_ethnicities to app_user;

create table child_birth_registrations (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  registered boolean not null,
  registered_on date,
  certificate_number text,
  reason_not text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_birth_registrations_child on child_birth_registrations (province_id, child_id);
comment on table child_birth_registrations is 'Đăng ký khai sinh';
alter table child_birth_registrations enable row level security;
alter table child_birth_registrations force row level security;
create policy readable on child_birth_registrations for select to app_user using (exists (select from children c
  where c.province_id = child_birth_registrations.province_id and c.child_id = child_birth_registrations.child_id));
create policy added on child_birth_registrations for insert to app_user with check (exists (select from children c
  where c.province_id = child_birth_registrations.province_id and c.child_id = child_birth_registrations.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_birth_registrations for update to app_user using (exists (select from children c
  where c.province_id = child_birth_registrations.province_id and c.child_id = child_birth_registrations.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_birth_registrations to app_user;
grant update (superseded_at) on child_birth_registrations to app_user;

create table child_enrolments (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  enrolled boolean not null,
  level text check (level in ('nursery', 'preschool', 'primary', 'lower_secondary', 'upper_secondary')),
  school_name text,
  class_name text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_enrolments_child on child_enrolments (province_id, child_id);
comment on table child_enrolments is 'Đi học';
alter table child_enrolments enable row level security;
alter table child_enrolments force row level security;
create policy readable on child_enrolments for select to app_user using (exists (select from children c
  where c.province_id = child_enrolments.province_id and c.child_id = child_enrolments.child_id));
create policy added on child_enrolments for insert to app_user with check (exists (select from children c
  where c.province_id = child_enrolments.province_id and c.child_id = child_enrolments.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_enrolments for update to app_user using (exists (select from children c
  where c.province_id = child_enrolments.province_id and c.child_id = child_enrolments.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_enrolments to app_user;
grant update (superseded_at) on child_enrolments to app_user;

create table child_special_circumstances (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  present boolean not null,
  group_code text,
  note text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_special_circumstances_child on child_special_circumstances (province_id, child_id);
comment on table child_special_circumstances is 'Hoàn cảnh đặc biệt (14 nhóm, Luật Trẻ em Điều 10). present = false: đã rà soát, không thuộc';
alter table child_special_circumstances enable row level security;
alter table child_special_circumstances force row level security;
create policy readable on child_special_circumstances for select to app_user using (exists (select from children c
  where c.province_id = child_special_circumstances.province_id and c.child_id = child_special_circumstances.child_id));
create policy added on child_special_circumstances for insert to app_user with check (exists (select from children c
  where c.province_id = child_special_circumstances.province_id and c.child_id = child_special_circumstances.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_special_circumstances for update to app_user using (exists (select from children c
  where c.province_id = child_special_circumstances.province_id and c.child_id = child_special_circumstances.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_special_circumstances to app_user;
grant update (superseded_at) on child_special_circumstances to app_user;

create table child_supports (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  given boolean not null,
  kind text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_supports_child on child_supports (province_id, child_id);
comment on table child_supports is 'Chăm sóc, nuôi dưỡng, trợ giúp. given = false: đã rà soát, chưa được';
alter table child_supports enable row level security;
alter table child_supports force row level security;
create policy readable on child_supports for select to app_user using (exists (select from children c
  where c.province_id = child_supports.province_id and c.child_id = child_supports.child_id));
create policy added on child_supports for insert to app_user with check (exists (select from children c
  where c.province_id = child_supports.province_id and c.child_id = child_supports.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_supports for update to app_user using (exists (select from children c
  where c.province_id = child_supports.province_id and c.child_id = child_supports.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_supports to app_user;
grant update (superseded_at) on child_supports to app_user;

create table child_health_insurances (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  insured boolean not null,
  card_number text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_health_insurances_child on child_health_insurances (province_id, child_id);
comment on table child_health_insurances is 'Bảo hiểm y tế';
alter table child_health_insurances enable row level security;
alter table child_health_insurances force row level security;
create policy readable on child_health_insurances for select to app_user using (exists (select from children c
  where c.province_id = child_health_insurances.province_id and c.child_id = child_health_insurances.child_id));
create policy added on child_health_insurances for insert to app_user with check (exists (select from children c
  where c.province_id = child_health_insurances.province_id and c.child_id = child_health_insurances.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_health_insurances for update to app_user using (exists (select from children c
  where c.province_id = child_health_insurances.province_id and c.child_id = child_health_insurances.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_health_insurances to app_user;
grant update (superseded_at) on child_health_insurances to app_user;

create table child_disabilities (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  present boolean not null,
  type text,
  level text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_disabilities_child on child_disabilities (province_id, child_id);
comment on table child_disabilities is 'Khuyết tật';
alter table child_disabilities enable row level security;
alter table child_disabilities force row level security;
create policy readable on child_disabilities for select to app_user using (exists (select from children c
  where c.province_id = child_disabilities.province_id and c.child_id = child_disabilities.child_id));
create policy added on child_disabilities for insert to app_user with check (exists (select from children c
  where c.province_id = child_disabilities.province_id and c.child_id = child_disabilities.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_disabilities for update to app_user using (exists (select from children c
  where c.province_id = child_disabilities.province_id and c.child_id = child_disabilities.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_disabilities to app_user;
grant update (superseded_at) on child_disabilities to app_user;

create table child_carers (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict,
  foreign key (province_id, person_id) references persons on delete restrict,
  check (valid_to is null or valid_to >= valid_from)
);
create index child_carers_child on child_carers (province_id, child_id);
create index child_carers_person on child_carers (province_id, person_id);
comment on table child_carers is 'Cha, mẹ, người giám hộ của trẻ';
alter table child_carers enable row level security;
alter table child_carers force row level security;
create policy readable on child_carers for select to app_user using (exists (select from children c
  where c.province_id = child_carers.province_id and c.child_id = child_carers.child_id));
create policy added on child_carers for insert to app_user with check (exists (select from children c
  where c.province_id = child_carers.province_id and c.child_id = child_carers.child_id
    and app.may_write('children', c.filed_path)));
create policy superseded on child_carers for update to app_user using (exists (select from children c
  where c.province_id = child_carers.province_id and c.child_id = child_carers.child_id
    and app.may_write('children', c.filed_path)));
grant select, insert on child_carers to app_user;
grant update (superseded_at) on child_carers to app_user;

-- The current state of each child, derived from the facts in the same transaction; lists read it. No identity.
create table child_current (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  resident boolean,
  sex text,
  birth_date date not null,
  birth_precision text not null,
  ethnic_code text,
  household_id uuid,
  birth_registered boolean,
  birth_registration_reason text,
  enrolled boolean,
  school_level text,
  school_name text,
  special_present boolean,
  special_group text,
  supported boolean,
  insured boolean,
  disabled boolean,
  poverty text,
  derived_at timestamptz not null,
  primary key (province_id, child_id),
  foreign key (province_id, child_id) references children on delete cascade
);
create index child_current_commune on child_current (province_id, commune_path, birth_date);
create index child_current_household on child_current (province_id, household_id);
comment on table child_current is 'Tình trạng hiện nay của từng trẻ, suy ra từ các sự kiện; dựng lại được';
alter table child_current enable row level security;
alter table child_current force row level security;
create policy readable on child_current for select to app_user using (app.in_area('children', village_path));
create policy written on child_current for insert to app_user with check (app.may_write('children', village_path));
create policy rewritten on child_current for update to app_user
  using (app.may_write('children', village_path)) with check (app.may_write('children', village_path));
create policy removed on child_current for delete to app_user using (app.may_write('children', village_path));
grant select, insert, update, delete on child_current to app_user;

-- Households and carers go with their children, also to another village: whoever may see the child sees them, whoever
-- may no longer see any child of theirs does not. The desk of the commune sees all that is filed there.
create policy readable on households for select to app_user using (app.in_area('children', commune_path)
  or app.opens_family('children') and exists (select from child_current t
    where t.province_id = households.province_id and t.household_id = households.household_id));
create policy readable on persons for select to app_user using (app.in_area('children', commune_path)
  or app.opens_family('children') and exists (select from child_carers k
    where k.province_id = persons.province_id and k.person_id = persons.person_id and k.superseded_at is null));

-- One import of a list: the file, what was recognised, and how far it came.
create table import_batches (
  province_id smallint not null,
  batch_id uuid not null,
  commune_path text not null,
  file_id uuid not null,
  file_digest bytea not null,
  sheet_name text not null,
  heading_row int not null,
  mapping jsonb not null,
  facts_from date not null,
  state text not null check (state in ('preview', 'done', 'dropped')),
  rows_total int not null,
  rows_good int not null,
  rows_bad int not null,
  added int,
  changed int,
  unchanged int,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (province_id, batch_id),
  foreign key (province_id, file_id) references stored_files on delete restrict
);
create index import_batches_commune on import_batches (province_id, commune_path, state);
comment on table import_batches is 'Lần nhập danh sách từ Excel: tệp, cột đã nhận ra, kết quả';
alter table import_batches enable row level security;
alter table import_batches force row level security;
create policy readable on import_batches for select to app_user using (app.in_area('imports', commune_path));
create policy added on import_batches for insert to app_user with check (app.may_write('imports', commune_path));
-- Only what is still a preview moves on; a finished import stays as it was.
create policy advanced on import_batches for update to app_user
  using (state = 'preview' and app.may_write('imports', commune_path)) with check (app.may_write('imports', commune_path));
grant select, insert on import_batches to app_user;
grant update (mapping, facts_from, sheet_name, heading_row, state, rows_total, rows_good, rows_bad, added, changed, unchanged, finished_at)
  on import_batches to app_user;
