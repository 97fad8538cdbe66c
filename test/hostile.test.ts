/** People who try what they may not, and input that nobody would type by mistake. Each refusal is one of ours, in words. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountView, accountApi } from '#api/accounts.ts'
import { childApi } from '#api/children.ts'
import { demoPeople } from '#core/demo/people.ts'
import type { Permission } from '#core/permissions.ts'
import { type CastName, type DemoApp, demoApp } from './people/app.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const idOf = (name: CastName): string => demoPeople.find((p) => p.username === name)?.accountId ?? ''
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => error.code as string,
  )
const status = async (who: CastName | null, method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object) =>
  (await demo.request(who, { method, url, ...(payload ? { payload } : {}) })).statusCode
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Starts requests while somebody holds a lock, lets it go when all of them wait, and gives their outcomes. */
const whileHeld = async (lock: string, starts: (() => Promise<string>)[]) => {
  const holder = await demo.database.adminPool.connect()
  try {
    await holder.query('begin')
    await holder.query(lock)
    const outcomes: Promise<string>[] = []
    for (const start of starts) {
      outcomes.push(start())
      await new Promise((done) => setTimeout(done, 300))
    }
    await holder.query('commit')
    return Promise.all(outcomes)
  } finally {
    holder.release()
  }
}

describe('roles', () => {
  const open = async (more: object = {}): Promise<AccountView> => {
    const quantri = await demo.as('quantri')
    const body = { username: `u${randomBytes(5).toString('hex')}`, displayName: 'Người Thử', role: 'communeOfficer' }
    return (await quantri(accountApi.create, { body: { ...body, areaPath: '22/06985', ...more } as never })).account
  }
  const grant = async (accountId: string, more: object = {}) => {
    const quantri = await demo.as('quantri')
    const body = { role: 'communeOfficer', areaPath: '22/06985', validFrom: '2026-11-01', validTo: null }
    return quantri(accountApi.grant, {
      params: { accountId },
      body: { ...body, deputyFor: null, reason: null, ...more } as never,
    })
  }

  test('an area with a comma in it does not open a second one, in the contract, in a transaction, in the table', async () => {
    const twoAreas = '22/06985/x,22'
    expect(await codeOf(grant(idOf('phuong'), { role: 'collaborator', areaPath: twoAreas }))).toBe('invalid_request')
    expect(await codeOf(open({ role: 'collaborator', areaPath: twoAreas }))).toBe('invalid_request')
    await expect(
      demo.database.adminPool.query(
        'insert into role_grants (account_id, role, area_path, valid_from, granted_at) values ($1, $2, $3, now(), now())',
        [idOf('phuong'), 'collaborator', twoAreas],
      ),
    ).rejects.toThrow(/is_area_path|check constraint/)
    const { asActor } = await import('#store/as-actor.ts')
    const grants = [
      { role: 'collaborator', areaPath: twoAreas, validFrom: '2026-01-01', validTo: null, deputyFor: null },
    ]
    const actor = { accountId: idOf('phuong'), grants } as never
    const asked = { actor, permission: 'child.read' as Permission, now: demo.clock.now }
    expect(await codeOf(asActor(demo.db, asked, async () => 1))).toBe('not_permitted')
  })

  test('a role is held in an area that there is, by somebody else than the giver', async () => {
    expect(await codeOf(grant(idOf('phuong'), { role: 'collaborator', areaPath: '22/06985/khong-co' }))).toBe(
      'not_found',
    )
    expect(await codeOf(grant(idOf('quantri'), { role: 'auditor' }))).toBe('own_role')
  })

  test('ending a role never prolongs it: one that is over is not brought back beside the administrator’s', async () => {
    const account = await open({ validFrom: '2026-01-01', validTo: '2026-02-01' })
    await grant(account.accountId, { role: 'systemAdministrator' })
    const quantri = await demo.as('quantri')
    const ending = quantri(accountApi.endGrant, {
      params: { accountId: account.accountId, grantId: account.grants[0]?.grantId ?? '' },
      body: { on: '2199-01-01' as never, reason: 'thử' },
    })
    expect(await codeOf(ending)).toBe('role_already_ended')
  })

  test('two roles that exclude each other, given at the same moment, do not both come about', async () => {
    const account = await open({ role: 'communeChair', validFrom: '2020-01-01', validTo: '2020-02-01' })
    // Held until both have looked: the worst moment, every time.
    const both = await whileHeld(
      'lock table role_grants in share mode',
      ['auditor', 'communeOfficer'].map((role) => () => codeOf(grant(account.accountId, { role }))),
    )
    expect(both.sort()).toEqual(['done', 'roles_apart'])
  })

  test('roles held elsewhere count too when roles exclude each other', async () => {
    const account = await open({ role: 'communeChair', validFrom: '2020-01-01', validTo: '2020-02-01' })
    await demo.database.adminPool.query(
      `insert into role_grants (account_id, role, area_path, valid_from, granted_at) values ($1, 'auditor', '22', '2026-01-01', now())`,
      [account.accountId],
    )
    expect(await codeOf(grant(account.accountId))).toBe('roles_apart')
  })

  test('a deputy stands in for a role that the person who is away holds there', async () => {
    expect(await codeOf(grant(idOf('phuong'), { deputyFor: randomUUID() }))).toBe('not_found')
    expect(await codeOf(grant(idOf('phuong'), { role: 'communeChair', deputyFor: idOf('tham') }))).toBe(
      'deputy_without_role',
    )
    const helper = await open({ role: 'communeChair' })
    expect(await codeOf(grant(helper.accountId, { role: 'communeOfficer', deputyFor: idOf('tham') }))).toBe('done')
  })

  test('a name taken in a commune that the administrator does not see, or at the same moment, is refused in words', async () => {
    expect(await codeOf(open({ username: 'mai-bache' }))).toBe('username_taken')
    const twice = await Promise.all([1, 2].map(() => codeOf(open({ username: 'cung-luc' }))))
    expect(twice.sort()).toEqual(['done', 'username_taken'])
    expect(await codeOf(open({ validFrom: '2026-11-10', validTo: '2026-11-01' }))).toBe('ends_before_it_begins')
  })

  test('nobody renames their own sign-in, asks which names exist, or signs in by another door', async () => {
    expect(await status('tham', 'POST', '/api/auth/update-user', { username: 'mai.moi' })).toBe(404)
    expect(await status(null, 'POST', '/api/auth/is-username-available', { username: 'huyen' })).toBe(404)
    expect(
      await status(null, 'POST', '/api/auth/sign-in/email', { email: 'tham@mangnon.invalid', password: 'x' }),
    ).toBe(404)
  })

  test('the first page opens no names to anybody', async () => {
    for (const name of ['huyen', 'tham', 'sam'] as const)
      expect(
        await demo.inTx(
          name,
          'today.read',
          async (tx) => (await sql`select 1 from child_identities limit 1`.execute(tx.db)).rows,
        ),
      ).toEqual([])
  })
})

