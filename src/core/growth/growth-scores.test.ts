import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthIndexes, growthScores, type Measurement } from './growth-scores.ts'
import { parseGrowthTables } from './tables.ts'

const { tables } = parseGrowthTables(
  readFileSync(new URL('../../../reference/growth/who-lms.json', import.meta.url), 'utf8'),
)
const nobody: Measurement = {
  sex: 'male',
  ageDays: null,
  ageMonths: null,
  weightKg: null,
  lengthHeightCm: null,
  position: null,
  oedema: false,
}
const scoresOf = (child: Partial<Measurement>) => growthScores(tables, { ...nobody, ...child })
const zOf = (child: Partial<Measurement>) => {
  const scores = scoresOf(child)
  return growthIndexes.map((index) => scores[index]?.z ?? null)
}
const flagsOf = (child: Partial<Measurement>) => {
  const scores = scoresOf(child)
  return growthIndexes.map((index) => scores[index]?.implausible ?? null)
}

describe('the examples that WHO prints for its software', () => {
  test.each([
    [{ sex: 'male', ageDays: 1001, weightKg: 18, lengthHeightCm: 120 }, [2.2, 7.31, -2.39, -3.01]],
    [{ sex: 'female', ageDays: 1000, weightKg: 15, lengthHeightCm: 80 }, [0.95, -3.5, 4.13, 4.66]],
    [{ sex: 'male', ageDays: 1010, weightKg: 10, lengthHeightCm: 100 }, [-2.76, 1.62, -5.19, -5.61]],
    [{ sex: 'male', ageDays: 1000, weightKg: 15, lengthHeightCm: 100 }, [0.69, 1.7, -0.29, -0.58]],
    [{ sex: 'male', ageMonths: 100, weightKg: 30, lengthHeightCm: 100 }, [0.87, -5.04, null, 5.03]],
    [{ sex: 'female', ageMonths: 110, weightKg: 40, lengthHeightCm: 90 }, [1.78, -7.06, null, 7.37]],
  ] as const)('%o', (child, expected) => {
    expect(zOf(child)).toEqual(expected)
  })

  test('and their flags', () => {
    expect(flagsOf({ ageDays: 1001, weightKg: 18, lengthHeightCm: 120 })).toEqual([false, true, false, false])
    expect(flagsOf({ ageDays: 1010, weightKg: 10, lengthHeightCm: 100 })).toEqual([false, false, true, true])
    expect(flagsOf({ sex: 'female', ageMonths: 110, weightKg: 40, lengthHeightCm: 90 })).toEqual([
      false,
      true,
      null,
      true,
    ])
  })
})

describe('age', () => {
  const child = { weightKg: 12, lengthHeightCm: 87 } as const

  test('a child is measured by the day, from the day of birth', () => {
    expect(zOf({ ageDays: 0, weightKg: 3.3464, lengthHeightCm: 49.8842 }).slice(0, 2)).toEqual([0, 0])
    expect(zOf({ ageMonths: 0, weightKg: 3.3464 })[0]).toBe(0)
  })

  test('months become days of 30.4375, half a day counting as one: 24 months are day 731', () => {
    expect(zOf({ ...child, ageMonths: 24 })).toEqual(zOf({ ...child, ageDays: 731 }))
    expect(zOf({ ...child, ageMonths: 23.98 })).toEqual(zOf({ ...child, ageDays: 730 }))
    expect(zOf({ ...child, ageDays: 730.5 })).toEqual(zOf({ ...child, ageDays: 731 }))
    expect(zOf({ ...child, ageDays: 730.49 })).toEqual(zOf({ ...child, ageDays: 730 }))
  })

  test('the standards of 2006 hold under 60 months, the reference of 2007 from 60 months on', () => {
    expect(scoresOf({ ageDays: 1826, lengthHeightCm: 110 }).standard).toBe('2006')
    expect(scoresOf({ ageDays: 1826.2, lengthHeightCm: 110 }).standard).toBe('2006')
    expect(scoresOf({ ageMonths: 59.99, lengthHeightCm: 110 }).standard).toBe('2006')
    expect(scoresOf({ ageMonths: 60, lengthHeightCm: 110 }).standard).toBe('2007')
    expect(scoresOf({ ageDays: 1827, lengthHeightCm: 110 }).standard).toBe('2007')
    expect(zOf({ ageMonths: 60, lengthHeightCm: 109.7265 })[1]).toBe(0)
    expect(zOf({ ageMonths: 61, lengthHeightCm: 110.2647 })[1]).toBe(0)
  })

  test('between two months of the reference each figure is taken in proportion', () => {
    expect(zOf({ ageMonths: 60.5, lengthHeightCm: (109.7265 + 110.2647) / 2 })[1]).toBe(0)
  })

  test('weight-for-age ends with 120 months, height and BMI with 228, both included; weight-for-height with 60', () => {
    const tall = { weightKg: 30, lengthHeightCm: 118 }
    const present = (ageMonths: number) => zOf({ ...tall, ageMonths }).map((z) => z !== null)
    expect(present(59.9)).toEqual([true, true, true, true])
    expect(present(60)).toEqual([true, true, false, true])
    expect(present(120)).toEqual([true, true, false, true])
    expect(present(120.01)).toEqual([false, true, false, true])
    expect(present(228)).toEqual([false, true, false, true])
    expect(present(228.01)).toEqual([false, false, false, false])
  })

  test('without an age only weight-for-length is told; an impossible age tells nothing', () => {
    expect(zOf(child).map((z) => z !== null)).toEqual([false, false, true, false])
    expect(zOf({ ...child, ageDays: -1 })).toEqual([null, null, null, null])
    expect(zOf({ ...child, ageMonths: Number.NaN })).toEqual([null, null, null, null])
    expect(zOf({ ...child, ageDays: 100, sex: null })).toEqual([null, null, null, null])
  })

  test('of days and months the days decide; the table by months takes the months when they mean the same age', () => {
    const older = { weightKg: 20, lengthHeightCm: 115 }
    expect(zOf({ ...older, ageDays: 2100, ageMonths: 69 })).toEqual(zOf({ ...older, ageMonths: 69 }))
    expect(zOf({ ...older, ageDays: 2100, ageMonths: 30 })).toEqual(zOf({ ...older, ageDays: 2100 }))
    expect(zOf({ ...older, ageDays: 800, ageMonths: 70 })).toEqual(zOf({ ...older, ageDays: 800 }))
  })
})

