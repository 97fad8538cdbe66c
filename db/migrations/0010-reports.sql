-- Reports: a draft is composed anew each time it is read; when finalised, the document and its figures are kept as
-- they were. The records office's number, date and signed paper come afterwards.
create table reports (
  province_id smallint not null,
  report_id uuid not null,
  commune_path text not null,
  plan_id uuid not null,
  kind text not null check (kind in ('yearly')),
  year int not null,
  cut_off date not null,
  state text not null check (state in ('draft', 'final')),
  texts jsonb not null default '{}',
  field_versions jsonb not null default '{}',
  document jsonb,
  as_known timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  finalised_by uuid,
  finalised_at timestamptz,
  primary key (province_id, report_id),
  foreign key (province_id, plan_id) references plan_documents on delete restrict
);
create unique index reports_one_draft on reports (province_id, plan_id, kind, year) where state = 'draft';
create index reports_commune on reports (province_id, commune_path, year);
comment on table reports is 'Báo cáo: bản thảo, bản đã chốt, số và ngày của văn thư';
alter table reports enable row level security;
alter table reports force row level security;
create policy readable on reports for select to app_user using (app.within(commune_path, (select app.readable('reports'))));
create policy added on reports for insert to app_user
  with check (state = 'draft' and app.within(commune_path, (select app.writable('reports'))));
create policy drafts_changed on reports for update to app_user
  using (state = 'draft' and app.within(commune_path, (select app.writable('reports'))))
  with check (app.within(commune_path, (select app.writable('reports'))));
grant select, insert on reports to app_user;
grant update (cut_off, state, texts, field_versions, document, as_known, finalised_by, finalised_at) on reports to app_user;
-- Deliberately absent: any change of a finalised report.

-- Figures are frozen together with their report: nothing is added to one that is final already.
create policy frozen on figures for insert to app_user with check (report_id is not null
  and app.within(area_path, (select app.writable('figures'))) and exists (select from reports r
    where r.province_id = figures.province_id and r.report_id = figures.report_id and r.commune_path = figures.commune_path
      and r.state = 'draft'));
create policy frozen on figure_rows for insert to app_user with check (exists (select from figures f
  join reports r on r.province_id = f.province_id and r.report_id = f.report_id
  where f.province_id = figure_rows.province_id and f.figure_id = figure_rows.figure_id and r.state = 'draft'
    and app.within(f.area_path, (select app.writable('figures')))));

create table report_issues (
  province_id smallint not null,
  issue_id uuid not null,
  report_id uuid not null,
  issued_number text not null,
  issued_on date not null,
  signed_file_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (province_id, issue_id),
  foreign key (province_id, report_id) references reports on delete restrict,
  foreign key (province_id, signed_file_id) references stored_files on delete restrict
);
create index report_issues_report on report_issues (province_id, report_id);
comment on table report_issues is 'Số, ngày và bản ký do văn thư cấp sau khi chốt';
alter table report_issues enable row level security;
alter table report_issues force row level security;
create policy readable on report_issues for select to app_user using (exists (select from reports r
  where r.province_id = report_issues.province_id and r.report_id = report_issues.report_id));
create policy added on report_issues for insert to app_user with check (exists (select from reports r
  where r.province_id = report_issues.province_id and r.report_id = report_issues.report_id
    and app.within(r.commune_path, (select app.writable('reports')))));
create policy superseded on report_issues for update to app_user using (exists (select from reports r
  where r.province_id = report_issues.province_id and r.report_id = report_issues.report_id
    and app.within(r.commune_path, (select app.writable('reports')))));
grant select, insert on report_issues to app_user;
grant update (superseded_at) on report_issues to app_user;