describe('traces', () => {
  test('a password set with a code from paper stands in the chain, and ends the sessions there were', async () => {
    const quantri = await demo.as('quantri')
    await demo.as('khoa')
    const { code } = await quantri(accountApi.renewCode, { params: { accountId: idOf('khoa') } })
    expect(
      await status(null, 'POST', '/api/activations', { username: 'khoa', code, password: 'mot mat khau moi' }),
    ).toBe(200)
    expect(await status('khoa', 'GET', '/api/session')).toBe(401)
    const { listAudit } = await import('#store/audit-reading.ts')
    const audit = await demo.inTx('kiemtra', 'audit.read', (tx) => listAudit(tx, '22/06985', undefined))
    expect(audit.rows[0]).toMatchObject({ action: 'set_password', accountId: idOf('khoa'), subjectId: idOf('khoa') })
    expect(audit.brokenAt).toBeNull()
  })

  test('a fault that is logged shows places in the code, no line of its message', async () => {
    const { stackOf } = await import('#server/errors.ts')
    const text = stackOf(new Error('không ghi được:\n  Bàn Thị Dòng Hai\n    at "Bàn Thị Dòng Ba"'))
    expect(text).toContain('hostile.test.ts')
    expect(text).not.toContain('Bàn Thị')
  })
})

