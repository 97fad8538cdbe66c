/**
 * The structure of the house as tests, each with its reason. A failing message says where the code belongs. Change a rule
 * by writing a page in docs/decisions, not by adding an exception.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'
import { api } from '#api/all.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { errors } from '#core/errors.ts'

const project = resolve(import.meta.dirname, '..')

/** Paths from the project's folder, always with `/`. */
const filesUnder = (folder: string): string[] =>
  (existsSync(join(project, folder)) ? readdirSync(join(project, folder), { withFileTypes: true }) : []).flatMap(
    (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (leftOut.has(path)) return []
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : []
    },
  )
const leftOut = new Set(['node_modules', 'data', 'dist', '.git', '.cache'])

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8')
const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$/.test(path)
const sources = filesUnder('src').filter((path) => /\.tsx?$/.test(path))

/** Fails with the sentences themselves, in every reporter. */
const none = (faults: readonly string[]): void => expect(faults, `\n${faults.join('\n')}\n`).toEqual([])

// ── Rooms ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Room = 'core' | 'api' | 'store' | 'intake' | 'render' | 'server' | 'web' | 'cli'

/** What each room may import besides itself, and what belongs in it: the sentence people get when a rule fails. */
const rooms: Record<Room, { mayImport: readonly Room[]; holds: string }> = {
  core: { mayImport: [], holds: 'rules: pure TypeScript, the same on server, browser and command line' },
  api: { mayImport: ['core'], holds: 'the HTTP contract: what server, web and command line agree on' },
  store: { mayImport: ['core'], holds: 'PostgreSQL: queries that know nothing of HTTP or of screens' },
  intake: { mayImport: ['core'], holds: 'paper in: bytes of a file to text or rows; decides nothing' },
  render: { mayImport: ['core'], holds: 'paper out: a document model to a file; decides nothing' },
  server: {
    mayImport: ['core', 'api', 'store', 'intake', 'render'],
    holds: 'HTTP, sessions and jobs: load, decide (core), save',
  },
  web: { mayImport: ['core', 'api'], holds: 'screens: they reach the server through the contract only' },
  cli: {
    mayImport: ['core', 'api', 'intake', 'render'],
    holds: 'commands: a client of the contract, like the screens',
  },
}

/** The one file of a room that may do more: administration on the machine itself, without a server. */
const extra: Record<string, readonly Room[]> = { 'src/cli/admin.ts': ['store'] }

const roomOf = (path: string): Room | undefined => {
  const name = /^src\/([^/]+)\//.exec(path)?.[1]
  return name !== undefined && name in rooms ? (name as Room) : undefined
}

