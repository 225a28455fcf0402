// Runs a TypeScript entry point: node scripts/run.mjs <file.ts> [arguments]. Plain JavaScript, so that a Node.js that is
// too old to strip types still gets as far as the message below.
import module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Stockgraph needs Node.js 22.18 or newer and this is ${process.versions.node}. ` +
      '`npm ci` installs Node.js 24 beside the packages (where your platform has one): start it by `npm run`, not by `node`.',
  )
  process.exit(1)
}
// Stripping types and compiling a few hundred files takes a third of a start; where the cache cannot be written, it is done again.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)))

const [file] = process.argv.splice(2, 1)
process.argv[1] = file
await import(pathToFileURL(file).href)
