-- Lists that officers keep: which question, which columns, in which order. Never the answer: no child stands in them.
create table saved_lists (
  province_id smallint not null,
  list_id uuid not null,
  commune_path text not null,
  name text not null check (length(name) between 1 and 80),
  filter jsonb not null,
  columns text[] not null,
  sort text not null,
  shared boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, list_id)
);
create index saved_lists_commune on saved_lists (province_id, commune_path);
comment on table saved_lists is 'Danh sách đã lưu: điều kiện, cột, thứ tự; không có tên trẻ em';
comment on column saved_lists.shared is 'Dùng chung trong xã; nếu không, chỉ người lập thấy';

-- Is one's area in this commune, the commune itself or a village of it?
create function app.works_in(commune text, areas text[]) returns boolean
  language sql immutable parallel safe
  return app.within(commune, areas) or exists (select from unnest(areas) as a where starts_with(a, commune || '/'));
grant execute on function app.works_in to app_user;

alter table saved_lists enable row level security;
alter table saved_lists force row level security;
create policy readable on saved_lists for select to app_user
  using (app.works_in(commune_path, (select app.readable('lists'))) and (shared or recorded_by = (select app.user_id())));
create policy added on saved_lists for insert to app_user
  with check (app.works_in(commune_path, (select app.writable('lists'))));
create policy changed on saved_lists for update to app_user
  using (app.works_in(commune_path, (select app.writable('lists'))) and recorded_by = (select app.user_id()));
create policy removed on saved_lists for delete to app_user
  using (app.works_in(commune_path, (select app.writable('lists'))) and recorded_by = (select app.user_id()));
grant select, insert, delete on saved_lists to app_user;
grant update (name, filter, columns, sort, shared, recorded_at) on saved_lists to app_user;

-- The columns that a person last chose for lists that are not kept.
create table list_preferences (
  province_id smallint not null,
  account_id uuid not null,
  columns text[] not null,
  primary key (province_id, account_id)
);
comment on table list_preferences is 'Các cột mỗi người chọn cho danh sách trẻ em';
alter table list_preferences enable row level security;
alter table list_preferences force row level security;
create policy readable on list_preferences for select to app_user
  using ((select app.readable('lists')) <> '{}' and account_id = (select app.user_id()));
create policy added on list_preferences for insert to app_user
  with check ((select app.writable('lists')) <> '{}' and account_id = (select app.user_id()));
create policy changed on list_preferences for update to app_user
  using ((select app.writable('lists')) <> '{}' and account_id = (select app.user_id()));
grant select, insert on list_preferences to app_user;
grant update (columns) on list_preferences to app_user;

call app.give_owner_policies();
call app.give_common_rules();
