import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '#platform/testing/browser.ts'
import { ensureWebBuilt } from '../scripts/web-build.ts'

/** What went wrong on a page without its saying so. */
export interface Complaints {
  /** Requests that left the page's own origin. */
  outside: string[]
  /** Errors in the console (a breach of the content security policy is one) and uncaught exceptions. */
  errors: string[]
}

/** A page of its own profile, watched from its first request on. */
export async function openPage(
  browser: Browser,
  origin: string,
): Promise<{ page: Page; complaints: Complaints }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1400 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: Complaints = { outside: [], errors: [] }
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)) complaints.outside.push(url)
  })
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(`${origin.replace(/^http/, 'ws')}/`)) complaints.outside.push(socket.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.errors.push(message.text())
  })
  page.on('pageerror', (error) => complaints.errors.push(error.message))
  return { page, complaints }
}

/** The built pages and a browser to open them in. */
export async function prepareBrowser(): Promise<{ browser: Browser; webRoot: string }> {
  const webRoot = await ensureWebBuilt((line) => process.stderr.write(`[tests] ${line}\n`))
  return { browser: await launchBrowser(), webRoot }
}
