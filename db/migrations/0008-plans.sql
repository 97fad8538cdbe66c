-- Plan documents and what was read in them. Each line is confirmed, corrected or rejected by a person; only accepted
-- lines are the plan.
create table plan_documents (
  province_id smallint not null,
  plan_id uuid not null,
  commune_path text not null,
  file_id uuid not null,
  text text not null,
  title text not null,
  code text,
  issued_on date,
  period_from int,
  period_to int,
  state text not null check (state in ('draft', 'in_force', 'ended')),
  reading_number int not null default 1,
  synthetic boolean not null default false,
  added_by uuid not null,
  added_at timestamptz not null,
  adopted_by uuid,
  adopted_at timestamptz,
  primary key (province_id, plan_id),
  foreign key (province_id, file_id) references stored_files on delete restrict
);
create index plan_documents_commune on plan_documents (province_id, commune_path);
comment on table plan_documents is 'Văn bản kế hoạch đã nộp';

create table plan_lines (
  province_id smallint not null,
  plan_id uuid not null,
  line_id uuid not null,
  parent_line_id uuid,
  kind text not null check (kind in ('letterhead', 'objective', 'target', 'measure', 'assignment', 'deadline', 'citation')),
  line_key text not null,
  position int not null,
  passage_start int not null,
  passage_end int not null,
  as_read jsonb not null,
  content jsonb not null,
  field_versions jsonb not null default '{}',
  certain boolean not null,
  doubt jsonb,
  state text not null check (state in ('pending', 'accepted', 'rejected')),
  corrected boolean not null default false,
  reading_number int not null,
  indicator_code text,
  indicator_confirmed boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  primary key (province_id, line_id),
  foreign key (province_id, plan_id) references plan_documents on delete restrict
);
create index plan_lines_plan on plan_lines (province_id, plan_id, position);
comment on table plan_lines is 'Điều đọc được trong kế hoạch: chỉ tiêu, chỉ số, phân công, thời hạn; nhận, sửa hay bỏ';

alter table plan_documents enable row level security;
alter table plan_documents force row level security;
create policy readable on plan_documents for select to app_user using (app.within(commune_path, (select app.readable('plans'))));
create policy added on plan_documents for insert to app_user with check (app.within(commune_path, (select app.writable('plans'))));
create policy changed on plan_documents for update to app_user using (app.within(commune_path, (select app.writable('plans'))));
alter table plan_lines enable row level security;
alter table plan_lines force row level security;
create policy readable on plan_lines for select to app_user using (exists (select from plan_documents p
  where p.province_id = plan_lines.province_id and p.plan_id = plan_lines.plan_id));
create policy added on plan_lines for insert to app_user with check (exists (select from plan_documents p
  where p.province_id = plan_lines.province_id and p.plan_id = plan_lines.plan_id
    and app.within(p.commune_path, (select app.writable('plans')))));
create policy changed on plan_lines for update to app_user using (exists (select from plan_documents p
  where p.province_id = plan_lines.province_id and p.plan_id = plan_lines.plan_id
    and app.within(p.commune_path, (select app.writable('plans')))));
create policy replaced on plan_lines for delete to app_user using (state = 'pending' and not corrected
  and exists (select from plan_documents p
    where p.province_id = plan_lines.province_id and p.plan_id = plan_lines.plan_id
      and app.within(p.commune_path, (select app.writable('plans')))));
grant select, insert on plan_documents to app_user;
grant update (state, title, code, issued_on, period_from, period_to, reading_number, adopted_by, adopted_at) on plan_documents to app_user;
grant select, insert, update, delete on plan_lines to app_user;
