import type { Refusals } from './refusal.ts'

/** Files that are handed in, and what cannot be read in them. */
export const fileRefusals = {
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
  import_finished: {
    kind: 'conflict',
    vi: 'Lần nhập này đã xong hoặc đã bỏ. Nhập lại tệp nếu còn cần.',
    en: 'This import is finished or was given up. Hand in the file again if it is still needed.',
  },
} as const satisfies Refusals
