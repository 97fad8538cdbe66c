-- Two files of one child laid together. Nothing of either file is changed or taken away: what the merged file knows and the
-- kept one does not is written into the kept one with the number of the merge, so that it can be taken out again.
create table child_merges (
  province_id smallint not null,
  merge_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  commune_path text not null,
  filed_path text not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (province_id, merge_id),
  foreign key (province_id, kept_id) references children on delete restrict,
  foreign key (province_id, merged_id) references children on delete restrict,
  check (kept_id <> merged_id)
);
create unique index child_merges_merged on child_merges (province_id, merged_id) where undone_at is null;
create index child_merges_kept on child_merges (province_id, kept_id);
create index child_merges_commune on child_merges (province_id, commune_path, recorded_at);
comment on table child_merges is 'Hai hồ sơ của một em gộp làm một; undone_at: đã tách lại';
alter table child_merges enable row level security;
alter table child_merges force row level security;
create policy readable on child_merges for select to app_user
  using (app.within(filed_path, (select app.readable('children'))));
create policy added on child_merges for insert to app_user
  with check (undone_at is null and app.within(filed_path, (select app.writable('children'))));
create policy undone on child_merges for update to app_user
  using (undone_at is null and app.within(filed_path, (select app.writable('children'))))
  with check (undone_by = (select app.user_id()));
grant select, insert on child_merges to app_user;
grant update (undone_at, undone_by) on child_merges to app_user;

-- Two children who look like one and are not: not asked again.
create table child_pairs_apart (
  province_id smallint not null,
  first_id uuid not null,
  second_id uuid not null,
  commune_path text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, commune_path, first_id, second_id),
  foreign key (province_id, first_id) references children on delete restrict,
  foreign key (province_id, second_id) references children on delete restrict,
  check (first_id < second_id)
);
comment on table child_pairs_apart is 'Hai em khác nhau dù hồ sơ giống nhau: không hỏi lại';
alter table child_pairs_apart enable row level security;
alter table child_pairs_apart force row level security;
create policy readable on child_pairs_apart for select to app_user
  using (app.within(commune_path, (select app.readable('children'))));
create policy added on child_pairs_apart for insert to app_user
  with check (app.within(commune_path, (select app.writable('children'))));
create policy removed on child_pairs_apart for delete to app_user
  using (app.within(commune_path, (select app.writable('children'))));
grant select, insert, delete on child_pairs_apart to app_user;

call app.give_owner_policies();
call app.give_common_rules();
