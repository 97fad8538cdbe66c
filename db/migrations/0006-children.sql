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
create policy readable on children for select to app_user using (app.within(filed_path, (select app.readable('children'))));
create policy added on children for insert to app_user
  with check (app.within(filed_path, (select app.writable('children'))) and synthetic = (select app.is_demo()));
create policy moved on children for update to app_user
  using (app.within(filed_path, (select app.writable('children')))) with check (app.within(filed_path, (select app.writable('children'))));
grant select, insert on children to app_user;
grant update (filed_path, commune_path) on children to app_user;

-- What every fact of a child has; each kind adds columns of its own (`like app.child_fact including all`). Holds no row.
create table app.child_fact (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, child_id, fact_id),
  check (valid_to is null or valid_to >= valid_from)
);

-- Facts go with the row they are about: what the subject's own policies show decides who reads, where it is filed who
-- writes. A fact is never changed or taken away: it is superseded.
create procedure app.protect_facts(facts regclass, family text, subjects regclass, subject_id text) language plpgsql as $$
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
end $$;

create table households (
  province_id smallint not null,
  household_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, household_id)
);
create index households_filed on households (province_id, commune_path);
comment on table households is 'Hộ gia đình';
alter table households enable row level security;
alter table households force row level security;
-- Who may read them in a village: see below, after child_current.
create policy added on households for insert to app_user with check (app.within(filed_path, (select app.writable('children'))));
grant select, insert on households to app_user;