describe('lying or standing', () => {
  test('under 731 days a standing child is 0.7 cm longer when lying', () => {
    const lying = zOf({ ageDays: 730, weightKg: 12, lengthHeightCm: 87.7, position: 'lying' })
    expect(zOf({ ageDays: 730, weightKg: 12, lengthHeightCm: 87, position: 'standing' })).toEqual(lying)
    expect(zOf({ ageDays: 730, weightKg: 12, lengthHeightCm: 87.7 })).toEqual(lying)
  })

  test('from 731 days a lying child is 0.7 cm shorter when standing', () => {
    const standing = zOf({ ageDays: 731, weightKg: 12, lengthHeightCm: 87, position: 'standing' })
    expect(zOf({ ageDays: 731, weightKg: 12, lengthHeightCm: 87.7, position: 'lying' })).toEqual(standing)
    expect(zOf({ ageDays: 731, weightKg: 12, lengthHeightCm: 87 })).toEqual(standing)
  })

  test('nobody stands under nine months: the label is put aside, and the result says so', () => {
    const unlabelled = zOf({ ageDays: 273, weightKg: 8, lengthHeightCm: 71 })
    expect(zOf({ ageDays: 273, weightKg: 8, lengthHeightCm: 71, position: 'standing' })).toEqual(unlabelled)
    expect(scoresOf({ ageDays: 273, lengthHeightCm: 71, position: 'standing' }).positionIgnored).toBe(true)
    expect(scoresOf({ ageDays: 274, lengthHeightCm: 71, position: 'standing' }).positionIgnored).toBe(false)
    expect(zOf({ ageDays: 274, lengthHeightCm: 71, position: 'standing' })).toEqual(
      zOf({ ageDays: 274, lengthHeightCm: 71.7, position: 'lying' }),
    )
  })

  test('from five years on the height counts as it was measured', () => {
    expect(zOf({ ageMonths: 70, lengthHeightCm: 115, position: 'lying' })).toEqual(
      zOf({ ageMonths: 70, lengthHeightCm: 115 }),
    )
  })

  test('without an age the label chooses the table, without a label 87 cm', () => {
    const whz = (lengthHeightCm: number, position: Measurement['position']) =>
      zOf({ weightKg: 12, lengthHeightCm, position })[2]
    expect(whz(86.9, null)).toBe(whz(86.9, 'lying'))
    expect(whz(87, null)).toBe(whz(87, 'standing'))
    expect(whz(87, 'lying')).not.toBe(whz(87, 'standing'))
  })
})

