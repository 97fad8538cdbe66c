/** `mangnon places find "Đồng Sơn, TP Hạ Long"`: today's commune from a name or code of any time; no server, no sign-in. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type FoundPlace, findPlace, type PlaceBook } from '#core/catalogues/find-place.ts'
import {
  parseCommuneChanges,
  parseCommunes,
  parseOldCommunes,
  parseOldDistricts,
  parseOldProvinces,
  parseProvinces,
} from '#core/catalogues/places.ts'
import { type Command, usageError } from './command.ts'

const folder = resolve(import.meta.dirname, '../../reference/places')
const textOf = (name: string): Promise<string> => readFile(resolve(folder, name), 'utf8')

const readBook = async (): Promise<PlaceBook> => {
  const [provinces, communes, oldProvinces, oldDistricts, oldCommunes, changes] = await Promise.all([
    textOf('provinces-34.json'),
    textOf('communes-3321.csv'),
    textOf('pre2025-provinces-63.json'),
    textOf('pre2025-districts.json'),
    textOf('pre2025-communes.csv'),
    textOf('commune-mapping-2025-07-01.csv'),
  ])
  return {
    provinces: parseProvinces(provinces).entries,
    communes: parseCommunes(communes),
    oldProvinces: parseOldProvinces(oldProvinces).entries,
    oldDistricts: parseOldDistricts(oldDistricts).entries,
    oldCommunes: parseOldCommunes(oldCommunes),
    changes: parseCommuneChanges(changes),
  }
}

const lineOf = ({ code, fullName, within, time, today }: FoundPlace): string => {
  const place = [`${fullName} (${code})`, ...within].join(', ')
  const targets = today.map(
    (t) => `${t.fullName}, ${t.provinceName} (${t.path})${t.extent === 'partial' ? ', một phần (in part)' : ''}`,
  )
  return time === 'today' ? `${place}: hiện nay (today)` : `${place}, đến 30/06/2025 → ${targets.join(' · ') || '?'}`
}

export const placesFind: Command = async ({ args, options, io }) => {
  const asked = args[0] ?? ''
  if (asked.trim() === '')
    throw usageError(
      'Ghi tên hoặc mã cần tìm, từ nhỏ đến lớn: "Đồng Sơn, TP Hạ Long".',
      'Write the name or code to find, from the smallest unit: "Đồng Sơn, TP Hạ Long".',
    )
  const answer = findPlace(await readBook(), asked)
  if (options.json) {
    io.out(JSON.stringify({ asked, ...answer }))
    return 0
  }
  if (answer.found.length === 0) io.out('Không tìm thấy. Ghi thêm huyện, tỉnh cũ hoặc mã 5 số. (Not found.)')
  for (const place of answer.found) io.out(lineOf(place))
  if (answer.found.length > 0 && !answer.certain)
    io.out('Có thể là nhiều nơi: xem giấy tờ hoặc hỏi thôn rồi chọn. (It may be several places: a person decides.)')
  return 0
}
