/** Administrative units before and since 1 July 2025, and what became of each. Files: `reference/places/`. */
import { z } from 'zod'
import { type PlainDate, PlainDate as PlainDateSchema } from '../dates.ts'
import { type About, Dated, parseFile } from './catalogue.ts'
import { parseCsv } from './csv.ts'

const ProvinceCode = z.string().regex(/^\d{2}$/)
const DistrictCode = z.string().regex(/^\d{3}$/)
const CommuneCode = z.string().regex(/^\d{5}$/)

/** One of the 34 provinces and cities, as named between two days. `mergedFrom`: codes of the provinces before 1 July 2025. */
export const Province = Dated.extend({
  code: ProvinceCode,
  name: z.string().min(1),
  fullName: z.string().min(1),
  nameEn: z.string().min(1),
  type: z.enum(['tinh', 'thanh_pho']),
  mergedFrom: z.array(ProvinceCode),
  basis: z.string().min(1),
})
export type Province = z.infer<typeof Province>

/** One of the 3,321 communes, wards and special zones. `altCode`: another code that some official list prints for it. */
export const Commune = Dated.extend({
  code: CommuneCode,
  fullName: z.string().min(1),
  type: z.enum(['xa', 'phuong', 'dac_khu']),
  provinceCode: ProvinceCode,
  altCode: CommuneCode.nullable(),
  basis: z.string().min(1),
})
export type Commune = z.infer<typeof Commune>

export const OldProvince = Dated.extend({ code: ProvinceCode, fullName: z.string().min(1) })
export type OldProvince = z.infer<typeof OldProvince>

export const OldDistrict = OldProvince.extend({ code: DistrictCode, provinceCode: ProvinceCode })
export type OldDistrict = z.infer<typeof OldDistrict>

export const OldCommune = Dated.extend({
  code: CommuneCode,
  fullName: z.string().min(1),
  districtCode: DistrictCode,
  provinceCode: ProvinceCode,
})
export type OldCommune = z.infer<typeof OldCommune>

/**
 * An old commune (or one of five island districts without communes, by its three-digit code) that went wholly or partly
 * into a new one on `validFrom`. The new commune often carries the code of an old one that is not the same place.
 */
export const CommuneChange = z.object({
  oldCode: z.union([CommuneCode, DistrictCode]),
  oldFullName: z.string().min(1),
  oldProvinceCode: ProvinceCode,
  newCode: CommuneCode,
  newFullName: z.string().min(1),
  extent: z.enum(['full', 'partial']),
  validFrom: PlainDateSchema,
})
export type CommuneChange = z.infer<typeof CommuneChange>

export const ProvinceChange = z.object({
  oldCode: ProvinceCode,
  oldFullName: z.string().min(1),
  newCode: ProvinceCode,
  newFullName: z.string().min(1),
  validFrom: PlainDateSchema,
})
export type ProvinceChange = z.infer<typeof ProvinceChange>

const orNull = (cell: string): string | null => (cell === '' ? null : cell)

/** `reference/places/provinces-34.json` */
export const parseProvinces = (text: string): { about: About; entries: Province[] } => parseFile(text, Province)

/** `reference/places/pre2025-provinces-63.json` */
export const parseOldProvinces = (text: string): { about: About; entries: OldProvince[] } =>
  parseFile(text, OldProvince)

/** `reference/places/pre2025-districts.json` */
export const parseOldDistricts = (text: string): { about: About; entries: OldDistrict[] } =>
  parseFile(text, OldDistrict)

/** `reference/places/communes-3321.csv` (3,331 rows: ten communes of Đồng Nai became wards on 30 April 2026) */
export const parseCommunes = (text: string): Commune[] =>
  z.array(Commune).parse(
    parseCsv(text, [
      'code',
      'full_name',
      'type',
      'province_code',
      'alt_code',
      'valid_from',
      'valid_to',
      'basis',
    ] as const).map((r) => ({
      code: r.code,
      fullName: r.full_name,
      type: r.type,
      provinceCode: r.province_code,
      altCode: orNull(r.alt_code),
      validFrom: orNull(r.valid_from),
      validTo: orNull(r.valid_to),
      basis: r.basis,
    })),
  )

/** `reference/places/pre2025-communes.csv` */
export const parseOldCommunes = (text: string): OldCommune[] =>
  z.array(OldCommune).parse(
    parseCsv(text, ['code', 'full_name', 'district_code', 'province_code', 'valid_from', 'valid_to'] as const).map(
      (r) => ({
        code: r.code,
        fullName: r.full_name,
        districtCode: r.district_code,
        provinceCode: r.province_code,
        validFrom: orNull(r.valid_from),
        validTo: orNull(r.valid_to),
      }),
    ),
  )

/** `reference/places/commune-mapping-2025-07-01.csv` */
export const parseCommuneChanges = (text: string): CommuneChange[] =>
  z.array(CommuneChange).parse(
    parseCsv(text, [
      'old_code',
      'old_full_name',
      'old_province_code',
      'new_code',
      'new_full_name',
      'extent',
      'valid_from',
    ] as const).map((r) => ({
      oldCode: r.old_code,
      oldFullName: r.old_full_name,
      oldProvinceCode: r.old_province_code,
      newCode: r.new_code,
      newFullName: r.new_full_name,
      extent: r.extent,
      validFrom: r.valid_from,
    })),
  )

/** `reference/places/province-mapping-2025-07-01.csv` */
export const parseProvinceChanges = (text: string): ProvinceChange[] =>
  z.array(ProvinceChange).parse(
    parseCsv(text, ['old_code', 'old_full_name', 'new_code', 'new_full_name', 'valid_from'] as const).map((r) => ({
      oldCode: r.old_code,
      oldFullName: r.old_full_name,
      newCode: r.new_code,
      newFullName: r.new_full_name,
      validFrom: r.valid_from,
    })),
  )

/** Where the children of an old commune are today: every new commune that took part of it, on a day. */
export const newCommunesOf = (oldCode: string, changes: readonly CommuneChange[], day: PlainDate): CommuneChange[] =>
  changes.filter((change) => change.oldCode === oldCode && change.validFrom <= day)

/** The old communes a commune was made of, whole or in part. */
export const oldCommunesOf = (newCode: string, changes: readonly CommuneChange[]): CommuneChange[] =>
  changes.filter((change) => change.newCode === newCode)
