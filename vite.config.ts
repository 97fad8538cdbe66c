import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string }

/** The web app: the only room that is built. The server puts a nonce per reply where `__CSP_NONCE__` stands. */
export default defineConfig(({ command }) => ({
  root: 'src/web',
  html: command === 'build' ? { cspNonce: '__CSP_NONCE__' } : {},
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react(), compressed()],
  server: { proxy: { '/api': `http://localhost:${process.env.API_PORT ?? 3000}` } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A font as a data: URL would be refused by the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
}))

/** Writes `x.br` and `x.gz` beside every text file, so that the server sends what was compressed once and well. */
function compressed(): Plugin {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  return {
    name: 'mangnon-compressed',
    apply: 'build',
    // After writing: Vite itself still changes chunks (preload lists) while the bundle is generated.
    async writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        // index.html changes with every reply (nonce), so it is compressed by nobody.
        if (!/\.(js|css|svg)$/.test(fileName)) continue
        const file = join(dir, fileName)
        const source = await readFile(file)
        if (source.length < 1024) continue
        await writeFile(`${file}.br`, await brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
        await writeFile(`${file}.gz`, await zip(source, { level: 9 }))
      }
    },
  }
}
