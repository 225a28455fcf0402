import { createHash } from 'node:crypto'
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const web = join(root, 'web')
const dist = join(web, 'dist')
const stamp = '.stamp'

/**
 * Builds the console and the playground if they have not been built from what is there now, and returns where they are.
 * @param log gets one line when a build starts, for it takes some seconds
 * @throws Error with the bundler's error as `cause` if they cannot be built
 */
export async function ensureWebBuilt(log: (line: string) => void): Promise<string> {
  const wanted = await sourceHash()
  if (await isBuiltFrom(wanted)) return dist
  log('Building the web pages (once; some seconds) …')
  // Built aside and put in place as a whole: a gateway may be serving the old pages, and two starts may build at once.
  const aside = join(web, 'node_modules', `.dist-${process.pid}`)
  try {
    // Loaded here, because a start that finds the pages built needs no bundler.
    const { build } = await import('vite')
    await build({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: aside },
    })
    await writeFile(join(aside, stamp), wanted)
    // Another start was quicker, and may be serving these very pages.
    if (await isBuiltFrom(wanted)) {
      await rm(aside, { recursive: true, force: true })
      return dist
    }
    await rm(dist, { recursive: true, force: true })
    await rename(aside, dist)
  } catch (cause) {
    await rm(aside, { recursive: true, force: true })
    // Another start was quicker.
    if (await isBuiltFrom(wanted)) return dist
    throw new Error('The web pages could not be built', { cause })
  }
  return dist
}

async function isBuiltFrom(wanted: string): Promise<boolean> {
  return (await readFile(join(dist, stamp), 'utf8').catch(() => '')) === wanted
}

/** Of all that the pages are made from: the sources' paths and contents, and the lock file for the packages. */
async function sourceHash(): Promise<string> {
  const entries = await readdir(web, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^(dist|node_modules)\b|\.test\.ts$/.test(relative(web, file)))
    .concat(join(root, 'package-lock.json'))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(relative(root, file)).update('\0')
    hash.update(await readFile(file)).update('\0')
  }
  return hash.digest('hex')
}

// Run by itself it is `npm run build`; imported by `npm start` it only offers the function.
if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  console.log(await ensureWebBuilt(console.log))
}