describe('weight-for-length and weight-for-height', () => {
  const present = (ageDays: number, lengthHeightCm: number) => zOf({ ageDays, weightKg: 9, lengthHeightCm })[2] !== null

  test('lengths from 45 to 110 cm, heights from 65 to 120 cm, limits included', () => {
    expect([44.9, 44.99, 45, 110, 110.01].map((cm) => present(400, cm))).toEqual([false, false, true, true, false])
    expect([64.9, 65, 120, 120.01].map((cm) => present(900, cm))).toEqual([false, true, true, false])
  })

  test('the limits hold for the length after 0.7 cm were added or taken off', () => {
    const whz = (child: Partial<Measurement>) => zOf({ weightKg: 9, ...child })[2]
    expect(whz({ ageDays: 900, lengthHeightCm: 65.6, position: 'lying' })).toBeNull()
    expect(whz({ ageDays: 900, lengthHeightCm: 65.7, position: 'lying' })).not.toBeNull()
    expect(whz({ ageDays: 400, lengthHeightCm: 109.3, position: 'standing' })).not.toBeNull()
    expect(whz({ ageDays: 400, lengthHeightCm: 109.4, position: 'standing' })).toBeNull()
  })

  test('between two millimetres each figure is taken in proportion', () => {
    expect(zOf({ ageDays: 400, weightKg: (2.441 + 2.4577) / 2, lengthHeightCm: 45.05 })[2]).toBe(0)
  })
})

test('with oedema the weight says nothing; the height still does', () => {
  const child = { ageDays: 800, weightKg: 11, lengthHeightCm: 85, oedema: true } as const
  expect(zOf(child).map((z) => z !== null)).toEqual([false, true, false, false])
  expect(zOf({ ...child, ageDays: 2500, lengthHeightCm: 118 }).map((z) => z !== null)).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('a score beyond the limits of WHO is flagged and kept; on the limit it is not', () => {
  expect(scoresOf({ ageDays: 0, lengthHeightCm: 49.8842 * (1 + 0.03795 * 6) }).haz).toEqual({
    z: 6,
    implausible: false,
  })
  expect(scoresOf({ ageDays: 0, lengthHeightCm: 49.8842 * (1 + 0.03795 * 6.02) }).haz).toEqual({
    z: 6.02,
    implausible: true,
  })
  expect(scoresOf({ ageDays: 0, lengthHeightCm: 49.8842 * (1 - 0.03795 * 6.02) }).haz?.implausible).toBe(true)
  const flag = (weightKg: number) => {
    const score = scoresOf({ ageDays: 365, weightKg }).waz!
    expect(score.implausible).toBe(score.z < -6 || score.z > 5)
    return score.implausible
  }
  expect([2, 3, 9.6, 17, 25].map(flag)).toEqual([true, true, false, true, true])
})

describe('for any child', () => {
  const anyChild = fc.record({
    sex: fc.constantFrom('male' as const, 'female' as const),
    ageDays: fc.integer({ min: 0, max: 6939 }),
    lengthHeightCm: fc.double({ min: 45, max: 190, noNaN: true }),
    position: fc.constantFrom('lying' as const, 'standing' as const, null),
  })

  test('who weighs more never scores lower', () => {
    fc.assert(
      fc.property(
        anyChild,
        fc.double({ min: 0.5, max: 120, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (child, weightKg, more) => {
          const light = scoresOf({ ...child, weightKg })
          const heavy = scoresOf({ ...child, weightKg: weightKg + more })
          for (const index of ['waz', 'whz', 'baz'] as const) {
            expect(heavy[index] === null).toBe(light[index] === null)
            expect(heavy[index]?.z ?? 0).toBeGreaterThanOrEqual(light[index]?.z ?? 0)
          }
          expect(heavy.haz).toEqual(light.haz)
        },
      ),
    )
  })

  test('who is taller never scores lower in height', () => {
    fc.assert(
      fc.property(anyChild, fc.double({ min: 0, max: 20, noNaN: true }), (child, more) => {
        const taller = scoresOf({ ...child, lengthHeightCm: child.lengthHeightCm + more })
        expect(taller.haz!.z).toBeGreaterThanOrEqual(scoresOf(child).haz!.z)
      }),
    )
  })

  test('a score is a number of two decimals or nothing, whatever was written down', () => {
    const anything = fc.oneof(fc.constant(null), fc.double(), fc.double({ min: -5, max: 300, noNaN: true }))
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        anything,
        fc.boolean(),
        (ageDays, ageMonths, weightKg, lengthHeightCm, oedema) => {
          const scores = scoresOf({ ageDays, ageMonths, weightKg, lengthHeightCm, oedema })
          for (const index of growthIndexes) {
            const z = scores[index]?.z ?? 0
            expect(Number.isFinite(z)).toBe(true)
            if (Math.abs(z) < 1e6) expect(Number(z.toFixed(2))).toBe(z)
          }
        },
      ),
    )
  })
})
