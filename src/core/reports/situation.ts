/** The section on the situation: how many children there are, and how many in special circumstances. */
import { formatDate } from '../dates.ts'
import { countTable, specialTable } from './children-tables.ts'
import { countText } from './measure-units.ts'
import { paragraph } from './report-blocks.ts'
import type { Block } from './report-model.ts'
import { sumOf, type YearlyReportInput } from './yearly-report-input.ts'

export const situationBlocks = (input: YearlyReportInput): Block[] => {
  const blocks: Block[] = []
  const { population, specialCircumstances } = input
  const day = formatDate(input.cutOff)
  let table = 0
  const caption = (words: string): string => `Bảng ${++table}. ${words}`
  if (population !== null) {
    const sums = sumOf(population.byAge)
    const sexKnown = sums.all === population.total && sums.unknownSex === 0
    const bySex = sexKnown ? `, trong đó nam ${countText(sums.male)} trẻ, nữ ${countText(sums.female)} trẻ` : ''
    blocks.push(
      paragraph(
        `Đến hết ngày ${day}, ${input.areaName} có ${countText(population.total)} trẻ em dưới 16 tuổi${bySex}.`,
      ),
    )
    const groupings = [
      ['Trẻ em theo nhóm tuổi và giới tính', 'Nhóm tuổi', population.byAge],
      ['Trẻ em theo dân tộc và giới tính', 'Dân tộc', population.byEthnicity],
      ['Trẻ em theo thôn và giới tính', 'Thôn', population.byVillage],
    ] as const
    for (const [words, grouping, rows] of groupings)
      if (rows.length > 0) blocks.push(countTable(caption(words), grouping, [...rows], population.total))
  }
  if (specialCircumstances !== null) {
    const { children, supported, groups } = specialCircumstances
    const helped =
      supported === null
        ? ''
        : `, trong đó ${countText(supported)} trẻ được chăm sóc, trợ giúp (${countText(supported)}/${countText(children)})`
    blocks.push(
      paragraph(
        children === 0
          ? `Đến hết ngày ${day}, ${input.areaName} không ghi nhận trẻ em có hoàn cảnh đặc biệt.`
          : `Đến hết ngày ${day}, ${input.areaName} ghi nhận ${countText(children)} trẻ em có hoàn cảnh đặc biệt${helped}.`,
      ),
    )
    if (groups.length > 0)
      blocks.push(specialTable(caption('Trẻ em có hoàn cảnh đặc biệt theo nhóm'), specialCircumstances))
  }
  return blocks
}
