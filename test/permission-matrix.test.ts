/**
 * Every endpoint, as every person of the cast and as nobody, on what belongs to the commune Lương Minh. What the server
 * answers is compared with the permission table, and written down in docs/reference/permission-matrix.md.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#api/all.ts'
import { childApi } from '#api/children.ts'
import { type Endpoint, fillPath, queryText } from '#api/endpoint.ts'
import { planApi } from '#api/plans.ts'
import { reportApi } from '#api/reports.ts'
import { roundApi } from '#api/round.ts'
import type { PlainDate } from '#core/dates.ts'
import { demoPeople } from '#core/demo/people.ts'
import { can } from '#core/permissions.ts'
import { actorOf, type CastName, type DemoApp, demoApp } from './people/app.ts'

type Request = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
type Key = { [G in keyof typeof api]: `${G}.${Extract<keyof (typeof api)[G], string>}` }[keyof typeof api]

const luongMinh = '22/06985'
const cast = demoPeople.map((p) => p.username as CastName)
const base64 = (text: string) => Buffer.from(text).toString('base64')

let demo: DemoApp
let requests: Record<Key, Request>

beforeAll(async () => {
  demo = await demoApp()
  const tham = await demo.as('tham')
  const [plan] = await tham(planApi.list, {})
  const { lines } = await tham(planApi.read, { params: { planId: plan?.planId ?? '' } })
  const measure = lines.find((l) => l.kind === 'measure')
  const [child, , other] = (await tham(childApi.list, { query: { village: `${luongMinh}/01` } })).rows
  const { batchId } = await tham(childApi.startImport, {
    body: { fileName: 'a.csv', contentBase64: base64('Họ và tên;Ngày sinh\nVi Văn Thử;01/02/2024\n') },
  })
  const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
  const sam = await demo.as('sam')
  const lineOf = (await sam(roundApi.lines, { query: { area: `${luongMinh}/01` } })).lines[0]?.childId ?? ''
  const { changeId: noteId } = await sam(roundApi.report, {
    body: {
      villagePath: `${luongMinh}/01`,
      childId: null,
      what: 'note',
      kind: null,
      happenedOn: '2026-11-10' as PlainDate,
      content: { text: 'thử quyền' },
    },
  })
  const planRef = { planId: plan?.planId ?? '' }
  const lineRef = { ...planRef, lineId: measure?.lineId ?? '' }
  const account = { accountId: demoPeople[2]?.accountId ?? '' }
  const indicator = { indicator: 'te.birth-registration.u5', area: luongMinh }
  const carer = {
    fullName: 'Vi Thị Thử',
    birthYear: null,
    phone: null,
    decision: null,
    state: null,
    from: null,
    sameAs: null,
  }
  requests = {
    'session.read': {},
    'session.welcome': {},
    'session.activate': { body: { username: 'khong-co', code: 'AAAA-BBBB', password: 'mat-khau-dai-1' } },
    'setup.provinces': {},
    'setup.start': {
      body: {
        setupCode: 'x',
        commune: luongMinh,
        villages: [],
        administrator: { username: 'abc', displayName: 'A', password: 'mat-khau-dai-1' },
      },
    },
    'places.provinces': {},
    'places.communes': { query: { province: '22' } },
    'places.villages': { query: { commune: luongMinh } },
    'places.addVillages': { body: { commune: luongMinh, names: ['Thôn Thử'] } },
    'places.history': { query: { commune: luongMinh } },
    'today.read': { query: { area: luongMinh } },
    'plans.list': { query: { area: luongMinh } },
    'plans.add': {
      body: {
        commune: luongMinh,
        fileName: 'x.txt',
        contentBase64: base64(
          'KẾ HOẠCH\nThử quyền\nI. MỤC TIÊU\n- Chỉ tiêu 1: Tỷ lệ trẻ em được khám đạt 90% vào năm 2030.',
        ),
      },
    },
    'plans.read': { params: planRef },
    'plans.readAgain': { params: planRef },
    'plans.acceptCertain': { params: planRef },
    'plans.correct': { params: lineRef, body: { fields: {} } },
    'plans.decide': { params: lineRef, body: { state: 'accepted' } },
    'plans.adopt': { params: planRef },
    'plans.candidates': { params: lineRef },
    'plans.confirmIndicator': { params: lineRef, body: { code: null } },
    'plans.confirmIndicators': { params: planRef },
    'children.list': { query: { area: luongMinh } },
    'childHealth.growth': { params: { childId: child?.childId ?? '' } },
    'childHealth.immunisation': { params: { childId: child?.childId ?? '' } },
    'childHealth.tables': {},
    'children.search': { body: { area: luongMinh, search: 'vi' } },
    'children.overview': { query: { area: luongMinh } },
    'children.read': { params: { childId: child?.childId ?? '' } },
    'childFacts.add': {
      params: { childId: child?.childId ?? '' },
      body: { kind: 'risks', content: { factor: 'thử quyền' }, validFrom: '2026-11-01' },
    },
    'childFacts.correct': {
      params: { childId: child?.childId ?? '', factId: randomUUID() },
      body: { kind: 'risks', content: { factor: 'thử quyền' }, validFrom: '2026-11-01' },
    },
    'childFacts.end': {
      params: { childId: child?.childId ?? '', factId: randomUUID() },
      body: { kind: 'risks', on: '2026-11-02' },
    },
    'childFacts.withdraw': {
      params: { childId: child?.childId ?? '', factId: randomUUID() },
      body: { kind: 'risks', reason: 'thử quyền' },
    },
    'childFacts.history': { params: { childId: child?.childId ?? '' } },
    'childFacts.secret': { params: { childId: child?.childId ?? '' } },
    'duplicates.list': { query: { area: luongMinh } },
    'duplicates.apart': { body: { first: child?.childId ?? '', second: other?.childId ?? '' } },
    'duplicates.maybe': { body: { first: child?.childId ?? '', second: other?.childId ?? '' } },
    'duplicates.merge': {
      body: { keptId: child?.childId ?? '', mergedId: other?.childId ?? '', reason: null },
    },
    'duplicates.undo': { params: { mergeId: randomUUID() } },
    'duplicates.merges': { query: { area: luongMinh } },
    'quality.read': { query: { area: luongMinh } },
    'quality.trend': { query: { area: luongMinh } },
    'children.listFile': { body: { area: luongMinh, columns: ['birth'], purpose: 'review' } },
    'savedLists.list': { query: { area: luongMinh } },
    'savedLists.keep': {
      params: { listId: randomUUID() },
      query: { area: luongMinh },
      body: { name: 'Thử quyền', filter: {}, columns: [], sort: 'name', shared: true },
    },
    'savedLists.remove': { params: { listId: randomUUID() }, query: { area: luongMinh } },
    'savedLists.keepColumns': { body: { columns: ['birth'] } },
    'childEntry.add': {
      body: {
        fullName: 'Vi Văn Mới',
        sex: null,
        birthDate: '2026-10-01',
        birthPrecision: 'day',
        personalNumber: null,
        address: null,
        villagePath: null,
        residentFrom: null,
        ethnicCode: null,
        householdCode: null,
        householdHead: null,
        carers: [],
        birthRegistered: null,
        commune: luongMinh,
      },
    },
    'childEntry.correctIdentity': {
      params: { childId: child?.childId ?? '' },
      body: {
        fullName: 'Vi Văn Khác',
        sex: null,
        birthDate: '2020-10-01',
        birthPrecision: 'day',
        personalNumber: null,
        address: null,
        identityId: randomUUID(),
        birthId: randomUUID(),
      },
    },
    'childEntry.addCarer': { params: { childId: child?.childId ?? '' }, body: { ...carer, relation: 'guardian' } },
    'childEntry.correctCarer': {
      params: { childId: child?.childId ?? '', carerId: randomUUID() },
      body: { ...carer, identityId: randomUUID() },
    },
    'childEntry.endCarer': {
      params: { childId: child?.childId ?? '', carerId: randomUUID() },
      body: { on: null, reason: 'thử quyền' },
    },
    'childEntry.household': {
      params: { childId: child?.childId ?? '' },
      body: { code: 'LM0', headName: null, address: null, poverty: null, identityId: randomUUID() },
    },
    'children.template': {},
    'children.startImport': {
      body: {
        commune: luongMinh,
        fileName: 'b.csv',
        contentBase64: base64('Họ và tên;Ngày sinh\nVi Văn Khác;01/03/2024\n'),
      },
    },
    'children.listImports': {},
    'children.readImport': { params: { batchId } },
    'children.mapImport': { params: { batchId }, body: { fields: {} } },
    'children.acceptImport': { params: { batchId } },
    'children.dropImport': { params: { batchId } },
    'children.refusedRows': { params: { batchId } },
    'round.overview': { query: { area: luongMinh } },
    'round.lines': { query: { area: luongMinh } },
    'round.check': { body: { childId: lineOf, result: 'not_met' } },
    'round.complete': { body: { village: `${luongMinh}/01` } },
    'round.changes': { query: { area: luongMinh } },
    'round.report': {
      body: {
        villagePath: `${luongMinh}/01`,
        childId: null,
        what: 'note',
        kind: null,
        happenedOn: '2026-11-10',
        content: { text: 'thử quyền' },
      },
    },
    'round.takeBack': { params: { changeId: noteId } },
    'round.likely': { params: { changeId: noteId } },
    'round.giveBack': { params: { changeId: noteId }, body: { reason: 'thử quyền' } },
    'round.accept': { params: { changeId: noteId }, body: {} },
    'roundPaper.visits': { query: { area: luongMinh } },
    'roundPaper.logVisit': { body: { childId: lineOf, on: '2026-11-12', seen: 'em khoẻ', needs: null } },
    'roundPaper.assign': { body: { childIds: [lineOf], visitorName: 'Triệu Thị Sâm', visitorDuty: null, phone: null } },
    'roundPaper.movements': { query: { area: luongMinh } },
    'roundPaper.births': { query: { area: luongMinh } },
    'roundPaper.circumstances': { query: { area: luongMinh } },
    'roundPaper.circumstancesFile': { query: { area: luongMinh } },
    'roundPaper.close': { body: { month: '2026-11' } },
    'roundPaper.movementsFile': { query: { area: luongMinh } },
    'roundPaper.movementsPaper': { query: { area: luongMinh } },
    'roundPaper.birthsFile': { query: { area: luongMinh } },
    'figures.board': { query: { area: luongMinh, year: '2026' } },
    'figures.population': { query: { area: luongMinh } },
    'figures.catalogue': {},
    'figures.rows': { query: indicator },
    'figures.namedRows': { query: indicator },
    'figures.enter': {
      body: {
        lineId: lineRef.lineId,
        year: 2026,
        cutOff: '2026-11-14',
        numerator: 1,
        denominator: 2,
        achieved: null,
        sourceNote: 'thử',
        attachment: null,
      },
    },
    'figures.attachment': { params: { fileId: randomUUID() } },
    'reports.list': { query: { area: luongMinh } },
    'reports.start': { body: { plan: planRef.planId, year: 2026 } },
    'reports.read': { params: { reportId } },
    'reports.edit': { params: { reportId }, body: { fields: {} } },
    'reports.docx': { params: { reportId } },
    'reports.pdf': { params: { reportId } },
    'reports.signedFile': { params: { reportId } },
    'reports.issue': { params: { reportId }, body: { number: '01/BC-UBND', issuedOn: '2026-11-16', signed: null } },
    'reports.finalise': { params: { reportId } },
    'accounts.list': {},
    'accounts.create': {
      body: { username: 'nguoi-moi', displayName: 'Người Mới', role: 'collaborator', areaPath: `${luongMinh}/01` },
    },
    'accounts.grant': {
      params: account,
      body: {
        role: 'collaborator',
        areaPath: `${luongMinh}/03`,
        validFrom: '2026-12-01',
        validTo: null,
        deputyFor: null,
        reason: null,
      },
    },
    'accounts.endGrant': { params: { ...account, grantId: randomUUID() }, body: { on: '2026-12-31', reason: 'thử' } },
    'accounts.renewCode': { params: account },
    'audit.list': { query: { area: luongMinh } },
    'backups.list': {},
    'backups.make': {},
  }
})
afterAll(() => demo.close())

const endpoints = Object.entries(api).flatMap(([group, members]) =>
  Object.entries(members as Record<string, Endpoint>).map(([name, endpoint]) => ({
    key: `${group}.${name}` as Key,
    endpoint,
  })),
)

/** Name a plan or a child of ours in the body. */
const nameOurs: readonly Key[] = [
  'figures.enter',
  'reports.start',
  'duplicates.apart',
  'duplicates.maybe',
  'duplicates.merge',
  'round.check',
  'roundPaper.logVisit',
  'roundPaper.assign',
]

