/**
 * From the board, the register and the commune to what the yearly report is composed of; and the records office's number
 * and date put into a paper that is already composed.
 */
import type { z } from 'zod'
import type { PlainDate } from '../dates.ts'
import type { BoardTarget } from '../indicators/board.ts'
import type { ChildSnapshot } from '../indicators/child-snapshot.ts'
import type { AgeBand, Population, PopulationCell } from '../indicators/compute.ts'
import { classify, type Formula, type FormulaContext } from '../indicators/formula.ts'
import type { AcceptedDeadline, AcceptedPlan } from '../plans/accepted-plan.ts'
import { syllablesOf } from '../text.ts'
import { dateInWords, numberLine, ReportDocument } from './report-model.ts'
import type { SectionKey, YearlyReportInput } from './yearly-report-input.ts'

type Raw = z.input<typeof YearlyReportInput>

export type ReportCommune = {
  /** `Xã Lương Minh`, `Lương Minh`, `Tỉnh Quảng Ninh`. */
  fullName: string
  name: string
  provinceName: string
}

export type GroupName = { code: string; name: string; restricted: boolean }

export type ReportParts = {
  status: 'draft' | 'final'
  year: number
  cutOff: PlainDate
  commune: ReportCommune
  plan: Pick<AcceptedPlan, 'letterhead' | 'deadlines'> & {
    title: string
    code: string | null
    issuedOn: PlainDate | null
    /** As the plan document prints them. */
    recipients: readonly string[]
  }
  targets: readonly BoardTarget[]
  population: Raw['population']
  specialCircumstances: Raw['specialCircumstances']
  texts: Partial<Record<SectionKey, string>>
  synthetic: boolean
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)

/** Everything a yearly report is composed of. The signatory's name stays blank: it is written by the hand that signs. */
export const yearlyReportInput = (parts: ReportParts): Raw => {
  const { commune, plan } = parts
  const areaName = lowerFirst(commune.fullName)
  return {
    status: parts.status,
    year: parts.year,
    cutOff: parts.cutOff,
    agency: {
      // People's Committees have no governing body above them; a plan that prints one keeps it.
      parent: plan.letterhead?.parentIssuer?.toLocaleUpperCase('vi') ?? null,
      name: `ỦY BAN NHÂN DÂN\n${commune.fullName.toLocaleUpperCase('vi')}`,
      nameInText: `Ủy ban nhân dân ${areaName}`,
      symbol: 'BC-UBND',
    },
    areaName,
    place: commune.name,
    number: null,
    date: null,
    plan: {
      title: plan.title,
      code: plan.code,
      date: plan.issuedOn,
      issuer: issuerInText(plan.letterhead?.issuer ?? null, `Ủy ban nhân dân ${areaName}`),
    },
    population: parts.population,
    specialCircumstances: parts.specialCircumstances,
    targets: parts.targets
      .filter((target) => target.measures.length > 0)
      .map((target) => ({
        number: target.number,
        objective: target.objective,
        text: target.text,
        measures: target.measures.map(({ result }) => result),
      })),
    texts: parts.texts,
    recipients: recipientsOf(plan.recipients, plan.deadlines, commune),
    signatory: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: null },
    synthetic: parts.synthetic,
  }
}

/** The commune's own plan names it in capitals at its head; in a sentence it is written as such. */
const issuerInText = (issuer: string | null, own: string): string | null =>
  issuer !== null && syllablesOf(issuer).join(' ') === syllablesOf(own).join(' ') ? own : issuer

const person = /^(?:đ\/?c|đồng chí|ông|bà|anh|chị|như|các (?:cơ quan|đơn vị|thôn|bản))(?![\p{L}])/iu

/**
 * Who receives the report: the plan's own recipients that are reported to, kept for information or file; else whom its
 * deadlines name; and always the province, the commune's leaders and the file. Never a person's name.
 */
export const recipientsOf = (
  ofPlan: readonly string[],
  deadlines: readonly Pick<AcceptedDeadline, 'to'>[],
  commune: ReportCommune,
): string[] => {
  const clean = ofPlan.map((line) => line.replace(/^[-–+•\s]+|[\s.;]+$/gu, '')).filter((line) => line !== '')
  const file = clean.find((line) => /^lưu/iu.test(line)) ?? 'Lưu: VT'
  const above = clean.filter((line) => /\(b\/c\)/iu.test(line) && !person.test(line))
  const named = deadlines
    .flatMap(({ to }) => (to ?? '').split(/[,;]| và /u))
    .map((to) => to.trim())
    .filter((to) => /(?:tỉnh|thành phố|sở)(?![\p{L}])/iu.test(to) && to.length < 80)
    .map((to) => `${to} (b/c)`)
  const upward =
    above.length > 0
      ? above
      : named.length > 0
        ? [...new Set(named)]
        : [`UBND ${lowerFirst(commune.provinceName)} (b/c)`, 'Sở Y tế (b/c)']
  const leaders = clean.find((line) => /^(?:ct|chủ tịch)(?![\p{L}])/iu.test(line)) ?? 'CT, các PCT UBND'
  return [...upward, leaders.replace(/\s*\(c\/đ\)/iu, ''), file]
}

