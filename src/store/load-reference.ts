/**
 * Loads the national reference data into the database: units of today and before 1 July 2025, and what became of each.
 * (Catalogues and indicators are read from their files.) Runs as the migrating role at every start; a digest of the files makes an unchanged load cost nothing.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import {
  parseCommuneChanges,
  parseCommunes,
  parseOldCommunes,
  parseOldDistricts,
  parseOldProvinces,
  parseProvinceChanges,
  parseProvinces,
} from '#core/catalogues/places.ts'
import { addDays, type PlainDate } from '#core/dates.ts'

const epoch = '1900-01-01' as PlainDate
/** The files give the last day a row holds; the tables the first day it no longer does. */
const dayAfter = (last: PlainDate | null): PlainDate | null => (last === null ? null : addDays(last, 1))

type AreaRow = {
  kind: string
  code: string
  path: string
  parent_path: string | null
  province_id: number | null
  name: string
  full_name: string
  type: string
  alternative_codes: string[]
  valid_from: PlainDate
  valid_to: PlainDate | null
}

/** `Xã Lương Minh` → `Lương Minh`. */
const bareName = (fullName: string): string =>
  fullName.replace(/^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Xã|Phường|Đặc khu)\s+/u, '')

const readAll = (folder: string): { text: (name: string) => string; digest: string } => {
  const hash = createHash('sha256').update('2')
  const texts = new Map<string, string>()
  for (const name of readdirSync(folder).sort()) {
    if (!/\.(json|csv)$/.test(name)) continue
    const text = readFileSync(join(folder, name), 'utf8')
    texts.set(name, text)
    hash.update(name).update(text)
  }
  const text = (name: string): string => {
    const found = texts.get(name)
    if (found === undefined) throw new Error(`reference file ${name} is missing`)
    return found
  }
  return { text, digest: hash.digest('hex') }
}

const areasOf = (text: (name: string) => string): AreaRow[] => {
  const newProvinceOf = new Map(
    parseProvinceChanges(text('province-mapping-2025-07-01.csv')).map((c) => [c.oldCode, c.newCode]),
  )
  const provinceIdOfOld = (old: string): number | null => Number(newProvinceOf.get(old) ?? old)
  const rows: AreaRow[] = [
    {
      kind: 'nation',
      code: 'VN',
      path: 'vn',
      parent_path: null,
      province_id: null,
      name: 'Việt Nam',
      full_name: 'Cả nước',
      type: 'quoc_gia',
      alternative_codes: [],
      valid_from: epoch,
      valid_to: null,
    },
  ]
  for (const p of parseProvinces(text('provinces-34.json')).entries)
    rows.push({
      kind: 'province',
      code: p.code,
      path: p.code,
      parent_path: 'vn',
      province_id: Number(p.code),
      name: p.name,
      full_name: p.fullName,
      type: p.type,
      alternative_codes: [],
      valid_from: p.validFrom ?? epoch,
      valid_to: dayAfter(p.validTo),
    })
  for (const c of parseCommunes(text('communes-3321.csv')))
    rows.push({
      kind: 'commune',
      code: c.code,
      path: `${c.provinceCode}/${c.code}`,
      parent_path: c.provinceCode,
      province_id: Number(c.provinceCode),
      name: bareName(c.fullName),
      full_name: c.fullName,
      type: c.type,
      alternative_codes: c.altCode ? [c.altCode] : [],
      valid_from: c.validFrom ?? epoch,
      valid_to: dayAfter(c.validTo),
    })
  for (const p of parseOldProvinces(text('pre2025-provinces-63.json')).entries)
    rows.push({
      kind: 'province',
      code: p.code,
      path: `cu/${p.code}`,
      parent_path: 'vn',
      province_id: provinceIdOfOld(p.code),
      name: bareName(p.fullName),
      full_name: p.fullName,
      type: 'tinh',
      alternative_codes: [],
      valid_from: p.validFrom ?? epoch,
      valid_to: dayAfter(p.validTo),
    })
  for (const d of parseOldDistricts(text('pre2025-districts.json')).entries)
    rows.push({
      kind: 'district',
      code: d.code,
      path: `cu/${d.provinceCode}/${d.code}`,
      parent_path: `cu/${d.provinceCode}`,
      province_id: provinceIdOfOld(d.provinceCode),
      name: bareName(d.fullName),
      full_name: d.fullName,
      type: 'huyen',
      alternative_codes: [],
      valid_from: d.validFrom ?? epoch,
      valid_to: dayAfter(d.validTo),
    })
  for (const c of parseOldCommunes(text('pre2025-communes.csv')))
    rows.push({
      kind: 'commune',
      code: c.code,
      path: `cu/${c.provinceCode}/${c.districtCode}/${c.code}`,
      parent_path: `cu/${c.provinceCode}/${c.districtCode}`,
      province_id: provinceIdOfOld(c.provinceCode),
      name: bareName(c.fullName),
      full_name: c.fullName,
      type: 'xa',
      alternative_codes: [],
      valid_from: c.validFrom ?? epoch,
      valid_to: dayAfter(c.validTo),
    })
  return rows
}