/** Out of sight for the collaborator of another village; and what somebody reported is taken back by them alone. */
const notTheirs: Partial<Record<CastName, readonly Key[]>> = {
  phuong: [
    'children.read',
    'childFacts.history',
    'childHealth.growth',
    'childHealth.immunisation',
    'round.check',
    'round.complete',
    'round.report',
    'round.takeBack',
    'roundPaper.logVisit',
  ],
  tham: ['round.takeBack'],
}

/** What belongs to nobody's commune in particular: officers of another commune may call it, and see nothing of ours. */
const withoutArea = (key: Key): boolean => {
  const request = requests[key]
  if (nameOurs.includes(key)) return false
  return !JSON.stringify(request).includes(luongMinh) && request.params === undefined
}

/** Things that the cast has none of, so that even the owner is told "not found". */
const absentForAll: Key[] = [
  'savedLists.remove',
  'figures.attachment',
  'reports.signedFile',
  'accounts.endGrant',
  'duplicates.undo',
]

const matrix = new Map<Key, string[]>()

/** Reading first, what ends something last: nobody's try spoils the next one's. */
const last: Key[] = [
  'duplicates.merge',
  'children.acceptImport',
  'children.dropImport',
  'reports.finalise',
  'reports.issue',
]
const inOrder = [...endpoints].sort((a, b) => last.indexOf(a.key) - last.indexOf(b.key))

