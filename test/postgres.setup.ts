/**
 * Vitest's `globalSetup`: one PostgreSQL with a template database for the whole run; see `createTestDatabase`. The
 * template holds the country's units and the demonstration, so that every clone begins with the cast at their desks.
 */

import type { TestProject } from 'vitest/node'
import { startTestCluster } from '#store/test-database.ts'
import { fillTemplate } from './people/template.ts'

export default async (project: TestProject) => {
  const { stop, admin, template } = await startTestCluster(fillTemplate)
  project.provide('postgres', { admin, template })
  return stop
}
