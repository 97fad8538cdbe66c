-- The monthly round: what was found at each door, what was reported, which month is closed. Families of their own, so
-- that a collaborator who reports cannot write a fact of a child:
--   round               checks and finished villages; written by whoever reports
--   reported            changes that were reported: they name children; written by whoever reports
--   reported_decisions  accepting or returning them: the officer
--   round_closings      closing a month: the officer
--   visits              visits that were made: the only fact that whoever reports writes straight into the register

-- What was reported and what was seen at a visit are for the commune's desk and its villages. Hôm nay counts them under a
-- permission that a province has too: its areas are left out here, so that it can read neither.
create function app.readable_locally(family text) returns text[]
  language sql stable parallel safe
  return (select coalesce(array_agg(area), '{}') from unnest(app.readable(family)) as area where length(area) >= 9);
grant execute on function app.readable_locally(text) to app_user;

-- One line of the month checked: as the register says, or nobody met. The kinds that it confirms are no longer stale.
create table round_checks (
  province_id smallint not null,
  check_id uuid not null,
  commune_path text not null,
  village_path text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  child_id uuid not null,
  result text not null check (result in ('as_recorded', 'not_met')),
  kinds text[] not null default '{}',
  checked_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  primary key (province_id, check_id),
  foreign key (province_id, child_id) references children on delete restrict,
  check (village_path = commune_path or starts_with(village_path, commune_path || '/'))
);
create index round_checks_month on round_checks (province_id, commune_path, month);
create index round_checks_child on round_checks (province_id, child_id);
comment on table round_checks is 'Kết quả rà soát từng em trong tháng: đúng như trong sổ, hoặc chưa gặp';
comment on column round_checks.kinds is 'Loại sự kiện được xác nhận lại';
alter table round_checks enable row level security;
alter table round_checks force row level security;
create policy readable on round_checks for select to app_user using (app.within(village_path, (select app.readable('round'))));
create policy added on round_checks for insert to app_user
  with check (app.within(village_path, (select app.writable('round'))) and exists (select from children c
    where c.province_id = round_checks.province_id and c.child_id = round_checks.child_id and c.filed_path = round_checks.village_path));
create policy superseded on round_checks for update to app_user using (app.within(village_path, (select app.writable('round'))));
grant select, insert on round_checks to app_user;
grant update (superseded_at) on round_checks to app_user;

-- A village that says it has gone through its list.
create table round_completions (
  province_id smallint not null,
  commune_path text not null,
  village_path text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, village_path, month),
  check (starts_with(village_path, commune_path || '/'))
);
comment on table round_completions is 'Thôn báo đã rà soát xong tháng';
alter table round_completions enable row level security;
alter table round_completions force row level security;
create policy readable on round_completions for select to app_user using (app.within(village_path, (select app.readable('round'))));
create policy added on round_completions for insert to app_user with check (app.within(village_path, (select app.writable('round'))));
grant select, insert on round_completions to app_user;

-- A change that was reported. The content names a child that is perhaps not registered yet, so this is identity.
create table reported_changes (
  province_id smallint not null,
  change_id uuid not null,
  commune_path text not null,
  village_path text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  child_id uuid,
  what text not null check (what in ('birth', 'arrival', 'death', 'departure', 'fact', 'note')),
  kind text check ((kind is not null) = (what = 'fact')),
  happened_on date not null,
  content jsonb not null,
  late boolean not null,
  synthetic boolean not null default false,
  state text not null check (state in ('waiting', 'accepted', 'returned', 'withdrawn')),
  reason text,
  written_child_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (province_id, change_id),
  foreign key (province_id, child_id) references children on delete restrict,
  foreign key (province_id, written_child_id) references children on delete restrict,
  check (starts_with(village_path, commune_path || '/')),
  check ((state = 'waiting') = (decided_at is null)),
  check (state <> 'returned' or reason is not null)
);
create index reported_changes_month on reported_changes (province_id, commune_path, month);
create index reported_changes_waiting on reported_changes (province_id, commune_path) where state = 'waiting';
comment on table reported_changes is 'Thay đổi do cộng tác viên báo: chờ duyệt, đã nhận, trả lại, rút lại; chưa vào sổ khi chưa nhận';
comment on column reported_changes.late is 'Xảy ra trong tháng đã khoá: tính vào tháng này';
comment on column reported_changes.written_child_id is 'Em được ghi vào sổ, hoặc em đã có, khi nhận tin sinh, tin chuyển đến';
alter table reported_changes enable row level security;
alter table reported_changes force row level security;
create policy readable on reported_changes for select to app_user using (app.within(village_path, (select app.readable_locally('reported'))));
create policy added on reported_changes for insert to app_user
  with check (state = 'waiting' and synthetic = (select app.is_demo()) and app.within(village_path, (select app.writable('reported')))
    and (child_id is null or exists (select from children c
      where c.province_id = reported_changes.province_id and c.child_id = reported_changes.child_id and c.filed_path = reported_changes.village_path)));
