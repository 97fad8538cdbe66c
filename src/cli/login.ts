/** `mangnon login` and `mangnon logout`. */
import { forgetLogin, postAuth, type SignInReply, savedLogin, saveLogin, serverOf } from './client.ts'
import { CliError, type Command } from './command.ts'

/** Asks for name, password and, where it is on, the six digits; keeps the session for the commands that follow. */
export const login: Command = async ({ options, io }) => {
  const server = serverOf(options, io)
  const username = typeof options.user === 'string' ? options.user : await io.ask('Tên đăng nhập / User name: ')
  const password = await io.ask('Mật khẩu / Password: ', true)
  let reply = await postAuth(server, '/sign-in/username', { username: username.trim().toLowerCase(), password })
  if (reply.status === 200 && reply.body.twoFactorRedirect === true) {
    const code = await io.ask('Mã 6 số / Six-digit code: ')
    reply = await postAuth(server, '/two-factor/verify-totp', { code: code.trim() }, { cookie: reply.cookie })
  }
  const token = tokenOf(reply)
  if (options.token === true) {
    io.out(options.json ? JSON.stringify({ server, username, token }) : token)
    return 0
  }
  const file = saveLogin(io, { server, username: username.trim().toLowerCase(), token })
  io.out(
    options.json
      ? JSON.stringify({ server, username })
      : `Đã đăng nhập ${server} với tên ${username}. Phiên làm việc giữ trong ${file}.\nSigned in at ${server} as ${username}.`,
  )
  return 0
}

const tokenOf = (reply: SignInReply): string => {
  if (reply.status === 200 && reply.token) return reply.token
  if (reply.status === 429)
    throw new CliError(
      'Thử sai quá nhiều lần. Đợi một phút rồi thử lại.',
      'Too many attempts. Wait a minute and try again.',
    )
  if (reply.status === 401 || reply.status === 400 || reply.status === 422)
    throw new CliError(
      'Tên đăng nhập, mật khẩu hoặc mã không đúng. Thử lại.',
      'The user name, the password or the code is not right. Try again.',
    )
  if (reply.status === 403)
    throw new CliError(
      'Máy chủ không nhận địa chỉ này. Dùng đúng địa chỉ mà máy chủ in ra khi khởi động (--server).',
      'The server does not accept this address. Use the one it printed at start (--server).',
    )
  throw new CliError(`Không đăng nhập được (${reply.status}).`, `Sign-in failed (${reply.status}).`)
}

/** Ends the kept session on the server and forgets it here. */
export const logout: Command = async ({ options, io }) => {
  const saved = savedLogin(io)
  if (saved) await postAuth(saved.server, '/sign-out', {}, { authorization: `Bearer ${saved.token}` }).catch(() => {})
  forgetLogin(io)
  if (options.json) io.out(JSON.stringify({ signedOut: saved !== undefined }))
  else io.out(saved ? 'Đã đăng xuất.\nSigned out.' : 'Không có phiên làm việc nào được giữ.\nNo session was kept.')
  return 0
}
