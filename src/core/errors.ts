/**
 * Every refusal of the product, by code: its kind (which the server turns into an HTTP status) and its sentence in
 * Vietnamese and English. `{name}` is replaced by the error's detail of that name. A sentence says what to do.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable'

type ErrorEntry = { kind: ErrorKind; vi: string; en: string }

export const errors = {
  invalid_request: {
    kind: 'invalid',
    vi: 'Dữ liệu gửi lên chưa đúng ở: {where}. Sửa lại rồi gửi lần nữa.',
    en: 'The request is not valid at: {where}. Correct it and send it again.',
  },
  not_signed_in: {
    kind: 'unauthenticated',
    vi: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.',
    en: 'Your session has ended. Sign in again to continue.',
  },
  not_permitted: {
    kind: 'forbidden',
    vi: 'Vai trò của anh/chị không làm được việc này.',
    en: 'Your role may not do this.',
  },
  foreign_origin: {
    kind: 'forbidden',
    vi: 'Yêu cầu đến từ một trang khác nên bị từ chối. Mở lại Măng Non rồi thử lại.',
    en: 'The request came from another site and was refused. Open Măng Non again and retry.',
  },
  not_found: {
    kind: 'not_found',
    vi: 'Không tìm thấy, hoặc nằm ngoài địa bàn của anh/chị.',
    en: 'Not found, or outside your area.',
  },
  changed_meanwhile: {
    kind: 'conflict',
    vi: 'Có người vừa sửa cùng mục này ({fields}). Xem bản mới rồi quyết định giữ bản nào.',
    en: 'Someone has just changed the same field ({fields}). Look at the new value and decide which to keep.',
  },
  request_reused: {
    kind: 'conflict',
    vi: 'Việc này trùng với một việc khác đã gửi trước đó. Tải lại trang rồi làm lại.',
    en: 'This request number was already used for something else. Reload the page and try again.',
  },
  too_many_exports: {
    kind: 'too_many',
    vi: 'Trong một giờ chỉ tải được {most} danh sách. Đợi {minutes} phút rồi tải tiếp.',
    en: 'Only {most} lists may be downloaded within an hour. Wait {minutes} minutes and go on.',
  },
  list_not_yours: {
    kind: 'conflict',
    vi: 'Danh sách này do người khác lập nên không sửa được. Lưu thành danh sách mới.',
    en: 'Somebody else made this list, so it cannot be changed. Save it as a new list.',
  },
  list_too_long: {
    kind: 'invalid',
    vi: 'Danh sách dài hơn {most} em nên không tải được một lần. Lọc hẹp lại, ví dụ theo thôn hoặc theo tuổi.',
    en: 'The list is longer than {most} children and cannot be downloaded at once. Narrow it, by village or age for instance.',
  },
  too_many_requests: {
    kind: 'too_many',
    vi: 'Quá nhiều yêu cầu liên tiếp. Đợi {seconds} giây rồi thử lại.',
    en: 'Too many requests in a row. Wait {seconds} seconds and try again.',
  },
  code_not_valid: {
    kind: 'invalid',
    vi: 'Tên đăng nhập và mã không khớp, hoặc mã đã dùng hay hết hạn. Xem lại tờ giấy; nếu vẫn không được, xin người quản trị mã mới.',
    en: 'The name and the code do not fit, or the code was used or has expired. Check the paper; otherwise ask the administrator for a new code.',
  },
  office_begun: {
    kind: 'conflict',
    vi: 'Măng Non ở đây đã được thiết lập. Đăng nhập để tiếp tục.',
    en: 'Măng Non has been set up here already. Sign in to continue.',
  },
  username_taken: {
    kind: 'conflict',
    vi: 'Tên đăng nhập {username} đã có người dùng. Chọn tên khác.',
    en: 'The user name {username} is taken. Choose another.',
  },
  ends_before_it_begins: {
    kind: 'invalid',
    vi: 'Ngày kết thúc phải sau ngày bắt đầu. Sửa lại ngày.',
    en: 'The end must come after the beginning. Correct the day.',
  },
  role_does_not_fit: {
    kind: 'invalid',
    vi: 'Vai trò này không thuộc cấp của địa bàn đã chọn: cộng tác viên ở thôn, cán bộ và chủ tịch ở xã, sở ở tỉnh. Chọn lại địa bàn.',
    en: 'This role does not belong to the chosen area: collaborators to villages, officers and the chair to the commune, departments to the province. Choose another area.',
  },
  roles_apart: {
    kind: 'conflict',
    vi: 'Người quản trị hoặc kiểm tra nhật ký không được giữ vai trò xem hồ sơ trẻ em. Giao vai trò này cho người khác.',
    en: 'An administrator or auditor may not hold a role that opens children’s records. Give it to somebody else.',
  },
  already_merged: {
    kind: 'conflict',
    vi: 'Một trong hai hồ sơ này đã gộp rồi. Tải lại danh sách.',
    en: 'One of the two files was merged already. Load the list again.',
  },
  child_merged: {
    kind: 'not_found',
    vi: 'Hồ sơ này đã gộp vào hồ sơ khác của cùng một em.',
    en: 'This file was laid into another of the same child.',
  },
  other_commune: {
    kind: 'invalid',
    vi: 'Hai hồ sơ ở hai xã khác nhau. Chuyển một hồ sơ về cùng xã trước khi gộp.',
    en: 'The two files are in different communes. Move one before laying them together.',
  },
  fact_in_future: {
    kind: 'invalid',
    vi: 'Ngày ghi nhận chưa tới. Chỉ ghi điều đã xảy ra; sửa lại ngày.',
    en: 'The day has not come yet. Only what has happened is entered; correct the day.',
  },
  fact_before_birth: {
    kind: 'invalid',
    vi: 'Ngày ghi nhận trước ngày sinh của em. Kiểm tra lại ngày, hoặc sửa ngày sinh trước.',
    en: 'The day is before the child was born. Check the day, or correct the birth date first.',
  },
  measurement_implausible: {
    kind: 'conflict',
    vi: 'Số đo khó tin: {whatVi} có z = {z}. Kiểm tra lại số cân, số đo và ngày; nếu đã đo đúng như vậy thì xác nhận rồi ghi.',
    en: 'Hard to believe: {what} has z = {z}. Check the weight, the height and the day; if it was measured so, confirm it.',
  },
  birth_in_future: {
    kind: 'invalid',
    vi: 'Ngày sinh chưa tới. Sửa lại ngày sinh.',
    en: 'The date of birth has not come yet. Correct it.',
  },
  birth_too_long_ago: {
    kind: 'invalid',
    vi: 'Theo ngày sinh này em đã {age} tuổi. Sửa lại năm sinh.',
    en: 'By this date of birth the child is {age}. Correct the year.',
  },
  child_is_grown: {
    kind: 'conflict',
    vi: 'Em đã {age} tuổi, không còn là trẻ em (dưới 16 tuổi). Kiểm tra năm sinh; nếu đúng, xác nhận vẫn ghi vào sổ.',
    en: 'At {age} this is no longer a child (under 16). Check the year of birth; if it is right, confirm.',
  },
  personal_number_contradicts: {
    kind: 'conflict',
    vi: 'Số định danh không khớp với {what}. Xem lại giấy tờ; nếu giấy tờ ghi đúng như vậy, xác nhận vẫn ghi.',
    en: 'The personal number contradicts {what}. Look at the papers; if they say so, confirm.',
  },
  personal_number_taken: {
    kind: 'conflict',
    vi: 'Số định danh này đã ghi cho một em khác. Mở hồ sơ em ấy để kiểm tra số nào đúng.',
    en: 'This personal number is written for another child. Open that file and see which number is right.',
  },
  child_known: {
    kind: 'conflict',
    vi: 'Em này đã có trong sổ. Mở hồ sơ của em để ghi thêm.',
    en: 'This child is in the register already. Open the file to add to it.',
  },
  child_maybe_known: {
    kind: 'conflict',
    vi: 'Trong sổ có một em rất giống: cùng tên, cùng ngày sinh. Mở hồ sơ em ấy để so; nếu là em khác, xác nhận rồi ghi.',
    en: 'The register has a child much like this one, of the same name and birthday. Compare; if it is another child, confirm.',
  },
  carer_there_already: {
    kind: 'conflict',
    vi: 'Hồ sơ đã ghi một người là {what} của em. Sửa người đó, hoặc bỏ điều ghi nhầm trước.',
    en: 'The file names a {what} of the child already. Correct that person, or take the mistake back first.',
  },
  own_deputy: {
    kind: 'invalid',
    vi: 'Một người không thể làm thay chính mình. Chọn người vắng mặt.',
    en: 'A person cannot stand in for themselves. Choose the person who is away.',
  },
  role_already_ended: {
    kind: 'conflict',
    vi: 'Vai trò này kết thúc trước ngày đó rồi. Muốn kéo dài, giao vai trò mới.',
    en: 'This role ends before that day already. To prolong it, give a new role.',
  },
  own_role: {
    kind: 'forbidden',
    vi: 'Không ai tự giao vai trò cho mình. Nhờ người quản trị khác giao.',
    en: 'Nobody gives a role to themselves. Ask another administrator.',
  },
  deputy_without_role: {
    kind: 'invalid',
    vi: 'Người vắng mặt không giữ vai trò này ở địa bàn này. Chọn đúng người và vai trò được làm thay.',
    en: 'The person who is away does not hold this role in this area. Choose the person and the role that is stood in for.',
  },
  import_finished: {
    kind: 'conflict',
    vi: 'Lần nhập này đã xong hoặc đã bỏ. Nhập lại tệp nếu còn cần.',
    en: 'This import is finished or was given up. Hand in the file again if it is still needed.',
  },
  file_empty: {
    kind: 'invalid',
    vi: 'Tệp không có nội dung. Chọn lại tệp, hoặc mở tệp để kiểm tra rồi lưu lại.',
    en: 'The file is empty. Choose it again, or open it, check it and save it again.',
  },
  file_too_large: {
    kind: 'too_large',
    vi: 'Tệp lớn quá {limit}. Tách thành nhiều tệp nhỏ hơn.',
    en: 'The file is larger than {limit}. Split it into smaller files.',
  },
  file_damaged: {
    kind: 'invalid',
    vi: 'Tệp bị hỏng hoặc tải về chưa xong, không đọc được. Mở bằng Word hoặc Excel, lưu lại rồi thử lần nữa.',
    en: 'The file is damaged or incomplete and cannot be read. Open it in Word or Excel, save it again and retry.',
  },
  file_wrong_type: {
    kind: 'invalid',
    vi: 'Tệp này không phải loại đọc được ở đây. Dùng tệp {accepted}.',
    en: 'This kind of file cannot be read here. Use {accepted}.',
  },
  file_not_utf8: {
    kind: 'invalid',
    vi: 'Chữ trong tệp không phải Unicode (UTF-8) nên không đọc được dấu tiếng Việt. Lưu lại với mã UTF-8 rồi thử lần nữa.',
    en: 'The text is not Unicode (UTF-8), so Vietnamese accents cannot be read. Save it as UTF-8 and retry.',
  },
  file_suspicious: {
    kind: 'invalid',
    vi: 'Tệp nén phình quá lớn khi mở ra nên không được đọc. Mở bằng Word hoặc Excel, lưu lại rồi thử lần nữa.',
    en: 'The file unpacks to far more than it should and was not read. Open it in Word or Excel, save it again and retry.',
  },
  file_pdf: {
    kind: 'invalid',
    vi: 'Tệp PDF chưa đọc được ở đây. Dùng bản Word gốc (.docx) hoặc bản chữ (.txt) của văn bản.',
    en: 'PDF files cannot be read here yet. Use the original Word document (.docx) or a text file (.txt).',
  },
  file_old_word: {
    kind: 'invalid',
    vi: 'Tệp Word đời cũ (.doc) hoặc có mật khẩu không đọc được. Mở bằng Word, bỏ mật khẩu, chọn Lưu thành .docx rồi thử lại.',
    en: 'Old Word files (.doc) and files with a password cannot be read. Open it in Word, remove the password, save as .docx and retry.',
  },
  file_not_found: {
    kind: 'not_found',
    vi: 'Không mở được tệp {file}. Kiểm tra lại tên và đường dẫn.',
    en: 'The file {file} could not be opened. Check its name and path.',
  },
  file_no_text: {
    kind: 'invalid',
    vi: 'Không thấy chữ nào trong tệp. Nếu là bản quét, gõ lại hoặc dùng bản Word gốc.',
    en: 'No text was found in the file. If it is a scan, use the original Word document.',
  },
  plan_field_unknown: {
    kind: 'invalid',
    vi: 'Mục này không có ô “{field}”. Tải lại trang rồi sửa lại.',
    en: 'This line has no field "{field}". Reload the page and try again.',
  },
  plan_value_invalid: {
    kind: 'invalid',
    vi: 'Ô “{field}” còn trống hoặc chưa đúng. Sửa ô này rồi lưu lại.',
    en: 'The field "{field}" is empty or not valid. Correct it and save again.',
  },
  plan_nothing_accepted: {
    kind: 'conflict',
    vi: 'Chưa chỉ tiêu nào được nhận. Nhận ít nhất một chỉ tiêu rồi mới đưa kế hoạch vào thực hiện.',
    en: 'No target has been accepted. Accept at least one before putting the plan in force.',
  },
  plan_ended: {
    kind: 'conflict',
    vi: 'Kế hoạch này đã hết hiệu lực nên không sửa được. Mở kế hoạch đang thực hiện.',
    en: 'This plan has ended and cannot be changed. Open the plan in force.',
  },
  plan_line_not_measure: {
    kind: 'invalid',
    vi: 'Chỉ gắn chỉ số cho một số đo của chỉ tiêu. Chọn số đo cần gắn.',
    en: 'Only a measure of a target is tied to an indicator. Choose the measure.',
  },
  plan_line_not_accepted: {
    kind: 'conflict',
    vi: 'Số đo này chưa được nhận. Nhận nó trước rồi gắn chỉ số.',
    en: 'This measure has not been accepted. Accept it first, then tie it to an indicator.',
  },
  indicator_unknown: {
    kind: 'invalid',
    vi: 'Không có chỉ số mã {code} trong danh mục. Chọn một chỉ số trong danh sách.',
    en: 'There is no indicator {code} in the catalogue. Choose one of the list.',
  },
  no_plan_in_force: {
    kind: 'invalid',
    vi: 'Chưa có kế hoạch nào được duyệt. Thêm kế hoạch và duyệt trước đã.',
    en: 'No plan has been adopted yet. Add a plan and adopt it first.',
  },
  figure_without_indicator: {
    kind: 'invalid',
    vi: 'Chỉ tiêu này chưa gắn chỉ số. Gắn chỉ số trong kế hoạch rồi nhập số liệu.',
    en: 'This measure has no indicator yet. Tie it to one in the plan, then enter the figure.',
  },
  figure_is_computed: {
    kind: 'invalid',
    vi: 'Số này được tính từ danh sách trẻ em, không nhập tay. Muốn số thay đổi, sửa hồ sơ của trẻ.',
    en: 'This figure is computed from the register and is not entered by hand. Correct the children instead.',
  },
  figure_incomplete: {
    kind: 'invalid',
    vi: 'Còn thiếu {whatVi}. Điền đủ rồi lưu lại.',
    en: '{what} is missing. Fill it in and save again.',
  },
  figure_denominator_zero: {
    kind: 'invalid',
    vi: 'Mẫu số phải lớn hơn 0. Nếu không có đối tượng nào, để trống và ghi vào báo cáo.',
    en: 'The denominator must be more than 0. If there is nobody to count, leave it empty and say so in the report.',
  },
  figure_over_whole: {
    kind: 'invalid',
    vi: 'Tử số {numerator} lớn hơn mẫu số {denominator}. Kiểm tra lại hai số.',
    en: 'The numerator {numerator} is larger than the denominator {denominator}. Check both numbers.',
  },
  figure_not_whole: {
    kind: 'invalid',
    vi: 'Số lượng phải là số nguyên. Nhập số đếm được, không nhập tỷ lệ.',
    en: 'Counts are whole numbers. Enter what was counted, not the rate.',
  },
  day_in_future: {
    kind: 'invalid',
    vi: 'Ngày {day} còn chưa đến. Chọn hôm nay hoặc một ngày đã qua.',
    en: 'The day {day} has not come yet. Choose today or an earlier day.',
  },
  issued_before_final: {
    kind: 'invalid',
    vi: 'Báo cáo chốt ngày {finalised} nên văn bản không thể ghi ngày {day}. Nhập ngày trên văn bản đã ký, từ {finalised} đến hôm nay.',
    en: 'The report was finalised on {finalised}, so the document cannot bear the day {day}. Type the date on the signed document, from {finalised} to today.',
  },
  report_is_final: {
    kind: 'conflict',
    vi: 'Báo cáo đã chốt nên không sửa được. Muốn sửa, lập bản mới của báo cáo năm đó.',
    en: 'The report is final and cannot be changed. To correct it, begin a new version for that year.',
  },
  report_not_final: {
    kind: 'conflict',
    vi: 'Báo cáo còn là bản thảo. Chốt báo cáo trước rồi mới ghi số, ngày và bản ký.',
    en: 'The report is still a draft. Finalise it before putting back its number, date and signed paper.',
  },
  change_decided: {
    kind: 'conflict',
    vi: 'Thay đổi này đã được quyết định hoặc đã rút lại. Tải lại trang để xem kết quả.',
    en: 'This change was decided or taken back already. Reload the page to see how.',
  },
  maybe_registered: {
    kind: 'conflict',
    vi: 'Có thể em này đã có trong sổ. So với các em bên dưới rồi chọn “Là em này” hoặc “Là em khác, ghi vào sổ”.',
    en: 'This child may be in the register already. Compare with those below and choose “This is the child” or “Another child: register”.',
  },
  surely_registered: {
    kind: 'conflict',
    vi: 'Em này đã có trong sổ: trùng họ tên, ngày sinh và mẹ hoặc thôn. Chọn “Là em này”, hoặc trả lại cho cộng tác viên.',
    en: 'This child is in the register already: same name, birthday and mother or village. Choose “This is the child”, or return it.',
  },
  round_closed: {
    kind: 'conflict',
    vi: 'Tháng {month} đã khoá. Thay đổi báo từ nay được tính vào tháng sau.',
    en: 'The month {month} is closed. What is reported from now on counts in the next month.',
  },
  round_out_of_order: {
    kind: 'conflict',
    vi: 'Chưa khoá được tháng {month}. Khoá lần lượt từng tháng, không trước khi tháng bắt đầu.',
    en: 'The month {month} cannot be closed yet. Close month after month, none before it begins.',
  },
  round_not_closed: {
    kind: 'conflict',
    vi: 'Tháng {month} chưa khoá. Khoá tháng trước rồi mới lập danh sách này.',
    en: 'The month {month} is not closed yet. Close it first, then draw up this list.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors

/** A refusal that the product foresaw. Anything else that is thrown is a fault and is shown as such. */
export class RuleError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, string | number>

  constructor(code: ErrorCode, detail: Record<string, string | number> = {}) {
    super(code)
    this.name = 'RuleError'
    this.code = code
    this.detail = detail
  }
}

/**
 * The sentence of an error in a language, its details filled in. A detail may have a Vietnamese twin: `field: 'value'`
 * with `fieldVi: 'giá trị'`.
 */
export const errorSentence = (
  code: ErrorCode,
  detail: Record<string, string | number> = {},
  language: 'vi' | 'en' = 'vi',
): string =>
  errors[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String((language === 'vi' ? detail[`${name}Vi`] : undefined) ?? detail[name] ?? ''),
  )