describe('a child that moves to another village', () => {
  test('takes its mother and its household along: the new collaborator sees them, the former one no longer', async () => {
    const tham = await demo.as('tham')
    const heading = 'Họ và tên,Ngày sinh,Giới tính,Thôn,Họ tên mẹ,Mã hộ,Chủ hộ'
    const { rows: villages } = await demo.database.adminPool.query(
      `select name from areas where path in ('22/06985/01', '22/06985/03') order by path`,
    )
    const [before, after] = villages.map((row) => row.name as string)
    const enter = async (village: string | undefined, factsFrom: string) => {
      const line = `Bàn Thị Chuyển,03/03/2019,Nữ,${village},Lý Thị Mẹ Thử,H-CHUYEN,Lý Văn Chủ Thử`
      const body = { fileName: 'x.csv', contentBase64: base64(`${heading}\n${line}\n`), factsFrom: factsFrom as never }
      const { batchId } = await tham(childApi.startImport, { body })
      await tham(childApi.acceptImport, { params: { batchId } })
    }
    const seenBy = (name: CastName) =>
      demo.inTx(name, 'child.read', async (tx) => {
        const { rows } = await sql<{
          n: number
        }>`select (select count(*) from person_identities where full_name = 'Lý Thị Mẹ Thử')
          + (select count(*) from household_identities where head_name = 'Lý Văn Chủ Thử') as n`.execute(tx.db)
        return Number(rows[0]?.n)
      })
    await enter(before, '2026-01-01')
    expect([await seenBy('sam'), await seenBy('phuong'), await seenBy('tham')]).toEqual([2, 0, 2])
    await enter(after, '2026-11-01')
    expect([await seenBy('sam'), await seenBy('phuong'), await seenBy('tham')]).toEqual([0, 2, 2])
    const phuong = await demo.as('phuong')
    const list = await phuong(childApi.search, { body: { search: 'Chuyển' } })
    const page = await phuong(childApi.read, { params: { childId: list.rows[0]?.childId ?? '' } })
    expect(page).toMatchObject({ carers: [{ fullName: 'Lý Thị Mẹ Thử' }], household: { headName: 'Lý Văn Chủ Thử' } })
  })
})

