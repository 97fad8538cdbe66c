import type { Messages } from '../i18n/text.ts'

const vi = {
  title: 'Kế hoạch & chỉ tiêu',
  below: 'Mỗi văn bản được đọc thành chỉ tiêu, phân công và thời hạn; chỉ điều anh/chị nhận mới thành kế hoạch.',
  toTargets: 'Xem chỉ tiêu',
  add: 'Thêm kế hoạch',
  addClose: 'Đóng phần thêm',
  fileLabel: 'Thả tệp kế hoạch vào đây',
  fileWhat:
    'Văn bản được đọc ngay thành chỉ tiêu, phân công và thời hạn để anh/chị duyệt từng dòng. Chưa duyệt thì chưa có gì thành kế hoạch.',
  reading: (name: string) => `Đang đọc ${name}…`,
  fileNotTaken: (name: string) => `Chưa nhận tệp ${name}.`,
  emptyTitle: 'Chưa có kế hoạch nào',
  empty:
    'Từ văn bản kế hoạch, Măng Non lập bảng chỉ tiêu, nhắc hạn báo cáo và soạn báo cáo năm. Việc đầu tiên: thả vào đây tệp Word hoặc tệp chữ của kế hoạch, ví dụ “Kế hoạch thực hiện Chương trình hành động quốc gia vì trẻ em giai đoạn 2026-2030 trên địa bàn xã”.',
  emptyReader:
    'Khi công chức văn hoá - xã hội của xã thêm văn bản kế hoạch và duyệt xong, chỉ tiêu sẽ hiện ở đây, ví dụ “Trẻ em dưới 5 tuổi được đăng ký khai sinh: đạt 100% năm 2030”.',
  onlyOfficer: 'Công chức văn hoá - xã hội của xã thêm và duyệt kế hoạch; vai trò của anh/chị xem được.',
  plan: 'Kế hoạch',
  code: 'Số, ký hiệu',
  period: 'Giai đoạn',
  state: 'Trạng thái',
  targets: 'Chỉ tiêu',
  toDo: 'Còn phải làm',
  waiting: (n: string) => `${n} dòng chờ duyệt`,
  doubtful: (n: string) => `${n} điều cần xem`,
  withoutIndicator: (n: string) => `${n} số đo chưa gắn chỉ số`,
  allDone: 'Đã duyệt xong',
  draft: 'Đang duyệt',
  inForce: 'Đang thực hiện',
  ended: 'Hết hiệu lực',
  issued: (day: string) => `ban hành ${day}`,
  added: (moment: string) => `thêm lúc ${moment}`,
  noCode: 'chưa có số',
}

const en = {
  title: 'Plans & targets',
  below: 'A document is read into targets, duties and dates; only what you accept becomes the plan.',
  toTargets: 'See the targets',
  add: 'Add a plan',
  addClose: 'Close adding',
  fileLabel: 'Drop the plan document here',
  fileWhat:
    'It is read at once into targets, duties and dates, which you then go through line by line. Nothing becomes the plan before that.',
  reading: (name: string) => `Reading ${name}…`,
  fileNotTaken: (name: string) => `${name} was not taken in.`,
  emptyTitle: 'No plan yet',
  empty:
    'From the plan document Măng Non makes the table of targets, reminds of report dates and composes the yearly report. First thing to do: drop the Word or text file of the plan here, such as “Plan to carry out the national programme of action for children 2026-2030 in the commune”.',
  emptyReader:
    'When the culture-social officer of the commune has added a plan document and gone through it, its targets appear here, such as “Children under 5 with birth registration: 100% by 2030”.',
  onlyOfficer: 'The culture-social officer of the commune adds and reviews plans; your role may read them.',
  plan: 'Plan',
  code: 'Number',
  period: 'Period',
  state: 'State',
  targets: 'Targets',
  toDo: 'Left to do',
  waiting: (n: string) => `${n} lines wait`,
  doubtful: (n: string) => `${n} to look at`,
  withoutIndicator: (n: string) => `${n} measures without indicator`,
  allDone: 'All reviewed',
  draft: 'In review',
  inForce: 'In force',
  ended: 'Ended',
  issued: (day: string) => `issued ${day}`,
  added: (moment: string) => `added ${moment}`,
  noCode: 'no number yet',
} satisfies Messages<typeof vi>

export const plansText = { vi, en }
