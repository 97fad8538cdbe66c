import type { Refusals } from './refusal.ts'

/** The register: a child, its facts, its doubles, and lists of children. */
export const childRefusals = {
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
  too_many_exports: {
    kind: 'too_many',
    vi: 'Trong một giờ chỉ tải được {most} danh sách. Đợi {minutes} phút rồi tải tiếp.',
    en: 'Only {most} lists may be downloaded within an hour. Wait {minutes} minutes and go on.',
  },
} as const satisfies Refusals
