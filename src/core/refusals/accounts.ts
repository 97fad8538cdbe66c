import type { Refusals } from './refusal.ts'

/** Accounts, codes and roles. */
export const accountRefusals = {
  office_begun: {
    kind: 'conflict',
    vi: 'Măng Non ở đây đã được thiết lập. Đăng nhập để tiếp tục.',
    en: 'Măng Non has been set up here already. Sign in to continue.',
  },
  code_not_valid: {
    kind: 'invalid',
    vi: 'Tên đăng nhập và mã không khớp, hoặc mã đã dùng hay hết hạn. Xem lại tờ giấy; nếu vẫn không được, xin người quản trị mã mới.',
    en: 'The name and the code do not fit, or the code was used or has expired. Check the paper; otherwise ask the administrator for a new code.',
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
  own_role: {
    kind: 'forbidden',
    vi: 'Không ai tự giao vai trò cho mình. Nhờ người quản trị khác giao.',
    en: 'Nobody gives a role to themselves. Ask another administrator.',
  },
  own_deputy: {
    kind: 'invalid',
    vi: 'Một người không thể làm thay chính mình. Chọn người vắng mặt.',
    en: 'A person cannot stand in for themselves. Choose the person who is away.',
  },
  deputy_without_role: {
    kind: 'invalid',
    vi: 'Người vắng mặt không giữ vai trò này ở địa bàn này. Chọn đúng người và vai trò được làm thay.',
    en: 'The person who is away does not hold this role in this area. Choose the person and the role that is stood in for.',
  },
  role_already_ended: {
    kind: 'conflict',
    vi: 'Vai trò này kết thúc trước ngày đó rồi. Muốn kéo dài, giao vai trò mới.',
    en: 'This role ends before that day already. To prolong it, give a new role.',
  },
} as const satisfies Refusals
