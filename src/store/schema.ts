/**
 * What I am: the types of the database's tables for Kysely.
 * What I come from: db/migrations, applied to an empty database and read from its catalogue.
 * How to rebuild me: npm run generate
 */
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column with a default: may be left out when inserting. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Exact decimal, read as text. */
export type Numeric = ColumnType<string, string | number, string | number>
/** Whole number; `pg-types` refuses one beyond 2^53 when reading. */
export type Int8 = ColumnType<number, number | bigint, number | bigint>
/** Written as text (`JSON.stringify`), since `pg` would turn a bare array into a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>
/** A day, YYYY-MM-DD. */
export type DateText = string
/** A moment, ISO 8601 in UTC. */
export type InstantText = string

/** Người dùng hệ thống (cán bộ, cộng tác viên) */
export type AccountsTable = {
  account_id: string
  username: string
  display_name: string
  home_path: string
  synthetic: Generated<boolean>
  created_at: InstantText
  closed_at: InstantText | null
}

/** Cơ quan, đơn vị, theo thời gian */
export type AgenciesTable = {
  agency_id: Generated<string>
  area_path: string
  province_id: number | null
  kind: string
  name: string
  synthetic: Generated<boolean>
  valid_from: DateText
  valid_to: DateText | null
}

/** Sáp nhập, chia tách, đổi tên: từ đơn vị cũ sang đơn vị mới */
export type AreaChangesTable = {
  change_id: Generated<string>
  kind: string
  from_path: string
  to_path: string
  extent: string
  happened_on: DateText
  source: string | null
}

/** Đơn vị hành chính và thôn, theo thời gian. valid_to: ngày đầu tiên không còn */
export type AreasTable = {
  area_id: Generated<string>
  kind: string
  code: string
  /** Đường dẫn mã: 22/06985/khe-na; đơn vị trước 01/7/2025 bắt đầu bằng cu/ */
  path: string
  parent_path: string | null
  province_id: number | null
  name: string
  full_name: string
  type: string
  alternative_codes: Generated<string[]>
  valid_from: DateText
  valid_to: DateText | null
  synthetic: Generated<boolean>
  confirmation: Generated<string>
  source: string | null
}

/** Nhật ký nối chuỗi: ai, khi nào, làm gì, với bản ghi nào */
export type AuditEntriesTable = {
  province_id: number
  chain_path: string
  number: Int8
  happened_at: InstantText
  account_id: string
  action: string
  subject_kind: string
  subject_id: string
  fields: Generated<string[]>
  reason: string | null
  request_id: string | null
  came_from: string | null
  content_digest: Buffer | null
  values_digest: Buffer | null
  previous_hash: Buffer
  hash: Buffer
}

export type AuditHeadsTable = {
  chain_path: string
  last_number: Int8
  last_hash: Buffer
}

/** Giá trị cũ và mới (JSON), phần được bảo vệ của nhật ký; mã băm nằm ở values_digest */
export type AuditValuesTable = {
  province_id: number
  chain_path: string
  number: Int8
  old_and_new: string
}

/** Các lần sao lưu */
export type BackupsTable = {
  backup_id: Generated<string>
  file_name: string
  reason: string
  made_at: InstantText
  size_bytes: Int8
  digest: Buffer
}

/** Chính sách, trợ cấp đang hưởng; số tiền: đồng/tháng */
export type ChildBenefitsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  benefit: string
  decision: string | null
  decided_on: DateText | null
  monthly_amount: Numeric | null
}

/** Đăng ký khai sinh */
export type ChildBirthRegistrationsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  registered: boolean
  registered_on: DateText | null
  certificate_number: string | null
  reason_not: string | null
}

/** Giới tính, ngày sinh */
export type ChildBirthsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  sex: string | null
  birth_date: DateText
  birth_precision: string
}

/** Cha, mẹ, người giám hộ của trẻ */
export type ChildCarersTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  person_id: string
  relation: string
  decision: string | null
}

