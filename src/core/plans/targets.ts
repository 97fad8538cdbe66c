/** Targets (chỉ tiêu) and the objectives (mục tiêu) they stand under. */
import { listMeasures } from './measures.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { isFootnote, type Paragraph, passageOf } from './paragraphs.ts'
import type { Objective, Target } from './plan-reading.ts'
import { isTableRow, readTargetTables } from './target-tables.ts'
import { fold } from './words.ts'
import { yearOfHeading } from './years.ts'

/** A target with the paragraph it was read from. */
export type FoundTarget = { target: Target; node: Node }
export type FoundObjective = { objective: Objective; node: Node }

const label =
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?((?:nhóm )?chỉ tiêu(?:\s+số)?\s+(\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?))\s*(?:[.:)-]|\s-)\s*(?=\S)/u
const labelWithoutSign = /^(chỉ tiêu(?:\s+số)?\s+(\d{1,3}(?:\.\d{1,2}){0,3}))\s+(?=\p{L})/u
const objectiveLabel = /^(?:nhóm )?(mục tiêu(?:\s+số)?\s+(\d{1,2}|[ivx]{1,4}))\s*(?:[.:)-]|\s-|\s(?=về\s|\())\s*/u

/** A numbered or dashed paragraph "Chỉ tiêu 4: …": where its label and its words begin. */
const labelOf = (node: Node): { label: string; number: string; from: number; body: number } | null => {
  const { low, text, body } = node.paragraph
  const rest = low.slice(body)
  const match = label.exec(rest) ?? labelWithoutSign.exec(rest)
  if (!match) return null
  const words = rest.slice(match[0].length)
  if (
    /^(?:,|và|đến|-|;)?\s*\d+[\s,;.]*(?:,|và|$)/u.test(words) ||
    /^(?:do|giao|thuộc|của|phòng|sở|ubnd)(?!\p{L})/u.test(words)
  )
    return null
  const from = body + match[0].indexOf(match[1]!)
  return {
    label: text.slice(from, from + match[1]!.length),
    number: trimZeros(match[2]!),
    from,
    body: body + match[0].length,
  }
}

/** "09" is 9; "1.2" stays. */
export const trimZeros = (number: string): string => number.replace(/^0+(?=\d)/, '')

const zoneHeading = /(?:mục tiêu|chỉ tiêu|yêu cầu cần đạt|kết quả cần đạt|phấn đấu)/u
const generalGoal =
  /mục tiêu (?:chung|tổng quát)|mục đích|quan điểm|^yêu cầu$|giải pháp|nhiệm vụ|thực hiện (?:các |mục |chỉ )|tổ chức thực hiện|kết quả thực hiện|đánh giá|tình hình|kinh phí|báo cáo|phân công|trách nhiệm/u
const strongZone = /mục tiêu cụ thể|chỉ tiêu|các mục tiêu/u

const wordsOf = (node: Node): string => node.paragraph.low.slice(node.paragraph.body).replace(/[\s.:;]+$/, '')

/** Where a node stands: in a list of targets, in one of general goals, or elsewhere. */
const zoneOf = (node: Node): 'targets' | 'goals' | null => {
  for (const above of ancestorsOf(node)) {
    const words = wordsOf(above)
    if (words.length > 220 && !/:$/.test(above.paragraph.text)) continue
    if (/phụ lục/.test(above.paragraph.marker?.kind ?? '') && !zoneHeading.test(words)) return null
    if (/^(?:phân công|trách nhiệm|tổ chức thực hiện|giao (?:nhiệm vụ|trách nhiệm))/u.test(words)) return null
    if (/nhiệm vụ|giải pháp|hoạt động/u.test(words) && !/^(?:các |hệ thống )?(?:mục tiêu|chỉ tiêu)/u.test(words))
      return null
    if (generalGoal.test(words) && !strongZone.test(words))
      return /mục tiêu (?:chung|tổng quát)/.test(words) ? 'goals' : null
    if (/mục tiêu chung|mục tiêu tổng quát/.test(words) && !/cụ thể/.test(words)) return 'goals'
    if (zoneHeading.test(words)) return 'targets'
  }
  return null
}

/** The year printed in the headings over a node, nearest first. */
const headingYearOf = (node: Node): number | null => {
  for (const above of ancestorsOf(node)) {
    const year = yearOfHeading(above.paragraph.low.slice(above.paragraph.body))
    if (year !== null) return year
    if (zoneOf(above) === null && !zoneHeading.test(wordsOf(above))) return null
  }
  return null
}