/** Every module a file names: static, dynamic, for its types or for a worker. */
const importsOf = (path: string): { line: number; target: string }[] =>
  textOf(path)
    .split('\n')
    .flatMap((text, i) => {
      if (/^\s*(\*|\/\/|\/\*)/.test(text)) return []
      const named = /(?:\bfrom|\bimport|\bimport\(|new URL\()\s*['"]([^'"]+)['"]/g
      const isImport = /^\s*(import|export|\}\s*from)\b|\bimport\(|import\.meta\.url/.test(text)
      return isImport ? [...text.matchAll(named)].map((match) => ({ line: i + 1, target: match[1]! })) : []
    })

const belongs = (room: Room, wanted: Room): string => {
  const open = rooms[room].mayImport
  return (
    `${room} (${rooms[room].holds}) may import ${open.length > 0 ? open.join(', ') : 'no other room'}; ` +
    `${wanted} is ${rooms[wanted].holds}. Move what is shared to core, or this code to a room that may use ${wanted}.`
  )
}

test('the import line shows the direction: a room imports only the rooms below it', () => {
  const faults = sources
    .filter((path) => !isTest(path))
    .flatMap((path) => {
      const room = roomOf(path)
      if (!room) return [`${path}: src has the rooms ${Object.keys(rooms).join(', ')} only.`]
      return importsOf(path).flatMap(({ line, target }) => {
        const where = `${path}:${line} imports ${target}`
        const [, name] = /^#([^/]+)\//.exec(target) ?? []
        if (name === undefined || name === room) return []
        if (!(name in rooms))
          return [`${where}: the product does not stand on ${name}/. What both need belongs in core or is passed in.`]
        const wanted = name as Room
        const open = [...rooms[room].mayImport, ...(extra[path] ?? [])]
        return open.includes(wanted) ? [] : [`${where}: ${belongs(room, wanted)}`]
      })
    })
  none(faults)
})

test('a relative import never leaves its room, so that no import hides its direction', () => {
  const faults = sources
    .filter((path) => !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(({ target }) => target.startsWith('.'))
        .filter(({ target }) => {
          const found = relative(project, resolve(project, dirname(path), target))
            .split(sep)
            .join('/')
          return roomOf(found) !== roomOf(path)
        })
        .map(({ line, target }) => `${path}:${line} imports ${target}: across rooms write #room/….`),
    )
  none(faults)
})

test('a room imports itself by relative paths: #core/… in core would look like another room', () => {
  const faults = sources.flatMap((path) =>
    importsOf(path)
      .filter(({ target }) => !isTest(path) && target.startsWith(`#${roomOf(path)}/`))
      .map(({ line, target }) => `${path}:${line} imports ${target}: within a room write ./ or ../.`),
  )
  none(faults)
})

test('core stands on zod alone: whatever else it needs is an argument', () => {
  const faults = sources
    .filter((path) => path.startsWith('src/core/') && !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(({ target }) => !target.startsWith('.') && target !== 'zod')
        .map(({ line, target }) => `${path}:${line} imports ${target}: pass what it gives as an argument.`),
    )
  none(faults)
})

test('core has no clock and no chance: the same arguments give the same answer on every machine and day', () => {
  const faults = sources
    .filter((path) => path.startsWith('src/core/') && !isTest(path))
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((text, i) =>
          !/^\s*(\*|\/\/|\/\*)/.test(text) &&
          /\bnew Date\(|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/.test(text)
            ? [`${path}:${i + 1}: take now, today or a seed as an argument (dates: src/core/dates.ts).`]
            : [],
        ),
    )
  none(faults)
})

test('the screens run in a browser: no Node module in web', () => {
  const faults = sources
    .filter((path) => path.startsWith('src/web/') && !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(({ target }) => target.startsWith('node:'))
        .map(({ line, target }) => `${path}:${line} imports ${target}: ask the server, or compute it in core.`),
    )
  none(faults)
})

// ── The database ───────────────────────────────────────────────────────────────────────────────────────────────────

const schema = textOf('db/schema.sql')
const tables = [...schema.matchAll(/^create table (\w+) \(\n([\s\S]*?)^\)/gm)].map((match) => ({
  name: match[1]!,
  definition: match[2]!,
}))
const primaryKeyOf = (definition: string): string => /PRIMARY KEY \(([^)]*)\)/.exec(definition)?.[1] ?? ''

/** Tables without row security: they say nothing about a person, a case or a figure, and every signed-in person reads them. */
const aboutNobody = new Set(['backups', 'installations', 'reference_entries'])

test('every table about people, cases or figures refuses by itself: forced row security and at least one policy', () => {
  expect(tables.length).toBeGreaterThan(30)
  const faults = tables
    .filter(({ name }) => !aboutNobody.has(name))
    .filter(
      ({ name }) =>
        !schema.includes(`alter table ${name} enable row level security;`) ||
        !schema.includes(`alter table ${name} force row level security;`) ||
        !new RegExp(`^create policy \\w+ on ${name} for \\w+ to .*\\bapp_user\\b`, 'm').test(schema),
    )
    .map(
      ({ name }) =>
        `${name}: enable and force row level security and write its policies in the migration that makes it. ` +
        'A forgotten condition in a query then shows nothing instead of everything.',
    )
  none(faults)
})

test('only places are open to everybody: no other policy of the application lets every row through', () => {
  const open = [
    ...schema.matchAll(/^create policy \w+ on (\w+) for \w+ to [^\n]*\bapp_user\b[^\n]*\n((?: {2}.*\n)*)/gm),
  ]
    .filter((match) => /(using|with check) \(true\)/.test(match[2]!))
    .map((match) => match[1]!)
  expect([...new Set(open)].sort()).toEqual(['agencies', 'area_changes', 'areas'])
})

test('the exceptions of row security are still tables, still without it', () => {
  for (const name of aboutNobody) {
    expect(tables.map((table) => table.name)).toContain(name)
    expect(schema, `${name} has row security now: take it off the list`).not.toContain(
      `alter table ${name} enable row level security;`,
    )
  }
})

/** Tables that stay small for the whole country: officials, places, one row for each commune's chain, the installation. */
const small = new Set([
  'accounts',
  'agencies',
  'area_changes',
  'areas',
  'audit_heads',
  'backups',
  'installations',
  'invitations',
  'reference_entries',
  'role_grants',
])

test('large tables have province_id in their primary and foreign keys, so that the country can be spread over machines', () => {
  const large = tables.filter(({ name }) => !small.has(name))
  const faults = large.flatMap(({ name, definition }) => {
    const found: string[] = []
    if (!primaryKeyOf(definition).split(', ').includes('province_id'))
      found.push(`${name}: put province_id into the primary key (or, if it stays small, the table on the list here).`)
    for (const [, columns, target] of definition.matchAll(/FOREIGN KEY \(([^)]*)\) REFERENCES (\w+)/g))
      if (!small.has(target!) && !columns!.split(', ').includes('province_id'))
        found.push(`${name}: its foreign key to ${target} (${columns}) leaves province_id out.`)
    return found
  })
  none(faults)
})

