/** How two birthdays agree, and two personal numbers: digits that were turned, slipped or lost. */
import { dateLevel, numberLevel } from './levels.ts'

/** Digits that differ between two days as they are written, ddmmyyyy; two neighbours that changed places count as one. */
const digitsApart = (a: number, b: number): number => {
  let [p, q] = [a, b]
  let apart = 0
  let [lastP, lastQ] = [-1, -2]
  for (let n = 0; n < 8; n++) {
    const [x, y] = [p % 10, q % 10]
    if (x !== y) {
      if (x === lastQ && y === lastP) [lastP, lastQ] = [-1, -2]
      else {
        apart++
        ;[lastP, lastQ] = [x, y]
      }
    } else [lastP, lastQ] = [-1, -2]
    p = (p - x) / 10
    q = (q - y) / 10
  }
  return apart
}

/** The level for `20190305` and `20190503` is `turned`. */
export const compareDates = (a: number, b: number): number => {
  if (a === 0 || b === 0) return dateLevel.unknown
  if (a === b) return dateLevel.same
  const [yearA, yearB] = [Math.floor(a / 10_000), Math.floor(b / 10_000)]
  const [restA, restB] = [a % 10_000, b % 10_000]
  const [monthA, monthB] = [Math.floor(restA / 100), Math.floor(restB / 100)]
  const [dayA, dayB] = [restA % 100, restB % 100]
  const vague = dayA === 0 || dayB === 0
  if (yearA !== yearB) {
    if (vague) return Math.abs(yearA - yearB) === 1 ? dateLevel.nextYear : dateLevel.different
    // Two who are both said to be born on 1 January agree in nothing but that nobody knew the day.
    if (digitsApart(a, b) === 1 && restA !== 101) return dateLevel.oneDigit
    if (restA === restB && restA !== 101) return dateLevel.sameDay
    return Math.abs(yearA - yearB) === 1 ? dateLevel.nextYear : dateLevel.different
  }
  if (vague) {
    if (monthA === 0 || monthB === 0) return dateLevel.yearOnly
    return monthA === monthB ? dateLevel.sameMonth : dateLevel.sameYear
  }
  if (dayA === monthB && dayB === monthA) return dateLevel.turned
  if (digitsApart(a, b) === 1) return dateLevel.oneDigit
  if (monthA === monthB) return dateLevel.sameMonth
  return restA === 101 || restB === 101 ? dateLevel.yearOnly : dateLevel.sameYear
}

const digitsA = new Uint8Array(16)
const digitsB = new Uint8Array(16)

const takeDigits = (number: number, into: Uint8Array): number => {
  let left = number
  let count = 0
  while (left > 0) {
    const next = Math.floor(left / 10)
    into[count++] = left - next * 10
    left = next
  }
  return count
}

/** The level for two numbers; zeros in front are no digits. `[...]219000123` alone is part of `099219000123`. */
export const compareNumbers = (a: number, b: number): number => {
  if (a === 0 || b === 0) return numberLevel.unknown
  if (a === b) return numberLevel.same
  if (Math.abs(a - b) <= 2) return numberLevel.next
  const [n, m] = [takeDigits(a, digitsA), takeDigits(b, digitsB)]
  // Digits stand last first, so the common beginning is the common end of the numbers.
  let end = 0
  while (end < n && end < m && digitsA[end] === digitsB[end]) end++
  if (end >= 8 && (end === n || end === m)) return numberLevel.part
  let front = 0
  while (front < n - end && front < m - end && digitsA[n - 1 - front] === digitsB[m - 1 - front]) front++
  const [left, right] = [n - end - front, m - end - front]
  if (left <= 1 && right <= 1) return numberLevel.oneSlip
  const turned = left === 2 && right === 2 && digitsA[end] === digitsB[end + 1] && digitsA[end + 1] === digitsB[end]
  if (turned) return numberLevel.oneSlip
  // Nine digits are a number of another kind: they say nothing about twelve.
  if (n !== m) return Math.min(n, m) <= 9 && Math.max(n, m) >= 10 ? numberLevel.unknown : numberLevel.different
  let apart = 0
  for (let i = end; i < n - front; i++) if (digitsA[i] !== digitsB[i]) apart++
  return apart <= 2 ? numberLevel.twoSlips : numberLevel.different
}