/** Tình trạng hiện nay của từng trẻ, suy ra từ các sự kiện; dựng lại được */
export type ChildCurrentTable = {
  province_id: number
  child_id: string
  commune_path: string
  village_path: string
  resident: boolean | null
  residence_kind: string | null
  migrant: boolean | null
  dead: Generated<boolean>
  sex: string | null
  birth_date: DateText
  birth_precision: string
  ethnic_code: string | null
  household_id: string | null
  birth_registered: boolean | null
  birth_registration_reason: string | null
  /** Đã có số định danh cá nhân hay chưa; số thì ở child_identities */
  has_number: Generated<boolean>
  enrolled: boolean | null
  dropped_out: boolean | null
  school_level: string | null
  school_name: string | null
  class_name: string | null
  special_present: boolean | null
  special_groups: string[] | null
  supported: boolean | null
  benefits: string[] | null
  insured: boolean | null
  disabled: boolean | null
  disability_type: string | null
  disability_level: string | null
  poverty: string | null
  lives_with: string | null
  parents_away: string | null
  /** Có quyết định giao người chăm sóc (giám hộ, chăm sóc thay thế) */
  carer_decided: Generated<boolean>
  /** Dịch vụ 0–8 tuổi đang được; rỗng: đã rà soát, không có; null: chưa rõ */
  early_services: string[] | null
  risks: string[] | null
  prevention_planned: Generated<boolean>
  has_visitor: Generated<boolean>
  last_visit: DateText | null
  derived_at: InstantText
  /** Ngày cân, đo gần nhất; chỉ với trẻ dưới 6 tuổi */
  measured_on: DateText | null
  /** Nhẹ cân theo lần cân gần nhất tính được; trống: chưa rõ */
  underweight: boolean | null
  /** Thấp còi theo lần đo gần nhất tính được; trống: chưa rõ */
  stunted: boolean | null
  /** Gầy còm theo lần cân, đo gần nhất tính được; trống: chưa rõ */
  wasted: boolean | null
  /** Thừa cân, béo phì theo lần cân, đo gần nhất tính được; trống: chưa rõ */
  overweight: boolean | null
  /** Tiêm chủng đầy đủ trước sinh nhật đầu tiên; trống: chưa rõ */
  immunised_under_1: boolean | null
}

/** Trẻ mất; ngày mất là valid_from */
export type ChildDeathsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  cause: string | null
  note: string | null
}

/** Khuyết tật */
export type ChildDisabilitiesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  present: boolean
  type: string | null
  level: string | null
  certificate_number: string | null
  certified_on: DateText | null
  learning_need: string | null
}

/** Dịch vụ phát triển toàn diện trẻ thơ 0–8 tuổi */
export type ChildEarlyServicesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  service: string
  given: boolean
  provider: string | null
}

/** Đi học */
export type ChildEnrolmentsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  enrolled: boolean
  level: string | null
  school_name: string | null
  class_name: string | null
  dropped_out: boolean | null
  reason: string | null
}

/** Dân tộc (mã 01–54) */
export type ChildEthnicitiesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  ethnic_code: string
}

/** Bảo hiểm y tế */
export type ChildHealthInsurancesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  insured: boolean
  card_number: string | null
}

/** Họ tên, số định danh (mã hoá), địa chỉ của trẻ */
export type ChildIdentitiesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  full_name: string
  personal_number_sealed: Buffer | null
  personal_number_index: Buffer | null
  address: string | null
  note: string | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

/** Đã đối chiếu với sổ tiêm đến ngày valid_from: các mũi trước ngày đó đã ghi đủ */
export type ChildImmunisationChecksTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  book: string
  note: string | null
}

/** Sống cùng ai; cha mẹ đi xa */
export type ChildLivingArrangementsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  lives_with: string
  parents_away: string | null
  reason: string | null
}

/** Cân, đo; ngày đo là valid_from */
export type ChildMeasurementsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  weight_kg: Numeric | null
  length_height_cm: Numeric | null
  measure: string | null
  oedema: boolean | null
}

/** Hai hồ sơ của một em gộp làm một; undone_at: đã tách lại */
export type ChildMergesTable = {
  province_id: number
  merge_id: string
  kept_id: string
  merged_id: string
  commune_path: string
  filed_path: string
  reason: string | null
  recorded_at: InstantText
  recorded_by: string
  undone_at: InstantText | null
  undone_by: string | null
}

/** Âm tiết không dấu của họ tên, để tìm */
export type ChildNameTokensTable = {
  province_id: number
  child_id: string
  commune_path: string
  village_path: string
  sound: string
  token: string
}

