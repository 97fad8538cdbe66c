import { defineConfig } from 'vitest/config'

/** Browser tests: the built web app, the real server in this process, Chromium. `npm run e2e`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/postgres.setup.ts', 'test/e2e/build.setup.ts'],
    // One browser and one server at a time: two cores are enough for that and no more.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