/** Reads the targets of a document. `planStart` is the first year of the plan: what was reached before is no target. */
export const listTargets = (
  nodes: readonly Node[],
  planStart: number | null,
): { targets: FoundTarget[]; objectives: FoundObjective[] } => {
  const labelled = nodes.map((node) => (node.paragraph.cells ? null : labelOf(node)))
  const lists = new Set(nodes.filter((_, i) => labelled[i]).map((node) => node.parent))
  const hasLabels = labelled.some((found) => found !== null)
  const found: FoundTarget[] = []
  for (const [index, node] of nodes.entries()) {
    if (isTableRow(node.paragraph) || isFootnote(node.paragraph.text)) continue
    const own = labelled[index]
    if (own) {
      found.push({ node, target: readTarget(node, own.label, own.number, own.from, own.body, planStart) })
      continue
    }
    if (isBelowTarget(node, found)) {
      addToTarget(node, found, planStart)
      continue
    }
    if (zoneOf(node) !== 'targets' || isObjective(node)) continue
    if (hasLabels && (lists.has(node.parent) || node.parent === null)) continue
    if (node.children.some((child) => !child.numbered || child.paragraph.marker) && opensOnly(node, planStart)) continue
    if (zoneHeading.test(wordsOf(node)) && wordsOf(node).length < 60 && node.children.length > 0) continue
    const number = node.paragraph.marker?.isItem ? null : (node.paragraph.marker?.number ?? null)
    const target = readTarget(
      node,
      null,
      number === null ? null : trimZeros(number),
      node.paragraph.body,
      node.paragraph.body,
      planStart,
    )
    if (hasLabels && target.measures.every((measure) => measure.value === null)) continue
    if (target.measures.length > 0) found.push({ node, target })
  }
  found.push(...readTargetTables(nodes, (node) => headingYearOf(node), planStart))
  if (found.length === 0) found.push(...loneTargets(nodes, planStart))
  const objectives = listObjectives(nodes, found)
  for (const { node, target } of found) target.objective = objectiveOver(node, objectives)
  return { targets: found.sort((a, b) => a.target.passage.start - b.target.passage.start), objectives }
}

const readTarget = (
  node: Node,
  name: string | null,
  number: string | null,
  from: number,
  body: number,
  planStart: number | null,
): Target => {
  const { paragraph } = node
  const end = paragraph.text.length
  const measures = listMeasures(paragraph, body, end, { headingYear: headingYearOf(node), planStart })
  return {
    label: name,
    number,
    objective: null,
    text: paragraph.text.slice(body).trim(),
    passage: passageOf(paragraph, from, end),
    measures:
      name === null
        ? measures.filter(
            (measure, i) =>
              i > 0 || measure.value !== null || isGoodWordless(measure.direction, paragraph.low.slice(body)),
          )
        : measures,
  }
}

/** Without a label, "Giảm thiểu tác hại …" may be a wish; a rate, a level or a count of something must be named. */
const isGoodWordless = (direction: string, low: string): boolean =>
  direction !== 'maintain' &&
  (direction === 'exactly' ||
    direction === 'eliminate' ||
    direction === 'achieve' ||
    /tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số (?:trẻ|vụ|ca|cặp|cuộc|lượng|điểm|trường|người)|xây dựng thêm|giảm dần|tăng số|số \p{L}+/u.test(
      low,
    ))

/** An item that only opens a list: nothing to reach in it, or a colon at its end. */
const opensOnly = (node: Node, planStart: number | null): boolean =>
  /:\s*$/.test(node.paragraph.text) ||
  listMeasures(node.paragraph, node.paragraph.body, node.paragraph.text.length, { headingYear: null, planStart }).every(
    (measure) => measure.value === null,
  )

/** Lines below a labelled target that go on with it: "+ Đến năm 2028: 80%." */
const isBelowTarget = (node: Node, found: readonly FoundTarget[]): boolean => {
  const parent = node.parent
  return parent !== null && found.some((other) => other.node === parent && other.target.label !== null)
}

const addToTarget = (node: Node, found: FoundTarget[], planStart: number | null): void => {
  const owner = found.find((other) => other.node === node.parent)
  const { paragraph } = node
  if (
    !owner ||
    /^(?:cơ quan|đơn vị|phòng|bộ phận)?\s*(?:chủ trì|phối hợp|thực hiện)/u.test(paragraph.low.slice(paragraph.body))
  )
    return
  const measures = listMeasures(paragraph, paragraph.body, paragraph.text.length, {
    headingYear: headingYearOf(node) ?? yearOfHeading(owner.node.paragraph.low),
    planStart,
  })
  if (measures.length === 0) return
  goOnWith(owner.target, measures, paragraph)
  owner.target.measures.push(...measures)
  owner.target.text = `${owner.target.text} ${paragraph.text.slice(paragraph.body)}`.trim()
  owner.target.passage = { start: owner.target.passage.start, end: passageOf(paragraph).end }
}

/** Paragraphs about how things stand. */
const tellsPast =
  /^(?:theo (?:báo cáo|thống kê|số liệu)|trong (?:những năm|thời gian) qua|thời gian qua|tính đến|hiện nay|những năm qua|qua \d)|(?<!\p{L})(?:trong thời gian qua|đã xảy ra|toàn (?:tỉnh|huyện|xã) (?:xảy ra|có \d))/u