const statusOf = async (name: CastName | null, key: Key, endpoint: Endpoint) => {
  const { params, query, body } = requests[key]
  return demo.request(name, {
    method: endpoint.method,
    url: `/api${fillPath(endpoint.path, params)}${queryText(query)}`,
    ...(body === undefined ? {} : { payload: body as object }),
  })
}

test('every endpoint is tried', () => {
  expect(Object.keys(requests).sort()).toEqual(endpoints.map((e) => e.key).sort())
})

test.each(inOrder)(
  '$key: refused to those who may not, out of sight for another commune',
  async ({ key, endpoint }) => {
    const cells: string[] = []
    const nobody = await statusOf(null, key, endpoint)
    if (endpoint.permission === 'public') expect([401, 403]).not.toContain(nobody.statusCode)
    else expect(nobody.statusCode).toBe(401)
    cells.push(endpoint.permission === 'public' ? 'được' : '401')

    // The commune's own people come after the others, so that what they change is still there for the refusals.
    const order = [...cast].sort((a, b) => Number(a === 'tham' || a === 'khoa') - Number(b === 'tham' || b === 'khoa'))
    const byName = new Map<CastName, string>()
    for (const name of order) {
      const reply = await statusOf(name, key, endpoint)
      const { statusCode } = reply
      expect(statusCode, `${name} ${reply.body.slice(0, 300)}`).toBeLessThan(500)
      if (endpoint.permission === 'public') {
        expect([401, 403]).not.toContain(statusCode)
        byName.set(name, 'được')
        continue
      }
      const actor = await actorOf(demo.db, name, demo.clock.now)
      if (!can(actor, endpoint.permission)) {
        expect(statusCode, `${name} ${reply.body.slice(0, 300)}`).toBe(403)
        byName.set(name, '403')
      } else if (
        (name === 'mai-bache' && !withoutArea(key) && !key.startsWith('places.')) ||
        notTheirs[name]?.includes(key)
      ) {
        expect(statusCode, `${name} ${reply.body.slice(0, 300)}`).toBe(404)
        byName.set(name, '404')
      } else {
        if (absentForAll.includes(key)) expect(statusCode).toBe(404)
        else expect([200, 409, 422], `${name} ${reply.body.slice(0, 300)}`).toContain(statusCode)
        if (name === 'mai-bache' && !key.startsWith('places.') && !endpoint.file) {
          expect(reply.body).not.toContain(luongMinh)
          for (const id of Object.values(requests['plans.read'].params ?? {})) expect(reply.body).not.toContain(id)
        }
        byName.set(name, 'được')
      }
    }
    matrix.set(key, [...cells, ...cast.map((name) => byName.get(name) ?? '')])
  },
)