/** Họ tên hiện nay, xếp theo thứ tự tiếng Việt */
export type ChildNamesTable = {
  province_id: number
  child_id: string
  commune_path: string
  village_path: string
  full_name: string
  /** Khoá xếp: tên, họ, đệm theo thứ tự chữ cái và dấu tiếng Việt */
  sort_name: string
  mother_name: string | null
  father_name: string | null
  guardian_name: string | null
  carer_phone: string | null
  /** Âm của từng âm tiết tên mẹ (m), cha (f), người giám hộ (g): "m ban Ti mai|f Cieu van" */
  carer_sounds: string
}

/** Hai em khác nhau dù hồ sơ giống nhau: không hỏi lại */
export type ChildPairsApartTable = {
  province_id: number
  first_id: string
  second_id: string
  commune_path: string
  recorded_at: InstantText
  recorded_by: string
}

/** Kế hoạch phòng ngừa cho trẻ có nguy cơ */
export type ChildPreventionPlansTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  measures: string
  responsible: string | null
  review_on: DateText | null
}

/** Hoàn cảnh thuộc nhóm kín (bị xâm hại, mua bán, HIV, ma túy, vi phạm pháp luật) */
export type ChildProtectedCircumstancesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  present: boolean
  group_code: string | null
  sub_code: string | null
  cause: string | null
  evidence: string | null
  note: string | null
}

/** Nơi cư trú theo thời gian; household_id: hộ */
export type ChildResidencesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  area_path: string
  kind: string
  household_id: string | null
  reason: string | null
  other_place: string | null
  migrant: boolean | null
}

/** Nguy cơ rơi vào hoàn cảnh đặc biệt hoặc bị xâm hại */
export type ChildRisksTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  factor: string
  note: string | null
}

/** Hoàn cảnh đặc biệt (Luật Trẻ em Điều 10), mỗi nhóm một dòng; nhóm kín ở child_protected_circumstances. present = false: đã rà soát, không thuộc */
export type ChildSpecialCircumstancesTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  present: boolean
  group_code: string | null
  sub_code: string | null
  cause: string | null
  evidence: string | null
  note: string | null
}

/** Chăm sóc, nuôi dưỡng, trợ giúp. given = false: đã rà soát, chưa được */
export type ChildSupportsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  given: boolean
  kind: string | null
}

/** Mũi tiêm đã ghi nhận (theo dõi; không thay sổ tiêm chủng quốc gia) */
export type ChildVaccinationsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  vaccine: string
  dose: string
  place: string | null
  /** Tên ghi trên sổ khi vaccine = other */
  other_vaccine: string | null
}

/** Người được phân công thăm, theo dõi trẻ */
export type ChildVisitorsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  visitor_name: string
  visitor_duty: string | null
  phone: string | null
}

/** Lần thăm: thấy gì, cần gì; ngày thăm là valid_from */
export type ChildVisitsTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
  visitor_name: string
  seen: string
  needs: string | null
}

/** Trẻ em: một dòng cho mỗi em, nơi lưu hồ sơ */
export type ChildrenTable = {
  province_id: number
  child_id: string
  commune_path: string
  /** Thôn đang lưu hồ sơ; bằng commune_path khi chưa rõ thôn */
  filed_path: string
  synthetic: Generated<boolean>
  recorded_at: InstantText
  recorded_by: string
}

/** Các em đứng sau một con số đã chốt */
export type FigureRowsTable = {
  province_id: number
  figure_id: string
  child_id: string
  bucket: string
  reason: string | null
  village_path: string | null
}

/** Số liệu: tử số, mẫu số, ngày, nguồn; report_id: đã chốt theo báo cáo */
export type FiguresTable = {
  province_id: number
  figure_id: string
  commune_path: string
  area_path: string
  indicator_code: string
  indicator_version: number
  plan_line_id: string | null
  report_id: string | null
  year: number
  cut_off: DateText
  as_known: InstantText
  numerator: Numeric | null
  denominator: Numeric | null
  unknown_count: Generated<number>
  multiplier: Numeric
  unit: string
  source: string
  source_note: string | null
  attachment_id: string | null
  achieved: boolean | null
  recorded_by: string
  recorded_at: InstantText
  superseded_at: InstantText | null
}

