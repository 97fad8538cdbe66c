-- Who the child is: names, numbers, addresses, telephones. Tables of their own with policies of their own: a case, a
-- figure or an export points to the child without them.
create table child_identities (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  full_name text not null,
  personal_number_sealed bytea,
  personal_number_index bytea,
  address text,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, child_id, fact_id)
);
create index child_identities_number on child_identities (province_id, personal_number_index);
comment on table child_identities is 'Họ tên, số định danh (mã hoá), địa chỉ của trẻ';

-- The current name beside its place, so that a list in the order of names and a search need no other table: derived, in
-- the same transaction, like child_current.
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
  primary key (province_id, child_id),
  foreign key (province_id, child_id) references children on delete cascade
);
create index child_names_sorted on child_names (province_id, commune_path, sort_name, child_id);
comment on table child_names is 'Họ tên hiện nay, xếp theo thứ tự tiếng Việt';
comment on column child_names.carer_sounds is 'Âm của từng âm tiết tên mẹ (m), cha (f), người giám hộ (g): "m ban Ti mai|f Cieu van"';
comment on column child_names.sort_name is 'Khoá xếp: tên, họ, đệm theo thứ tự chữ cái và dấu tiếng Việt';

-- Unaccented syllables of the current name with what they sound like, for search by equality and range: the usual
-- misspellings (tr/ch, s/x, l/n …) of a syllable have one sound. One row for each syllable and one index: an import
-- writes four of them for a child.
create table child_name_tokens (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  village_path text not null,
  sound text collate "C" not null,
  token text collate "C" not null,
  primary key (province_id, commune_path, sound, token, child_id)
);
comment on table child_name_tokens is 'Âm tiết không dấu của họ tên, để tìm';

create table person_identities (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  full_name text not null,
  birth_year smallint,
  phone text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, person_id, fact_id)
);
comment on table person_identities is 'Họ tên, năm sinh, điện thoại của cha, mẹ, người chăm sóc';

create table household_identities (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  code text,
  head_name text,
  address text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, household_id, fact_id)
);
comment on table household_identities is 'Mã hộ, chủ hộ, địa chỉ';

call app.protect_facts('child_identities', 'identity', 'children', 'child_id');
call app.protect_facts('person_identities', 'identity', 'persons', 'person_id');
call app.protect_facts('household_identities', 'identity', 'households', 'household_id');

alter table child_names enable row level security;
alter table child_names force row level security;
create policy readable on child_names for select to app_user using (app.within(village_path, (select app.readable('identity'))));
create policy added on child_names for insert to app_user with check (app.within(village_path, (select app.writable('identity'))));
create policy removed on child_names for delete to app_user using (app.within(village_path, (select app.writable('identity'))));
grant select, insert, delete on child_names to app_user;

alter table child_name_tokens enable row level security;
alter table child_name_tokens force row level security;
create policy readable on child_name_tokens for select to app_user using (app.within(village_path, (select app.readable('identity'))));
create policy added on child_name_tokens for insert to app_user with check (app.within(village_path, (select app.writable('identity'))));
create policy removed on child_name_tokens for delete to app_user using (app.within(village_path, (select app.writable('identity'))));
grant select, insert, delete on child_name_tokens to app_user;
