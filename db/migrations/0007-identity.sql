-- Who the child is: names, numbers, addresses, telephones. Tables of their own with policies of their own: a case, a
-- figure or an export points to the child without them.
create table child_identities (
  province_id smallint not null,
  fact_id uuid not null,
  child_id uuid not null,
  full_name text not null,
  sort_name text not null,
  personal_number_sealed bytea,
  personal_number_index bytea,
  address text,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, child_id) references children on delete restrict
);
create index child_identities_child on child_identities (province_id, child_id);
create index child_identities_number on child_identities (province_id, personal_number_index);
comment on table child_identities is 'Họ tên, số định danh (mã hoá), địa chỉ của trẻ';

-- Unaccented syllables of the current name, for search by equality and range.
create table child_name_tokens (
  province_id smallint not null,
  child_id uuid not null,
  commune_path text not null,
  token text not null,
  primary key (province_id, child_id, token),
  foreign key (province_id, child_id) references children on delete cascade
);
create index child_name_tokens_token on child_name_tokens (province_id, commune_path, token);
comment on table child_name_tokens is 'Âm tiết không dấu của họ tên, để tìm';

create table person_identities (
  province_id smallint not null,
  fact_id uuid not null,
  person_id uuid not null,
  full_name text not null,
  phone text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, person_id) references persons on delete restrict
);
create index person_identities_person on person_identities (province_id, person_id);
comment on table person_identities is 'Họ tên, điện thoại của cha, mẹ, người chăm sóc';

create table household_identities (
  province_id smallint not null,
  fact_id uuid not null,
  household_id uuid not null,
  head_name text,
  address text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, fact_id),
  foreign key (province_id, household_id) references households on delete restrict
);
create index household_identities_household on household_identities (province_id, household_id);
comment on table household_identities is 'Chủ hộ, địa chỉ';

alter table child_identities enable row level security;
alter table child_identities force row level security;
create policy readable on child_identities for select to app_user using (exists (select from children p
  where p.province_id = child_identities.province_id and p.child_id = child_identities.child_id
    and app.in_area('identity', p.filed_path)));
create policy added on child_identities for insert to app_user with check (exists (select from children p
  where p.province_id = child_identities.province_id and p.child_id = child_identities.child_id
    and app.may_write('identity', p.filed_path)));
create policy superseded on child_identities for update to app_user using (exists (select from children p
  where p.province_id = child_identities.province_id and p.child_id = child_identities.child_id
    and app.may_write('identity', p.filed_path)));
grant select, insert on child_identities to app_user;
grant update (superseded_at) on child_identities to app_user;

alter table child_name_tokens enable row level security;
alter table child_name_tokens force row level security;
create policy readable on child_name_tokens for select to app_user using (exists (select from children p
  where p.province_id = child_name_tokens.province_id and p.child_id = child_name_tokens.child_id
    and app.in_area('identity', p.filed_path)));
create policy added on child_name_tokens for insert to app_user with check (exists (select from children p
  where p.province_id = child_name_tokens.province_id and p.child_id = child_name_tokens.child_id
    and app.may_write('identity', p.filed_path)));
create policy removed on child_name_tokens for delete to app_user using (exists (select from children p
  where p.province_id = child_name_tokens.province_id and p.child_id = child_name_tokens.child_id
    and app.may_write('identity', p.filed_path)));
grant select, insert, delete on child_name_tokens to app_user;

alter table person_identities enable row level security;
alter table person_identities force row level security;
create policy readable on person_identities for select to app_user using (app.opens_family('identity')
  and exists (select from persons p
    where p.province_id = person_identities.province_id and p.person_id = person_identities.person_id));
create policy added on person_identities for insert to app_user with check (exists (select from persons p
  where p.province_id = person_identities.province_id and p.person_id = person_identities.person_id
    and app.may_write('identity', p.filed_path)));
create policy superseded on person_identities for update to app_user using (exists (select from persons p
  where p.province_id = person_identities.province_id and p.person_id = person_identities.person_id
    and app.may_write('identity', p.filed_path)));
grant select, insert on person_identities to app_user;
grant update (superseded_at) on person_identities to app_user;

alter table household_identities enable row level security;
alter table household_identities force row level security;
create policy readable on household_identities for select to app_user using (app.opens_family('identity')
  and exists (select from households p
    where p.province_id = household_identities.province_id and p.household_id = household_identities.household_id));
create policy added on household_identities for insert to app_user with check (exists (select from households p
  where p.province_id = household_identities.province_id and p.household_id = household_identities.household_id
    and app.may_write('identity', p.filed_path)));
create policy superseded on household_identities for update to app_user using (exists (select from households p
  where p.province_id = household_identities.province_id and p.household_id = household_identities.household_id
    and app.may_write('identity', p.filed_path)));
grant select, insert on household_identities to app_user;
grant update (superseded_at) on household_identities to app_user;
