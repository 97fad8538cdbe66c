import type { Refusals } from './refusal.ts'

/** What any request may meet, whatever it asks for. */
export const requestRefusals = {
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
  too_many_requests: {
    kind: 'too_many',
    vi: 'Quá nhiều yêu cầu liên tiếp. Đợi {seconds} giây rồi thử lại.',
    en: 'Too many requests in a row. Wait {seconds} seconds and try again.',
  },
} as const satisfies Refusals