/** Mã hộ, chủ hộ, địa chỉ */
export type HouseholdIdentitiesTable = {
  province_id: number
  fact_id: Generated<string>
  household_id: string
  code: string | null
  head_name: string | null
  address: string | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

/** Hộ nghèo, cận nghèo theo quyết định */
export type HouseholdPovertiesTable = {
  province_id: number
  fact_id: Generated<string>
  household_id: string
  poverty: string
  decision: string | null
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

/** Hộ gia đình */
export type HouseholdsTable = {
  province_id: number
  household_id: string
  commune_path: string
  filed_path: string
  synthetic: Generated<boolean>
  recorded_at: InstantText
  recorded_by: string
}

/** Lần nhập danh sách từ Excel: tệp, cột đã nhận ra, kết quả */
export type ImportBatchesTable = {
  province_id: number
  batch_id: string
  commune_path: string
  file_id: string
  file_digest: Buffer
  sheet_name: string
  /** Dòng tiêu đề do cán bộ chọn; 0: phần mềm tự tìm */
  heading_row: number
  mapping: Json
  facts_from: DateText
  state: string
  rows_total: number
  rows_good: number
  rows_bad: number
  added: number | null
  changed: number | null
  unchanged: number | null
  started_by: string
  started_at: InstantText
  finished_at: InstantText | null
}

/** Loại cơ sở dữ liệu: minh hoạ hay thật. Không trộn lẫn */
export type InstallationsTable = {
  one_row: Generated<boolean>
  kind: string
  commune_path: string | null
  started_at: InstantText
}

/** Mã dùng một lần in trên giấy, để người mới tự đặt mật khẩu */
export type InvitationsTable = {
  invitation_id: Generated<string>
  account_id: string
  code_digest: Buffer
  expires_at: InstantText
  used_at: InstantText | null
  failed_attempts: Generated<number>
  created_at: InstantText
}

/** Các cột mỗi người chọn cho danh sách trẻ em */
export type ListPreferencesTable = {
  province_id: number
  account_id: string
  columns: string[]
}

/** Họ tên, năm sinh, điện thoại của cha, mẹ, người chăm sóc */
export type PersonIdentitiesTable = {
  province_id: number
  fact_id: Generated<string>
  person_id: string
  full_name: string
  birth_year: number | null
  phone: string | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

/** Cha, mẹ, người chăm sóc: còn sống hay đã mất, đang ở đâu */
export type PersonStatesTable = {
  province_id: number
  fact_id: Generated<string>
  person_id: string
  living: boolean | null
  whereabouts: string | null
  note: string | null
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

/** Cha, mẹ, người chăm sóc; anh chị em dùng chung */
export type PersonsTable = {
  province_id: number
  person_id: string
  commune_path: string
  filed_path: string
  synthetic: Generated<boolean>
  recorded_at: InstantText
  recorded_by: string
}

/** Văn bản kế hoạch đã nộp */
export type PlanDocumentsTable = {
  province_id: number
  plan_id: string
  commune_path: string
  file_id: string
  text: string
  title: string
  code: string | null
  issued_on: DateText | null
  period_from: number | null
  period_to: number | null
  state: string
  reading_number: Generated<number>
  synthetic: Generated<boolean>
  added_by: string
  added_at: InstantText
  adopted_by: string | null
  adopted_at: InstantText | null
}

/** Điều đọc được trong kế hoạch: chỉ tiêu, chỉ số, phân công, thời hạn; nhận, sửa hay bỏ */
export type PlanLinesTable = {
  province_id: number
  plan_id: string
  line_id: string
  parent_line_id: string | null
  kind: string
  line_key: string
  position: number
  passage_start: number
  passage_end: number
  as_read: Json
  content: Json
  field_versions: Generated<Json>
  certain: boolean
  doubt: Json | null
  state: string
  corrected: Generated<boolean>
  reading_number: number
  indicator_code: string | null
  indicator_confirmed: Generated<boolean>
  decided_by: string | null
  decided_at: InstantText | null
}

/** Danh mục và quy định có thời hạn; C đã đọc văn bản, S nguồn thứ cấp, U chưa xác nhận, P đề xuất */
export type ReferenceEntriesTable = {
  catalogue: string
  code: string
  version: Generated<number>
  valid_from: DateText
  valid_to: DateText | null
  confirmation: string
  source: string | null
  content: Json
}

/** Số, ngày và bản ký do văn thư cấp sau khi chốt */
export type ReportIssuesTable = {
  province_id: number
  issue_id: string
  report_id: string
  issued_number: string
  issued_on: DateText
  signed_file_id: string | null
  recorded_by: string
  recorded_at: InstantText
  superseded_at: InstantText | null
}

/** Thay đổi do cộng tác viên báo: chờ duyệt, đã nhận, trả lại, rút lại; chưa vào sổ khi chưa nhận */
export type ReportedChangesTable = {
  province_id: number
  change_id: string
  commune_path: string
  village_path: string
  month: string
  child_id: string | null
  what: string
  kind: string | null
  happened_on: DateText
  content: Json
  /** Xảy ra trong tháng đã khoá: tính vào tháng này */
  late: boolean
  synthetic: Generated<boolean>
  state: string
  reason: string | null
  /** Em được ghi vào sổ, hoặc em đã có, khi nhận tin sinh, tin chuyển đến */
  written_child_id: string | null
  recorded_at: InstantText
  recorded_by: string
  decided_at: InstantText | null
  decided_by: string | null
}

/** Báo cáo: bản thảo, bản đã chốt, số và ngày của văn thư */
export type ReportsTable = {
  province_id: number
  report_id: string
  commune_path: string
  plan_id: string
  kind: string
  year: number
  cut_off: DateText
  state: string
  texts: Generated<Json>
  field_versions: Generated<Json>
  document: Json | null
  as_known: InstantText | null
  created_by: string
  created_at: InstantText
  finalised_by: string | null
  finalised_at: InstantText | null
}

/** Trả lời đầu tiên của một yêu cầu ghi, để gửi lại khi yêu cầu đến hai lần */
export type RequestReplaysTable = {
  province_id: number
  request_id: string
  account_id: string
  endpoint: string
  body_digest: Buffer
  reply_sealed: Buffer | null
  happened_at: InstantText
}

/** Vai trò theo thời gian; deputy_for: làm thay người này khi họ vắng */
export type RoleGrantsTable = {
  grant_id: Generated<string>
  account_id: string
  role: string
  area_path: string
  valid_from: DateText
  valid_to: DateText | null
  deputy_for: string | null
  reason: string | null
  granted_by: string | null
  granted_at: InstantText
}

/** Kết quả rà soát từng em trong tháng: đúng như trong sổ, hoặc chưa gặp */
export type RoundChecksTable = {
  province_id: number
  check_id: string
  commune_path: string
  village_path: string
  month: string
  child_id: string
  result: string
  /** Loại sự kiện được xác nhận lại */
  kinds: Generated<string[]>
  checked_on: DateText
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
}

/** Tháng đã khoá: số liệu biến động giữ nguyên; tin đến sau tính vào tháng sau */
export type RoundClosingsTable = {
  province_id: number
  commune_path: string
  month: string
  /** Đầu kỳ là cuối ngày này, theo những gì biết lúc known_before */
  counted_after: DateText
  counted_to: DateText
  known_before: InstantText
  known_at: InstantText
  sheet: Json
  recorded_at: InstantText
  recorded_by: string
}

/** Thôn báo đã rà soát xong tháng */
export type RoundCompletionsTable = {
  province_id: number
  commune_path: string
  village_path: string
  month: string
  recorded_at: InstantText
  recorded_by: string
}

/** Danh sách đã lưu: điều kiện, cột, thứ tự; không có tên trẻ em */
export type SavedListsTable = {
  province_id: number
  list_id: string
  commune_path: string
  name: string
  filter: Json
  columns: string[]
  sort: string
  /** Dùng chung trong xã; nếu không, chỉ người lập thấy */
  shared: boolean
  recorded_at: InstantText
  recorded_by: string
}

/** Tệp đã nộp: kế hoạch, danh sách, tài liệu kèm theo, bản ký */
export type StoredFilesTable = {
  province_id: number
  file_id: string
  family: string
  commune_path: string
  name: string
  media_type: string
  bytes: Buffer
  digest: Buffer
  synthetic: Generated<boolean>
  stored_by: string
  stored_at: InstantText
}

export type AppChildFactTable = {
  province_id: number
  fact_id: Generated<string>
  child_id: string
  valid_from: DateText
  valid_to: DateText | null
  recorded_at: InstantText
  recorded_by: string
  superseded_at: InstantText | null
  source: string
  batch_id: string | null
}

export type AuthAccountTable = {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: InstantText | null
  refreshTokenExpiresAt: InstantText | null
  scope: string | null
  password: string | null
  createdAt: Generated<InstantText>
  updatedAt: InstantText
}

export type AuthSessionTable = {
  id: string
  expiresAt: InstantText
  token: string
  createdAt: Generated<InstantText>
  updatedAt: InstantText
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export type AuthTwoFactorTable = {
  id: string
  secret: string
  backupCodes: string
  userId: string
  verified: boolean | null
  failedVerificationCount: number | null
  lockedUntil: InstantText | null
}

export type AuthUserTable = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  image: string | null
  createdAt: Generated<InstantText>
  updatedAt: Generated<InstantText>
  username: string | null
  displayUsername: string | null
  twoFactorEnabled: boolean | null
}

export type AuthVerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: InstantText
  createdAt: Generated<InstantText>
  updatedAt: Generated<InstantText>
}

export type MetaMigrationsTable = {
  number: number
  name: string
  digest: string
  applied_at: Generated<InstantText>
}

export type DB = {
  accounts: AccountsTable
  agencies: AgenciesTable
  area_changes: AreaChangesTable
  areas: AreasTable
  audit_entries: AuditEntriesTable
  audit_heads: AuditHeadsTable
  audit_values: AuditValuesTable
  backups: BackupsTable
  child_benefits: ChildBenefitsTable
  child_birth_registrations: ChildBirthRegistrationsTable
  child_births: ChildBirthsTable
  child_carers: ChildCarersTable
  child_current: ChildCurrentTable
  child_deaths: ChildDeathsTable
  child_disabilities: ChildDisabilitiesTable
  child_early_services: ChildEarlyServicesTable
  child_enrolments: ChildEnrolmentsTable
  child_ethnicities: ChildEthnicitiesTable
  child_health_insurances: ChildHealthInsurancesTable
  child_identities: ChildIdentitiesTable
  child_immunisation_checks: ChildImmunisationChecksTable
  child_living_arrangements: ChildLivingArrangementsTable
  child_measurements: ChildMeasurementsTable
  child_merges: ChildMergesTable
  child_name_tokens: ChildNameTokensTable
  child_names: ChildNamesTable
  child_pairs_apart: ChildPairsApartTable
  child_prevention_plans: ChildPreventionPlansTable
  child_protected_circumstances: ChildProtectedCircumstancesTable
  child_residences: ChildResidencesTable
  child_risks: ChildRisksTable
  child_special_circumstances: ChildSpecialCircumstancesTable
  child_supports: ChildSupportsTable
  child_vaccinations: ChildVaccinationsTable
  child_visitors: ChildVisitorsTable
  child_visits: ChildVisitsTable
  children: ChildrenTable
  figure_rows: FigureRowsTable
  figures: FiguresTable
  household_identities: HouseholdIdentitiesTable
  household_poverties: HouseholdPovertiesTable
  households: HouseholdsTable
  import_batches: ImportBatchesTable
  installations: InstallationsTable
  invitations: InvitationsTable
  list_preferences: ListPreferencesTable
  person_identities: PersonIdentitiesTable
  person_states: PersonStatesTable
  persons: PersonsTable
  plan_documents: PlanDocumentsTable
  plan_lines: PlanLinesTable
  reference_entries: ReferenceEntriesTable
  report_issues: ReportIssuesTable
  reported_changes: ReportedChangesTable
  reports: ReportsTable
  request_replays: RequestReplaysTable
  role_grants: RoleGrantsTable
  round_checks: RoundChecksTable
  round_closings: RoundClosingsTable
  round_completions: RoundCompletionsTable
  saved_lists: SavedListsTable
  stored_files: StoredFilesTable
  'app.child_fact': AppChildFactTable
  'auth.account': AuthAccountTable
  'auth.session': AuthSessionTable
  'auth.twoFactor': AuthTwoFactorTable
  'auth.user': AuthUserTable
  'auth.verification': AuthVerificationTable
  'meta.migrations': MetaMigrationsTable
}
