-- More of what is true of a child, each kind in a table of its own with two times, as in 0006.

-- A circumstance that is itself secret (restricted in reference/catalogues/special-circumstances.json): of a family of
-- its own, so that whoever may see the child does not see that there is one.
create table child_protected_circumstances (
  like app.child_fact including all,
  present boolean not null,
  group_code text,
  sub_code text,
  cause text,
  evidence text,
  note text
);
comment on table child_protected_circumstances is 'Hoàn cảnh thuộc nhóm kín (bị xâm hại, mua bán, HIV, ma túy, vi phạm pháp luật)';
call app.protect_facts('child_protected_circumstances', 'protected', 'children', 'child_id');

create table child_living_arrangements (
  like app.child_fact including all,
  lives_with text not null check (lives_with in ('both_parents', 'mother', 'father', 'grandparents', 'relatives',
    'foster_family', 'facility', 'alone', 'other')),
  parents_away text check (parents_away in ('none', 'father', 'mother', 'both')),
  reason text
);
comment on table child_living_arrangements is 'Sống cùng ai; cha mẹ đi xa';
call app.protect_facts('child_living_arrangements', 'children', 'children', 'child_id');

create table child_risks (
  like app.child_fact including all,
  factor text not null,
  note text
);
comment on table child_risks is 'Nguy cơ rơi vào hoàn cảnh đặc biệt hoặc bị xâm hại';
call app.protect_facts('child_risks', 'children', 'children', 'child_id');

create table child_prevention_plans (
  like app.child_fact including all,
  measures text not null,
  responsible text,
  review_on date
);
comment on table child_prevention_plans is 'Kế hoạch phòng ngừa cho trẻ có nguy cơ';
call app.protect_facts('child_prevention_plans', 'children', 'children', 'child_id');

create table child_early_services (
  like app.child_fact including all,
  service text not null check (service in ('health', 'nutrition', 'early_learning', 'protection', 'parent_support')),
  given boolean not null,
  provider text
);
comment on table child_early_services is 'Dịch vụ phát triển toàn diện trẻ thơ 0–8 tuổi';
call app.protect_facts('child_early_services', 'children', 'children', 'child_id');

create table child_benefits (
  like app.child_fact including all,
  benefit text not null,
  decision text,
  decided_on date,
  monthly_amount numeric(12, 0) check (monthly_amount >= 0)
);
comment on table child_benefits is 'Chính sách, trợ cấp đang hưởng; số tiền: đồng/tháng';
call app.protect_facts('child_benefits', 'children', 'children', 'child_id');

create table child_vaccinations (
  like app.child_fact including all,
  vaccine text not null,
  dose text not null,
  place text
);
comment on table child_vaccinations is 'Mũi tiêm đã ghi nhận (theo dõi; không thay sổ tiêm chủng quốc gia)';
call app.protect_facts('child_vaccinations', 'children', 'children', 'child_id');

create table child_measurements (
  like app.child_fact including all,
  weight_kg numeric(5, 2) check (weight_kg > 0 and weight_kg < 250),
  length_height_cm numeric(4, 1) check (length_height_cm > 0 and length_height_cm < 250),
  measure text check (measure in ('lying', 'standing')),
  oedema boolean
);
comment on table child_measurements is 'Cân, đo; ngày đo là valid_from';
call app.protect_facts('child_measurements', 'children', 'children', 'child_id');

create table child_deaths (
  like app.child_fact including all,
  cause text check (cause in ('illness', 'drowning', 'traffic', 'other_injury', 'other', 'unknown')),
  note text
);
comment on table child_deaths is 'Trẻ mất; ngày mất là valid_from';
call app.protect_facts('child_deaths', 'children', 'children', 'child_id');

create table child_visitors (
  like app.child_fact including all,
  visitor_name text not null,
  visitor_duty text,
  phone text
);
comment on table child_visitors is 'Người được phân công thăm, theo dõi trẻ';
call app.protect_facts('child_visitors', 'identity', 'children', 'child_id');

create table child_visits (
  like app.child_fact including all,
  visitor_name text not null,
  seen text not null,
  needs text
);
comment on table child_visits is 'Lần thăm: thấy gì, cần gì; ngày thăm là valid_from';
call app.protect_facts('child_visits', 'identity', 'children', 'child_id');

-- Of parents and carers: living or dead, where they are. Shared by siblings, as the person is.
create table person_states (
  province_id smallint not null,
  fact_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  living boolean,
  whereabouts text check (whereabouts in ('home', 'works_away', 'abroad', 'detained', 'missing', 'left', 'other')),
  note text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  source text not null,
  batch_id uuid,
  primary key (province_id, person_id, fact_id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table person_states is 'Cha, mẹ, người chăm sóc: còn sống hay đã mất, đang ở đâu';
call app.protect_facts('person_states', 'identity', 'persons', 'person_id');

call app.give_owner_policies();
call app.give_common_rules();
