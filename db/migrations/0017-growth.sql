-- Growth and immunisation: what lists need of them, the vaccine that no list names, and the statement that the record was
-- held against the child's book. What follows from measurements and doses is derived, in the transaction that writes them.

alter table child_current
  add measured_on date,
  add underweight boolean,
  add stunted boolean,
  add wasted boolean,
  add overweight boolean,
  add immunised_under_1 boolean;
comment on column child_current.measured_on is 'Ngày cân, đo gần nhất; chỉ với trẻ dưới 6 tuổi';
comment on column child_current.underweight is 'Nhẹ cân theo lần cân gần nhất tính được; trống: chưa rõ';
comment on column child_current.stunted is 'Thấp còi theo lần đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.wasted is 'Gầy còm theo lần cân, đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.overweight is 'Thừa cân, béo phì theo lần cân, đo gần nhất tính được; trống: chưa rõ';
comment on column child_current.immunised_under_1 is 'Tiêm chủng đầy đủ trước sinh nhật đầu tiên; trống: chưa rõ';

alter table child_vaccinations add other_vaccine text;
comment on column child_vaccinations.other_vaccine is 'Tên ghi trên sổ khi vaccine = other';

create table child_immunisation_checks (
  like app.child_fact including all,
  book text not null check (book in ('family_book', 'station_book', 'national_system')),
  note text
);
comment on table child_immunisation_checks is 'Đã đối chiếu với sổ tiêm đến ngày valid_from: các mũi trước ngày đó đã ghi đủ';
call app.protect_facts('child_immunisation_checks', 'children', 'children', 'child_id');

call app.give_owner_policies();
call app.give_common_rules();
