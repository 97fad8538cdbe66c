/**
 * Sign-in by better-auth: name and password, a second factor by TOTP, sessions in cookies (and, for the command line,
 * the same session as a bearer token). Its tables live in schema `auth`, reached only by the database role app_auth.
 */
import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { bearer, twoFactor, username } from 'better-auth/plugins'
import pg from 'pg'

export type AuthOptions = {
  /** A pool that connects as app_auth with `search_path=auth`. */
  pool: pg.Pool
  secret: string
  baseUrl: string
  trustedOrigins: string[]
}

/** A pool for better-auth on a connection of role app_auth. */
export const makeAuthPool = (connection: pg.ClientConfig): pg.Pool => {
  const pool = new pg.Pool({ ...connection, options: '-c search_path=auth', max: 5 })
  // Without a listener a stopped PostgreSQL would end the process.
  pool.on('error', () => {})
  return pool
}

/** Everything better-auth is told. The migration 0004-auth.sql is printed from it; a test compares the two. */
export const authOptions = ({ pool, secret, baseUrl, trustedOrigins }: AuthOptions) => ({
  appName: 'Măng Non',
  database: pool,
  secret,
  baseURL: baseUrl,
  basePath: '/api/auth',
  trustedOrigins,
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 10,
    maxPasswordLength: 200,
    autoSignIn: false,
  },
  session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60, freshAge: 60 * 30 },
  user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
  plugins: [
    username({
      minUsernameLength: 3,
      maxUsernameLength: 40,
      usernameValidator: (name: string) => /^[a-z0-9.-]+$/.test(name),
    }),
    twoFactor({ issuer: 'Măng Non' }),
    bearer(),
  ],
  rateLimit: {
    enabled: true,
    window: 60,
    max: 200,
    customRules: {
      '/sign-in/username': { window: 60, max: 10 },
      '/two-factor/*': { window: 60, max: 10 },
    },
  },
  advanced: {
    // Under NODE_ENV=test better-auth would turn these off by itself.
    disableCSRFCheck: false,
    disableOriginCheck: false,
    useSecureCookies: baseUrl.startsWith('https://'),
    defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true },
    database: { generateId: () => randomUUID() },
    ipAddress: { ipAddressHeaders: ['x-real-address'] },
  },
  telemetry: { enabled: false },
  logger: { level: 'error' as const, disabled: false },
})

export const makeAuth = (options: AuthOptions) => betterAuth(authOptions(options))
export type Auth = ReturnType<typeof makeAuth>

/**
 * Makes a sign-in for an account that the register of accounts knows already. The e-mail that better-auth's table asks
 * for is made up from the name: none is needed or sent.
 */
export const createSignIn = async (
  auth: Auth,
  pool: pg.Pool,
  person: { accountId: string; username: string; password: string },
): Promise<void> => {
  const { password } = await auth.$context
  const hash = await password.hash(person.password)
  await pool.query(
    `with person as (
       insert into "user" ("id", "name", "email", "emailVerified", "username", "displayUsername")
       values ($1, $2, $2 || '@mangnon.invalid', true, $2, $2) returning "id")
     insert into "account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
     select gen_random_uuid(), "id", 'credential', "id", $3, now() from person`,
    [person.accountId, person.username, hash],
  )
}

/** Sets a password anew and ends every session of that person. */
export const resetPassword = async (auth: Auth, accountId: string, password: string): Promise<void> => {
  const context = await auth.$context
  await context.internalAdapter.updatePassword(accountId, await context.password.hash(password))
  await context.internalAdapter.deleteUserSessions(accountId)
}