describe('input that cannot be', () => {
  test('NUL and half characters are refused by their place, in addresses and in bodies', async () => {
    for (const url of ['children?village=%00', 'children?ethnic=%00', 'figure-rows?indicator=%00'])
      expect(await status('tham', 'GET', `/api/${url}`), url).toBe(422)
    const reply = await demo.request('tham', {
      method: 'POST',
      url: '/api/imports',
      payload: { fileName: 'Bàn\0.csv', contentBase64: base64('Họ và tên,Ngày sinh\nBàn A,01/01/2020\n') },
    })
    expect(reply.json().error).toMatchObject({ code: 'invalid_request', detail: { where: 'fileName' } })
    expect(
      await status(null, 'POST', '/api/activations', { username: 'a\0', code: 'AAAA', password: '1234567890' }),
    ).toBe(422)
    const report = await demo.request('tham', { method: 'POST', url: '/api/reports', payload: { year: 2026 } })
    for (const value of ['a\0b', 'a\ud800b'])
      expect(
        await status('tham', 'PATCH', `/api/reports/${report.json().reportId}/texts`, {
          fields: { situation: { value, baseVersion: 0 } },
        }),
      ).toBe(422)
  })

  test('days outside the years of any plan, absurd pages, doubled keys and strange hosts are refused or empty', async () => {
    for (const url of [
      'population?asOf=1900-01-01',
      'population?asOf=9999-12-31',
      'children?area=a&area=b',
      'children?page=-1',
      'round?month=1900-01',
      'round/movements?month=1900-01',
      'round/movements?month=2199-12',
      ...['0000-01-01T00:00:00Z', '2026-01-01T00:00:00%2B23:00', '2026-01-01T00:00:00-16:00'].map(
        (moment) => `children/${randomUUID()}/history?asKnown=${moment}`,
      ),
    ])
      expect(await status('tham', 'GET', `/api/${url}`), url).toBe(422)
    for (const search of ['12/2199', '31/12/2199', '1/1900', '29/02/2100'])
      expect(await status('tham', 'POST', '/api/children-search', { search }), search).toBe(200)
    expect(await status('tham', 'GET', '/api/children?page=9007199254740991')).toBe(200)
    expect(await status('tham', 'POST', '/api/reports', { year: 2026, cutOff: '1900-01-01' })).toBe(422)
    const strange = await demo.request(null, {
      method: 'POST',
      url: '/api/auth/sign-in/username',
      headers: { host: 'a b:c' },
      payload: { username: 'x', password: 'y' },
    })
    expect(strange.statusCode).toBe(422)
  })

  test('a sheet with a NUL or half a character in a cell is refused when it is handed in, not when it is taken in', async () => {
    const { default: writeExcel } = await import('write-excel-file/node')
    const cells = (name: string) =>
      [
        ['Họ và tên', 'Ngày sinh'],
        [name, '01/01/2020'],
      ].map((row) => row.map((value) => ({ value })))
    const tham = await demo.as('tham')
    for (const name of ['Bàn _x0000_ Thử', 'Bàn _xD800_ Thử']) {
      const bytes = await writeExcel(cells(name) as never).toBuffer()
      const body = { fileName: 'x.xlsx', contentBase64: Buffer.from(bytes).toString('base64') }
      expect(await codeOf(tham(childApi.startImport, { body }))).toBe('file_damaged')
    }
  })

  test('a file keeps its own name: no folders, nothing that turns letters around', async () => {
    const tham = await demo.as('tham')
    for (const [given, kept] of [
      ['../../etc/Danh sách.csv', 'Danh sách.csv'],
      ['D:\\ho-so\\ds\u202evsc.csv', 'dsvsc.csv'],
    ]) {
      const text = `Họ và tên,Ngày sinh\nBàn ${randomBytes(3).toString('hex')},01/01/2020\n`
      const body = { fileName: given as string, contentBase64: base64(text) }
      expect((await tham(childApi.startImport, { body })).fileName).toBe(kept)
    }
  })

  test('a column is never mapped to what every object inherits', async () => {
    const tham = await demo.as('tham')
    const body = { fileName: 'proto.csv', contentBase64: base64('Họ và tên,Ngày sinh\nBàn A Thử,01/01/2020\n') }
    const { batchId } = await tham(childApi.startImport, { body })
    for (const field of ['constructor', 'toString', '__proto__'])
      expect(await codeOf(tham(childApi.mapImport, { params: { batchId }, body: { fields: { 0: field } } }))).toBe(
        'invalid_request',
      )
  })
})

