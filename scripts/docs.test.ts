import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const sources = globSync(['{gateway,platform,subgraphs,scripts}/**/*.ts'], { cwd: root })
  .filter((path) => !/generated|[.]test[.]ts$|\/test\/|\/testing\//.test(path))
  .map((path) => ({ path, text: read(path) }))
const found = (pattern: RegExp, within: RegExp): string[] =>
  sources
    .filter(({ path }) => within.test(path))
    .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name!))

describe('the documents', () => {
  it('list every variable of the environment, and none that nobody reads', () => {
    const rooms = ['INVENTORY', 'ORDERS', 'SUPPLIERS']
    const settings =
      /^(gateway\/config|platform\/service-process|scripts\/start|subgraphs\/\w+\/settings)[.]ts$/
    const variables = [
      ...found(/^ {2,4}([A-Z][A-Z_]+): /gm, settings),
      ...found(/[.]env\('([A-Z_]+)'\)/g, /^scripts\//),
      ...rooms.flatMap((room) => [`${room}_PORT`, `${room}_DATABASE_URL`, `${room}_DATABASE_READ_URL`]),
    ]
    const table = read('README.md').split('### Environment')[1]!.split('\n## ')[0]!
    const rows = table.split('\n').filter((line) => line.startsWith('| `'))
    const listed = rows.flatMap((row) =>
      [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
    )
    expect(listed.toSorted()).toEqual([...new Set(variables)].toSorted())
  })

  it('explain every code of an error', () => {
    const codes = [
      ...found(/callerError\(\s*'([A-Z_]+)'/g, /^gateway\//),
      ...found(/(?:Refusal\(\s*\d+,|withCode\(\w+,|asCoded\(\w+,)\s*'([A-Z_]+)'/g, /^gateway\//),
      ...found(/extensions: \{ code: '([A-Z_]+)'/g, /./),
    ]
    const chapter = read('docs/architecture.md').split('## Errors')[1]!
    expect(codes.length).toBeGreaterThan(20)
    expect([...new Set(codes)].filter((code) => !chapter.includes(`\`${code}\``))).toEqual([])
  })

  it('name only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const pages = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'].map(read).join('\n')
    const named = [...pages.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('link only to files that there are', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']) {
      const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link!)
      for (const link of links)
        expect(existsSync(join(root, dirname(page), link)), `${page}: ${link}`).toBe(true)
    }
  })
})