const changesOf = (text: (name: string) => string, areas: AreaRow[]) => {
  const oldPath = new Map(
    areas.filter((a) => a.path.startsWith('cu/')).map((a) => [`${a.path.split('/')[1]}/${a.code}`, a.path]),
  )
  const newPath = new Map(
    areas.filter((a) => a.kind === 'commune' && !a.path.startsWith('cu/')).map((a) => [a.code, a.path]),
  )
  const changes = parseCommuneChanges(text('commune-mapping-2025-07-01.csv')).flatMap((c) => {
    const to = newPath.get(c.newCode)
    if (!to) return []
    // Units that had ended before the list of 2025 keep a path of their own, so that nothing of the mapping is lost.
    const from = oldPath.get(`${c.oldProvinceCode}/${c.oldCode}`) ?? `cu/${c.oldProvinceCode}/-/${c.oldCode}`
    return [{ kind: c.extent === 'full' ? 'merge' : 'split', from, to, extent: c.extent, on: c.validFrom }]
  })
  for (const c of parseProvinceChanges(text('province-mapping-2025-07-01.csv')))
    changes.push({ kind: 'merge', from: `cu/${c.oldCode}`, to: c.newCode, extent: 'full', on: c.validFrom })
  return changes
}

/**
 * Loads what is new in `reference/places`. `owner` is the migrating role's connection.
 * @returns true when something was loaded, false when it was all there.
 */
export const loadReference = async (owner: pg.ClientConfig, referenceFolder: string): Promise<boolean> => {
  const { text, digest } = readAll(join(referenceFolder, 'places'))
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query(
      `select 1 from reference_entries where catalogue = 'loaded' and code = 'places' and content ->> 'digest' = $1`,
      [digest],
    )
    if (known.rowCount) return false
    const areas = areasOf(text)
    const changes = changesOf(text, areas)
    await client.query('begin')
    await client.query(
      `insert into areas (kind, code, path, parent_path, province_id, name, full_name, type, alternative_codes, valid_from, valid_to, source)
       select r.kind, r.code, r.path, r.parent_path, r.province_id, r.name, r.full_name, r.type,
         array(select jsonb_array_elements_text(r.alternative_codes)), r.valid_from, r.valid_to, 'reference/places'
       from jsonb_to_recordset($1::jsonb) as r(kind text, code text, path text, parent_path text, province_id smallint,
         name text, full_name text, type text, alternative_codes jsonb, valid_from date, valid_to date)
       on conflict (path, valid_from) do update set name = excluded.name, full_name = excluded.full_name,
         type = excluded.type, alternative_codes = excluded.alternative_codes, valid_to = excluded.valid_to`,
      [JSON.stringify(areas)],
    )
    await client.query(
      `insert into area_changes (kind, from_path, to_path, extent, happened_on, source)
       select distinct on (r.from_path, r.to_path, r.happened_on) r.kind, r.from_path, r.to_path, r.extent, r.happened_on, 'reference/places'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[]) as r(kind, from_path, to_path, extent, happened_on)
       on conflict do nothing`,
      [
        changes.map((c) => c.kind),
        changes.map((c) => c.from),
        changes.map((c) => c.to),
        changes.map((c) => c.extent),
        changes.map((c) => c.on),
      ],
    )
    await client.query(
      `insert into reference_entries (catalogue, code, valid_from, confirmation, source, content)
       values ('loaded', 'places', $1, 'C', 'reference/places', $2)
       on conflict (catalogue, code, version, valid_from) do update set content = excluded.content`,
      [epoch, JSON.stringify({ digest })],
    )
    await client.query('commit')
    await client.query('analyze areas; analyze area_changes')
    return true
  } finally {
    await client.end()
  }
}