describe('at the same moment', () => {
  test('an import taken in and given up, mapped or handed in again at once stays what was taken in', async () => {
    const tham = await demo.as('tham')
    for (const other of ['drop', 'map', 'again'] as const) {
      const text = `Họ và tên,Ngày sinh,Giới tính\nBàn Thử ${randomBytes(3).toString('hex')},01/01/2020,Nam\n`
      const body = { fileName: `${other}.csv`, contentBase64: base64(text) }
      const { batchId } = await tham(childApi.startImport, { body })
      const params = { batchId }
      const others = {
        drop: () => tham(childApi.dropImport, { params }),
        map: () => tham(childApi.mapImport, { params, body: { fields: {} } }),
        again: () => tham(childApi.startImport, { body }),
      }
      await whileHeld(`select 1 from import_batches where batch_id = '${batchId}' for update`, [
        () => codeOf(tham(childApi.acceptImport, { params })),
        () => codeOf(others[other]()),
      ])
      const { rows } = await demo.database.adminPool.query(
        'select state, added from import_batches where batch_id = $1',
        [batchId],
      )
      expect(rows, other).toEqual([{ state: 'done', added: 1 }])
    }
  })

  test('twenty writers on one chain leave it whole', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        demo.inTx(n % 2 ? 'tham' : 'sam', 'child.read', async (tx) => {
          tx.record({ areaPath: '22/06985', action: 'try', subjectKind: 'test', subjectId: String(n) })
        }),
      ),
    )
    const { listAudit } = await import('#store/audit-reading.ts')
    const audit = await demo.inTx('kiemtra', 'audit.read', (tx) => listAudit(tx, '22/06985', undefined))
    expect(audit.brokenAt).toBeNull()
    expect(audit.rows.filter((row) => row.action === 'try')).toHaveLength(20)
  })
})

