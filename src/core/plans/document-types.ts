/** Types of administrative documents (Decree 30/2020/NĐ-CP, Article 7 and Annex III; party and lawmaking papers too). */

/** By the name printed as the document's own heading. Longer names first, so that they win over their beginnings. */
export const documentTypes = [
  'thông tư liên tịch',
  'nghị quyết liên tịch',
  'chương trình phối hợp',
  'chương trình hành động',
  'quy chế phối hợp',
  'kế hoạch liên tịch',
  'kế hoạch phối hợp',
  'hướng dẫn liên ngành',
  'hướng dẫn liên tịch',
  'hướng dẫn',
  'nghị quyết',
  'nghị định',
  'quyết định',
  'chỉ thị',
  'quy chế',
  'quy định',
  'thông cáo',
  'thông báo',
  'thông tri',
  'thông tư',
  'chương trình',
  'kế hoạch',
  'phương án',
  'đề án',
  'dự án',
  'báo cáo',
  'biên bản',
  'tờ trình',
  'hợp đồng',
  'công điện',
  'công văn',
  'kết luận',
  'giấy mời',
] as const

/** Abbreviations in a document's symbol: `KH` in 869/KH-UBND. */
const bySymbol: Record<string, string> = {
  NQ: 'nghị quyết',
  NQLT: 'nghị quyết liên tịch',
  NĐ: 'nghị định',
  QĐ: 'quyết định',
  CT: 'chỉ thị',
  QC: 'quy chế',
  QYĐ: 'quy định',
  QYD: 'quy định',
  QĐI: 'quy định',
  TC: 'thông cáo',
  TB: 'thông báo',
  TT: 'thông tư',
  TTLT: 'thông tư liên tịch',
  HD: 'hướng dẫn',
  CTR: 'chương trình',
  CTRPH: 'chương trình phối hợp',
  CTPH: 'chương trình phối hợp',
  CTHĐ: 'chương trình hành động',
  KH: 'kế hoạch',
  KHLT: 'kế hoạch liên tịch',
  KHPH: 'kế hoạch phối hợp',
  PA: 'phương án',
  ĐA: 'đề án',
  DA: 'dự án',
  BC: 'báo cáo',
  BB: 'biên bản',
  TTR: 'tờ trình',
  HĐ: 'hợp đồng',
  CĐ: 'công điện',
  KL: 'kết luận',
  GM: 'giấy mời',
}

/** The type that a symbol such as `KH-UBND` or `CT/TW` names, or null (a công văn has no abbreviation of its own). */
export const typeOfSymbol = (symbol: string): string | null => {
  const first = symbol
    .toUpperCase()
    .split(/[-/]/)
    .find((part) => !/^\d+$/.test(part))
  return (first && bySymbol[first]) ?? null
}