/** Values in a list below a target are of what the target names; "Giảm tỷ lệ …:" over them is no measure of its own. */
const goOnWith = (target: Target, measures: Target['measures'], paragraph: Paragraph): void => {
  const first = target.measures[0]
  const name = first?.indicator ?? target.text.replace(/[\s:;.,]+$/, '')
  const opens = first !== undefined && target.measures.every((measure) => measure.value === null)
  for (const measure of measures) {
    if (measure.indicator === '' || /^(?:toàn|đến|năm)(?!\p{L})/u.test(measure.indicator)) measure.indicator = name
    if (
      measure.value === null ||
      /(?:trên|dưới|đạt|hơn|còn|xuống|không|tối|ít nhất|từ|giảm|tăng)(?!\p{L})/u.test(paragraph.low)
    )
      continue
    if (first && !opens && first.direction !== 'maintain') measure.direction = first.direction
    else if (opens && first.direction === 'decrease') measure.direction = 'at_most'
  }
  if (opens && measures.some((measure) => measure.value !== null)) target.measures.splice(0)
}

/** A document without a chapter of targets: sentences that say "phấn đấu" or begin with a rate, outside the duties of units. */
const loneTargets = (nodes: readonly Node[], planStart: number | null): FoundTarget[] =>
  nodes
    .filter(
      (node) =>
        !node.paragraph.cells &&
        node.children.length === 0 &&
        !tellsPast.test(node.paragraph.low) &&
        !isFootnote(node.paragraph.text),
    )
    .filter((node) =>
      /(?:^|[.;]\s)(?:phấn đấu|chỉ tiêu|\d+(?:,\d+)?\s?% |(?:trên|ít nhất|tối thiểu) \d+(?:,\d+)?\s?%)|^(?:giảm|tăng)? ?(?:tỷ|tỉ) (?:lệ|suất)/u.test(
        node.paragraph.low.slice(node.paragraph.body),
      ),
    )
    .map((node) => ({
      node,
      target: readTarget(
        node,
        null,
        node.paragraph.marker?.number ?? null,
        node.paragraph.body,
        node.paragraph.body,
        planStart,
      ),
    }))
    .filter(({ target }) => target.measures.some((measure) => measure.value !== null))

const isObjective = (node: Node): boolean => objectiveLabel.test(node.paragraph.low.slice(node.paragraph.body))

/** "Mục tiêu 1: …"; where none is printed, the lettered or numbered groups that targets stand under. */
const listObjectives = (nodes: readonly Node[], targets: readonly FoundTarget[]): FoundObjective[] => {
  const found: FoundObjective[] = []
  for (const node of nodes) {
    if (node.paragraph.cells) continue
    const { paragraph } = node
    const match = objectiveLabel.exec(paragraph.low.slice(paragraph.body))
    if (!match) continue
    const inGoals =
      zoneOf(node) !== null ||
      ancestorsOf(node).some((above) => zoneHeading.test(wordsOf(above))) ||
      targets.some((target) => ancestorsOf(target.node).includes(node)) ||
      (!node.parent && node.numbered)
    if (!inGoals) continue
    const body = paragraph.body + match[0].length
    found.push({ node, objective: objectiveOf(node, trimZeros(match[2]!.toUpperCase()), body) })
  }
  if (found.length > 0) return found
  const groups = new Set<Node>()
  for (const { node } of targets) {
    const group = ancestorsOf(node).find((above) => above.numbered && !zoneHeading.test(wordsOf(above)))
    if (group && zoneOf(group) === 'targets' && node !== group) groups.add(group)
  }
  return nodes
    .filter((node) => groups.has(node))
    .map((node) => ({ node, objective: objectiveOf(node, node.paragraph.marker?.number ?? null, node.paragraph.body) }))
}

const objectiveOf = (node: Node, number: string | null, body: number): Objective => {
  const { paragraph } = node
  const text = paragraph.text
    .slice(body)
    .replace(/[\s:;.]+$/, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .trim()
  return { number, text: text === '' ? paragraph.text : text, passage: passageOf(paragraph, paragraph.body) }
}

const objectiveOver = (node: Node, objectives: readonly FoundObjective[]): string | null => {
  const above = ancestorsOf(node)
  const owner = objectives.find((found) => above.includes(found.node))
  if (owner) return owner.objective.number
  return null
}

export const isTargetNode = (targets: readonly FoundTarget[]): ((node: Node) => boolean) => {
  const set = new Set(targets.map((found) => found.node))
  return (node) => set.has(node)
}

/** True in the chapter of goals and targets, where no duty is given to a unit. */
export const isInGoals = (node: Node): boolean =>
  zoneOf(node) !== null || /^(?:mục tiêu|chỉ tiêu)/u.test(fold(node.paragraph.text.slice(node.paragraph.body)))
