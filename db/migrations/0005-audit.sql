-- Who did what: one chain of rows for each commune, province office and the ministry, each row holding the hash of the
-- one before. The head of a chain is locked last, just before commit. Old and new values stand apart, in audit_values,
-- which the auditor cannot open.
create table audit_heads (
  chain_path text primary key,
  last_number bigint not null,
  last_hash bytea not null
);
create table audit_entries (
  province_id smallint not null,
  chain_path text not null,
  number bigint not null,
  happened_at timestamptz not null,
  account_id uuid not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  fields text[] not null default '{}',
  reason text,
  request_id uuid,
  came_from text,
  content_digest bytea,
  values_digest bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (province_id, chain_path, number)
);
create index audit_entries_subject on audit_entries (province_id, subject_kind, subject_id);
create table audit_values (
  province_id smallint not null,
  chain_path text not null,
  number bigint not null,
  old_and_new text not null,
  primary key (province_id, chain_path, number),
  foreign key (province_id, chain_path, number) references audit_entries on delete restrict
);
comment on table audit_entries is 'Nhật ký nối chuỗi: ai, khi nào, làm gì, với bản ghi nào';
comment on table audit_values is 'Giá trị cũ và mới (JSON), phần được bảo vệ của nhật ký; mã băm nằm ở values_digest';

-- Writers may not read the chain; these two answer just whether a row or a head fits to it, so that nobody who may append
-- can leave a gap, put a head back or point it at nothing.
create function app.continues_chain(chain text, entry_number bigint, entry_previous bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return case when entry_number = 1 then entry_previous = decode(repeat('00', 32), 'hex')
    else exists (select from audit_entries e where e.province_id = split_part(chain, '/', 1)::smallint
      and e.chain_path = chain and e.number = entry_number - 1 and e.hash = entry_previous) end;
create function app.is_chain_end(chain text, head_number bigint, head_hash bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select from audit_entries e where e.province_id = split_part(chain, '/', 1)::smallint
      and e.chain_path = chain and e.number = head_number and e.hash = head_hash)
    and not exists (select from audit_entries e where e.province_id = split_part(chain, '/', 1)::smallint
      and e.chain_path = chain and e.number = head_number + 1);
revoke all on function app.continues_chain(text, bigint, bytea), app.is_chain_end(text, bigint, bytea) from public;
grant execute on function app.continues_chain(text, bigint, bytea), app.is_chain_end(text, bigint, bytea) to app_user;

alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy own_chain_read on audit_heads for select to app_user using (app.may_append(chain_path));
create policy own_chain_start on audit_heads for insert to app_user
  with check (app.may_append(chain_path) and last_number = 0 and last_hash = decode(repeat('00', 32), 'hex'));
create policy own_chain_move on audit_heads for update to app_user using (app.may_append(chain_path))
  with check (app.may_append(chain_path) and app.is_chain_end(chain_path, last_number, last_hash));
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy auditor_reads on audit_entries for select to app_user using (app.within(chain_path, (select app.readable('audit'))));
create policy actor_writes on audit_entries for insert to app_user
  with check (account_id = app.user_id() and app.may_append(chain_path)
    and province_id::text = ltrim(split_part(chain_path, '/', 1), '0')
    and app.continues_chain(chain_path, number, previous_hash));
alter table audit_values enable row level security;
alter table audit_values force row level security;
create policy actor_writes on audit_values for insert to app_user with check (app.may_append(chain_path));
grant select, insert, update on audit_heads to app_user;
grant select, insert on audit_entries to app_user;
grant insert on audit_values to app_user;
-- Deliberately absent: update and delete on entries and values; select on values.

-- The first answer to a request, given again when the same request comes twice. Sealed: it may hold names or a code.
create table request_replays (
  province_id smallint not null,
  request_id uuid not null,
  account_id uuid not null,
  endpoint text not null,
  body_digest bytea not null,
  reply_sealed bytea,
  happened_at timestamptz not null,
  primary key (province_id, request_id)
);
comment on table request_replays is 'Trả lời đầu tiên của một yêu cầu ghi, để gửi lại khi yêu cầu đến hai lần';
alter table request_replays enable row level security;
alter table request_replays force row level security;
create policy own_rows on request_replays to app_user
  using (account_id = app.user_id()) with check (account_id = app.user_id());
grant select, insert on request_replays to app_user;
grant update (reply_sealed) on request_replays to app_user;

-- Files that people hand in: plans, lists, attachments, signed papers. The family says who may open them.
create table stored_files (
  province_id smallint not null,
  file_id uuid not null,
  family text not null check (family in ('plans', 'imports', 'figures', 'reports')),
  commune_path text not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  digest bytea not null,
  synthetic boolean not null default false,
  stored_by uuid not null,
  stored_at timestamptz not null,
  primary key (province_id, file_id)
);
comment on table stored_files is 'Tệp đã nộp: kế hoạch, danh sách, tài liệu kèm theo, bản ký';
alter table stored_files enable row level security;
alter table stored_files force row level security;
create policy readable on stored_files for select to app_user using (app.within(commune_path, app.readable(family)));
create policy added on stored_files for insert to app_user with check (app.within(commune_path, app.writable(family)));
grant select, insert on stored_files to app_user;

-- When backups were made; shown at the foot of every page.
create table backups (
  backup_id uuid primary key default gen_random_uuid(),
  file_name text not null,
  reason text not null check (reason in ('daily', 'upgrade', 'asked', 'restore')),
  made_at timestamptz not null,
  size_bytes bigint not null,
  digest bytea not null
);
comment on table backups is 'Các lần sao lưu';
grant select on backups to app_user, app_jobs;