-- Only what still waits moves on, once: the officer decides, whoever reported it may take it back.
create policy decided on reported_changes for update to app_user
  using (state = 'waiting' and app.within(village_path, (select app.writable('reported_decisions'))))
  with check (state in ('accepted', 'returned') and decided_by = app.user_id() and app.within(village_path, (select app.writable('reported_decisions'))));
create policy taken_back on reported_changes for update to app_user
  using (state = 'waiting' and recorded_by = app.user_id() and app.within(village_path, (select app.writable('reported'))))
  with check (state = 'withdrawn' and decided_by = app.user_id() and app.within(village_path, (select app.writable('reported'))));
grant select, insert on reported_changes to app_user;
grant update (state, reason, written_child_id, decided_at, decided_by) on reported_changes to app_user;
-- Deliberately absent: any change of what was reported. A wrong report is returned or taken back, and made anew.

-- A closed month: up to which day and moment it counts, and its sheet of movements as numbers.
create table round_closings (
  province_id smallint not null,
  commune_path text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  counted_after date not null,
  counted_to date not null,
  known_before timestamptz not null,
  known_at timestamptz not null,
  sheet jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (province_id, commune_path, month),
  check (counted_to >= counted_after)
);
comment on table round_closings is 'Tháng đã khoá: số liệu biến động giữ nguyên; tin đến sau tính vào tháng sau';
comment on column round_closings.counted_after is 'Đầu kỳ là cuối ngày này, theo những gì biết lúc known_before';
alter table round_closings enable row level security;
alter table round_closings force row level security;
-- A collaborator has to know which month is closed; the sheet is numbers only.
create policy readable on round_closings for select to app_user
  using (exists (select from unnest((select app.readable('round'))) as area where area = '*'
    or starts_with(commune_path || '/', area) or starts_with(area, commune_path || '/')));
create policy added on round_closings for insert to app_user with check (app.within(commune_path, (select app.writable('round_closings'))));
grant select, insert on round_closings to app_user;
-- Deliberately absent: any change of a closed month.

-- Visits: whoever goes from door to door writes what was seen, and nothing else of a child's facts.
create policy read_for_round on child_visits for select to app_user
  using ((select app.readable_locally('visits')) <> '{}' and exists (select from children c
    where c.province_id = child_visits.province_id and c.child_id = child_visits.child_id
      and app.within(c.filed_path, (select app.readable_locally('visits')))));
create policy visited on child_visits for insert to app_user
  with check (exists (select from children c where c.province_id = child_visits.province_id
    and c.child_id = child_visits.child_id and app.within(c.filed_path, (select app.writable('visits')))));
create policy own_visit_superseded on child_visits for update to app_user
  using (recorded_by = app.user_id() and exists (select from children c where c.province_id = child_visits.province_id
    and c.child_id = child_visits.child_id and app.within(c.filed_path, (select app.writable('visits')))));

-- Which villages of a commune have a collaborator on a day. Role grants show themselves to their holders and to whoever
-- manages accounts; this says of a village only whether there is somebody, to whoever may read the round of the commune.
create function app.villages_with_collaborator(commune text, on_day date) returns setof text
  language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct g.area_path from role_grants g join accounts a on a.account_id = g.account_id
  where app.within(commune, app.readable('round')) and g.role = 'collaborator' and starts_with(g.area_path, commune || '/')
    and g.valid_from <= on_day and (g.valid_to is null or g.valid_to > on_day) and a.closed_at is null
$$;
revoke all on function app.villages_with_collaborator(text, date) from public;
grant execute on function app.villages_with_collaborator(text, date) to app_user;

call app.give_owner_policies();
call app.give_common_rules();