describe('SQL of a permission that is wide enough does not', () => {
  const refused = async (
    name: CastName,
    permission: Permission,
    statement: ReturnType<typeof sql>,
    why = /row-level/,
  ) => expect(demo.inTx(name, permission, (tx) => statement.execute(tx.db))).rejects.toThrow(why)
  const own = idOf('tham')

  test('write in another person’s name, or into a province or commune that the path does not say', async () => {
    const child = (province: number, commune: string, filed: string, by: string) =>
      sql`insert into children (province_id, child_id, commune_path, filed_path, synthetic, recorded_at, recorded_by)
        values (${province}, gen_random_uuid(), ${commune}, ${filed}, true, now(), ${by})`
    await refused('tham', 'child.import', child(22, '22/06985', '22/06985', idOf('khoa')))
    await refused('tham', 'child.import', child(11, '22/06985', '22/06985', own))
    await refused('tham', 'child.import', child(22, '22/06978', '22/06985', own))
    await refused('tham', 'child.import', sql`update children set commune_path = '22/06978'`)
  })

  test('add to a report that is final, or to what it froze, or begin one as final', async () => {
    const tham = await demo.as('tham')
    const { reportApi } = await import('#api/reports.ts')
    const { reportId, planId } = await tham(reportApi.start, { body: { year: 2026 } })
    await tham(reportApi.finalise, { params: { reportId } })
    const figure = (report: string | null) => sql`insert into figures (province_id, figure_id, commune_path, area_path,
        indicator_code, indicator_version, report_id, year, cut_off, as_known, numerator, multiplier, unit, source,
        recorded_by, recorded_at)
      values (22, gen_random_uuid(), '22/06985', '22/06985', 'x', 1, ${report}, 2026, '2026-11-14', now(), 1, 100, '%',
        'computed', ${own}, now())`
    await refused('tham', 'report.finalise', figure(reportId))
    await refused('tham', 'figure.enter', figure(reportId))
    await refused(
      'tham',
      'report.finalise',
      sql`insert into figure_rows (province_id, figure_id, child_id, bucket, village_path)
        select 22, figure_id, gen_random_uuid(), 'counted', '22/06985' from figures where report_id = ${reportId} limit 1`,
    )
    await refused(
      'tham',
      'report.edit',
      sql`insert into reports (province_id, report_id, commune_path, plan_id, kind, year, cut_off, state, created_by, created_at)
        values (22, gen_random_uuid(), '22/06985', ${planId}, 'yearly', 2025, '2025-11-14', 'final', ${own}, now())`,
    )
    const changed = await demo.inTx('tham', 'report.finalise', (tx) =>
      sql`update figures set superseded_at = now() where report_id = ${reportId}`.execute(tx.db),
    )
    expect(changed.numAffectedRows).toBe(0n)
  })

  test('put an audit head back, leave a gap in the chain or write to it as somebody else', async () => {
    await refused(
      'tham',
      'child.read',
      sql`update audit_heads set last_number = 0, last_hash = decode(repeat('00', 32), 'hex')`,
    )
    await refused('tham', 'child.read', sql`update audit_heads set last_number = last_number + 5`)
    const entry = (number: number, by: string) =>
      sql`insert into audit_entries (province_id, chain_path, number, happened_at, account_id, action, subject_kind,
          subject_id, previous_hash, hash)
        values (22, '22/06985', ${number}, now(), ${by}, 'x', 'x', 'x', decode(repeat('00', 32), 'hex'), '\\x00')`
    await refused('tham', 'child.read', entry(100_000, own))
    await refused('tham', 'child.read', entry(100_000, idOf('khoa')))
  })

  test('believe again what is superseded, or lay together or hold apart files of another commune', async () => {
    const tham = await demo.as('tham')
    const [first, second] = (await tham(childApi.list, {})).rows.map(({ childId }) => childId)
    const unset = (name: 'tham' | 'sam', permission: Permission, table: string) =>
      demo.inTx(name, permission, async (tx) => {
        const set = (to: string) => sql`update ${sql.table(table)} set superseded_at = ${to === '' ? null : to}`
        await set('2026-11-16T00:00:00Z').execute(tx.db)
        expect((await set('').execute(tx.db)).numAffectedRows, table).toBe(0n)
        throw new Error('nothing of this stays')
      })
    for (const table of ['child_enrolments', 'child_identities', 'child_carers', 'household_poverties'])
      await expect(unset('tham', 'child.edit', table)).rejects.toThrow('nothing of this stays')
    await expect(unset('sam', 'round.report', 'round_checks')).rejects.toThrow('nothing of this stays')
    const { rows } = await demo.database.adminPool.query(
      `insert into children (province_id, child_id, commune_path, filed_path, synthetic, recorded_at, recorded_by)
       values (22, gen_random_uuid(), '22/06978', '22/06978', true, now(), $1) returning child_id`,
      [own],
    )
    const foreign = rows[0].child_id as string
    const merge = (
      merged: string,
    ) => sql`insert into child_merges (province_id, merge_id, kept_id, merged_id, commune_path,
        filed_path, recorded_at, recorded_by)
      values (22, gen_random_uuid(), ${first}, ${merged}, '22/06985', '22/06985', now(), ${own})`
    const apart = (other: string) => sql`insert into child_pairs_apart (province_id, first_id, second_id, commune_path,
        recorded_at, recorded_by)
      select 22, least(a, b), greatest(a, b), '22/06985', now(), ${own} from (select ${first}::uuid as a, ${other}::uuid as b) p`
    await refused('tham', 'child.edit', merge(foreign), /own_files/)
    await refused('tham', 'child.edit', apart(foreign), /own_files/)
    for (const statement of [merge(second ?? ''), apart(second ?? '')])
      await expect(demo.inTx('tham', 'child.edit', (tx) => statement.execute(tx.db))).resolves.toBeDefined()
  })

  test('give a role to oneself, or file a village under one commune with the path of another', async () => {
    await refused(
      'quantri',
      'account.manage',
      sql`insert into role_grants (account_id, role, area_path, valid_from, granted_by, granted_at)
        values (${idOf('quantri')}, 'auditor', '22/06985', now(), ${idOf('quantri')}, now())`,
    )
    await refused(
      'quantri',
      'place.manage',
      sql`insert into areas (kind, code, path, parent_path, province_id, name, full_name, type, valid_from)
        values ('village', 'x', '22/06978/x', '22/06985', 22, 'x', 'x', 'thon', now())`,
    )
  })
})
