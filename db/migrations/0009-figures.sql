-- Figures: entered ones, and those frozen by a report with the rows behind them. A living computed figure is not
-- stored: it is computed from the facts when asked for.
create table figures (
  province_id smallint not null,
  figure_id uuid not null,
  commune_path text not null,
  area_path text not null,
  indicator_code text not null,
  indicator_version int not null,
  plan_line_id uuid,
  report_id uuid,
  year int not null,
  cut_off date not null,
  as_known timestamptz not null,
  numerator numeric,
  denominator numeric,
  unknown_count int not null default 0,
  multiplier numeric not null,
  unit text not null,
  source text not null check (source in ('computed', 'entered', 'imported', 'estimated')),
  source_note text,
  attachment_id uuid,
  achieved boolean,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (province_id, figure_id)
);
create index figures_commune on figures (province_id, commune_path, year, indicator_code);
create index figures_report on figures (province_id, report_id);
comment on table figures is 'Số liệu: tử số, mẫu số, ngày, nguồn; report_id: đã chốt theo báo cáo';

create table figure_rows (
  province_id smallint not null,
  figure_id uuid not null,
  child_id uuid not null,
  bucket text not null check (bucket in ('counted', 'not_counted', 'unknown')),
  reason text,
  village_path text,
  primary key (province_id, figure_id, child_id),
  foreign key (province_id, figure_id) references figures on delete restrict
);
comment on table figure_rows is 'Các em đứng sau một con số đã chốt';

alter table figures enable row level security;
alter table figures force row level security;
create policy readable on figures for select to app_user using (app.within(area_path, (select app.readable('figures'))));
create policy added on figures for insert to app_user
  with check (app.within(area_path, (select app.writable('figures'))) and report_id is null);
create policy superseded on figures for update to app_user using (app.within(area_path, (select app.writable('figures'))) and report_id is null);
alter table figure_rows enable row level security;
alter table figure_rows force row level security;
create policy readable on figure_rows for select to app_user using (exists (select from figures f
  where f.province_id = figure_rows.province_id and f.figure_id = figure_rows.figure_id)
  and app.within(village_path, (select app.readable('figure_rows'))));
-- How figures and their rows are frozen: see 0010-reports.sql.
grant select, insert on figures, figure_rows to app_user;
grant update (superseded_at) on figures to app_user;
-- Deliberately absent: any change of a frozen figure or of its rows.
