import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findDeadLinks } from './dead-links.ts'

test('links to missing files and headings are found; code, other sites and Vietnamese headings are not', () => {
  const root = mkdtempSync(join(tmpdir(), 'mangnon-links-'))
  mkdirSync(join(root, 'docs'))
  writeFileSync(
    join(root, 'README.md'),
    [
      '# Măng Non',
      '[good](docs/a.md) [heading](docs/a.md#kế-hoạch--chỉ-tiêu) [self](#măng-non) [web](https://example.org/x.md)',
      '[gone](docs/b.md) and `[code](nowhere.md)`',
      '```\n[block](nowhere.md)\n```',
      '[wrong](docs/a.md#absent) ![picture](docs/none.png)',
      '[twice](docs/a.md#again-1)',
    ].join('\n'),
  )
  writeFileSync(join(root, 'docs/a.md'), '# Kế hoạch & chỉ tiêu\n## Again\n## Again\n[up](../README.md)\n')
  expect(findDeadLinks(root)).toEqual([
    'README.md:3 leads to docs/b.md, which does not exist.',
    'README.md:7 leads to #absent, and docs/a.md has no such heading.',
    'README.md:7 leads to docs/none.png, which does not exist.',
  ])
  rmSync(root, { recursive: true })
})
