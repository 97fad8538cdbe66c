/**
 * Invented lists in which some children stand twice, with the mistakes that lists have, and the truth beside them: for
 * measuring linkage. Mistakes are made letter by letter and cell by cell, as a hurried hand, a keyboard or a spreadsheet
 * makes them, not by the levels that linkage compares with.
 */
import { formatDate } from '../dates.ts'
import { makeFamily, type Truth } from './linkage-families.ts'
import { type Mistake, spoil, weightedMistakes } from './linkage-mistakes.ts'
import { makePlaces, type Place } from './linkage-places.ts'
import { type Random, randomFrom } from './random.ts'

export type LinkageListOptions = {
  seed: number
  /** Rows to make, copies included. */
  size: number
  /** Share of children who stand in the list again. */
  copied?: number
  /** Mistakes in a copy, on average. */
  mistakesEach?: number
  twins?: number
  communes?: number
  /** Share of children whose number is known at all. */
  numbered?: number
  /** Old codes by new code; invented ones without. */
  oldCodes?: ReadonlyMap<string, readonly string[]>
  /** The only kind of mistake to make, for finding out what it costs. */
  only?: Mistake
}

/** `[id, full_name, birth_date, sex, mother_name, father_name, village, commune_code, personal_id]`. */
export type ListedRow = { child: number; copy: number; cells: string[]; mistakes: Mistake[] }

/** Rows in an order by chance within some thousand; the same options give the same rows. */
export function* linkageList(options: LinkageListOptions): Generator<ListedRow> {
  const random = randomFrom(options.seed)
  const { copied = 0.15, mistakesEach = 1.6, twins = 0.02, communes = 40, numbered = 0.6 } = options
  const places = makePlaces(random, communes, options.oldCodes)
  let made = 0
  let child = 0
  let waiting: ListedRow[] = []
  while (made + waiting.length < options.size) {
    for (const truth of makeFamily(random, places, { twins, numbered })) {
      waiting.push({ child, copy: 0, cells: written(random, truth), mistakes: [] })
      if (random.chance(copied)) {
        const copies = random.chance(0.08) ? 2 : 1
        for (let copy = 1; copy <= copies; copy++)
          waiting.push(makeCopy(random, truth, child, copy, options, mistakesEach, places))
      }
      child++
    }
    if (waiting.length > 5000) {
      yield* shuffled(random, waiting).slice(0, options.size - made)
      made += waiting.length
      waiting = []
    }
  }
  yield* shuffled(random, waiting).slice(0, options.size - made)
}

const shuffled = <T>(random: Random, list: T[]): T[] => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.whole(0, i)
    ;[list[i], list[j]] = [list[j] as T, list[i] as T]
  }
  return list
}

/** A row as a careful clerk writes it: cells are left out, nothing is wrong. */
const written = (random: Random, truth: Truth): string[] => [
  '',
  truth.name,
  random.chance(0.5) ? truth.birth : formatDate(truth.birth),
  random.pick(truth.sex === 'male' ? ['nam', 'Nam', 'male'] : ['nữ', 'Nữ', 'female']),
  random.chance(0.05) ? '' : truth.mother,
  random.chance(0.08) ? '' : truth.father,
  random.chance(0.03) ? '' : truth.village,
  random.chance(0.02) ? '' : truth.commune,
  random.chance(0.1) ? '' : truth.number,
]

const makeCopy = (
  random: Random,
  truth: Truth,
  child: number,
  copy: number,
  options: LinkageListOptions,
  mistakesEach: number,
  places: Place[],
): ListedRow => {
  const cells = written(random, truth)
  const made: Mistake[] = []
  if (options.only) made.push(options.only)
  else {
    // As many as a hurried clerk makes: often none, sometimes many.
    let left = mistakesEach
    while (random.chance(left / (1 + left)) && made.length < 6) {
      const mistake = random.weighted(weightedMistakes)
      if (!made.includes(mistake)) made.push(mistake)
      left *= 0.95
    }
  }
  // What concerns a whole cell first, the way of writing last.
  const last = ['noMarks', 'telex', 'decomposed', 'capitals']
  made.sort((x, y) => last.indexOf(x) - last.indexOf(y))
  for (const mistake of made) spoil(random, cells, mistake, truth, places)
  return { child, copy, cells, mistakes: made }
}
