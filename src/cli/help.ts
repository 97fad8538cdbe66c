/** What `mangnon --help` says: Vietnamese first, English below. */

const usage: Record<string, { line: string; vi: string; en: string }> = {
  'plan read': {
    line: 'plan read FILE [--json]',
    vi: 'đọc một kế hoạch (.docx, .txt), không cần máy chủ hay đăng nhập',
    en: 'read a plan (.docx, .txt); no server, no sign-in',
  },
  'growth zscores': {
    line: 'growth zscores IN.csv OUT.csv',
    vi: 'tính z-score tăng trưởng theo WHO cho một bảng số đo; không cần máy chủ hay đăng nhập',
    en: 'growth z-scores by the standards of WHO for a table of measurements; no server, no sign-in',
  },
  'places find': {
    line: 'places find "Đồng Sơn, TP Hạ Long"',
    vi: 'tìm xã hiện nay từ tên hoặc mã cũ, mới; không cần máy chủ hay đăng nhập',
    en: "find today's commune from an old or new name or code; no server, no sign-in",
  },
  'plan import': {
    line: 'plan import FILE [--accept] [--commune 22/06985]',
    vi: 'nộp kế hoạch thành bản chờ rà soát; --accept: nhận và đưa vào thực hiện với tên người đăng nhập',
    en: 'hand a plan in as a draft for review; --accept: accept it and put it in force in your name',
  },
  'children import': {
    line: 'children import FILE [--commune 22/06985]',
    vi: 'nhập danh sách trẻ em (.xlsx, .csv); dòng sai được liệt kê kèm lý do',
    en: 'import a list of children (.xlsx, .csv); bad rows are listed with the reason',
  },
  'children link': {
    line: 'children link A.csv [B.csv]',
    vi: 'dò những dòng có thể là một em, trong một danh sách hoặc giữa hai danh sách; không cần máy chủ hay đăng nhập',
    en: 'find rows that may be one child, within a list or between two; no server, no sign-in',
  },
  'figures compute': {
    line: 'figures compute --year 2026 [--as-of 2026-11-14]',
    vi: 'tính các chỉ tiêu của kế hoạch đang thực hiện',
    en: 'compute the targets of the plan in force',
  },
  'report build': {
    line: 'report build --year 2026 --out DIR [--finalise]',
    vi: 'lập báo cáo năm, ghi tệp .docx và .pdf vào thư mục; --finalise: chốt trước khi ghi',
    en: 'compose the yearly report, write .docx and .pdf into the folder; --finalise: freeze it first',
  },
  backup: { line: 'backup [--out DIR]', vi: 'sao lưu ngay bây giờ', en: 'make a backup now' },
  restore: {
    line: 'restore FILE [--key KEY] [--force]',
    vi: 'khôi phục từ một bản sao lưu',
    en: 'restore from a backup',
  },
  login: {
    line: 'login [--server URL] [--user NAME] [--token]',
    vi: 'đăng nhập và giữ phiên trên máy này; --token: chỉ in mã phiên để dùng làm MANGNON_TOKEN',
    en: 'sign in and keep the session on this machine; --token: only print it, for MANGNON_TOKEN',
  },
  logout: { line: 'logout', vi: 'đăng xuất', en: 'sign out' },
}

const listed = (language: 'vi' | 'en'): string =>
  Object.values(usage)
    .map((entry) => `  mangnon ${entry.line}\n      ${entry[language]}`)
    .join('\n')

const common = {
  vi: `Mọi lệnh nhận --json (in đúng một giá trị JSON) và --help.
Máy chủ: --server, MANGNON_SERVER, hoặc nơi đã đăng nhập; mặc định http://localhost:3000.
Phiên làm việc: MANGNON_TOKEN, hoặc “mangnon login” (giữ ở ~/.config/mangnon/login.json).
Mã kết thúc: 0 xong · 1 bị từ chối hoặc không làm được · 2 lệnh sai hoặc tệp không đọc được.`,
  en: `Every command takes --json (prints exactly one JSON value) and --help.
Server: --server, MANGNON_SERVER, or where you signed in; by default http://localhost:3000.
Session: MANGNON_TOKEN, or "mangnon login" (kept in ~/.config/mangnon/login.json).
Exit codes: 0 done · 1 refused or failed · 2 wrong command or unreadable file.`,
}

export const helpText = `Măng Non: công tác trẻ em, bằng dòng lệnh

${listed('vi')}

${common.vi}

English

${listed('en')}

${common.en}`

/** Help on one command. */
export const helpFor = (name: string): string => {
  const entry = usage[name]
  return entry ? `mangnon ${entry.line}\n  ${entry.vi}\n  ${entry.en}\n\n${common.vi}\n\n${common.en}` : helpText
}