create table household_poverties (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
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
  primary key (province_id, household_id, fact_id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table household_poverties is 'Hộ nghèo, cận nghèo theo quyết định';
call app.protect_facts('household_poverties', 'children', 'households', 'household_id');

-- Parents, carers: shared by siblings.
create table persons (
  province_id smallint not null,
  person_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, person_id)
);
comment on table persons is 'Cha, mẹ, người chăm sóc; anh chị em dùng chung';
alter table persons enable row level security;
alter table persons force row level security;
-- Who may read them in a village: see below, after child_current.
create policy added on persons for insert to app_user with check (app.within(filed_path, (select app.writable('children'))));
grant select, insert on persons to app_user;

create table child_births (
  like app.child_fact including all,
  sex text check (sex in ('male', 'female')),
  birth_date date not null,
  birth_precision text not null check (birth_precision in ('day', 'month', 'year'))
);
comment on table child_births is 'Giới tính, ngày sinh';
call app.protect_facts('child_births', 'children', 'children', 'child_id');

create table child_residences (
  like app.child_fact including all,
  area_path text not null,
  kind text not null check (kind in ('permanent', 'temporary', 'absent')),
  household_id uuid,
  reason text,
  other_place text,
  migrant boolean,
  foreign key (province_id, household_id) references households on delete restrict
);
comment on table child_residences is 'Nơi cư trú theo thời gian; household_id: hộ';
call app.protect_facts('child_residences', 'children', 'children', 'child_id');

create table child_ethnicities (
  like app.child_fact including all,
  ethnic_code text not null
);
comment on table child_ethnicities is 'Dân tộc (mã 01–54)';
call app.protect_facts('child_ethnicities', 'children', 'children', 'child_id');

create table child_birth_registrations (
  like app.child_fact including all,
  registered boolean not null,
  registered_on date,
  certificate_number text,
  reason_not text
);
comment on table child_birth_registrations is 'Đăng ký khai sinh';
call app.protect_facts('child_birth_registrations', 'children', 'children', 'child_id');

create table child_enrolments (
  like app.child_fact including all,
  enrolled boolean not null,
  level text check (level in ('nursery', 'preschool', 'primary', 'lower_secondary', 'upper_secondary')),
  school_name text,
  class_name text,
  dropped_out boolean,
  reason text
);
comment on table child_enrolments is 'Đi học';
call app.protect_facts('child_enrolments', 'children', 'children', 'child_id');

create table child_special_circumstances (
  like app.child_fact including all,
  present boolean not null,
  group_code text,
  sub_code text,
  cause text,
  evidence text,
  note text
);
comment on table child_special_circumstances is 'Hoàn cảnh đặc biệt (Luật Trẻ em Điều 10), mỗi nhóm một dòng; nhóm kín ở child_protected_circumstances. present = false: đã rà soát, không thuộc';
call app.protect_facts('child_special_circumstances', 'children', 'children', 'child_id');

create table child_supports (
  like app.child_fact including all,
  given boolean not null,
  kind text
);
comment on table child_supports is 'Chăm sóc, nuôi dưỡng, trợ giúp. given = false: đã rà soát, chưa được';
call app.protect_facts('child_supports', 'children', 'children', 'child_id');

create table child_health_insurances (
  like app.child_fact including all,
  insured boolean not null,
  card_number text
);
comment on table child_health_insurances is 'Bảo hiểm y tế';
call app.protect_facts('child_health_insurances', 'children', 'children', 'child_id');

create table child_disabilities (
  like app.child_fact including all,
  present boolean not null,
  type text,
  level text,
  certificate_number text,
  certified_on date,
  learning_need text
);
comment on table child_disabilities is 'Khuyết tật';
call app.protect_facts('child_disabilities', 'children', 'children', 'child_id');

create table child_carers (
  like app.child_fact including all,
  person_id uuid not null,
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  decision text,
  foreign key (province_id, person_id) references persons on delete restrict
);
create index child_carers_person on child_carers (province_id, person_id);
comment on table child_carers is 'Cha, mẹ, người giám hộ của trẻ';
call app.protect_facts('child_carers', 'children', 'children', 'child_id');

-- The current state of each child, derived from the facts in the same transaction; lists read it. No identity.
create table child_current (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  resident boolean,
  residence_kind text,
  migrant boolean,
  dead boolean not null default false,
  sex text,
  birth_date date not null,
  birth_precision text not null,
  ethnic_code text,
  household_id uuid,
  birth_registered boolean,
  birth_registration_reason text,
  has_number boolean not null default false,
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
  carer_decided boolean not null default false,
  early_services text[],
  risks text[],
  prevention_planned boolean not null default false,
  has_visitor boolean not null default false,
  last_visit date,
  derived_at timestamptz not null,
  primary key (province_id, child_id),
  foreign key (province_id, child_id) references children on delete cascade
);
create index child_current_commune on child_current (province_id, commune_path, birth_date);
create index child_current_household on child_current (province_id, household_id);
comment on table child_current is 'Tình trạng hiện nay của từng trẻ, suy ra từ các sự kiện; dựng lại được';
comment on column child_current.has_number is 'Đã có số định danh cá nhân hay chưa; số thì ở child_identities';
comment on column child_current.carer_decided is 'Có quyết định giao người chăm sóc (giám hộ, chăm sóc thay thế)';
comment on column child_current.early_services is 'Dịch vụ 0–8 tuổi đang được; rỗng: đã rà soát, không có; null: chưa rõ';
-- Deliberately absent: anything of child_protected_circumstances. What lists, counts, sorts or files read knows of no secret.
alter table child_current enable row level security;
alter table child_current force row level security;
create policy readable on child_current for select to app_user using (app.within(village_path, (select app.readable('children'))));
create policy written on child_current for insert to app_user with check (app.within(village_path, (select app.writable('children'))));
create policy rewritten on child_current for update to app_user
  using (app.within(village_path, (select app.writable('children')))) with check (app.within(village_path, (select app.writable('children'))));
create policy removed on child_current for delete to app_user using (app.within(village_path, (select app.writable('children'))));
grant select, insert, update, delete on child_current to app_user;

-- Households and carers go with their children, also to another village: whoever may see the child sees them, whoever
-- may no longer see any child of theirs does not. The desk of the commune sees all that is filed there.
create policy readable on households for select to app_user using (app.within(commune_path, (select app.readable('children')))
  or (select app.readable('children')) <> '{}' and exists (select from child_current t
    where t.province_id = households.province_id and t.household_id = households.household_id));
create policy readable on persons for select to app_user using (app.within(commune_path, (select app.readable('children')))
  or (select app.readable('children')) <> '{}' and exists (select from child_carers k
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
comment on column import_batches.heading_row is 'Dòng tiêu đề do cán bộ chọn; 0: phần mềm tự tìm';
comment on table import_batches is 'Lần nhập danh sách từ Excel: tệp, cột đã nhận ra, kết quả';
alter table import_batches enable row level security;
alter table import_batches force row level security;
create policy readable on import_batches for select to app_user using (app.within(commune_path, (select app.readable('imports'))));
create policy added on import_batches for insert to app_user with check (app.within(commune_path, (select app.writable('imports'))));
-- Only what is still a preview moves on; a finished import stays as it was.
create policy advanced on import_batches for update to app_user
  using (state = 'preview' and app.within(commune_path, (select app.writable('imports')))) with check (app.within(commune_path, (select app.writable('imports'))));
grant select, insert on import_batches to app_user;
grant update (mapping, facts_from, sheet_name, heading_row, state, rows_total, rows_good, rows_bad, added, changed, unchanged, finished_at)
  on import_batches to app_user;
