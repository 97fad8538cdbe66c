/** The sign-in service (better-auth) under /api/auth: a handful of calls, its refusals in our own words. */
import { CallError } from '#api/call.ts'

const sentences: Record<string, { vi: string; en: string }> = {
  INVALID_USERNAME_OR_PASSWORD: {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.',
    en: 'The user name or the password is not right. Check Caps Lock and the keyboard layout and try again.',
  },
  INVALID_PASSWORD: {
    vi: 'Mật khẩu hiện tại chưa đúng. Nhập lại mật khẩu đang dùng để đăng nhập.',
    en: 'The present password is not right. Type the one you sign in with.',
  },
  PASSWORD_TOO_SHORT: {
    vi: 'Mật khẩu mới cần ít nhất 10 ký tự. Ghép vài từ dễ nhớ lại với nhau.',
    en: 'The new password needs at least 10 characters. Join a few words that you remember easily.',
  },
  INVALID_CODE: {
    vi: 'Mã chưa đúng hoặc đã hết hạn. Nhập mã 6 số đang hiện trên điện thoại.',
    en: 'The code is wrong or has expired. Type the 6 digits that the phone shows now.',
  },
  INVALID_BACKUP_CODE: {
    vi: 'Mã dự phòng này chưa đúng hoặc đã dùng. Dùng mã khác trên tờ giấy.',
    en: 'This backup code is wrong or was used. Use another one from the sheet.',
  },
  INVALID_TWO_FACTOR_COOKIE: {
    vi: 'Bước đăng nhập này đã quá lâu. Nhập lại tên và mật khẩu.',
    en: 'This sign-in took too long. Type your name and password again.',
  },
}
const byStatus = (status: number): { vi: string; en: string } =>
  status === 429
    ? {
        vi: 'Đã thử quá nhiều lần. Đợi một phút rồi thử lại.',
        en: 'Too many attempts. Wait a minute and try again.',
      }
    : {
        vi: 'Chưa đăng nhập được vì máy chủ gặp trục trặc. Thử lại sau ít phút.',
        en: 'Signing in failed because the server had a fault. Try again in a few minutes.',
      }

/** @throws CallError with a sentence that says what to do. */
const ask = async <T>(path: string, body: Record<string, unknown> = {}): Promise<T> => {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  }).catch(() => {
    throw new CallError(
      0,
      'network',
      {},
      {
        vi: 'Không kết nối được tới máy chủ. Kiểm tra mạng rồi thử lại.',
        en: 'The server cannot be reached. Check the network and try again.',
      },
    )
  })
  const reply = (await response.json().catch(() => ({}))) as T & { code?: string }
  if (response.ok) return reply
  throw new CallError(response.status, 'internal', {}, sentences[reply.code ?? ''] ?? byStatus(response.status))
}

export const auth = {
  /** `twoFactorRedirect`: the password was right and a code is still asked for. */
  signIn: (username: string, password: string) =>
    ask<{ twoFactorRedirect?: boolean }>('/sign-in/username', { username: username.trim().toLowerCase(), password }),
  verifyCode: (code: string) => ask('/two-factor/verify-totp', { code: code.replace(/\s/g, '') }),
  verifyBackupCode: (code: string) => ask('/two-factor/verify-backup-code', { code: code.trim() }),
  signOut: () => ask('/sign-out'),
  signOutEverywhere: () => ask('/revoke-sessions'),
  beginTwoFactor: (password: string) =>
    ask<{ totpURI: string; backupCodes: string[] }>('/two-factor/enable', { password }),
  endTwoFactor: (password: string) => ask('/two-factor/disable', { password }),
  changePassword: (currentPassword: string, newPassword: string) =>
    ask('/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
}
