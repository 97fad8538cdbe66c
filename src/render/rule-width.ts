/**
 * How long the rules under the motto, the agency and the title are (Decree 30/2020/NĐ-CP, Annex I, part II: as long as
 * the motto; a third to a half of the line for agency and title). The half-way value leaves room for the estimate of
 * text width: mean widths of Times New Roman bold, in ems, by kind of letter.
 */
const MM_PER_PT = 25.4 / 72

/** Width in mm of bold text of that size; within 4% for Vietnamese capitals and titles (test). */
export const boldWidth = (text: string, sizePt: number): number => {
  let ems = 0
  for (const letter of text.normalize('NFD')) {
    if (/[\u0300-\u036f]/.test(letter)) continue
    ems += /[IJ]/.test(letter)
      ? 0.42
      : /[MW]/.test(letter)
        ? 0.95
        : /\p{Lu}/u.test(letter)
          ? 0.715
          : /[\s.,;:'-]/.test(letter)
            ? 0.27
            : /[iljtf]/.test(letter)
              ? 0.3
              : /[mw]/.test(letter)
                ? 0.78
                : 0.51
  }
  return ems * sizePt * MM_PER_PT
}

/** "Độc lập - Tự do - Hạnh phúc" in bold at 1 pt, in mm, as Tinos measures it (the widths of Times New Roman). */
const MOTTO = 56.14 / 13

export const ruleWidth = {
  /** As long as the motto itself. */
  motto: (sizePt: number): number => MOTTO * sizePt,
  /** Two fifths of the line: the agency. */
  part: (text: string, sizePt: number): number => boldWidth(text, sizePt) * 0.42,
  /** Two fifths of the title's line, or of the room where the title is longer than a line. */
  title: (text: string, sizePt: number, room: number): number => Math.min(boldWidth(text, sizePt), room) * 0.42,
}
