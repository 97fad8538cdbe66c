/**
 * What is missing, counted in two ways that must not be taken for each other: the measures that stand without a figure,
 * each a line of the plan and of the report's annex, and the figures a person has to see to. Measures that share an
 * indicator (a level and the one that keeps it) lack one figure between them.
 */
type Measured = {
  lineId: string
  indicator: { code: string } | null
  figure: { numerator: number | null } | null
}

export const hasNoFigure = ({ figure }: Pick<Measured, 'figure'>): boolean =>
  figure === null || figure.numerator === null

/** The measures without a figure: what the report says "Chưa có số liệu" of. */
export const measuresWithoutFigure = <M extends Measured>(targets: readonly { measures: readonly M[] }[]): M[] =>
  targets.flatMap(({ measures }) => measures.filter(hasNoFigure))

/** Of measures those whose figures fill all of them: the first of each indicator, and each that has none. */
export const oneOfEachFigure = <M extends Pick<Measured, 'lineId' | 'indicator'>>(measures: readonly M[]): M[] => {
  const seen = new Set<string>()
  return measures.filter(({ indicator, lineId }) => {
    const one = indicator?.code ?? lineId
    return !seen.has(one) && seen.add(one)
  })
}
