-- Officials who use the system, what they may do and until when. Passwords are not here: see schema auth.
create table accounts (
  account_id uuid primary key,
  username text not null unique,
  display_name text not null,
  home_path text not null check (app.is_area_path(home_path)),
  synthetic boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz
);
comment on table accounts is 'Người dùng hệ thống (cán bộ, cộng tác viên)';

create table role_grants (
  grant_id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts on delete restrict,
  role text not null check (role in ('communeOfficer', 'communeChair', 'collaborator', 'provinceOfficer',
    'systemAdministrator', 'auditor')),
  area_path text not null check (app.is_area_path(area_path)),
  valid_from date not null,
  valid_to date,
  deputy_for uuid references accounts on delete restrict,
  reason text,
  granted_by uuid,
  granted_at timestamptz not null,
  check (valid_to is null or valid_to > valid_from)
);
create index role_grants_account on role_grants (account_id);
comment on table role_grants is 'Vai trò theo thời gian; deputy_for: làm thay người này khi họ vắng';

create table invitations (
  invitation_id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts on delete cascade,
  code_digest bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  failed_attempts int not null default 0,
  created_at timestamptz not null
);
create index invitations_account on invitations (account_id);
comment on table invitations is 'Mã dùng một lần in trên giấy, để người mới tự đặt mật khẩu';

alter table accounts enable row level security;
alter table accounts force row level security;
create policy own_row on accounts for select to app_user using (account_id = app.user_id());
create policy managed on accounts for select to app_user using (app.within(home_path, (select app.readable('accounts'))));
-- Invented people only in a demonstration, real ones only in a real office.
create policy created on accounts for insert to app_user
  with check (app.within(home_path, (select app.writable('accounts'))) and synthetic = (select app.is_demo()));
create policy changed on accounts for update to app_user using (app.within(home_path, (select app.writable('accounts'))));

alter table role_grants enable row level security;
alter table role_grants force row level security;
create policy own_row on role_grants for select to app_user using (account_id = app.user_id());
-- With every role of the people one manages, also those held elsewhere: which roles go together is asked of all of them.
create policy managed on role_grants for select to app_user using (app.within(area_path, (select app.readable('accounts')))
  or exists (select from accounts a where a.account_id = role_grants.account_id and app.within(a.home_path, (select app.readable('accounts')))));
create policy created on role_grants for insert to app_user
  with check (app.within(area_path, (select app.writable('accounts'))) and account_id <> app.user_id() and granted_by = app.user_id());
create policy changed on role_grants for update to app_user using (app.within(area_path, (select app.writable('accounts'))));

alter table invitations enable row level security;
alter table invitations force row level security;
create policy managed on invitations for select to app_user
  using (exists (select from accounts a where a.account_id = invitations.account_id and app.within(a.home_path, (select app.writable('accounts')))));
create policy created on invitations for insert to app_user
  with check (exists (select from accounts a where a.account_id = invitations.account_id and app.within(a.home_path, (select app.writable('accounts')))));
create policy changed on invitations for update to app_user
  using (exists (select from accounts a where a.account_id = invitations.account_id and app.within(a.home_path, (select app.writable('accounts')))));

grant select, insert on accounts, role_grants, invitations to app_user;
grant update (display_name, closed_at) on accounts to app_user;
grant update (valid_to, reason) on role_grants to app_user;
grant update (used_at, failed_attempts) on invitations to app_user;

-- A person without a session uses up a code: the only way past the policies above, so it does just that. After ten
-- wrong guesses a code no longer works.
create function app.use_invitation(asked_username text, asked_digest bytea, at_instant timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare found_invitation invitations%rowtype;
begin
  select i.* into found_invitation from invitations i join accounts a using (account_id)
    where a.username = asked_username and a.closed_at is null and i.used_at is null and i.expires_at > at_instant
      and i.failed_attempts < 10
    order by i.created_at desc limit 1 for update of i;
  if not found then
    return null;
  end if;
  if found_invitation.code_digest <> asked_digest then
    update invitations set failed_attempts = failed_attempts + 1 where invitation_id = found_invitation.invitation_id;
    return null;
  end if;
  update invitations set used_at = at_instant where invitation_id = found_invitation.invitation_id;
  return found_invitation.account_id;
end $$;
revoke all on function app.use_invitation(text, bytea, timestamptz) from public;
grant execute on function app.use_invitation(text, bytea, timestamptz) to app_user;
