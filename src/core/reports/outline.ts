/**
 * The outline of the yearly report: its chapters and sections, each with the hint a draft prints while it is empty.
 * It is ours: no official form of the yearly report on child affairs was found.
 */
import type { SectionKey, TargetResult } from './yearly-report-input.ts'

export type Part = { key: SectionKey; title: string; hint: string }

type Chapter = { title: string; parts: [Part, ...Part[]]; numbered: boolean }

export const part = (key: SectionKey, title: string, hint: string): Part => ({ key, title, hint })

export const outline = (year: number): [Chapter, Chapter, Chapter, Chapter, Chapter] => [
  {
    title: 'TÌNH HÌNH CHUNG',
    numbered: false,
    parts: [
      part(
        'situation',
        'Tình hình chung',
        'Nêu đặc điểm địa bàn, trẻ em có nguy cơ rơi vào hoàn cảnh đặc biệt, biến động so với năm trước.',
      ),
    ],
  },
  {
    title: 'KẾT QUẢ THỰC HIỆN',
    numbered: true,
    parts: [
      part(
        'direction',
        'Công tác lãnh đạo, chỉ đạo; văn bản đã ban hành',
        'Liệt kê văn bản đã ban hành trong năm: số, ngày, trích yếu.',
      ),
      part(
        'communication',
        'Truyền thông, giáo dục, vận động xã hội',
        'Nêu hoạt động Tháng hành động vì trẻ em, Tết Trung thu, truyền thông về Tổng đài 111; số buổi, số lượt người.',
      ),
      part(
        'organisation',
        'Tổ chức bộ máy, đội ngũ, tập huấn',
        'Nêu người làm công tác trẻ em, cộng tác viên ở thôn, lớp tập huấn và số người dự.',
      ),
      part(
        'protection',
        'Bảo vệ trẻ em',
        'Nêu kết quả phòng, chống xâm hại; lao động trẻ em; tai nạn thương tích, đuối nước; môi trường mạng; chăm sóc thay thế.',
      ),
      part(
        'health',
        'Chăm sóc sức khỏe, dinh dưỡng, phát triển toàn diện',
        'Nêu kết quả khám sức khỏe, tiêm chủng, dinh dưỡng, phát triển trẻ thơ.',
      ),
      part(
        'education',
        'Giáo dục; văn hóa, vui chơi, giải trí',
        'Nêu kết quả huy động trẻ đến trường, điểm vui chơi, hoạt động hè.',
      ),
      part(
        'participation',
        'Sự tham gia của trẻ em',
        'Nêu diễn đàn trẻ em, lấy ý kiến trẻ em, hoạt động có sự tham gia của trẻ em.',
      ),
      part('childFriendly', 'Xây dựng xã, phường phù hợp với trẻ em', 'Nêu kết quả tự chấm điểm và hồ sơ công nhận.'),
      part(
        'budget',
        'Kinh phí thực hiện',
        'Nêu kinh phí ngân sách trung ương, tỉnh, xã; Quỹ Bảo trợ trẻ em; tài trợ: số giao, số đã chi.',
      ),
      part('inspection', 'Kiểm tra, thanh tra, giám sát', 'Nêu số cuộc kiểm tra, giám sát và kết quả xử lý.'),
    ],
  },
  {
    title: 'ĐÁNH GIÁ CHUNG',
    numbered: true,
    parts: [
      part('strengths', 'Ưu điểm', 'Nêu việc làm tốt, mô hình hay.'),
      part('limitations', 'Tồn tại, hạn chế', 'Nêu việc chưa làm được.'),
      part('causes', 'Nguyên nhân', 'Nêu nguyên nhân khách quan và chủ quan.'),
    ],
  },
  {
    title: `PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM ${year + 1}`,
    numbered: false,
    parts: [
      part(
        'tasks',
        `Phương hướng, nhiệm vụ năm ${year + 1}`,
        'Nêu nhiệm vụ trọng tâm năm tới, đơn vị chủ trì và thời hạn.',
      ),
    ],
  },
  {
    title: 'KIẾN NGHỊ, ĐỀ XUẤT',
    numbered: false,
    parts: [
      part(
        'proposals',
        'Kiến nghị, đề xuất',
        'Nêu kiến nghị với cấp trên, cơ quan liên quan; nếu không có thì ghi "Không có kiến nghị".',
      ),
    ],
  },
]

/** The section in which a target's sentences stand, by the words of its text and objective. */
export const sectionFor = (target: Pick<TargetResult, 'text' | 'objective' | 'section'>): SectionKey => {
  if (target.section) return target.section
  if (/(?:xã|phường|địa phương).*phù hợp với trẻ em/iu.test(target.text)) return 'childFriendly'
  const words = target.objective ?? target.text
  if (/sức kh[oỏ][eẻ]|dinh dưỡng|phát triển toàn diện/iu.test(words)) return 'health'
  if (/bảo vệ/iu.test(words)) return 'protection'
  if (/giáo dục|văn hóa|vui chơi/iu.test(words)) return 'education'
  return /tham gia/iu.test(words) ? 'participation' : 'protection'
}