const bandLabel = ({ from, to }: AgeBand): string =>
  from === 0 ? `Dưới ${to + 1} tuổi` : from === to ? `${from} tuổi` : `Từ ${from} đến ${to} tuổi`
/** `{ from: 6, to: 10 }` is "Từ 6 đến 10 tuổi" and "6 to 10". */
export const ageBandName = (band: AgeBand | null): { vi: string; en: string } =>
  band === null
    ? { vi: 'Chưa rõ', en: 'Not known' }
    : {
        vi: bandLabel(band),
        en: band.from === 0 ? `Under ${band.to + 1}` : `${band.from} to ${band.to}`,
      }

const bySex = (label: string, cell: PopulationCell) => ({
  label,
  male: cell.male,
  female: cell.female,
  unknownSex: cell.sexUnknown,
})

/** The tables of children; rows of what is not known are left to the table's own "Chưa rõ". */
export const populationOf = (
  population: Population,
  names: { ethnic: (code: string) => string; village: (path: string) => string },
): NonNullable<Raw['population']> => ({
  total: population.all.total,
  byAge: population.ages.flatMap(({ band, ...cell }) => (band === null ? [] : [bySex(bandLabel(band), cell)])),
  byEthnicity: population.ethnicities
    .flatMap(({ code, ...cell }) =>
      code === null ? [] : [{ total: cell.total, row: bySex(names.ethnic(code), cell) }],
    )
    .sort((a, b) => b.total - a.total)
    .map(({ row }) => row),
  byVillage: population.villages
    .flatMap(({ path, ...cell }) => (path === null ? [] : [bySex(names.village(path), cell)]))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi')),
})

/**
 * Children in special circumstances, each once, and by group. A group that few may know of (HIV) is never printed by its
 * name: it stands with those whose group is not recorded.
 */
export const specialCircumstancesOf = (
  snapshots: Iterable<ChildSnapshot>,
  formula: Formula,
  context: FormulaContext,
  groups: readonly GroupName[],
): NonNullable<Raw['specialCircumstances']> => {
  const known = new Map(groups.filter((group) => !group.restricted).map((group) => [group.code, group.name]))
  const other = 'Nhóm khác hoặc chưa ghi nhóm'
  const found = new Map<string, ChildSnapshot[]>()
  const all: ChildSnapshot[] = []
  for (const child of snapshots) {
    if (classify(formula, child, context).bucket !== 'counted') continue
    all.push(child)
    const label = known.get(child.specialCircumstance?.groupCode ?? '') ?? other
    found.set(label, [...(found.get(label) ?? []), child])
  }
  const supported = (children: readonly ChildSnapshot[]): number | null =>
    children.some((child) => child.supported === null) ? null : children.filter((child) => child.supported).length
  const row = (label: string) => {
    const children = found.get(label) ?? []
    return children.length === 0 ? [] : [{ label, count: children.length, supported: supported(children) }]
  }
  return {
    children: all.length,
    supported: supported(all),
    groups: [...known.values(), other].flatMap(row),
  }
}

/** `07/BC-UBND` is number 07 with its symbol; `07` alone keeps the paper's symbol. */
const readNumber = (given: string): { number: string; symbol: string | null } => {
  const [number = '', ...rest] = given
    .trim()
    .replace(/^số\s*:?\s*/iu, '')
    .split('/')
  const symbol = rest.join('/').trim()
  return { number: number.trim(), symbol: symbol === '' ? null : symbol }
}

/** Puts the records office's number and date into a composed paper: its head and what its annexes say of it. */
export const withIssue = (document: ReportDocument, issue: { number: string; issuedOn: PlainDate }): ReportDocument => {
  const given = readNumber(issue.number)
  const head = document.sections.flatMap((section) => section.blocks).find((block) => block.kind === 'letterhead')
  if (!head) return document
  const issued = { ...head, number: given.number, symbol: given.symbol ?? head.symbol, date: issue.issuedOn }
  const saidIn = (of: typeof head): string =>
    `${numberLine(of).replace('Số: ', 'số\u00a0')} ${dateInWords(of.date, of.year)}`
  return ReportDocument.parse({
    ...document,
    date: issue.issuedOn,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'letterhead'
          ? issued
          : block.kind === 'annex'
            ? { ...block, reference: block.reference.replace(saidIn(head), saidIn(issued)) }
            : block,
      ),
    })),
  })
}
