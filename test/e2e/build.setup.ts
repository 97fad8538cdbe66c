/** Vitest's `globalSetup` for browser tests: the web app as it stands now is in `dist/web`. */
import { buildWebIfNeeded } from '#server/build-web.ts'
import { projectFolder } from '#server/start.ts'

export default async () => {
  const { NODE_ENV } = process.env
  // Under Vitest's own `test` Vite would bundle React for developers, a third larger, and `npm start` would serve it.
  process.env.NODE_ENV = 'production'
  await buildWebIfNeeded(projectFolder, (sentence) => console.log(sentence))
  process.env.NODE_ENV = NODE_ENV
}
