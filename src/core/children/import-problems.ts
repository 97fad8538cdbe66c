/**
 * What can be wrong with a row of a children's list, in words that say what to do. An error keeps the row out and it
 * comes back in a file; a warning lets it in. `{value}` is the cell as written, the rest are details of the problem.
 */
import type { ImportField } from './import-fields.ts'

type Entry = { severity: 'error' | 'warning'; vi: string; en: string }

export const rowProblems = {
  cell_error: {
    severity: 'error',
    vi: 'ô có lỗi công thức của Excel “{value}”. Nhập lại giá trị.',
    en: 'the cell holds an Excel formula error “{value}”. Type the value again.',
  },
  text_too_long: {
    severity: 'error',
    vi: 'nội dung dài quá {limit} chữ. Rút ngắn rồi nhập lại.',
    en: 'the text is longer than {limit} characters. Shorten it.',
  },
  name_missing: { severity: 'error', vi: 'chưa có họ tên trẻ. Ghi họ tên.', en: 'the name is missing. Enter it.' },
  name_unreadable: {
    severity: 'error',
    vi: '“{value}” không phải là họ tên. Ghi họ tên trẻ.',
    en: '“{value}” is not a name. Enter the child’s name.',
  },
  old_font: {
    severity: 'error',
    vi: '“{value}” gõ bằng phông chữ cũ (TCVN3, VNI). Chuyển tệp sang Unicode rồi nhập lại.',
    en: '“{value}” is typed in an old font encoding (TCVN3, VNI). Convert the file to Unicode.',
  },
  name_has_digits: {
    severity: 'warning',
    vi: 'họ tên “{value}” có chữ số. Kiểm tra lại.',
    en: 'the name “{value}” contains digits. Check it.',
  },
  name_case: {
    severity: 'warning',
    vi: 'họ tên “{value}” viết hoa chưa đúng; giữ nguyên như trong tệp. Nên sửa thành “{suggestion}”.',
    en: 'the name “{value}” is oddly capitalised and kept as it is. Better: “{suggestion}”.',
  },
  name_one_word: {
    severity: 'warning',
    vi: 'họ tên “{value}” chỉ có một chữ. Kiểm tra xem có thiếu họ hoặc tên không.',
    en: 'the name “{value}” is a single word. Check that nothing is missing.',
  },
  birth_missing: {
    severity: 'error',
    vi: 'chưa có ngày sinh. Ghi ngày sinh; nếu chỉ biết năm thì ghi năm.',
    en: 'the date of birth is missing. Enter it, or the year alone if that is all that is known.',
  },
  date_not_in_calendar: {
    severity: 'error',
    vi: '“{value}” không có trong lịch. Nhập lại ngày.',
    en: '“{value}” is not in the calendar. Enter the day again.',
  },
  date_month_first: {
    severity: 'error',
    vi: '“{value}” không có trong lịch; có phải là {suggestion} không? Nhập lại theo thứ tự ngày/tháng/năm.',
    en: '“{value}” is not in the calendar; is it {suggestion}? Enter day/month/year.',
  },
  date_unreadable: {
    severity: 'error',
    vi: '“{value}” không đọc được thành ngày. Nhập theo dạng 05/03/2019.',
    en: '“{value}” cannot be read as a day. Write it as 05/03/2019.',
  },
  birth_in_future: {
    severity: 'error',
    vi: 'ngày sinh “{value}” sau hôm nay. Nhập lại ngày.',
    en: 'the date of birth “{value}” is after today. Correct it.',
  },
  birth_too_long_ago: {
    severity: 'error',
    vi: 'ngày sinh “{value}” là của người lớn ({age} tuổi). Kiểm tra lại năm sinh.',
    en: 'the date of birth “{value}” is that of an adult ({age}). Check the year.',
  },
  age_16_or_more: {
    severity: 'warning',
    vi: '{age} tuổi, không còn là trẻ em (dưới 16 tuổi): vẫn nhập nhưng không tính vào số trẻ em.',
    en: 'aged {age}, no longer a child (under 16): imported but not counted among children.',
  },
  sex_unreadable: {
    severity: 'error',
    vi: '“{value}” không phải là giới tính. Ghi Nam hoặc Nữ.',
    en: '“{value}” is not a sex. Write Nam or Nữ.',
  },
  sex_both: {
    severity: 'error',
    vi: 'đánh dấu cả Nam và Nữ. Giữ lại một ô.',
    en: 'both male and female are marked. Keep one.',
  },
  personal_number_length: {
    severity: 'error',
    vi: '“{value}” không đủ 12 chữ số. Nhập đủ 12 số, hoặc để trống nếu chưa có.',
    en: '“{value}” is not 12 digits. Enter all 12, or leave the cell empty.',
  },
  personal_number_zero: {
    severity: 'warning',
    vi: 'Excel đã bỏ số 0 ở đầu; đọc là {suggestion}. Kiểm tra lại; lần sau định dạng cột này là Văn bản.',
    en: 'Excel dropped the leading zero; read as {suggestion}. Check it, and format the column as text next time.',
  },
  personal_number_sex: {
    severity: 'warning',
    vi: 'số thứ tư của “{value}” không khớp với giới tính. Kiểm tra số định danh và giới tính.',
    en: 'digit 4 of “{value}” does not agree with the sex. Check both.',
  },
  personal_number_year: {
    severity: 'warning',
    vi: 'số thứ tư đến thứ sáu của “{value}” không khớp với năm sinh. Kiểm tra số định danh và ngày sinh.',
    en: 'digits 4 to 6 of “{value}” do not agree with the year of birth. Check both.',
  },
  personal_number_repeated: {
    severity: 'error',
    vi: 'số định danh “{value}” đã có ở dòng {other} với tên khác. Kiểm tra cả hai dòng.',
    en: 'the personal number “{value}” stands in row {other} with another name. Check both rows.',
  },
  ethnic_unknown: {
    severity: 'error',
    vi: 'không có dân tộc “{value}” trong danh mục 54 dân tộc. Ghi tên dân tộc, ví dụ Dao, Tày, Sán Chay.',
    en: 'there is no ethnic group “{value}” among the 54. Write its name, such as Dao, Tày, Sán Chay.',
  },
  village_unknown: {
    severity: 'error',
    vi: 'không có thôn “{value}” trong xã. Ghi đúng tên thôn.',
    en: 'there is no village “{value}” in the commune. Write its exact name.',
  },
  village_near: {
    severity: 'error',
    vi: 'không có thôn “{value}” trong xã; có phải là “{suggestion}” không? Sửa lại tên thôn.',
    en: 'there is no village “{value}” in the commune; is it “{suggestion}”? Correct the name.',
  },
  yes_no_unreadable: {
    severity: 'error',
    vi: '“{value}” không rõ là có hay không. Ghi “có”, “không”, hoặc để trống nếu chưa biết.',
    en: '“{value}” says neither yes nor no. Write “có”, “không”, or leave it empty if unknown.',
  },
  date_in_future: {
    severity: 'error',
    vi: 'ngày “{value}” sau hôm nay. Nhập lại ngày.',
    en: 'the day “{value}” is after today. Correct it.',
  },
  registered_before_birth: {
    severity: 'error',
    vi: 'ngày đăng ký khai sinh “{value}” trước ngày sinh. Kiểm tra cả hai ngày.',
    en: 'registered on “{value}”, before birth. Check both days.',
  },
  registered_contradiction: {
    severity: 'error',
    vi: 'ghi chưa đăng ký khai sinh nhưng lại có số hoặc ngày đăng ký “{value}”. Giữ lại một trong hai.',
    en: 'said to be unregistered, yet it has a number or day of registration “{value}”. Keep one.',
  },
  reason_contradiction: {
    severity: 'warning',
    vi: 'ghi đã đăng ký khai sinh nhưng lại có lý do chưa đăng ký “{value}”; lý do không được nhập.',
    en: 'said to be registered, yet a reason for not being so stands there “{value}”; the reason is left out.',
  },
  level_unknown: {
    severity: 'error',
    vi: '“{value}” không phải là bậc học. Ghi Nhà trẻ, Mẫu giáo, Tiểu học, THCS hoặc THPT.',
    en: '“{value}” is not a school level. Write Nhà trẻ, Mẫu giáo, Tiểu học, THCS or THPT.',
  },
  enrolment_contradiction: {
    severity: 'error',
    vi: 'ghi không đi học nhưng lại có trường, lớp “{value}”. Xóa trường, lớp hoặc sửa lại tình trạng học.',
    en: 'said not to be in school, yet a school or class stands there “{value}”. Keep one.',
  },
  special_unclear: {
    severity: 'warning',
    vi: '“{value}” chưa đủ để xếp vào 14 nhóm hoàn cảnh đặc biệt; ghi vào ghi chú hoàn cảnh, chưa tính là có hoàn cảnh đặc biệt. Chọn nhóm sau khi nhập.',
    en: '“{value}” does not name one of the 14 groups of special circumstances; kept as a note and not counted. Choose the group after importing.',
  },
  special_several: {
    severity: 'warning',
    vi: '“{value}” thuộc nhiều nhóm; nhập nhóm đầu tiên. Thêm nhóm còn lại sau khi nhập.',
    en: '“{value}” names several groups; the first is imported. Add the others afterwards.',
  },
  special_contradiction: {
    severity: 'error',
    vi: 'ghi không có hoàn cảnh đặc biệt nhưng lại có nhóm “{value}”. Giữ lại một trong hai.',
    en: 'said to have no special circumstances, yet a group stands there “{value}”. Keep one.',
  },
  support_contradiction: {
    severity: 'error',
    vi: 'ghi chưa được trợ giúp nhưng lại có hình thức trợ giúp “{value}”. Giữ lại một trong hai.',
    en: 'said to have no support, yet a kind stands there “{value}”. Keep one.',
  },
  insurance_contradiction: {
    severity: 'error',
    vi: 'ghi không có bảo hiểm y tế nhưng lại có số thẻ “{value}”. Giữ lại một trong hai.',
    en: 'said to have no insurance, yet a number stands there “{value}”. Keep one.',
  },
  disability_unknown: {
    severity: 'error',
    vi: '“{value}” không phải là dạng hoặc mức độ khuyết tật trong danh mục. Chọn lại theo sheet “Giá trị cho phép” của tệp mẫu.',
    en: '“{value}” is not a kind or level of disability. Choose one from the sheet of allowed values in the template.',
  },
  disability_contradiction: {
    severity: 'error',
    vi: 'ghi không khuyết tật nhưng lại có dạng hoặc mức độ “{value}”. Giữ lại một trong hai.',
    en: 'said to have no disability, yet a kind or level stands there “{value}”. Keep one.',
  },
  poverty_unknown: {
    severity: 'error',
    vi: '“{value}” không rõ là hộ nghèo, cận nghèo hay không. Ghi Hộ nghèo, Hộ cận nghèo hoặc Không.',
    en: '“{value}” is neither poor, near-poor nor none. Write one of them.',
  },
  poverty_both: {
    severity: 'error',
    vi: 'đánh dấu cả hộ nghèo và hộ cận nghèo. Giữ lại một ô.',
    en: 'both poor and near-poor are marked. Keep one.',
  },
  year_unreadable: {
    severity: 'error',
    vi: '“{value}” không phải là năm sinh. Ghi năm bốn chữ số.',
    en: '“{value}” is not a year of birth. Write four digits.',
  },
  carer_too_young: {
    severity: 'warning',
    vi: 'năm sinh “{value}” quá gần năm sinh của trẻ. Kiểm tra lại.',
    en: 'the year “{value}” is too near the child’s year of birth. Check it.',
  },
  carer_without_name: {
    severity: 'warning',
    vi: 'có “{value}” nhưng không có họ tên; ghi vào ghi chú.',
    en: '“{value}” stands without a name; kept in the note.',
  },
  parents_unclear: {
    severity: 'warning',
    vi: 'không rõ “{value}” là cha, mẹ hay người giám hộ; ghi vào ghi chú. Nên tách thành cột cha và cột mẹ.',
    en: 'unclear whether “{value}” is father, mother or guardian; kept in the note. Better in two columns.',
  },
  repeated_in_file: {
    severity: 'error',
    vi: 'trùng với dòng {other} (cùng họ tên, ngày sinh, mẹ hoặc thôn). Giữ lại một dòng.',
    en: 'the same child as row {other} (name, birthday, mother or village). Keep one row.',
  },
  similar_in_file: {
    severity: 'warning',
    vi: 'rất giống dòng {other} (tên gần như nhau, cùng ngày sinh). Kiểm tra xem có phải một trẻ không.',
    en: 'much like row {other} (nearly the same name, same birthday). Check whether it is one child.',
  },
  maybe_known: {
    severity: 'error',
    vi: 'có thể là em đã có trong sổ (tên giống nhau, cùng năm sinh). Ghi thêm số định danh hoặc họ tên mẹ để phân biệt.',
    en: 'this may be a child already in the register (like name, same birth year). Add the personal number or the mother’s name to tell them apart.',
  },
} as const satisfies Record<string, Entry>

export type RowProblemCode = keyof typeof rowProblems

export type RowProblem = {
  /** As Excel numbers it: the first row is 1. */
  row: number
  /** The heading of the column, as in the file; the field's own name where the list has no such column. */
  column: string
  columnIndex: number | null
  field: ImportField
  value: string
  severity: 'error' | 'warning'
  code: RowProblemCode
  vi: string
  en: string
}

const fill = (sentence: string, detail: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const rowProblem = (
  place: { row: number; column: string; columnIndex: number | null; field: ImportField; value: string },
  code: RowProblemCode,
  detail: Record<string, string | number> = {},
): RowProblem => {
  const entry = rowProblems[code]
  const value = place.value.length > 80 ? `${place.value.slice(0, 79)}…` : place.value
  const all = { ...detail, value }
  const column = capital(place.column)
  return {
    ...place,
    severity: entry.severity,
    code,
    vi: `Dòng ${place.row}, cột ${column}: ${fill(entry.vi, all)}`,
    en: `Row ${place.row}, column ${column}: ${fill(entry.en, all)}`,
  }
}
