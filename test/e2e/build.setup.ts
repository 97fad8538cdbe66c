/** Vitest's `globalSetup` for browser tests: the web app as it stands now is in `dist/web`. */
import { buildWebIfNeeded } from '#server/build-web.ts'
import { projectFolder } from '#server/start.ts'

export default () => buildWebIfNeeded(projectFolder, (sentence) => console.log(sentence))
