/**
 * Writes every generated file anew (`npm run generate`), or with `--check` fails when one is out of date. Each is
 * committed, so that reviewers see what a change does; nobody edits one by hand.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { PostgresError } from '#store/embedded-postgres.ts'
import { MigrationError } from '#store/migrate.ts'
import { startTestCluster } from '#store/test-database.ts'
import { printOpenApi } from './print-openapi.ts'
import { printSchema } from './print-schema.ts'
import { printSchemaTypes } from './print-schema-types.ts'

/** `database` is connected to an empty database with every migration. */
type Printer = { file: string; print: (database: pg.Client) => Promise<string> }

/** Add yours here; the text must be the same at each run and end with a line end. */
const printers: Printer[] = [
  { file: 'db/schema.sql', print: printSchema },
  { file: 'src/store/schema.ts', print: printSchemaTypes },
  { file: 'docs/reference/openapi.json', print: printOpenApi },
]

const checkout = resolve(import.meta.dirname, '..')

/** The files whose text on disk differs from what would be printed now, after writing them unless `check`. */
export const generate = async (options: { check: boolean; under?: string }): Promise<string[]> => {
  const cluster = await startTestCluster()
  const database = new pg.Client({ ...cluster.admin, database: cluster.template })
  await database.connect()
  const changed: string[] = []
  try {
    for (const { file, print } of printers) {
      const path = join(options.under ?? checkout, file)
      const text = await print(database)
      if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
      changed.push(file)
      if (options.check) continue
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  } finally {
    await database.end()
    await cluster.stop()
  }
  return changed
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  const changed = await generate({ check }).catch((error) => {
    console.error(error instanceof MigrationError || error instanceof PostgresError ? error.message : error)
    process.exit(1)
  })
  for (const file of changed)
    console.log(check ? `${file} is out of date: run npm run generate and commit it.` : `${file} written`)
  if (changed.length === 0) console.log('Generated files are up to date.')
  if (check && changed.length > 0) process.exitCode = 1
}