test('no trigger: what happens at a write stands in the function that writes, and distributed tables allow none', () => {
  const faults = filesUnder('db/migrations').flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((text, i) => {
        const found = /^\s*create\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i.test(text)
        return found ? [`${path}:${i + 1}: write it in the store function.`] : []
      }),
  )
  none(faults)
  expect(schema).not.toMatch(/create (constraint )?trigger/i)
})

test('the application owns no table, so that row security binds it', () => {
  expect(schema).not.toMatch(/owner to app_/)
  expect(textOf('db/roles.sql')).toContain('nosuperuser nocreatedb nocreaterole')
})

// ── The contract ───────────────────────────────────────────────────────────────────────────────────────────────────

const endpoints = Object.entries(api).flatMap(([feature, declared]) =>
  Object.entries(declared as Record<string, Endpoint>).map(([name, endpoint]) => ({
    name: `${feature}.${name}`,
    endpoint,
  })),
)

test('every endpoint has a method and path of its own: of two, one would never be reached', () => {
  const seen = new Map<string, string>()
  for (const { name, endpoint } of endpoints) {
    const key = `${endpoint.method} ${endpoint.path.replaceAll(/:\w+/g, ':')}`
    expect(seen.get(key), `${name} and ${seen.get(key)} are both ${key}`).toBeUndefined()
    seen.set(key, name)
  }
})

test('a read has its question in the address: a GET carries no body', () => {
  const faults = endpoints
    .filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.body !== undefined)
    .map(({ name }) => `${name} is a GET with a body.`)
  none(faults)
})

test('every file of the contract stands in src/api/all.ts: what is not there is neither tested nor documented', () => {
  const listed = textOf('src/api/all.ts')
  const faults = filesUnder('src/api')
    .filter((path) => !isTest(path) && / = \{\n(.|\n)*endpoint\(\{/.test(textOf(path)))
    .flatMap((path) => [...textOf(path).matchAll(/^export const (\w+Api) = \{/gm)].map((match) => match[1]!))
    .filter((name) => !new RegExp(`\\b${name},`).test(listed))
  none(faults)
})

// ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

test('every refusal is a whole sentence in both languages, with the same details, and says what to do', () => {
  const detailsOf = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!.replace(/Vi$/, '')).sort()
  for (const [code, { vi, en }] of Object.entries(errors)) {
    for (const text of [vi, en]) {
      expect(text, code).toMatch(/^[\p{Lu}{].*\.$/u)
      expect(text, `${code} is not in NFC`).toBe(text.normalize('NFC'))
    }
    expect(detailsOf(vi), code).toEqual(detailsOf(en))
  }
})

test('a refusal stands in one area only: of two by the same code the later would silently win', () => {
  const codes = filesUnder('src/core/refusals').flatMap((path) =>
    [...textOf(path).matchAll(/^ {2}(\w+): \{$/gm)].map((match) => match[1]!),
  )
  expect(codes.sort()).toEqual(Object.keys(errors).sort())
})

test('a word of the glossary is the word of the code: every identifier in its second column is found there', () => {
  const glossary = textOf('docs/glossary.md')
  const code = [...sources, ...filesUnder('db').filter((path) => path.endsWith('.sql')), ...filesUnder('reference')]
    .map(textOf)
    .join('\n')
  const faults = glossary
    .split('\n')
    .flatMap((text, i) => {
      if (!text.startsWith('| ') || /^\| *(-|Vietnamese)/.test(text)) return []
      const named = [...(text.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
      return named.map((identifier) => ({ identifier, line: i + 1 }))
    })
    .filter(({ identifier }) => !code.includes(identifier))
    .map(({ identifier, line }) => `docs/glossary.md:${line} names ${identifier}, which the code does not have.`)
  none(faults)
})

test('no file names a place on somebody’s own machine: it would be true there only', () => {
  const binary = /\.(png|ico|woff2?|ttf|pdf|docx|xlsx|mnb)$/
  const place = /(^|[\s"'`(=:>])(\/(home|root|Users|work|builds?|workspace|github)\/[\w.-]+|[A-Z]:\\+Users\\)/
  const faults = filesUnder('')
    .filter((path) => !binary.test(path) && path !== 'test/architecture.test.ts')
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((text, i) => {
          const found = place.exec(text)
          return found ? [`${path}:${i + 1} names ${found[0].trim()}: write it relative to the project.`] : []
        }),
    )
  none(faults)
})