test('the matrix is written down', async () => {
  const head = [
    'Điểm cuối / endpoint',
    'Quyền / permission',
    'chưa đăng nhập',
    ...demoPeople.map((p) => `${p.username} (${p.role})`),
  ]
  const lines = endpoints.map(
    ({ key, endpoint }) =>
      `| ${[`\`${endpoint.method} ${endpoint.path}\``, `\`${endpoint.permission}\``, ...(matrix.get(key) ?? [])].join(' | ')} |`,
  )
  const page = [
    '# Ma trận quyền / Permission matrix',
    '',
    'Generated by `test/permission-matrix.test.ts` from what the server answers; do not edit (rebuild: `npx vitest run test/permission-matrix -u`).',
    '',
    'Mỗi người của dữ liệu minh hoạ gọi từng điểm cuối, trên dữ liệu của xã Lương Minh. **được**: làm được trong phạm vi của mình; **403**: vai trò không có quyền; **404**: có quyền nhưng ngoài địa bàn (người của xã Ba Chẽ, cộng tác viên thôn khác); **401**: chưa đăng nhập.',
    '',
    'Each person of the demonstration calls each endpoint on what belongs to the commune Lương Minh. **được**: allowed within their own scope; **403**: the role lacks the permission; **404**: permitted elsewhere, out of sight here (the officer of Ba Chẽ, the collaborator of another village); **401**: not signed in.',
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...lines,
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../docs/reference/permission-matrix.md')
})
