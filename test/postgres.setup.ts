/** Vitest's `globalSetup`: one PostgreSQL with a template database for the whole run; see `createTestDatabase`. */

import type { TestProject } from 'vitest/node'
import { startTestCluster } from '#store/test-database.ts'

export default async (project: TestProject) => {
  const { stop, admin, template } = await startTestCluster()
  project.provide('postgres', { admin, template })
  return stop
}
